import type { CertificateFact, Evidence, Profile, Test } from '../../src/admissibility/index.js'
import type { InstanceReport, LineStep } from '../../src/custody/index.js'
import type { Docket, DocketEntry } from '../../src/docket/index.js'
import type { ContentFacts, ExhibitContent, Report } from '../../src/exchange/index.js'
import type { Observation } from '../../src/ground/index.js'

/** Facts made by hand: what verification would report, without the work of signing it. */
export const id = (n: number): string => n.toString(16).padStart(64, '0')
export const exhibit = `${id(1)}/0`
export const police = `rog:${id(0xa)}`
export const court = `rog:${id(0xb)}`
export const digestOf = (n: number): string => id(0xd000 + n)

type Writable<T> = { -readonly [K in keyof T]: T[K] }
type Step = Partial<Writable<LineStep>> & { readonly parts?: Readonly<Record<string, unknown>>; readonly closed?: readonly string[] }
type Signer = NonNullable<Report['signers']>[number]

export interface Made {
  readonly steps?: readonly Step[]
  readonly instance?: Partial<InstanceReport>
  readonly instances?: readonly Partial<InstanceReport>[]
  readonly report?: Partial<Evidence['report']['exhibits'][number]>
  readonly signers?: readonly Partial<Signer>[] | 'none'
  readonly observations?: readonly Observation[]
  readonly certificates?: readonly CertificateFact[]
  readonly content?: Partial<ExhibitContent> | 'none' | 'elsewhere'
  readonly contentErrors?: number
  readonly envelope?: Report['envelope']
  readonly jurisdictions?: ReadonlyMap<string, string> | 'none'
}

// How it stood then: nobody awaits a status.
const standing = JSON.parse('{"then":"standing","now":"standing","statuses":[]}') as object
const at = (from: number) => ({ at: { from, precision: 'second' as const, source: { kind: 'systemClock' as const } } })
const defaultSteps: readonly Step[] = [
  { action: 'collect', ...at(900) },
  { action: 'acquire', ...at(901) },
]

/** Evidence about one exhibit in which everything is as it should be, but for what is said here. */
export function made(m: Made = {}): Evidence {
  const given = m.steps ?? defaultSteps
  const steps = given.map((step, i): LineStep => {
    const { parts = {}, closed: _, ...rest } = step
    const bases = parts.legalBasis as readonly object[] | undefined
    return {
      statement: id(100 + i),
      action: 'observe',
      iat: 1000 + i,
      custodian: { authority: police },
      by: { authority: police, kid: id(0xa) },
      believed: true,
      effect: 'none',
      state: 'held',
      codes: [],
      ...(parts.at !== undefined && { at: parts.at as never }),
      ...(bases && { legalBasis: bases.map((one) => Object.assign({}, one, standing)) as never }),
      ...rest,
    }
  })
  const instance: InstanceReport = {
    instance: 'original',
    state: 'held',
    line: steps,
    gaps: [],
    complete: true,
    believed: true,
    observations: [],
    ...m.instance,
  }
  const others = (m.instances ?? []).map(
    (one, i): InstanceReport => ({ ...instance, instance: `${id(200 + i)}/1`, line: [], digests: [], handovers: [], bagSeals: [], ...one }),
  )
  const content: ContentFacts = {
    seal: id(0x5ea1),
    whole: true,
    errors: m.contentErrors ?? 0,
    exhibits:
      m.content === 'elsewhere' || m.content === 'none'
        ? []
        : [
            {
              exhibit,
              number: 1,
              instance: 'original',
              items: 1,
              failed: 0,
              digest: { algorithm: 'SHA-256', value: digestOf(1), over: { kind: 'item' } },
              claimed: [],
              ...m.content,
            },
          ],
  }
  const signers = steps.map((step, i): Signer => signer(step.statement, m.signers === 'none' ? {} : m.signers?.[i]))
  const ofCertificates = (m.certificates ?? []).map(({ statement }) => signer(statement))
  const report: Report = {
    schema: 'rogatory.report/1',
    verdict: 'verified',
    checked: ['docket', 'custody'],
    notChecked: [],
    provider: 'node',
    at: '2026-11-22T08:00:00Z',
    ...(m.envelope && { envelope: m.envelope }),
    exhibits: [
      {
        exhibit,
        labels: [{ label: 'A-1', authority: police }],
        nature: 'image',
        instances: [instance, ...others],
        complete: true,
        observations: [],
        ...m.report,
      },
    ],
    observations: m.observations ?? [],
    ...(m.signers !== 'none' && { signers: [...signers, ...ofCertificates] }),
  }
  return {
    docket: docketOf(given, steps),
    report,
    certificates: m.certificates ?? [],
    ...(m.content !== 'none' && { content }),
    ...(m.jurisdictions !== 'none' && {
      jurisdictions:
        m.jurisdictions ??
        new Map([
          [police, 'DE-BY'],
          [court, 'FR'],
        ]),
    }),
  }
}

