import type { CustodyFacts, ExhibitReport } from '../custody/index.js'
import { freezeData, type Hex, type Observation } from '../ground/index.js'
import type { Card } from '../identity/index.js'
import type { Text } from '../matter/index.js'
import {
  type CheckName,
  checks,
  type DocketSummary,
  type EnvelopeSummary,
  type ImportedReport,
  type Report,
  type SignerFact,
  type Verdict,
} from './types.js'

interface ReportInput {
  readonly checked: readonly CheckName[]
  /** what this kind of verification can look at at all; the rest is in neither list */
  readonly applicable?: readonly CheckName[]
  readonly provider: string
  /** seconds since 1970 UTC */
  readonly at: number
  readonly believed: boolean
  readonly envelope?: EnvelopeSummary
  readonly docket?: DocketSummary
  readonly exhibits?: readonly ExhibitReport[]
  readonly custody?: CustodyFacts | undefined
  readonly signers?: ReadonlyMap<Hex, SignerFact & { readonly statement: Hex }>
  /** cards known by a directory alone */
  readonly listed?: readonly Card[] | undefined
  readonly imports?: readonly ImportedReport[]
  /** every one, those of exhibits included */
  readonly observations: readonly Observation[]
}

/** Puts a report together. An error observation always wins, wherever it was made (EXC-01). */
export function makeReport(input: ReportInput): Report {
  const exhibits = input.exhibits ?? []
  const applicable = input.applicable ?? checks
  return freezeData<Report>({
    schema: 'rogatory.report/1',
    verdict: verdictOf(input.observations, input.believed),
    checked: applicable.filter((check) => input.checked.includes(check)),
    notChecked: applicable.filter((check) => !input.checked.includes(check)),
    provider: input.provider,
    at: new Date(input.at * 1000).toISOString().replace('.000Z', 'Z'),
    ...(input.envelope && { envelope: input.envelope }),
    ...(input.docket && { docket: input.docket }),
    exhibits,
    ...(input.custody && { custody: input.custody }),
    ...(input.signers && { signers: [...input.signers.values()] }),
    ...(input.listed && input.listed.length > 0 && { authorities: namesIn(input.listed) }),
    ...(input.imports && input.imports.length > 0 && { imports: input.imports }),
    observations: input.observations,
  })
}

/** Of several cards of one authority the newest. */
function namesIn(cards: readonly Card[]): { readonly authority: string; readonly names: Text }[] {
  const newest = new Map<string, Card>()
  for (const card of cards) if ((newest.get(card.authority)?.iat ?? Number.NEGATIVE_INFINITY) < card.iat) newest.set(card.authority, card)
  return [...newest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([authority, { names }]) => ({ authority, names }))
}

function verdictOf(observations: readonly Observation[], believed: boolean): Verdict {
  if (observations.some((o) => o.severity === 'error')) return 'failed'
  return believed ? 'verified' : 'untrusted'
}
