import { type Docket, type DocketContext, importedDocket, type Linkage, type Omitted, type StatementEntry } from '../docket/index.js'
import { FormatError, LimitError, type Observation, observe, toHex } from '../ground/index.js'
import type { Trust } from '../identity/index.js'
import type { Text } from '../matter/index.js'
import { partOf } from '../statement/index.js'
import { judgeDocket } from './judge.js'
import type { ImportedReport } from './types.js'

/** Imports within imports are followed this far; each lies whole within the one before, so the work stays linear. */
const deepest = 4

/**
 * What admitted docket.import statements bring in, each judged in its own docket under the same beliefs (ORD-50 to ORD-53).
 * It is earlier custody, shown beside this docket's own: nothing of it enters the lines or heads here.
 */
export async function judgeImports(
  ctx: DocketContext,
  d: Docket,
  l: Pick<Linkage, 'order' | 'admitted'>,
  trust: Trust,
  at: number,
  depth = 1,
): Promise<{ readonly imports: readonly ImportedReport[]; readonly observations: readonly Observation[] }> {
  const imports: ImportedReport[] = []
  const observations: Observation[] = []
  for (const id of l.order) {
    const entry = d.entries.get(id)
    if (entry?.kind !== 'statement' || entry.statement.type !== 'docket.import' || !l.admitted.has(id)) continue
    const made = await judgeImport(ctx, entry, trust, at, depth)
    imports.push(made.report)
    observations.push(...made.observations)
  }
  return { imports, observations }
}

async function judgeImport(
  ctx: DocketContext,
  entry: StatementEntry,
  trust: Trust,
  at: number,
  depth: number,
): Promise<{ readonly report: ImportedReport; readonly observations: readonly Observation[] }> {
  const { statement, openings } = entry
  const place = { statement: statement.id }
  const omitted = partOf<Omitted>(openings, 'omitted')
  const said: Observation[] = omitted === undefined ? [] : [observe('import.omitted', place, wordsOf(omitted))]
  const base = {
    statement: statement.id,
    docket: toHex(statement.payload.docket as Uint8Array),
    authority: statement.iss,
    signed: statement.iat,
    ...(omitted && { omitted }),
  }
  const refused = (reason: string): Awaited<ReturnType<typeof judgeImport>> => ({
    report: { ...base, shown: false, exhibits: [], observations: [] },
    observations: [...said, observe('import.refused', place, { reason })],
  })
  try {
    const inside = await importedDocket(ctx, entry)
    // A part that is not open is told of as such.
    if (inside === undefined) return { report: { ...base, shown: false, exhibits: [], observations: [] }, observations: said }
    const judged = await judgeDocket(inside, trust, at, ctx.signal)
    const deeper =
      depth < deepest ? await judgeImports(ctx, inside, judged.linkage, trust, at, depth + 1) : { imports: [], observations: [] }
    const observed = [...judged.observations, ...deeper.observations]
    const errors = observed.filter(({ severity }) => severity === 'error').length
    return {
      report: {
        ...base,
        shown: true,
        summary: judged.summary,
        believed: judged.believed,
        exhibits: judged.exhibits,
        ...(deeper.imports.length > 0 && { imports: deeper.imports }),
        observations: observed,
      },
      observations: [...said, ...(errors > 0 ? [observe('import.fails', place, { docket: base.docket, errors })] : [])],
    }
  } catch (error) {
    if (!(error instanceof FormatError || error instanceof LimitError)) throw error
    return refused(error.code)
  }
}

/** What was left out and by whom, in one language: observations carry data, not texts. */
function wordsOf({ by, what }: Omitted): Record<string, string> {
  const name = by && (by.name ?? by.unit ?? by.function)
  return { what: first(what), ...(name && { by: first(name) }), ...(by?.authority !== undefined && { authority: by.authority }) }
}

const first = (text: Text): string => (text.en ?? Object.values(text)[0] ?? '').slice(0, 500)
