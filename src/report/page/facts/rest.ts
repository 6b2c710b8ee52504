import type { Assessment } from '../../../admissibility/index.js'
import type { CryptoProvider } from '../../../crypto/index.js'
import { type Believes, type Docket, type DocketEntry, withheldIn } from '../../../docket/index.js'
import type { Report } from '../../../exchange/index.js'
import { toHex, utf8 } from '../../../ground/index.js'
import { type Policy, type Trust, writeTrust } from '../../../identity/index.js'
import { timeOf } from '../../plain.js'
import type { AlgorithmsFact, Grounded, NotSeen, ProfilesFact, Standing, TrustFact } from '../types.js'

/** 4 · Whom the verifier believes, under which rules. */
export async function trustFact(p: CryptoProvider, trust: Trust, chosenBy: string | undefined): Promise<TrustFact> {
  const digest = async (text: string): Promise<string> => toHex(await p.hash('SHA-256', utf8(text)))
  const { policy } = trust
  return {
    digest: await digest(writeTrust(trust)),
    policyDigest: await digest(policyText(policy)),
    ...(chosenBy !== undefined && { chosenBy }),
    pins: trust.pins.length,
    confirmed: trust.pins.filter((pin) => pin.confirmed).length,
    directories: (trust as Trust & { readonly directories?: readonly unknown[] }).directories?.length ?? 0,
    ...(trust.timeServices && { timeServices: trust.timeServices.length }),
    clockTolerance: policy.clockTolerance,
    promptly: policy.promptly,
    companion: policy.companion,
  }
}

/** A policy as JSON, members of every object in order of their names, absent ones left out (PAG-12). */
export const policyText = (policy: Policy): string =>
  JSON.stringify(policy, (_, value) => (isMap(value) ? Object.fromEntries(Object.entries(value).sort(byName)) : value))
const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0)

/** 5 · Which rules were applied, and how much of it is only somebody's word. */
export function profilesFact(assessments: readonly Assessment[]): ProfilesFact {
  const applied = new Map(assessments.flatMap(({ profiles }) => profiles.map((one) => [`${one.profile.id} ${one.digest}`, one] as const)))
  return {
    applied: [...applied.values()].map(({ profile: { id, version, textDate, author, reviewer, status }, digest, signature }) => ({
      id,
      version,
      digest,
      textDate,
      author,
      ...(reviewer && { reviewer }),
      status,
      ...(signature && { signature: { ...signature, signed: timeOf(signature.signed) } }),
    })),
    asserted: assessments.reduce(
      (n, { exhibits }) => n + exhibits.reduce((m, { results }) => m + results.filter(({ outcome }) => outcome === 'asserted').length, 0),
      0,
    ),
    notCovered: ['relevance', 'privilege', 'fairness', 'lawfulness', 'weight'],
  }
}

/** 8 · What was withheld, erased, missing, not opened, not readable, set aside, not checked. */
export function notSeen(report: Report, docket: Docket, contentExamined: boolean): NotSeen {
  let [parts, partsNotOpened, leftOut] = [0, 0, 0]
  for (const entry of docket.entries.values()) {
    if (entry.kind === 'stub') {
      leftOut++
      continue
    }
    const closed = Object.keys(entry.statement.payload.closed ?? {})
    parts += closed.length
    partsNotOpened += closed.filter((name) => !Object.hasOwn(entry.openings, name)).length
  }
  const missing = new Set(
    report.observations.flatMap(({ code, at, data }) => (missingCodes.has(code) ? [String(data.missing ?? at.statement ?? '')] : [])),
  )
  return {
    ...accounted(docket, believing(report)),
    missing: missing.size,
    partsNotOpened,
    parts,
    leftOut,
    unreadable: docket.unreadable.length,
    setAside: report.docket?.quarantined ?? 0,
    notChecked: report.notChecked,
    contentExamined,
  }
}

const missingCodes: ReadonlySet<string> = new Set(['docket.missing', 'pin.missing', 'docket.hole', 'handover.missing'])

