import type { Custodian } from '../matter/index.js'
import type { CustodianSet } from './types.js'

/** Sets of custodians and signers kept at once; beyond that each record has its own. */
const most = 10_000

/** One object for one custodian and one signer: a hundred thousand records are by a few people, and each is read by itself. */
export class People {
  private readonly custodians = new Map<string, CustodianSet>()
  private readonly signers = new Map<string, Map<string, { readonly authority: string; readonly kid: string }>>()

  custodian(set: CustodianSet): CustodianSet {
    if ('all' in set || 'any' in set) return set
    const key = nameOf(set)
    const before = this.custodians.get(key)
    if (before === undefined && this.custodians.size < most) this.custodians.set(key, set)
    return before ?? set
  }

  signer(authority: string, kid: string): { readonly authority: string; readonly kid: string } {
    const own = this.signers.get(kid) ?? new Map<string, { readonly authority: string; readonly kid: string }>()
    const before = own.get(authority) ?? { authority, kid }
    if (this.signers.size < most && own.size < 16) this.signers.set(kid, own.set(authority, before))
    return before
  }
}

const nameOf = ({ authority, unit, store, officer }: Custodian): string => `${authority}${part(unit)}${part(store)}${part(officer)}`

/** With its length before it, so that no two custodians have one name. */
const part = (text: string | undefined): string => (text === undefined ? '-' : `${text.length}:${text}`)
