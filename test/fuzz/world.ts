import { createHash } from 'node:crypto'
import { type Docket, docketBytes, excerpt } from '../../src/docket/index.js'
import { addExhibits, openDocket, record } from '../../src/exchange/index.js'
import { sealWith } from '../../src/exchange/seal.js'
import { type Bytes, fromHex } from '../../src/ground/index.js'
import { type KeySet, readCard, signCredential, signRevocation } from '../../src/identity/index.js'
import { memorySink } from '../../src/io/index.js'
import { at, believed, now, p, seeded, someone, trusting } from '../exchange/people.js'

export { at, now, p, seeded }

/** Most of a mutant is as it was: a companion's signature that was judged once is not computed again. */
const judged = new Map<string, boolean>()
async function mlDsa65Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const hash = createHash('sha256')
  for (const part of [publicKey, message, signature]) hash.update(createHash('sha256').update(part).digest())
  const name = hash.digest('base64')
  const before = judged.get(name)
  if (before !== undefined) return before
  const holds = await p.mlDsa65Verify(publicKey, message, signature)
  if (judged.size < 100_000) judged.set(name, holds)
  return holds
}

export const run = { crypto: { ...p, random: seeded('world'), mlDsa65Verify } }

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

/** Two authorities that know each other, a case with records, and an envelope from one to the other: the same in every run. */
export const world = once(async () => {
  const a = await someone('Authority A', 'PT')
  const b = await someone('Authority B', 'DE')
  const trust = trusting(a, b)
  const opened = await openDocket({ caseRef: { en: 'Case 1' }, at }, a.keys, run)
  const added = await addExhibits(opened, a.keys, [{ nature: 'records', labels: [{ label: 'A-1' }] }], run, at)
  const docket = await withRecord(added.docket, a.keys, added.exhibits[0]!)
  const memory = memorySink()
  const data = new TextEncoder().encode('the evidence')
  const sealed = await sealWith(
    { random: seeded('envelope'), now },
    {
      from: a.keys,
      to: [believed(trust, b)],
      docket,
      exhibits: [
        { ref: 'one', exhibit: added.exhibits[0]! },
        { ref: 'two', exhibit: { nature: 'image', labels: [{ label: 'A-2' }] } },
      ],
      items: [
        { exhibit: 'one', path: ['mail', 'a.eml'], data },
        { exhibit: 'two', path: ['empty.dd'], data: new Uint8Array(0) },
        { exhibit: 'two', path: [Uint8Array.of(0xff, 1)], data: new Uint8Array(5000) },
      ],
      at,
    },
    memory.sink,
    run,
  )
  const excerpted: Uint8Array[] = []
  for await (const piece of excerpt(sealed.docket, added.exhibits)) excerpted.push(piece)
  return {
    a,
    b,
    trust,
    docket: sealed.docket,
    docketBytes: await docketBytes(sealed.docket),
    insideBytes: await withoutSeal(sealed.docket, sealed.sealId),
    excerptBytes: new Uint8Array(Buffer.concat(excerpted)) as Bytes,
    envelope: memory.bytes(),
  }
})

/** The docket as it stood when the envelope was sealed: what goes inside. */
function withoutSeal(docket: Docket, seal: string): Promise<Bytes> {
  return docketBytes({ ...docket, entries: new Map([...docket.entries].filter(([id]) => id !== seal)) })
}

async function withRecord(
  docket: Docket,
  keys: KeySet,
  { statement, index }: { statement: Uint8Array | string; index: number },
): Promise<Docket> {
  const exhibit = [typeof statement === 'string' ? fromHex(statement) : (statement as Bytes), index] as const
  const { authority } = await readCard(keys.card)
  return record(
    docket,
    keys,
    {
      action: 'collect',
      exhibits: [{ exhibit, instance: 'original' }],
      custodian: { authority },
      parts: {
        basis: { kind: 'ownAct' },
        at: { from: now - 500, precision: 'second', source: { kind: 'systemClock' } },
        place: { country: 'PT' },
        note: { en: 'in two bags' },
      },
    },
    run,
    at,
  )
}

/** One statement of each type that is not in the docket. */
export const looseStatements = once(async () => {
  const { a, b } = await world()
  const ctx = { random: seeded('loose'), now }
  const authority = a.card.authority
  const credential = await signCredential(
    p,
    a.keys,
    { authority, key: b.keys.signer.key, roles: ['police'], from: now, until: now + 1000, names: { en: 'Officer' } },
    ctx,
  )
  const revocation = await signRevocation(
    p,
    a.keys,
    { authority, concerns: b.keys.signer.key.kid, reason: 'superseded', published: now },
    ctx,
  )
  return [a.card.bytes, b.card.bytes, credential.statement.bytes, revocation.statement.bytes] as Bytes[]
})
