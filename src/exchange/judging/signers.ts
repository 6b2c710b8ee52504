import type { Docket, Linkage, StatementEntry } from '../../docket/index.js'
import type { Hex } from '../../ground/index.js'
import {
  type Beliefs,
  type Brought,
  beliefsOf,
  byReplacedKeys,
  type Judgement,
  judgeSigner,
  type Shown,
  type ShownBefore,
  type Times,
  type Trust,
} from '../../identity/index.js'
import type { Statement } from '../../statement/index.js'
import type { SignerFact } from '../types.js'
import { broughtBy } from './brought.js'
import { type Anchor, shownTimes } from './times.js'
import type { Stamp } from './tokens.js'

export type Judged = Judgement & { readonly impostor: boolean }

export interface Signers {
  readonly beliefs: Beliefs
  judge(s: Statement): Judged
  fact(s: Statement, judged: Judgement): SignerFact & { readonly statement: Hex }
}

/** Everybody who signed in a docket, judged under one trust store and what the docket brings along. */
export function signersOf(docket: Docket, links: Linkage, trust: Trust, at: number, stamps: ReadonlyMap<Hex, Stamp>): Signers {
  const brought = broughtBy(docket, links)
  const old = brought.directories.some(({ value }) => byReplacedKeys(trust, value))
  const vouched = old ? vouchedIn(docket, links, trust, brought, at) : undefined
  // What time services show rests on no clock, and so on no doubt about one.
  const times: Times = { ...(old && { listed: earliestOf(shownTimes(docket, links, new Map(), stamps)) }), ...(vouched && { vouched }) }
  const early = beliefsOf(trust, brought, times)
  let anchors = anchorsIn(docket, links, early, doubtsIn(early, brought, times), at)
  let shown = shownTimes(docket, links, anchors, stamps)
  if (old && anchors.size > 0) {
    // An old directory that the clocks show to be old may doubt one of them in its turn; a backdated one they do not show.
    const doubted = doubtsIn(early, brought, { ...times, listed: earliestOf(shown) })
    anchors = new Map([...anchors].filter(([id]) => !doubted(docket.entries.get(id) as StatementEntry)))
    shown = shownTimes(docket, links, anchors, stamps)
  }
  const beliefs = shown.size === 0 ? early : beliefsOf(trust, brought, { shown: earliestOf(shown), ...(vouched && { vouched }) })
  return {
    beliefs,
    judge: judgeWith(beliefs, shown, at),
    fact(s, judged) {
      const one = shown.get(s.id)
      const { id: statement, kid, iss: authority } = s
      const { believed, roles = none, officer, keyStatus } = judged
      const time =
        one === undefined
          ? { claimed: s.iat }
          : { claimed: s.iat, shownBefore: one.before, by: one.by, ...(one.service !== undefined && { service: one.service }) }
      return officer === undefined
        ? { statement, believed, kid, authority, roles, keyStatus, time }
        : { statement, believed, kid, authority, roles, officer, keyStatus, time }
    },
  }
}

const none: readonly never[] = []

/**
 * The records whose signing times count: by authorities whose clocks the policy trusts, believed, signed not after the time of
 * verification, by keys of which nobody who may say so says that they were ever in other hands.
 */
function anchorsIn(docket: Docket, links: Linkage, beliefs: Beliefs, doubted: Doubted, at: number): ReadonlyMap<Hex, Anchor> {
  const anchors = new Map<Hex, Anchor>()
  const { policy } = beliefs.trust
  const clocks = new Set(policy.trustedClocks)
  if (clocks.size === 0) return anchors
  const judge = judgeWith(beliefs, new Map(), at)
  const companionEnds = policy.algorithmEnds['ML-DSA-65'] ?? Number.POSITIVE_INFINITY
  for (const entry of docket.entries.values()) {
    if (entry.kind === 'stub' || !clocks.has(entry.statement.iss) || !links.admitted.has(entry.statement.id)) continue
    const { id, iss, iat, companionKey } = entry.statement
    if (iat > at + policy.clockTolerance || doubted(entry)) continue
    const { believed, keyStatus } = judge(entry.statement)
    if (!believed || keyStatus !== 'valid') continue
    anchors.set(id, { time: iat, authority: iss, statement: id, quantumSafe: companionKey !== undefined && at <= companionEnds })
  }
  return anchors
}

type Doubted = (entry: StatementEntry) => boolean

/**
 * Of which records somebody who may say so says that the key was ever in other hands. Revocations whose own time only anchors
 * could show count here as if it were shown: no anchor rests on a doubt about itself. Directories by a replaced key do not: their
 * operator has said that this key speaks for it no longer.
 */
