import { decode, encode } from '../../../src/cbor/index.js'
import { signSeal } from '../../../src/docket/index.js'
import type { Entry } from '../../../src/envelope/entries.js'
import type { WriteInput } from '../../../src/envelope/index.js'
import { honest, type Stages } from '../../../src/envelope/stages.js'
import { writeWith } from '../../../src/envelope/write.js'
import { inspect, open, verify } from '../../../src/exchange/index.js'
import { readingOf } from '../../../src/exchange/open.js'
import { type Bytes, DecryptionError, equalBytes, RogatoryError } from '../../../src/ground/index.js'
import { memorySink } from '../../../src/io/index.js'
import { mutateBytes } from '../bytes.js'
import type { Random } from '../random.js'
import { must, type Target } from '../target.js'
import { mutateTree } from '../tree.js'
import { at, now, p, run, seeded, world } from '../world.js'

/** Without a key: never an exception, and only the very bytes that were sealed are verified. */
export const envelope: Target = {
  name: 'envelope',
  share: 80,
  kind: 'bytes',
  samples: async () => [(await world()).envelope],
  async check(mutant) {
    const { envelope: sealed, trust } = await world()
    const report = await verify(mutant, { trust, at }, run)
    if (report.verdict !== 'failed') must(equalBytes(mutant, sealed), 'a changed envelope fails without a key')
    await inspect(mutant, run)
    return report.verdict === 'failed' ? 'refused' : 'accepted'
  },
}

/** The seal and the manifest are small beside the rest: changes there need a target of their own. */
export const ends: Target = {
  name: 'envelope ends',
  // A seal in the place of a manifest is one of the changes.
  mayRefuseSamples: true,
  share: 80,
  kind: 'cbor',
  samples: async () => {
    const { manifest, seal, trailer } = await sections()
    return [manifest, seal, trailer]
  },
  async check(mutant, r) {
    const { envelope: sealed, b, trust } = await world()
    const { front, manifest, seal, trailer } = await sections()
    const lengths = (m: number, s: number) => {
      const bytes = new Uint8Array(trailer)
      new DataView(bytes.buffer).setBigUint64(8, BigInt(m))
      new DataView(bytes.buffer).setBigUint64(16, BigInt(s))
      return bytes
    }
    const parts = r.pick([
      [front, mutant, seal, lengths(mutant.length, seal.length)],
      [front, manifest, mutant, lengths(manifest.length, mutant.length)],
      [front, manifest, seal, mutant],
    ])
    const bytes = new Uint8Array(Buffer.concat(parts))
    const report = await verify(bytes, { trust, keys: b.keys, at }, run)
    if (report.verdict !== 'failed') must(equalBytes(bytes, sealed), 'a changed envelope fails')
    return report.verdict === 'failed' ? 'refused' : 'accepted'
  },
}

async function sections() {
  const { envelope: sealed } = await world()
  const trailer = sealed.slice(-32)
  const view = new DataView(trailer.buffer)
  const [m, s] = [Number(view.getBigUint64(8)), Number(view.getBigUint64(16))]
  const end = sealed.length - 32
  return { front: sealed.slice(0, end - s - m), manifest: sealed.slice(end - s - m, end - s), seal: sealed.slice(end - s, end), trailer }
}

