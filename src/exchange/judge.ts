import { custodyLines, type ExhibitReport, receiptPins } from '../custody/index.js'
import { type Docket, type Linkage, linkage, type RecordPin } from '../docket/index.js'
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
  const links = linkage(docket, { ...bounds, pins: [...pins, ...receiptPins(docket, linkage(docket, bounds).admitted)] })
  const judged = new Map<Hex, Judgement & { impostor: boolean }>()
  const known = new Set(trust.pins.map((pin) => pin.card.authority))
  const officers = officersOf(docket, trust)
  const signers = new SignerObservations()
  let believed = true
  for (const entry of docket.entries.values()) {
    if (entry.kind !== 'statement' || !links.admitted.has(entry.statement.id)) continue
    const { statement } = entry
    const verdict = judgeSigner(trust, { ...statement, act: actOf(statement) }, at)
    const impostor = !verdict.believed && known.has(statement.iss) && !officers.has(`${statement.kid} ${statement.iss}`)
    judged.set(statement.id, { ...verdict, impostor })
    believed &&= verdict.believed
    for (const observation of verdict.observations) signers.add(statement.kid, observation)
  }
  const custody = custodyLines(docket, links, {
    policy: trust.policy,
    at,
    judge: (statement) => judged.get(statement.id) ?? { believed: false },
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
