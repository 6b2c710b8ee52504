import { type Check, met, notApplicable, notMet } from './verdict.js'

interface With {
  readonly tool?: boolean
  readonly operator?: boolean
}

const byTool = ['acquire', 'derive', 'decrypt']

/** PRO-31: what was made of something else names its source, tool and operator. */
export const p11: Check<With> = (f, { tool = true, operator = true }) => {
  const made = (f.report.lineage ?? []).filter(({ action, results }) => action !== 'copy' && results.includes(f.exhibit))
  if (made.length === 0)
    return f.report.nature === 'image' || f.report.nature === 'extraction' ? notMet('source.not-named') : notApplicable('lineage.none')
  const bare = made.filter(
    ({ action, sources, tools = [], operator: named }) =>
      sources.length === 0 || (tool && byTool.includes(action) && tools.length === 0) || (operator && !named),
  )
  const found = bare.length > 0 ? bare : made
  return (bare.length > 0 ? notMet : met)(bare.length > 0 ? 'source.not-named' : 'source.named', {
    statements: found.map(({ act }) => act),
  })
}