/** Changes of some stages of writing: what the holder of an admitted key can seal and sign. */
function lies(r: Random): Partial<Stages> {
  const changed = (bytes: Bytes): Bytes => (!r.chance(3) && mutateTree(bytes, r)) || mutateBytes(bytes, r, [bytes])
  const target = r.below(8)
  const leaf = r.below(8)
  // Said under the hashes of what is said, so that it is the meaning that a reader has to refuse.
  const entry: Stages['entry'] = (n, honestly) => {
    if (n !== leaf && n !== leaf + 1) return honestly
    try {
      const [open, parts] = decode(changed(encode([honestly.open, honestly.parts]))) as unknown as [Entry['open'], Entry['parts']]
      // The writer goes over the parts by name: anything but a map of them is a mistake of this test, not a lie.
      return typeof parts === 'object' && !Array.isArray(parts) && !ArrayBuffer.isView(parts) ? { open, parts } : honestly
    } catch (error) {
      if (error instanceof RogatoryError || error instanceof TypeError) return honestly
      throw error
    }
  }
  return r.pick<Partial<Stages>>([
    { entry },
    { entry },
    { entryBytes: (n, bytes) => (n === leaf ? changed(bytes) : bytes) },
    {
      manifestPlaintext: (bytes) => {
        const whole = changed(bytes.slice(0, bytes.findLastIndex((byte) => byte !== 0) + 1))
        const padded = new Uint8Array(Math.ceil(Math.max(1, whole.length) / 4096) * 4096)
        padded.set(whole)
        return r.chance(4) ? changed(padded) : padded
      },
    },
    { manifestBytes: changed },
    { segment: (_, n, bytes) => (n === 0 && target < 3 ? mutateBytes(bytes, r, [bytes]) : bytes) },
    { padding: (_, bytes) => mutateBytes(bytes, r, [bytes]).slice(0, bytes.length) },
    { paddedLength: (length) => length + r.pick([1, 4096, 2 ** 20]) },
    { sealOpen: (open) => ({ ...open, payload: { ...open.payload, length: r.pick([0, 1, 2 ** 53 - 1, open.payload.length + 1]) } }) },
    { blockList: changed },
    { seal: changed },
    { trailer: changed },
  ])
}

/** What the hostile writer made, or nothing where our own writer would not go on with it. */
async function written(r: Random): Promise<Bytes | undefined> {
  const { a, b, trust, envelope: sealed } = await world()
  const opened = await open(sealed, { trust, keys: b.keys, at }, run)
  const { parts } = readingOf(opened).opened!
  const { insideBytes: whole } = await world()
  const random = seeded('lie')
  const memory = memorySink()
  const exhibits = parts.handover.map((entry, i) => ({
    ref: String(i),
    identity: { statement: entry.exhibit[0], index: entry.exhibit[1], instance: entry.instance },
    description: { text: { en: 'lie' } },
  }))
  const input: WriteInput = {
    envelopeId: random(16),
    secret: random(32),
    recipients: [b.card.keys.receiving!],
    sender: { kid: a.keys.signer.key.kid },
    docket: r.chance(4) ? (mutateTree(whole, r) ?? whole) : whole,
    exhibits,
    items: [
      { exhibit: '0', path: ['a', 'b'], data: new Uint8Array(9) },
      { exhibit: '1', path: ['c'], data: new Uint8Array(0) },
    ],
    parts: parts as WriteInput['parts'],
    sign: async (open, closed) => (await signSeal({ p, random, now }, a.keys, open, closed)).statement,
  }
  try {
    await writeWith({ ...honest, partyProblems: () => [], ...lies(r) }, { random }, input, memory.sink, run)
    return memory.bytes()
  } catch (error) {
    if (error instanceof RogatoryError) return undefined
    throw error
  }
}

/** A sender that is believed and lies: whatever it seals ends in a report, and opening gives nothing that was not checked. */
export const sender: Target = {
  name: 'lying sender',
  share: 10,
  kind: 'seed',
  async samples() {
    await world()
    return [new Uint8Array(16)]
  },
  async check(_, r) {
    const bytes = await written(r)
    if (bytes === undefined) return 'refused'
    const { b, trust } = await world()
    try {
      const report = await verify(bytes, { trust, keys: b.keys, at }, run)
      if (report.verdict === 'failed')
        must(
          report.observations.some((o) => o.severity === 'error'),
          'a failure has a reason',
        )
    } catch (error) {
      // The one thing that is no verdict: these keys are not among the recipients that the manifest names.
      if (!(error instanceof DecryptionError)) throw error
    }
    await verify(bytes, { trust, at }, run)
    const opened = await open(bytes, { trust, keys: b.keys, at }, run)
    const extracted = await opened.extract(() => memorySink().sink, run)
    return extracted.verdict === 'failed' ? 'refused' : 'accepted'
  },
}
