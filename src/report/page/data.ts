import type { Assessment, ConditionResult } from '../../admissibility/index.js'
import { providerOf } from '../../crypto/index.js'
import { type Docket, exhibitKey, introducedExhibits } from '../../docket/index.js'
import { believedTrust, type Report } from '../../exchange/index.js'
import { type Hex, UsageError } from '../../ground/index.js'
import type { KeyStatus, Pin, Trust } from '../../identity/index.js'
import { reportJson } from '../json.js'
import { labelJson, observationJson, plain, timeOf } from '../plain.js'
import { completeReport } from './complete.js'
import { firstDigests } from './facts/digests.js'
import { algorithms, notSeen, profilesFact, trustFact } from './facts/rest.js'
import { recordedOnly, signatures, stepsOf, times } from './facts/signing.js'
import type { CertificateGiven, CourtReportInput } from './input.js'
import type {
  AuthorityFact,
  CertificateJson,
  CourtExhibit,
  CourtReport,
  ImportFact,
  OtherExhibit,
  ProfileFact,
  RecordFact,
  Statements,
} from './types.js'

/** More records than this are not listed one by one; their ids stand where they are referred to in the data. */
const recordsListed = 20_000

/**
 * Everything a court is told, as data. Nothing is taken from the clock or at random: the same input gives the same bytes.
 * @throws UsageError `report.incomplete` where the input leaves one of the eleven statements unmade; `usage.argument` for a
 * report without a case record, or of another one
 */
export async function courtReport(input: CourtReportInput): Promise<CourtReport> {
  const { report, docket, trust } = input
  if (report.docket === undefined) throw new UsageError('usage.argument', 'no case record was judged: a report for a court needs one')
  if (report.docket.id !== docket.id) throw new UsageError('usage.argument', 'the report is about another case record')
  const assessments = (input.assessments ?? []).filter((one) => one.docket === docket.id)
  const json = reportJson(report)
  const results = byExhibit(assessments)
  const observations = [...json.observations, ...assessments.flatMap((one) => one.observations.map(observationJson))]
  const made: Omit<CourtReport, 'authorities' | 'records' | 'otherExhibits'> = {
    schema: 'rogatory.court-report/1',
    at: report.at,
    verdict: report.verdict,
    checked: report.checked,
    notChecked: report.notChecked,
    docket: report.docket,
    ...(json.envelope && { envelope: json.envelope }),
    statements: await statementsOf(input, assessments, observations.length),
    profiles: profilesOf(assessments),
    exhibits: json.exhibits.map((one, i): CourtExhibit => ({ number: i + 1, ...one, conditions: results.get(one.exhibit) ?? [] })),
    certificates: (input.certificates ?? []).map(certificateJson),
    imports: (report.imports ?? []).map(importFact),
    observations,
  }
  const body = plain(made)
  // Whatever is named anywhere in it is looked for in its text.
  const text = JSON.stringify(body)
  const others = otherExhibits(docket, body.exhibits, text)
  return completeReport(
    plain({
      ...body,
      ...(others.length > 0 && { otherExhibits: others }),
      authorities: authoritiesOf(docket, trust, report, text),
      records: recordsOf(docket, text),
    }),
  )
}

async function statementsOf(input: CourtReportInput, assessments: readonly Assessment[], observed: number): Promise<Statements> {
  const { report, docket, trust, tool } = input
  const at = Math.floor(Date.parse(report.at) / 1000)
  const steps = stepsOf(report.exhibits)
  const examined = input.contentExamined ?? (report.checked.includes('items') && report.verdict !== 'failed')
  return {
    firstDigests: firstDigests(report.exhibits),
    signatures: signatures(report, steps, report.observations),
    recordedOnly: recordedOnly(report, docket),
    trust: await trustFact(providerOf(undefined), trust, input.chosenBy),
    profiles: profilesFact(assessments),
    times: times(report, docket, steps, at),
    tool: {
      name: tool.name,
      version: tool.version,
      ...(tool.build !== undefined && { build: tool.build }),
      // How many threads worked says nothing of the result, and would make two machines' pages differ.
      provider: report.provider.replace(/, .*$/, ''),
      ...(tool.runtime !== undefined && { runtime: tool.runtime }),
      ...(input.selftest && { selftest: input.selftest }),
      ...(input.ranBy !== undefined && { ranBy: input.ranBy }),
      at: report.at,
    },
    notSeen: notSeen(report, docket, examined),
    algorithms: algorithms(report, docket, trust.policy, at),
    repeat: {
      commands: input.commands,
      inputs: input.inputs,
      expected: {
        verdict: report.verdict,
        statements: report.docket?.statements ?? 0,
        heads: report.docket?.heads ?? [],
        observations: observed,
      },
    },
    adoption: {
      words: 'This report is not evidence of guilt and not a decision on admissibility. A person who can be questioned must adopt it.',
    },
  }
}

function byExhibit(assessments: readonly Assessment[]): ReadonlyMap<string, readonly ConditionResult[]> {
  const all = new Map<string, ConditionResult[]>()
  for (const { exhibits } of assessments)
    for (const { exhibit, results } of exhibits) {
      const list = all.get(exhibit)
      if (list === undefined) all.set(exhibit, [...results])
      else list.push(...results)
    }
  return all
}

function profilesOf(assessments: readonly Assessment[]): readonly ProfileFact[] {
  const seen = new Map<string, ProfileFact>()
  for (const { profiles } of assessments)
    for (const { profile, digest, signature } of profiles)
      seen.set(`${profile.id} ${digest}`, {
        profile,
        digest,
        ...(signature && { signature: { ...signature, signed: timeOf(signature.signed) } }),
      })
  return [...seen.values()]
}

