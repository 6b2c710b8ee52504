import type { CustodianSet, CustodyParts, ExhibitReport, InstanceReport, Tool } from '../../custody/index.js'
import { type Docket, exhibitKey, exhibitRefOf, type StatementEntry } from '../../docket/index.js'
import type { Hex } from '../../ground/index.js'
import type { LegalBasis, PlaceOfAct } from '../../matter/index.js'

/** What earlier records of a docket suggest for the next one. Suggested to a person who sees it, never taken unseen. */
export interface Remembered {
  /** where this key's last record with a place was done */
  readonly place?: PlaceOfAct
  /** tools of this key's last record with tools */
  readonly tools?: readonly Tool[]
  readonly unit?: string
  readonly store?: string
  readonly officer?: string
}

const partsOf = (entry: StatementEntry): CustodyParts => {
  const parts: Record<string, unknown> = Object.create(null)
  for (const [name, opening] of Object.entries(entry.openings)) parts[name] = opening[1]
  return parts
}

/** What the last records of one key say, newest first by their place among that key's records. */
export function rememberedOf(docket: Docket, kid: Hex): Remembered {
  const own: { readonly seq: number; readonly entry: StatementEntry }[] = []
  for (const entry of docket.entries.values())
    if (entry.kind === 'statement' && entry.statement.type === 'custody' && entry.statement.kid === kid && entry.statement.understood)
      own.push({ seq: entry.statement.payload.seq ?? 0, entry })
  own.sort((a, b) => b.seq - a.seq)
  const found: { -readonly [name in keyof Remembered]: Remembered[name] } = {}
  const newest = own[0]?.entry.statement.payload.custodian as CustodianSet | undefined
  if (newest !== undefined && 'authority' in newest)
    for (const name of ['unit', 'store', 'officer'] as const) if (newest[name] !== undefined) found[name] = newest[name]
  for (const { entry } of own) {
    if (found.place !== undefined && found.tools !== undefined) break
    const { place, tools } = partsOf(entry)
    if (found.place === undefined && place !== undefined) found.place = place
    if (found.tools === undefined && tools !== undefined) found.tools = tools
  }
  return found
}

/** The records on the lines of an exhibit, newest first. */
function* recordsOf(docket: Docket, { instances }: ExhibitReport): Generator<StatementEntry> {
  // Lines are in the order of what knew what, which tells records of one second apart; sorting keeps that order.
  const steps = instances.flatMap(({ line }) => line).reverse()
  const seen = new Set<Hex>()
  for (const { statement } of steps.sort((a, b) => b.iat - a.iat)) {
    const entry = docket.entries.get(statement)
    if (seen.has(statement) || entry?.kind !== 'statement' || entry.statement.type !== 'custody') continue
    seen.add(statement)
    yield entry
  }
}

/** The legal basis that was recorded last for an exhibit. */
export function lastBasis(docket: Docket, exhibit: ExhibitReport): readonly LegalBasis[] | undefined {
  for (const entry of recordsOf(docket, exhibit)) {
    const { legalBasis } = partsOf(entry)
    if (legalBasis !== undefined) return legalBasis
  }
  return undefined
}

/** The bag seal numbers that were recorded last for an exhibit. */
export function lastSeals(docket: Docket, exhibit: ExhibitReport): readonly string[] | undefined {
  for (const entry of recordsOf(docket, exhibit)) {
    const { container } = partsOf(entry)
    const own = container?.find((one) => exhibitKey(exhibitRefOf(one.exhibit)) === exhibit.exhibit)
    if (own !== undefined && own.sealNumbers.length > 0) return own.sealNumbers
  }
  return undefined
}

/** The handover that an instance is on its way by, as `--answers` takes it. */
export function handoverOf({ state, line }: InstanceReport): string | undefined {
  if (state !== 'handedOver' && state !== 'arrived') return undefined
  const step = line.findLast(({ action, effect }) => effect === 'moved' && ['seal', 'release', 'return'].includes(action))
  return step === undefined ? undefined : `${step.action === 'seal' ? 'seal' : 'release'}=${step.statement}`
}

/** Whether an authority is among custodians. */
export const among = (set: CustodianSet | undefined, authority: string): boolean =>
  set !== undefined && ('authority' in set ? [set] : 'all' in set ? set.all : set.any).some((one) => one.authority === authority)
