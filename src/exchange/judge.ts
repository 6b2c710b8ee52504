import { type CustodyFacts, custodyLines, type ExhibitReport, receiptPins } from '../custody/index.js'
import { asHeard, type Docket, type Linkage, linkage, withoutErased, withPins } from '../docket/index.js'
import type { Hex, Observation } from '../ground/index.js'
import type { Card, Judgement, Trust } from '../identity/index.js'
import { honouring } from './judging/honours.js'
import { SignerObservations } from './judging/observed.js'
import { signersOf } from './judging/signers.js'
import { thresholdsMissed } from './judging/thresholds.js'
import { stampsIn } from './judging/tokens.js'
import type { DocketSummary, SignerFact } from './types.js'

/** What a docket says once its links, its signers and its custody records have been judged. */
export interface JudgedDocket {
  /** what was judged: without the openings that a believed erasure names */
  readonly docket: Docket
  readonly summary: DocketSummary
  readonly linkage: Linkage
  readonly exhibits: readonly ExhibitReport[]
  /** of all custody records together */
  readonly custody?: CustodyFacts
  readonly observations: readonly Observation[]
  /** whether every admitted statement is by a believed signer */
  readonly believed: boolean
  /** who signed each admitted statement, by its id, in canonical order */
  readonly signers: ReadonlyMap<Hex, SignerFact & { readonly statement: Hex }>
  /** cards that a believed directory lists and the docket carries, beside those of the trust store */
  readonly listed: readonly Card[]
  /** the judgement of one admitted statement */
  judgementOf(id: Hex): Judgement | undefined
}

/** Judges a docket as at `at` (seconds since 1970 UTC) under one verifier's beliefs. @throws AbortError */
export async function judgeDocket(given: Docket, trust: Trust, at: number, signal?: AbortSignal): Promise<JudgedDocket> {
  const stamps = await stampsIn(given, trust, at, signal)
  const docket = withoutErased(given, honouring(trust, at, stamps.shown))
  const bounds = { at, tolerance: trust.policy.clockTolerance }
  // What an admitted receipt says its signer had, must be here: so a missing end is noticed back to the newest receipt.
  const bare = linkage(docket, bounds)
  const pinned = withPins(bare, receiptPins(docket, bare.admitted))
  const { beliefs, judge, fact } = signersOf(docket, pinned, trust, at, stamps.shown)
  const links = asHeard(docket, pinned, ({ statement }) => {
    const { believed, keyStatus } = judge(statement)
    return believed || (keyStatus === 'unknown' ? undefined : false)
  })
  const observed = new SignerObservations()
  const signers = new Map<Hex, SignerFact & { readonly statement: Hex }>()
  let believed = true
  for (const id of links.order) {
    const entry = docket.entries.get(id)
    if (entry?.kind !== 'statement' || !links.admitted.has(id)) continue
    const verdict = judge(entry.statement)
    signers.set(id, fact(entry.statement, verdict))
    believed &&= verdict.believed
    for (const observation of verdict.observations) observed.add(entry.statement.kid, observation)
  }
  const custody = custodyLines(docket, links, {
    policy: trust.policy,
    at,
    judge(statement) {
      if (!links.admitted.has(statement.id)) return { believed: false }
      const { believed, impostor, roles } = judge(statement)
      return { believed, impostor, ...(roles && { card: { roles } }) }
    },
  })
  const stubs = [...docket.entries.values()].filter((entry) => entry.kind === 'stub').length
  return {
    docket,
    summary: {
      id: docket.id,
      statements: docket.entries.size - stubs,
      stubs,
      quarantined: links.quarantined.size,
      heads: links.heads,
    },
    linkage: links,
    exhibits: custody.exhibits,
    ...(custody.facts && { custody: custody.facts }),
    observations: [
      ...docket.observations,
      ...links.observations,
      ...stamps.observations,
      ...beliefs.observations,
      ...observed.list(),
      ...thresholdsMissed(docket, links, trust.policy, signers),
      ...custody.observations,
    ],
    believed,
    signers,
    listed: listedIn(beliefs.trust, trust),
    judgementOf(id) {
      const entry = docket.entries.get(id)
      return entry?.kind === 'statement' && links.admitted.has(id) ? judge(entry.statement) : undefined
    },
  }
}

function listedIn({ pins }: Trust, store: Trust): readonly Card[] {
  const own = new Set(store.pins)
  return pins.flatMap((pin) => (own.has(pin) ? [] : [pin.card]))
}