function doubtsIn(beliefs: Beliefs, brought: Brought, { listed = () => undefined, vouched }: Times): Doubted {
  const { revocations } = beliefsOf(beliefs.trust, brought, { shown: () => -1, listed, ...(vouched && { vouched }) })
  return ({ statement: { kid, iss } }) => revocations.get(`${kid} ${iss}`)?.some(({ reason }) => reason === 'compromised') === true
}

/**
 * What authorities whose cards this verifier pinned by hand introduced, and another of them went on from: by statement the
 * earliest date of such a record (DIR-18). It takes two of them and the old key to make a directory older than it is.
 */
export function vouchedIn(docket: Docket, links: Linkage, trust: Trust, brought: Brought, at: number): ShownBefore {
  const { directories: operators = [], ...byHand } = trust
  const own = new Set(operators.map(({ card }) => card.authority))
  const beliefs = beliefsOf(byHand, brought, { shown: () => -1 })
  const doubted = doubtsIn(beliefsOf(trust, brought), brought, {})
  const judge = judgeWith(beliefs, new Map(), at)
  const vouching = new Map<Hex, Anchor>()
  for (const entry of docket.entries.values()) {
    if (entry.kind === 'stub' || own.has(entry.statement.iss) || !links.admitted.has(entry.statement.id)) continue
    const { id, iss, iat } = entry.statement
    if (iat > at + trust.policy.clockTolerance || doubted(entry)) continue
    const { believed, keyStatus } = judge(entry.statement)
    if (believed && keyStatus === 'valid') vouching.set(id, { time: iat, authority: iss, statement: id, quantumSafe: false })
  }
  const shown = shownTimes(docket, links, vouching)
  return earliestOf(new Map([...shown].filter(([id]) => vouching.has(id))))
}

const earliestOf =
  (shown: ReadonlyMap<Hex, Shown>): ShownBefore =>
  (carriers) =>
    carriers.reduce<number | undefined>((least, id) => {
      const time = shown.get(id)?.before
      return time !== undefined && (least === undefined || time < least) ? time : least
    }, undefined)

/**
 * A case is many statements by few keys: a verdict without an observation, which would name the statement, is the same for
 * every statement of that key, whatever it says and whenever it was signed; unless something is known of the key's times, or the
 * statement is sound only because others show that it is old.
 */
function judgeWith(beliefs: Beliefs, shown: ReadonlyMap<Hex, Shown>, at: number): (s: Statement) => Judged {
  const { trust } = beliefs
  const { policy } = trust
  const known = new Set(trust.pins.map((pin) => pin.card.authority))
  const byAct = [policy.roles, policy.binding ?? {}, policy.companionFor ?? []].some((rule) => Object.keys(rule).length > 0)
  const timed = new Set<string>([...beliefs.revocations.keys(), ...beliefs.credentials.keys()])
  const clean = new Map<Hex, Map<string, Judged>>()
  const judged = (s: Statement, iat: number, one: Shown | undefined): Judged => {
    const { id, kid, iss, companionKey } = s
    const act = byAct || timed.has(`${kid} ${iss}`) ? actOf(s) : s.type
    const verdict = judgeSigner(
      trust,
      { id, kid, iss, iat, ...(companionKey && { companionKey }), act, ...(one && { shown: one }) },
      at,
      beliefs,
    )
    // An officer whose credential has ended is no impostor: the authority's own word says whose key it is.
    return { ...verdict, impostor: !verdict.believed && known.has(iss) && verdict.card === undefined }
  }
  // As if signed at the end of time and shown by nobody to be older: superseded, or its algorithm ended, if either ever could be.
  const bare = (s: Statement) => judged(s, Number.MAX_SAFE_INTEGER, undefined)
  return (s) => {
    const plain = !byAct && s.companionKey === undefined && !beliefs.windows.has(s.kid) && !timed.has(`${s.kid} ${s.iss}`)
    const before = plain ? clean.get(s.kid)?.get(s.iss) : undefined
    if (before !== undefined) return before
    const verdict = judged(s, s.iat, shown.get(s.id))
    if (plain && verdict.observations.length === 0 && bare(s).observations.length === 0) {
      const own = clean.get(s.kid) ?? new Map<string, Judged>()
      clean.set(s.kid, own.set(s.iss, verdict))
    }
    return verdict
  }
}

/** What was done, as a policy names it. */
export function actOf(statement: Statement): string {
  const { action } = statement.payload
  return statement.type === 'custody' && typeof action === 'string' ? action : statement.type
}
