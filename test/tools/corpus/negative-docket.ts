import { encode } from '../../../src/cbor/index.js'
import { type CustodyRecord, custodyType, recordOpen } from '../../../src/custody/index.js'
import { type Docket, docketBytes, introduceType, nextLink } from '../../../src/docket/index.js'
import { type Bytes, concat, fromHex, type Hex, toHex } from '../../../src/ground/index.js'
import type { ExhibitId } from '../../../src/matter/index.js'
import { type Statement, signStatement } from '../../../src/statement/index.js'
import type { EnvelopeCase } from './case.js'
import { drawn } from './draws.js'
import { someEncodings } from './encoding.js'
import { light, smallDocket } from './envelope.js'
import { alice, bob, mallory, now, type Person, p } from './people.js'
import { flipped, type Header, type Members, members, resign } from './sections.js'

const base = () => smallDocket(['device'])
const clock = (time: number) =>
  ({ basis: { kind: 'ownAct' }, at: { from: time, precision: 'second', source: { kind: 'systemClock' } } }) as const

const storing = (exhibit: ExhibitId): CustodyRecord => ({
  action: 'store',
  exhibits: [{ exhibit, instance: 'original' }],
  custodian: { authority: alice.card.authority },
  parts: clock(now - 300),
})

interface Link {
  readonly seq: number
  readonly last?: Hex
  readonly prev: readonly Hex[]
}

/** A record with links of the signer's own making. */
async function linked(
  sub: string,
  link: Link,
  record: CustodyRecord,
  o: { by?: Person; time?: number; iss?: string; seed?: string } = {},
): Promise<{ statement: Statement; openings: unknown; bytes: Bytes }> {
  const by = o.by ?? alice
  const { open, parts } = recordOpen(record)
  const signed = await signStatement(
    p,
    { signer: by.keys.signer },
    {
      type: custodyType,
      iss: o.iss ?? by.card.authority,
      sub,
      iat: o.time ?? now - 300,
      open: { ...open, seq: link.seq, ...(link.last && { last: fromHex(link.last) }), prev: link.prev.map(fromHex) },
      parts,
      random: drawn(o.seed ?? 'record'),
    },
  )
  return { ...signed, bytes: encode([signed.statement.bytes, signed.openings]) }
}

type Made = Awaited<ReturnType<typeof linked>>
const link = (d: Docket, who = alice): Link => nextLink(d, who.keys.signer.key.kid)

/** The base docket with records put to its end, in the order given. */
const withRecords = (make: (d: Docket, exhibit: ExhibitId) => Promise<readonly (Made | Uint8Array)[]>) => async () => {
  const { docket, exhibit } = await base()
  const more = await make(docket, [exhibit, 0])
  return concat(await docketBytes(docket), ...more.map((one) => ('statement' in one ? one.bytes : one)))
}
const bytes = (change: (bytes: Bytes, d: Docket) => Uint8Array | Promise<Uint8Array>) => async () => {
  const { docket } = await base()
  return change(await docketBytes(docket), docket)
}
const kept = (d: Docket, index: number) => {
  const entry = [...d.entries.values()].find((one) => one.kind === 'statement' && one.statement.payload.seq === index)
  if (entry?.kind !== 'statement') throw new Error('no such entry')
  return entry
}
const entryOf = (statement: Uint8Array, openings: unknown = {}) => encode([statement, openings])

/** The opening statement changed and signed anew. */
const openWith = (change: (value: Members) => unknown, header?: (h: Header) => void) =>
  bytes(async (_, d) => {
    const { statement, openings } = kept(d, 0)
    return entryOf(await resign(statement.bytes, { payload: members(change), ...(header && { header }) }), openings)
  })

