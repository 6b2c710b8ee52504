import { encode } from '../../../src/cbor/index.js'
import { type CustodyRecord, custodyType, recordOpen } from '../../../src/custody/index.js'
import {
  addEntry,
  admitType,
  append,
  type Docket,
  decodeDocket,
  docketBytes,
  exhibitType,
  introduceType,
  openType,
} from '../../../src/docket/index.js'
import { type Bytes, fromHex, type Hex, toHex } from '../../../src/ground/index.js'
import type { KeySet } from '../../../src/identity/index.js'
import type { ExhibitId, ExhibitNature, When } from '../../../src/matter/index.js'
import { type StatementType, signStatement } from '../../../src/statement/index.js'
import { contextWith, light } from './envelope.js'
import { bob, now, type Person, p } from './people.js'

export const hour = 3600
export const day = 86_400
/** When every docket of a desk begins; what follows comes a minute later each. */
export const begun = now - 40 * day

export const clock = (from: number): When => ({ from, precision: 'second', source: { kind: 'systemClock' } })
export const original = { instance: 'original' } as const
export const cust = ({ card }: Person) => ({ authority: card.authority })

interface More {
  readonly iat?: number
  /** records that this one follows; absent: whatever is newest */
  readonly on?: Docket
  readonly companion?: true
}

type Record1 = Omit<CustodyRecord, 'custodian' | 'exhibits'> & Partial<Pick<CustodyRecord, 'custodian' | 'exhibits'>>

/**
 * A case of bob's in which one thing after the other is signed, always with the same bytes. Records carry no companion unless
 * their type demands one, so that files stay small.
 */
export class Desk {
  docket: Docket
  private time = begun
  private count = 0
  private readonly seed: string

  private constructor(seed: string, docket: Docket) {
    this.seed = seed
    this.docket = docket
  }

  static async open(seed: string, ...parties: readonly Person[]): Promise<Desk> {
    const ctx = contextWith(`desk ${seed}`, begun)
    const { statement, openings } = await signStatement(
      p,
      { signer: bob.keys.signer, companion: bob.keys.companion! },
      {
        type: openType,
        iss: bob.card.authority,
        sub: toHex(ctx.random(32)),
        iat: ctx.now,
        open: { authority: bob.card.authority, kid: fromHex(bob.keys.signer.key.kid), seq: 0, prev: [] },
        parts: { caseRef: { en: 'Corpus' } },
        random: ctx.random,
      },
    )
    const desk = new Desk(seed, await decodeDocket(ctx, encode([statement.bytes, openings])))
    for (const one of parties) await desk.admit(one)
    return desk
  }

  tick(): number {
    this.time += 60
    return this.time
  }

  async admit({ card }: Person): Promise<void> {
    await this.introduce(card.bytes)
    const open = { authority: card.authority, kid: fromHex(card.keys.signing.kid) }
    await this.add(bob, admitType, open, {}, { companion: true })
  }

  introduce(statement: Bytes | Uint8Array, by: Person = bob, more: More = {}): Promise<Hex> {
    return this.add(by, introduceType, { statement }, {}, more)
  }

  /** Signs a statement with whose keys these are; its id. */
  async add(by: Person | KeySet, type: StatementType, open: object, parts: object = {}, more: More = {}): Promise<Hex> {
    const iat = more.iat ?? this.tick()
    const whole = more.companion || type.companion === 'required'
    const keys = 'keys' in by ? (whole ? by.keys : light(by)) : whole ? by : { card: by.card, signer: by.signer }
    const withCredential = 'keys' in by || by.credential === undefined ? keys : { ...keys, credential: by.credential }
    const done = await append(contextWith(`${this.seed} ${this.count++}`, iat), more.on ?? this.docket, withCredential, {
      type,
      open: { ...open },
      parts: { ...parts },
    })
    if (more.on === undefined) this.docket = done.docket
    else this.docket = addEntry(this.docket, done.docket.entries.get(done.statement.id)!)
    return done.statement.id
  }

  async exhibit(nature: ExhibitNature = 'device', by: Person = bob, details: object = {}): Promise<ExhibitId> {
    return [fromHex(await this.add(by, exhibitType, { introduces: [{ nature }] }, { exhibits: [details] })), 0]
  }

  /** A custody record; basis, time and custodian are as they should be unless it says otherwise. */
  act(by: Person | KeySet, record: Record1, more: More & { readonly authority?: string } = {}): Promise<Hex> {
    const iat = more.iat ?? this.tick()
    const authority = 'keys' in by ? by.card.authority : more.authority!
    const { open, parts } = recordOpen({
      custodian: { authority },
      exhibits: [],
      ...record,
      parts: { basis: { kind: 'ownAct' }, at: clock(iat), ...record.parts },
    } as CustodyRecord)
    return this.add(by, custodyType, open, parts, { ...more, iat })
  }

  bytes(): Promise<Bytes> {
    return docketBytes(this.docket)
  }
}

/** An act about the original of one exhibit. */
export const on = (e: ExhibitId) => [{ exhibit: e, ...original }]
