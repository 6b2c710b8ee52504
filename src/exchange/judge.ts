import { custodyLines, type ExhibitReport, receiptPins } from '../custody/index.js'
import { type Docket, type Linkage, linkage, type RecordPin, withPins } from '../docket/index.js'
import { type Hex, type Observation, observe } from '../ground/index.js'
import { type Judgement, judgeSigner, type Trust, trustedCard } from '../identity/index.js'
import type { Statement } from '../statement/index.js'
import type { DocketSummary } from './types.js'

/** What a docket says once its links, its signers and its custody records have been judged. */
export interface JudgedDocket {
  readonly summary: DocketSummary
  readonly linkage: Linkage
  readonly exhibits: readonly ExhibitReport[]
  readonly observations: readonly Observation[]
  /** whether every admitted statement is by a believed signer */
  readonly believed: boolean
}

/** Judges a docket as at `at` (seconds since 1970 UTC) under one verifier's beliefs. */
export function judgeDocket(docket: Docket, trust: Trust, at: number, pins: readonly RecordPin[] = []): JudgedDocket {
  const bounds = { at, tolerance: trust.policy.clockTolerance }
  // What an admitted receipt says its signer had, must be here: so a missing end is noticed back to the newest receipt.
  const bare = linkage(docket, bounds)
  const links = withPins(bare, [...pins, ...receiptPins(docket, bare.admitted)])
  const judge = signerJudge(docket, trust, at)
  const signers = new SignerObservations()
  let believed = true
  for (const entry of docket.entries.values()) {
    if (entry.kind !== 'statement' || !links.admitted.has(entry.statement.id)) continue
    const { statement } = entry
    const verdict = judge(statement)
    believed &&= verdict.believed
    for (const observation of verdict.observations) signers.add(statement.kid, observation)
  }
  const custody = custodyLines(docket, links, {
    policy: trust.policy,
    at,
    judge: (statement) => (links.admitted.has(statement.id) ? judge(statement) : { believed: false }),
  })
  const stubs = [...docket.entries.values()].filter((entry) => entry.kind === 'stub').length
  return {
    summary: {
      id: docket.id,
      statements: docket.entries.size - stubs,
      stubs,
      quarantined: links.quarantined.size,
      heads: links.heads,
    },
    linkage: links,
    exhibits: custody.exhibits,
    observations: [...docket.observations, ...links.observations, ...signers.list(), ...custody.observations],
    believed,
  }
}

type Judged = Judgement & { readonly impostor: boolean }

/**
 * Judges signers under one trust store. A case is many statements by few keys: a verdict without an observation, which
 * would name the statement, is the same for every statement of that key, whatever it says and whenever it was signed.
 */
function signerJudge(docket: Docket, trust: Trust, at: number): (s: Statement) => Judged {
  const known = new Set(trust.pins.map((pin) => pin.card.authority))
  const officers = officersOf(docket, trust)
  const byRole = Object.keys(trust.policy.roles).length > 0
  const clean = new Map<Hex, Map<string, Judged>>()
  const judged = (s: Statement, iat: number): Judged => {
    const { id, kid, iss, companionKey } = s
    const act = byRole ? actOf(s) : s.type
    const verdict = judgeSigner(trust, { id, kid, iss, iat, ...(companionKey && { companionKey }), act }, at)
    return { ...verdict, impostor: !verdict.believed && known.has(iss) && !officers.has(`${kid} ${iss}`) }
  }
  return (s) => {
    const plain = !byRole && s.companionKey === undefined
    const before = plain ? clean.get(s.kid)?.get(s.iss) : undefined
    if (before !== undefined) return before
    const verdict = judged(s, s.iat)
    // Signed at the end of time it would be superseded if it ever could be.
    if (plain && verdict.observations.length === 0 && judged(s, Number.MAX_SAFE_INTEGER).observations.length === 0) {
      const own = clean.get(s.kid) ?? new Map<string, Judged>()
      clean.set(s.kid, own.set(s.iss, verdict))
    }
    return verdict
  }
}

/** Keys that a credential in the docket, signed by a believed key of the authority, says are its officers'. */
function officersOf(docket: Docket, trust: Trust): ReadonlySet<string> {
  const officers = new Set<string>()
  for (const entry of docket.entries.values()) {
    const carried = entry.kind === 'statement' ? entry.introduction : undefined
    if (carried?.kind === 'credential' && trustedCard(trust, carried.by)?.authority === carried.authority)
      officers.add(`${carried.names} ${carried.authority}`)
  }
  return officers
}

/** What was done, as a policy's roles name it. */
function actOf(statement: Statement): string {
  const { action } = statement.payload
  return statement.type === 'custody' && typeof action === 'string' ? action : statement.type
}

/** One observation for each key and code, at the first statement it concerns, with their number: a thousand records by one unknown key are one fact. */
class SignerObservations {
  private readonly seen = new Map<string, { first: Observation; count: number }>()

  add(kid: Hex, observation: Observation): void {
    const key = `${kid} ${observation.code} ${observation.data.act ?? ''}`
    const before = this.seen.get(key)
    this.seen.set(key, { first: before?.first ?? observation, count: (before?.count ?? 0) + 1 })
  }

  list(): Observation[] {
    return [...this.seen.values()].map(({ first, count }) =>
      observe(first.code, first.at, { ...first.data, statements: count }, first.severity),
    )
  }
}