export const docketCases: readonly EnvelopeCase[] = [
  { name: 'empty', changed: 'no bytes', code: 'docket.open', thrown: true, make: () => new Uint8Array(0) },
  {
    name: 'no-open',
    changed: 'the opening statement is missing',
    code: 'docket.open',
    thrown: true,
    make: bytes((_, d) => {
      const { statement, openings } = kept(d, 1)
      return entryOf(statement.bytes, openings)
    }),
  },
  {
    name: 'open-other-signer',
    changed: 'an opening that admits another key than its signer’s',
    code: 'docket.open',
    thrown: true,
    make: openWith((v) => ({ ...v, kid: drawn('kid')(32) })),
  },
  {
    name: 'open-seq',
    changed: 'an opening that says it is the signer’s second',
    code: 'docket.open',
    thrown: true,
    make: openWith((v) => ({ ...v, seq: 1, last: drawn('l')(32) })),
  },
  {
    name: 'open-signature',
    changed: 'a bit of the opening’s signature',
    code: 'docket.open',
    thrown: true,
    make: bytes(async (_, d) => {
      const { statement, openings } = kept(d, 0)
      return entryOf(await resign(statement.bytes, { signature: (s) => flipped(s, 0) }), openings)
    }),
  },
  { name: 'truncated', changed: 'the last byte is missing', code: 'docket.encoding', make: bytes((b) => b.slice(0, -1)) },
  {
    name: 'appended',
    changed: 'bytes that are no data item at the end',
    code: 'docket.encoding',
    make: bytes((b) => concat(b, Uint8Array.of(0xff, 0xff))),
  },
  // What does not show where it ends breaks the sequence off: nothing after it can be told apart.
  ...someEncodings.map(
    ({ name, what, bytes: item }): EnvelopeCase => ({
      name: `cbor-${name}`,
      changed: `an entry more: ${what}`,
      code: 'docket.encoding',
      make: bytes((b) => concat(b, item)),
    }),
  ),
  { name: 'entry-shape', changed: 'an entry that is an integer', code: 'docket.entry', make: bytes((b) => concat(b, encode(1))) },
  {
    name: 'stub-order',
    changed: 'a stub whose prev does not ascend',
    code: 'docket.entry',
    make: bytes((b) =>
      concat(b, encode([drawn('id')(32), drawn('kid')(32), 0, false, [new Uint8Array(32).fill(2), new Uint8Array(32).fill(1)]])),
    ),
  },
  {
    name: 'stub-unattributed',
    changed: 'a stub that is nobody’s word',
    observations: ['docket.stub-unattributed'],
    make: bytes((b, d) =>
      concat(
        b,
        encode([
          drawn('id')(32),
          fromHex(alice.keys.signer.key.kid),
          2,
          fromHex(kept(d, 1).statement.id),
          [fromHex(kept(d, 1).statement.id)],
        ]),
      ),
    ),
  },
  {
    name: 'foreign',
    changed: 'a record of another case',
    code: 'docket.foreign',
    make: withRecords(async (d, e) => [await linked('ab'.repeat(32), link(d), storing(e))]),
  },
  {
    name: 'foreign-open',
    changed: 'a second opening, of another case',
    code: 'docket.foreign',
    make: bytes(async (b) => {
      const { docket } = await smallDocket(['device'], 'another docket')
      const { statement, openings } = kept(docket, 0)
      return concat(b, entryOf(statement.bytes, openings))
    }),
  },
  {
    name: 'gap',
    changed: 'a record whose prev is missing',
    code: 'docket.missing',
    make: withRecords(async (d, e) => [await linked(d.id, { ...link(d), prev: [toHex(drawn('missing')(32))] }, storing(e))]),
  },
  {
    name: 'same-seq',
    changed: 'two records of one seq by one key',
    code: 'docket.conflicting-seq',
    make: withRecords(async (d, e) => [
      await linked(d.id, link(d), storing(e)),
      await linked(d.id, link(d), storing(e), { seed: 'other' }),
    ]),
  },
  {
    name: 'hole',
    changed: 'a record that skips a seq',
    code: 'docket.hole',
    make: withRecords(async (d, e) => [await linked(d.id, { ...link(d), seq: 3 }, storing(e))]),
  },
  {
    name: 'last-other',
    changed: 'a record whose last is not the one before',
    code: 'docket.last',
    make: withRecords(async (d, e) => [await linked(d.id, { ...link(d), last: d.id }, storing(e))]),
  },
  {
    name: 'rootless',
    changed: 'a record that cites nothing',
    code: 'docket.rootless',
    make: withRecords(async (d, e) => [await linked(d.id, { ...link(d), prev: [] }, storing(e))]),
  },
  {
    name: 'future',
    changed: 'a record signed a day after it is verified',
    code: 'docket.future',
    make: withRecords(async (d, e) => [await linked(d.id, link(d), storing(e), { time: now + 86_400 })]),
  },
  {
    name: 'backward',
    changed: 'a record signed a day before the one it cites',
    code: 'docket.backward',
    make: withRecords(async (d, e) => [await linked(d.id, link(d), { ...storing(e), parts: clock(now - 90_000) }, { time: now - 90_000 })]),
  },
  {
    name: 'authority',
    changed: 'a record by an admitted key under another authority’s name',
    code: 'docket.authority',
    make: withRecords(async (d, e) => [await linked(d.id, link(d), storing(e), { iss: bob.card.authority })]),
  },
  {
    name: 'record-signature',
    changed: 'a record whose signature does not verify',
    code: 'statement.signature',
    make: withRecords(async (d, e) => {
      const one = await linked(d.id, link(d), storing(e))
      return [entryOf(await resign(one.statement.bytes, { by: light(alice), signature: (s) => flipped(s, 3) }))]
    }),
  },
  {
    name: 'junk-signature',
    changed: 'a junk signature on a record that is also there',
    observations: ['docket.junk-signature'],
    make: withRecords(async (d, e) => {
      const one = await linked(d.id, link(d), storing(e))
      return [one, entryOf(await resign(one.statement.bytes, { by: light(alice), signature: () => drawn('junk')(64) }), one.openings)]
    }),
  },
  {
    name: 'stranger',
    changed: 'a record by a key nobody admitted, whose key is not even in the docket',
    observations: ['docket.unknown-key'],
    make: withRecords(async (d, e) => [
      await linked(d.id, { seq: 0, prev: [d.id] }, { ...storing(e), custodian: { authority: mallory.card.authority } }, { by: mallory }),
    ]),
  },
  {
    name: 'stranger-introduced',
    changed: 'a stranger brings a card of its own and a record',
    observations: ['docket.quarantined'],
    make: async () => {
      const { docket, exhibit } = await base()
      const one = await linked(
        docket.id,
        { seq: 0, prev: [docket.id] },
        { ...storing([exhibit, 0]), custodian: { authority: mallory.card.authority } },
        { by: mallory },
      )
      const card = await signStatement(
        p,
        { signer: alice.keys.signer },
        {
          type: introduceType,
          iss: alice.card.authority,
          sub: docket.id,
          iat: now - 200,
          open: { statement: mallory.card.bytes, seq: 2, last: fromHex(link(docket).last!), prev: link(docket).prev.map(fromHex) },
          random: drawn('introduce'),
        },
      )
      return concat(await docketBytes(docket), entryOf(card.statement.bytes), one.bytes)
    },
  },
  {
    name: 'opening-other',
    changed: 'an opening of other content than the record closes',
    code: 'statement.part-opening',
    make: withRecords(async (d, e) => {
      const one = await linked(d.id, link(d), storing(e))
      const { at, ...rest } = one.openings as Record<string, [Bytes, unknown]>
      return [entryOf(one.statement.bytes, { ...rest, at: [at![0], { ...(at![1] as object), from: 1 }] })]
    }),
  },
  {
    name: 'opening-withheld',
    changed: 'a closed part without its opening',
    observations: ['statement.part-missing'],
    make: withRecords(async (d, e) => {
      const one = await linked(d.id, link(d), storing(e))
      const { at: _, ...rest } = one.openings as Record<string, unknown>
      return [entryOf(one.statement.bytes, rest)]
    }),
  },
  {
    name: 'type-unknown',
    changed: 'a record of a type of the future',
    observations: ['statement.not-understood'],
    make: withRecords(async (d, e) => {
      const one = await linked(d.id, link(d), storing(e))
      return [
        entryOf(
          await resign(one.statement.bytes, { by: light(alice), header: (h) => h.set(16, 'application/rogatory.custody+cbor;v=2') }),
          one.openings,
        ),
      ]
    }),
  },
  {
    name: 'member-unknown',
    changed: 'a custody record with a member that does not belong',
    code: 'statement.payload',
    make: withRecords(async (d, e) => {
      const one = await linked(d.id, link(d), storing(e))
      return [entryOf(await resign(one.statement.bytes, { by: light(alice), payload: members((v) => ({ ...v, more: 1 })) }), one.openings)]
    }),
  },
  {
    name: 'companion-undeclared',
    changed: 'a companion on a record that declares none',
    code: 'statement.companion-undeclared',
    make: withRecords(async (d, e) => {
      const one = await linked(d.id, link(d), storing(e))
      return [entryOf(await resign(one.statement.bytes, {}), one.openings)]
    }),
  },
  {
    name: 'end-missing',
    changed: 'the end is cut off: a receipt names a head that is not there',
    code: 'pin.missing',
    make: withRecords(async (d, e) => [
      await linked(d.id, link(d), {
        action: 'receive',
        stage: 'arrival',
        exhibits: [{ exhibit: e, instance: 'original' }],
        custodian: { authority: alice.card.authority },
        heads: [drawn('cut off')(32)],
        parts: clock(now - 300),
      }),
    ]),
  },
  {
    name: 'one-sided',
    changed: 'handed over, and no receipt',
    observations: ['handover.not-received'],
    make: withRecords(async (d, e) => [
      await linked(d.id, link(d), {
        action: 'release',
        exhibits: [{ exhibit: e, instance: 'original', mode: 'moves' }],
        custodian: { authority: alice.card.authority },
        to: { authority: bob.card.authority },
        parts: clock(now - 300),
      }),
    ]),
  },
  {
    name: 'not-holder',
    changed: 'released by somebody who does not hold it',
    code: 'custody.not-holder',
    make: withRecords(async (d, e) => {
      const release = (to: string): CustodyRecord => ({
        action: 'release',
        exhibits: [{ exhibit: e, instance: 'original', mode: 'moves' }],
        custodian: { authority: alice.card.authority },
        to: { authority: to },
        parts: clock(now - 300),
      })
      const stored = await linked(d.id, link(d), storing(e))
      const one = await linked(d.id, { seq: 3, last: stored.statement.id, prev: [stored.statement.id] }, release(bob.card.authority))
      const two = await linked(d.id, { seq: 4, last: one.statement.id, prev: [one.statement.id] }, release(mallory.card.authority), {
        seed: 'two',
      })
      return [stored, one, two]
    }),
  },
]