/** Whom the verifier believes, as far as the report says it (ORD-47). */
function believing({ signers }: Report): Believes | undefined {
  if (signers === undefined) return undefined
  const known = new Map(signers.map((one) => [one.statement, one.believed || (one.keyStatus === 'unknown' ? undefined : false)]))
  return ({ statement }) => known.get(statement.id)
}

/** Closed parts that a statement accounts for, by the ground it gives; those that are open here all the same are not withheld. */
function accounted(docket: Docket, believes: Believes | undefined): { readonly withheld: Grounded; readonly erased: Grounded } {
  const counts = { withheld: new Map<string, number>(), erased: new Map<string, number>() }
  for (const [of, parts] of withheldIn(docket, undefined, believes).parts) {
    const entry = docket.entries.get(of)
    for (const [part, { kind, ground }] of parts) {
      const n = closedHere(entry, part)
      if (n > 0) counts[kind].set(ground, (counts[kind].get(ground) ?? 0) + n)
    }
  }
  return { withheld: grounded(counts.withheld), erased: grounded(counts.erased) }
}

/** How many parts are not open here of those named; no name stands for the whole record. */
function closedHere(entry: DocketEntry | undefined, part: string): number {
  if (entry === undefined || entry.kind === 'stub') return 1
  const closed = Object.keys(entry.statement.payload.closed ?? {}).filter((name) => !Object.hasOwn(entry.openings, name))
  return part === '' ? closed.length : closed.includes(part) ? 1 : 0
}

const grounded = (counts: ReadonlyMap<string, number>): Grounded => ({
  count: [...counts.values()].reduce((sum, n) => sum + n, 0),
  grounds: sorted(counts).map(([ground, count]) => ({ ground, count })),
})

/** COSE algorithm numbers of signatures (RFC 9864). */
const signatureNames: Readonly<Record<number, 'Ed25519' | 'P-256'>> = { [-19]: 'Ed25519', [-9]: 'P-256' }

/** Hashes for which two contents with one digest have been made on purpose. */
const broken = new Set(['MD5', 'MD4', 'SHA-1', 'SHA1'])
const sound = new Set(['SHA-256', 'SHA-384', 'SHA-512', 'SHA-512/256', 'SHA3-256', 'SHA3-384', 'SHA3-512', 'BLAKE2B-512'])

/** 9 · Algorithms of what was signed and digested, and how they stand at `at` under the verifier's rules. */
export function algorithms(report: Report, docket: Docket, policy: Policy, at: number): AlgorithmsFact {
  const signing = new Map<string, number>()
  let [statements, withoutCompanion] = [0, 0]
  for (const entry of docket.entries.values()) {
    if (entry.kind !== 'statement') continue
    statements++
    const { statement } = entry
    add(signing, signatureNames[statement.alg] ?? `COSE ${statement.alg}`)
    if (statement.companionKey === undefined) withoutCompanion++
    else add(signing, statement.companionKey.kind)
  }
  const digests = new Map<string, number>()
  for (const { instances } of report.exhibits)
    for (const { digests: facts = [] } of instances) for (const { algorithm } of facts) add(digests, algorithm)
  if (report.envelope !== undefined) add(digests, 'SHA-256')
  const ends: Readonly<Partial<Record<string, number>>> = policy.algorithmEnds
  return {
    signatures: sorted(signing).map(([algorithm, uses]) => {
      const end = Object.hasOwn(ends, algorithm) ? ends[algorithm] : undefined
      const standing: Standing = algorithm.startsWith('COSE') ? 'notKnown' : end !== undefined && at >= end ? 'ended' : 'standing'
      return { algorithm, uses, ...(end !== undefined && { ends: timeOf(end) }), standing }
    }),
    digests: sorted(digests).map(([algorithm, uses]) => {
      const name = algorithm.toUpperCase()
      return {
        algorithm,
        uses,
        standing: broken.has(name) ? ('collisions' as const) : sound.has(name) ? ('standing' as const) : ('notKnown' as const),
      }
    }),
    withoutCompanion,
    statements,
  }
}

const add = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1)
const sorted = (map: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