const signer = (statement: string, more: Partial<Signer> = {}): Signer => ({
  statement,
  believed: true,
  kid: id(0xa),
  authority: police,
  roles: ['police'],
  keyStatus: 'valid',
  time: { claimed: 1000, shownBefore: 2000 },
  ...more,
})

function docketOf(given: readonly Step[], steps: readonly LineStep[]): Docket {
  const entries = new Map<string, DocketEntry>()
  for (const [i, { statement }] of steps.entries()) {
    const { parts = {}, closed = [] } = given[i]!
    const openings = Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, [new Uint8Array(32), value]]))
    const names = [...Object.keys(parts), ...closed]
    const payload = { closed: Object.fromEntries(names.map((name) => [name, new Uint8Array(32)])) }
    entries.set(statement, { kind: 'statement', statement: { id: statement, payload }, openings } as unknown as DocketEntry)
  }
  return { id: id(0xdc), entries, claims: new Map(), observations: [], unreadable: [] }
}

export const digest = (n: number, more: object = {}) => ({
  statement: id(100),
  instance: 'original',
  stage: 'found' as const,
  algorithm: 'SHA-256',
  value: digestOf(n),
  over: { kind: 'item' as const },
  signed: 1000,
  authority: police,
  ...more,
})

export const certificate = (more: Partial<CertificateFact> = {}): CertificateFact => ({
  statement: id(0xce),
  form: 'us-fre-902-14',
  formVersion: 1,
  known: true,
  authority: police,
  kid: id(0xa),
  signed: 3000,
  believed: true,
  person: { name: { en: 'Ada Byron' }, capacity: 'qualified' },
  statements: ['qualified', 'digest-compared', 'copies-covered', 'process-described', 'penalty-of-perjury'],
  struckOut: [],
  fields: { source: 'a drive', process: 'SHA-256' },
  opened: true,
  exhibits: [exhibit],
  digests: [{ exhibit, algorithm: 'SHA-256', value: digestOf(1), over: { kind: 'item' } }],
  complete: true,
  absent: [],
  observations: [],
  ...more,
})

/** A profile of one condition, or of several. */
export const profileOf = (tests: Test | Readonly<Record<string, Test>>, more: Partial<Profile> = {}): Profile => {
  const named =
    'check' in tests || 'assert' in tests || 'all' in tests || 'any' in tests || 'human' in tests ? { only: tests as Test } : tests
  return {
    schema: 'rogatory.profile/1',
    id: 'house-rules',
    version: '1',
    jurisdiction: 'DE',
    title: { en: 'House rules', de: 'Hausregeln' },
    rule: 'House rules',
    citation: 'House rules, § 1',
    textDate: '2026-01-01',
    source: 'written for tests',
    author: 'tests',
    status: 'draft',
    languages: ['en', 'de'],
    conditions: Object.entries(named).map(([name, test]) => ({
      id: name,
      citation: '§ 1',
      text: { en: 'A condition.', de: 'Eine Bedingung.' },
      test,
    })),
    ...more,
  }
}
