import { describe, expect, test } from 'vitest'
import { docketBytes, excerpt, nextLink, type SealParts, signSeal } from '../../src/docket/index.js'
import { type WriteInput, writeEnvelope } from '../../src/envelope/index.js'
import { open, openDocket, sealToBlob, verify } from '../../src/exchange/index.js'
import { readingOf } from '../../src/exchange/open.js'
import { fromHex } from '../../src/ground/index.js'
import { memorySink } from '../../src/io/index.js'
import { at, believed, now, p, seeded, someone, trusting } from './people.js'

const a = await someone('Authority A', 'PT')
const b = await someone('Authority B', 'DE')
const c = await someone('Authority C', 'FR')
const trust = trusting(a, b)
const run = { crypto: p }
const docket = await openDocket({ caseRef: { en: 'Case 1' }, at }, a.keys, run)
const honest = await sealToBlob(
  {
    from: a.keys,
    to: [believed(trust, b)],
    docket,
    exhibits: [{ ref: 'x', exhibit: { nature: 'records' } }],
    items: [{ exhibit: 'x', path: ['a'], data: new Uint8Array(9) }],
    at,
  },
  run,
)
const opened = await open(honest.blob, { trust, keys: b.keys, at }, run)
const { parts } = readingOf(opened).opened!

/** What a sender with admitted keys can seal when it writes another docket into the envelope than the one its seal links to. */
async function lying(inside: WriteInput['docket'], by = a, changed: SealParts = parts): Promise<Uint8Array> {
  const memory = memorySink()
  const [entry] = parts.handover
  const random = seeded('lie')
  await writeEnvelope(
    { random },
    {
      envelopeId: random(16),
      secret: random(32),
      recipients: [b.card.keys.receiving!],
      sender: { kid: by.card.keys.signing.kid },
      docket: inside,
      exhibits: [
        { ref: 'x', identity: { statement: entry!.exhibit[0], index: entry!.exhibit[1], instance: entry!.instance }, description: {} },
      ],
      items: [{ exhibit: 'x', path: ['a'], data: new Uint8Array(9) }],
      parts: changed,
      sign: async (members, closed) => (await signSeal({ p, random, now }, by.keys, members, closed)).statement,
    },
    memory.sink,
    run,
  )
  return memory.bytes()
}

const errors = async (bytes: Uint8Array, believing = trust) =>
  (await verify(bytes, { trust: believing, keys: b.keys, at }, run)).observations.filter((o) => o.severity === 'error').map((o) => o.code)

describe('the docket inside', () => {
  test('[EXC-10] is a docket, and the one the seal names: exchange.docket', async () => {
    const other = await docketBytes(await openDocket({ caseRef: { en: 'Other' }, at }, a.keys, run))
    for (const inside of [new Uint8Array(0), new Uint8Array(40), other]) {
      const bytes = await lying(inside)
      expect((await errors(bytes))[0]).toBe('exchange.docket')
      await expect(open(bytes, { trust, keys: b.keys, at }, run)).rejects.toMatchObject({ code: 'exchange.docket' })
    }
  })

  test('[EXC-11] ends where the seal says: exchange.heads, which keeps nothing from being opened', async () => {
    const short = await lying(() => excerpt(docket, 'whole'))
    expect((await errors(short))[0]).toBe('exchange.heads')
    const still = await open(short, { trust, keys: b.keys, at }, run)
    expect(still.report.verdict).toBe('failed')
    expect((await (await still.item(1, ['a']))!.read(0, 9)).length).toBe(9)
  })

  test('[EXC-23] admits who sealed it: exchange.seal-not-admitted', async () => {
    const { seq, prev } = nextLink(honest.docket, c.card.keys.signing.kid)
    const { signing, companion } = c.card.keys
    const sender = {
      ...parts.parties.sender,
      authority: c.card.authority,
      keys: { signing: fromHex(signing.kid), companion: fromHex(companion.kid) },
    }
    const changed = {
      ...parts,
      parties: { ...parts.parties, sender },
      link: { docket: fromHex(honest.docket.id), seq, prev: prev.map(fromHex) },
    }
    const bytes = await lying(() => excerpt(honest.docket, 'whole'), c, changed)
    expect((await errors(bytes, trusting(a, b, c)))[0]).toBe('exchange.seal-not-admitted')
  })
})
