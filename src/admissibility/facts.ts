import type { CustodyParts, ExhibitReport, InstanceReport, LineStep } from '../custody/index.js'
import type { Docket, StatementEntry } from '../docket/index.js'
import type { ContentFacts, ExhibitContent, Report } from '../exchange/index.js'
import type { Code, Hex } from '../ground/index.js'
import { partOf } from '../statement/index.js'
import type { CertificateFact } from './certificates/types.js'
import type { Evidence } from './evidence.js'

type HandoverFact = NonNullable<InstanceReport['handovers']>[number]

/** Who signed one statement, as far as this verifier knows (docs/spec/13-directories-and-policy.md). */
export type SignerFact = NonNullable<Report['signers']>[number]

/** What is known of the whole case, ready to be asked for. */
export interface CaseFacts {
  readonly docket: Docket
  readonly report: Report
  readonly signers: ReadonlyMap<Hex, SignerFact>
  /** codes of the report's observations, by the statement they were made at */
  readonly codes: ReadonlyMap<Hex, readonly Code[]>
  /** codes observed anywhere */
  readonly anywhere: ReadonlySet<Code>
  /** `<kid> <act>` of acts that the verifier's policy does not allow the signer */
  readonly outOfRole: ReadonlySet<string>
  /** by exhibit */
  readonly certificates: ReadonlyMap<string, readonly CertificateFact[]>
  readonly content?: ContentFacts
  /** an envelope and a key were given, and the content could not be reached */
  readonly unread?: true
  /** content by exhibit */
  readonly contents: ReadonlyMap<string, ExhibitContent>
  readonly jurisdictions?: ReadonlyMap<string, string>
  /** part names a statement closes */
  closed(id: Hex): ReadonlySet<string>
}

/** What is known of one exhibit. */
export interface ExhibitFacts {
  readonly exhibit: string
  readonly report: ExhibitReport
  readonly instances: readonly InstanceReport[]
  /** every record on its lines, line after line */
  readonly steps: readonly LineStep[]
  readonly handovers: readonly HandoverFact[]
  readonly certificates: readonly CertificateFact[]
  readonly content?: ExhibitContent
  readonly case: CaseFacts
}

/** Gathers the facts of a case: one pass over what verification reported. */
export function caseFacts(ev: Evidence): CaseFacts {
  const codes = new Map<Hex, Code[]>()
  const anywhere = new Set<Code>()
  const outOfRole = new Set<string>()
  const signers = new Map((ev.report.signers ?? []).map((one) => [one.statement, one]))
  for (const { code, at, data } of ev.report.observations) {
    anywhere.add(code)
    if (at.statement === undefined) continue
    put(codes, at.statement, code)
    const kid = signers.get(at.statement)?.kid
    if (code === 'signer.role' && kid !== undefined) outOfRole.add(`${kid} ${String(data.act ?? '')}`)
  }
  const certificates = new Map<string, CertificateFact[]>()
  for (const one of [...ev.certificates].sort((a, b) => (a.statement < b.statement ? -1 : 1)))
    for (const exhibit of new Set(one.exhibits)) put(certificates, exhibit, one)
  const closed = new Map<Hex, ReadonlySet<string>>()
  return {
    docket: ev.docket,
    report: ev.report,
    signers,
    codes,
    anywhere,
    outOfRole,
    certificates,
    contents: new Map((ev.content?.exhibits ?? []).map((one) => [one.exhibit, one])),
    ...(ev.content && { content: ev.content }),
    ...(ev.unread && { unread: ev.unread }),
    ...(ev.jurisdictions && { jurisdictions: ev.jurisdictions }),
    closed(id) {
      const before = closed.get(id)
      if (before !== undefined) return before
      const entry = ev.docket.entries.get(id)
      const names = new Set(entry?.kind === 'statement' ? Object.keys(entry.statement.payload.closed ?? {}) : [])
      closed.set(id, names)
      return names
    },
  }
}

export function exhibitFacts(facts: CaseFacts, report: ExhibitReport): ExhibitFacts {
  const { exhibit, instances } = report
  const content = facts.contents.get(exhibit)
  return {
    exhibit,
    report,
    instances,
    steps: instances.flatMap(({ line }) => line),
    handovers: instances.flatMap(({ handovers }) => handovers ?? []),
    certificates: facts.certificates.get(exhibit) ?? [],
    ...(content && { content }),
    case: facts,
  }
}

/** A closed part of a record: its value, `closed` where it is not opened, `absent` where the record has none. */
export function partIn<K extends keyof CustodyParts>(
  f: ExhibitFacts,
  id: Hex,
  name: K,
): NonNullable<CustodyParts[K]> | 'closed' | 'absent' {
  const entry = f.case.docket.entries.get(id)
  if (entry === undefined || entry.kind === 'stub') return 'closed'
  const value = openedPart<NonNullable<CustodyParts[K]>>(entry, name)
  if (value !== undefined) return value
  return f.case.closed(id).has(name) ? 'closed' : 'absent'
}

const openedPart = <T>({ openings }: StatementEntry, name: string): T | undefined => partOf<T>(openings, name)

/** Acts of a record: its action, or its steps. */
export const actsOf = (step: LineStep): readonly string[] => step.steps ?? [step.action]

/** Records of these acts; without any every custody record, seals not among them: they have none of its parts. */
export function stepsOf(f: ExhibitFacts, acts: readonly string[] | undefined): readonly LineStep[] {
  if (acts === undefined) return f.steps.filter(({ action }) => action !== 'seal')
  return f.steps.filter((step) => actsOf(step).some((act) => acts.includes(act)))
}

/** Whether a request is named as a legal basis on the exhibit's lines; `closed` where a legal basis is not opened and none names one. */
export function requestOf(f: ExhibitFacts): { readonly named: readonly Hex[]; readonly closed: readonly Hex[] } {
  const named: Hex[] = []
  const closed: Hex[] = []
  for (const { statement, action } of f.steps) {
    if (action === 'seal') continue
    const basis = partIn(f, statement, 'legalBasis')
    if (basis === 'closed') closed.push(statement)
    else if (basis !== 'absent' && basis.some(({ kind }) => kind === 'request')) named.push(statement)
  }
  return { named, closed }
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
