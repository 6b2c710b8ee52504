import type { Hex } from '../../ground/index.js'
import { inMap, observe } from '../../ground/index.js'
import { members } from '../custodian.js'
import type { Act, Scene } from '../scene.js'
import type { CustodianSet } from '../types.js'
import { basisKinds, type CustodyFacts } from './facts.js'
import { personKey } from './handovers.js'
import { isBefore } from './words.js'

type Level = 'authority' | 'unit' | 'store' | 'officer'

interface Own {
  readonly authority: string
  /** persons who took part in every own act signed with this key so far */
  common: ReadonlySet<string>
  readonly all: Set<string>
  /** the first signed of those acts */
  first: { readonly id: Hex; readonly iat: number }
}

/** Persons of one key that are told apart; beyond that their number is a lower bound. */
const mostPersons = 1000

/** What is said of all records together: by basis, late ones, keys several persons use, how fine the record is (EXH-60 to EXH-62). */
export class Records {
  private count = 0
  private late = 0
  private readonly bases = new Map<string, number>()
  private readonly keys = new Map<Hex, Own>()
  /** one object for equal ones, as far as people are shared */
  private readonly custodians = new Map<CustodianSet, number>()

  record(act: Act): void {
    this.count++
    const basis = act.basis ?? 'notOpened'
    this.bases.set(basis, (this.bases.get(basis) ?? 0) + 1)
    if (act.codes.length > 0 && act.codes.includes('custody.recorded-late')) this.late++
    this.custodians.set(act.custodian, (this.custodians.get(act.custodian) ?? 0) + 1)
    if (act.basis === 'ownAct' && act.parts?.participants !== undefined) this.own(act)
  }

  /** Of several who performed an own act the signer is one; if no one was there each time, the key has been in several hands. */
  private own({ id, iat, by, parts }: Act): void {
    const persons = new Set<string>()
    for (const one of parts!.participants!) {
      const person = one.part.includes('performed') ? personKey(one) : undefined
      if (person !== undefined) persons.add(person)
    }
    if (persons.size === 0) return
    const before = this.keys.get(by.kid)
    if (before === undefined)
      this.keys.set(by.kid, {
        authority: by.authority,
        common: persons,
        all: new Set([...persons].slice(0, mostPersons)),
        first: { id, iat },
      })
    else {
      if (isBefore({ id, iat }, before.first)) before.first = { id, iat }
      before.common = new Set([...before.common].filter((person) => persons.has(person)))
      for (const person of persons) if (before.all.size < mostPersons) before.all.add(person)
    }
  }

  conclude({ general }: Scene): void {
    for (const { kid, authority, persons } of this.sharedKeys)
      general.push(observe('custody.shared-key', { statement: this.keys.get(kid)!.first.id }, { kid, authority, persons }))
  }

  private get sharedKeys(): CustodyFacts['sharedKeys'] {
    return [...this.keys]
      .filter(([, { common, all }]) => common.size === 0 && all.size > 1)
      .map(([kid, { authority, all }]) => ({ kid, authority, persons: all.size }))
      .sort((a, b) => (a.kid < b.kid ? -1 : 1))
  }

  get facts(): CustodyFacts {
    const bases = Object.fromEntries(basisKinds.map((kind) => [kind, this.bases.get(kind) ?? 0])) as CustodyFacts['bases']
    return {
      records: this.count,
      bases,
      late: this.late,
      sharedKeys: this.sharedKeys,
      fineness: this.fineness,
    }
  }

  private get fineness(): CustodyFacts['fineness'] {
    const all = new Map<string, Record<Level, number>>()
    for (const [set, count] of this.custodians)
      for (const one of members(set)) {
        const levels = inMap(all, one.authority, () => ({ authority: 0, unit: 0, store: 0, officer: 0 }))
        levels[one.officer !== undefined ? 'officer' : one.store !== undefined ? 'store' : one.unit !== undefined ? 'unit' : 'authority'] +=
          count
      }
    return [...all].map(([authority, levels]) => ({ authority, levels })).sort((a, b) => (a.authority < b.authority ? -1 : 1))
  }
}