const importFact = (one: NonNullable<Report['imports']>[number]): ImportFact => ({
  statement: one.statement,
  docket: one.docket,
  authority: one.authority,
  signed: timeOf(one.signed),
  shown: one.shown,
  ...(one.summary && { records: one.summary.statements }),
  ...(one.believed !== undefined && { believed: one.believed }),
  ...(one.omitted && { omitted: one.omitted.what }),
  observations: one.observations.map(observationJson),
})

const certificateJson = (c: CertificateGiven): CertificateJson => ({
  statement: c.statement,
  form: c.form,
  authority: c.authority,
  kid: c.kid,
  signed: timeOf(c.signed),
  believed: c.believed,
  ...(c.person?.name && { name: c.person.name }),
  ...(c.person?.function && { function: c.person.function }),
  ...(c.person?.capacity !== undefined && { capacity: c.person.capacity }),
  statements: c.statements,
  opened: c.opened,
  exhibits: c.exhibits,
  digests: c.digests.map(({ exhibit, algorithm, value, over }) => ({ exhibit, algorithm, value, over })),
  complete: c.complete,
  ...(c.words && { words: { language: c.words.language, text: c.words.text } }),
  observations: c.observations.map(observationJson),
})

/**
 * Everybody who signed, by authority id, with the keys used, and those the verifier believes that the report names without a
 * record of theirs (to whom something went); names and fingerprints only of those the verifier believes.
 */
function authoritiesOf(docket: Docket, trust: Trust, report: Report, text: string): readonly AuthorityFact[] {
  const signed = new Map<string, Map<Hex, { algorithm: string; records: number }>>()
  for (const entry of docket.entries.values()) {
    if (entry.kind !== 'statement') continue
    const { iss, kid, key } = entry.statement
    const keys = signed.get(iss) ?? new Map<Hex, { algorithm: string; records: number }>()
    signed.set(iss, keys)
    const found = keys.get(kid) ?? { algorithm: key.kind, records: 0 }
    keys.set(kid, found)
    found.records++
  }
  const believed = new Set<Hex>()
  const statuses = new Map<Hex, Set<KeyStatus>>()
  for (const one of report.signers ?? []) {
    if (one.believed) believed.add(one.kid)
    statuses.set(one.kid, (statuses.get(one.kid) ?? new Set()).add(one.keyStatus))
  }
  // Of those that only a directory lists nobody here compared a fingerprint.
  const listed = believedTrust(docket, trust).pins.map((pin) => ({ card: pin.card, confirmed: false }))
  const pins = new Map<string, Pick<Pin, 'card' | 'confirmed' | 'confirmedBy'>>(
    [...listed, ...trust.pins].map((pin) => [pin.card.authority, pin]),
  )
  // Cards of those who neither signed nor are named say nothing about this case.
  const named = (text.match(/rog:[0-9a-f]{64}/g) ?? []).filter((id) => pins.has(id))
  return [...new Set([...signed.keys(), ...named])].sort().map((authority): AuthorityFact => {
    const pin = pins.get(authority)
    return {
      authority,
      ...(pin && {
        names: pin.card.names,
        jurisdiction: pin.card.jurisdiction,
        roles: pin.card.roles,
        fingerprint: pin.card.fingerprint,
        confirmed: pin.confirmed,
        ...(pin.confirmedBy && { confirmedBy: pin.confirmedBy }),
      }),
      keys: [...(signed.get(authority) ?? [])]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([kid, one]) => ({ kid, ...one, believed: believed.has(kid), statuses: [...(statuses.get(kid) ?? [])].sort() })),
    }
  })
}

/** Labels of the exhibits that the report names anywhere and is not about: what a person knows them by. */
function otherExhibits(docket: Docket, exhibits: readonly { readonly exhibit: string }[], text: string): readonly OtherExhibit[] {
  const own = new Set(exhibits.map(({ exhibit }) => exhibit))
  const named = new Set(text.match(/(?<![0-9a-f])[0-9a-f]{64}\/\d+/g)?.filter((id) => !own.has(id)))
  if (named.size === 0) return []
  return introducedExhibits(docket)
    .filter((one) => one.labels.length > 0 && named.has(exhibitKey(one)))
    .slice(0, recordsListed)
    .map((one) => ({ exhibit: exhibitKey(one), labels: one.labels.map(labelJson) }))
}

/** Every record of the docket that the report names anywhere, by signing time and then id. */
function recordsOf(docket: Docket, text: string): readonly RecordFact[] {
  const named = new Set<Hex>()
  for (const [id] of text.matchAll(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g)) if (docket.entries.has(id)) named.add(id)
  return [...docket.entries.keys()]
    .filter((id) => named.has(id))
    .sort((a, b) => signedOf(docket, a) - signedOf(docket, b) || (a < b ? -1 : 1))
    .slice(0, recordsListed)
    .map((id) => recordFact(docket, id))
}

const signedOf = (docket: Docket, id: Hex): number => {
  const entry = docket.entries.get(id)
  return entry?.kind === 'statement' ? entry.statement.iat : Number.MAX_SAFE_INTEGER
}

function recordFact(docket: Docket, id: Hex): RecordFact {
  const entry = docket.entries.get(id)!
  if (entry.kind === 'stub') return { id, kid: entry.kid }
  const { type, payload, iss, kid, iat, companionKey } = entry.statement
  return {
    id,
    type,
    ...(typeof payload.action === 'string' && { action: payload.action }),
    authority: iss,
    kid,
    signed: timeOf(iat),
    companion: companionKey !== undefined,
  }
}
