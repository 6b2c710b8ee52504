import type { LineageFact } from '../../custody/index.js'
import { type ExhibitFacts, partIn } from '../facts.js'
import { type Check, met, notApplicable, notChecked, notMet } from './verdict.js'

interface With {
  readonly tool?: boolean
  readonly operator?: boolean
}

const byTool: ReadonlySet<string> = new Set(['acquire', 'derive', 'decrypt'])

/** PRO-31: what was made of something else names its source, tool and operator. */
export const p11: Check<With> = (f, { tool = true, operator = true }) => {
  const made = (f.report.lineage ?? []).filter(({ action, results }) => action !== 'copy' && results.includes(f.exhibit))
  if (made.length === 0)
    return f.report.nature === 'image' || f.report.nature === 'extraction' ? notMet('source.not-named') : notApplicable('lineage.none')
  const said = made.map((fact) => ({ act: fact.act, lacks: lacking(f, fact, tool, operator) }))
  const of = (what: Lack) => said.filter(({ lacks }) => lacks.includes(what)).map(({ act }) => act)
  const bare = of('absent')
  if (bare.length > 0) return notMet('source.not-named', { statements: bare })
  const closed = of('closed')
  if (closed.length > 0) return notChecked('part.not-opened', { statements: closed })
  return met('source.named', { statements: made.map(({ act }) => act) })
}

type Lack = 'absent' | 'closed'

/** What an act does not say; a part that is closed and not opened may say it. */
function lacking(
  f: ExhibitFacts,
  { act, action, sources, tools = [], operator: named }: LineageFact,
  tool: boolean,
  operator: boolean,
): readonly Lack[] {
  const unsaid = (name: 'tools' | 'participants'): Lack =>
    f.case.closed(act).has(name) && partIn(f, act, name) === 'closed' ? 'closed' : 'absent'
  const lacks: Lack[] = sources.length === 0 ? ['absent'] : []
  if (tool && byTool.has(action) && tools.length === 0) lacks.push(unsaid('tools'))
  if (operator && !named) lacks.push(unsaid('participants'))
  return lacks
}
