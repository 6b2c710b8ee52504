import type { Docket, Linkage, StatementEntry } from '../../docket/index.js'
import { type Hex, LimitError } from '../../ground/index.js'
import type { Policy, Role } from '../../identity/index.js'
import type { Statement } from '../../statement/index.js'
import type { SignerJudgement } from '../types.js'
import type { OrderKind } from './facts.js'

/** An order about one instance that somebody gave. */
export interface Ordered {
  readonly voice: Voice
  readonly kind: OrderKind
  readonly from: number
  readonly until?: number
}

/** What the fate of records is judged with. */
export interface Judging {
  readonly d: Docket
  readonly l: Linkage
  readonly policy: Pick<Policy, 'clockTolerance' | 'roles'>
  readonly judge: (s: Statement) => SignerJudgement
  /** verification time, seconds since 1970 UTC */
  readonly at: number
}

/** Who said something, as far as this verifier knows. */
export interface Voice {
  readonly id: Hex
  readonly authority: string
  readonly kid: Hex
  readonly iat: number
  readonly believed: boolean
  /** not admitted for the authority it names, or in the name of a known one by another key: counts for nothing */
  readonly foreign: boolean
  /** of the card believed; empty where the signer is not */
  readonly roles: readonly Role[]
}

export function voiceOf(j: Judging, { statement }: StatementEntry): Voice {
  const { id, kid, iss, iat } = statement
  const judged = j.judge(statement)
  const foreign = j.l.admittedKeys.get(kid)?.has(iss) !== true || judged.impostor === true
  return { id, authority: iss, kid, iat, believed: judged.believed, foreign, roles: judged.believed ? (judged.card?.roles ?? []) : [] }
}

/** Whether a believed signer has one of the roles that the policy, or else `usual`, names for an act. */
export function mayDo(j: Judging, act: string, usual: readonly Role[], { roles }: Voice): boolean {
  const may = Object.hasOwn(j.policy.roles, act) ? j.policy.roles[act]! : usual
  return may.some((role) => roles.includes(role))
}

/** Who may order and say what became of an order, unless the policy says otherwise. */
export const deciders: readonly Role[] = ['court', 'investigatingJudge', 'prosecutor', 'centralAuthority', 'police', 'customs']

const ranks: Readonly<Partial<Record<Role, number>>> = {
  court: 4,
  investigatingJudge: 3,
  prosecutor: 2,
  centralAuthority: 2,
  police: 1,
  customs: 1,
}

/** How high the highest of some roles stands among those that order; 0 for none of them. */
export const rankOf = (roles: readonly Role[]): number => Math.max(0, ...roles.map((role) => ranks[role] ?? 0))

/**
 * Whether somebody may lift an order, or say that it no longer stands: the authority that gave it, a court, or a higher one
 * (ORD-13). Where the order is by somebody believed, a key of the same authority that is not, such as a revoked one, may not.
 */
export function mayLift(order: Voice, by: Voice): boolean {
  if (by.foreign) return false
  if (by.authority === order.authority) return by.believed || !order.believed
  return by.roles.includes('court') || (order.believed && rankOf(by.roles) > rankOf(order.roles))
}

/** Whether `later` was signed knowing `earlier`; no where the docket is too wide to tell. */
export function knows(l: Linkage, earlier: Hex, later: Hex): boolean {
  if (earlier === later) return false
  try {
    return l.knew(earlier, later)
  } catch (error) {
    if (!(error instanceof LimitError)) throw error
    return false
  }
}
