import { beforeAll, describe, expect, it } from 'vitest'
import { checkBlocks, checkPayload, readFrame, readSeal, type SealRead } from '../../src/envelope/index.js'
import { encodeTrailer, envelopeLength, magic, readTrailer } from '../../src/envelope/layout.js'
import { type Bytes, concat, equalBytes, type Observation, u64be } from '../../src/ground/index.js'
import { codesOf, drawn, keyless, make } from './make.js'

let bytes: Bytes
let other: Bytes
beforeAll(async () => {
  bytes = (await make()).bytes
  other = (await make({ seed: 'another' })).bytes
})

const firstCode = async (envelope: Bytes) => codesOf(await keyless(envelope))[0]
const changed = (at: number, ...to: number[]): Bytes => {
  const copy = concat(bytes)
  copy.set(to, at < 0 ? copy.length + at : at)
  return copy
}

describe('row 1: the frame', () => {
  it('refuses each wrong frame with its own code [ENV-01] [ENV-02] [ENV-03] [ENV-04]', async () => {
    expect(await firstCode(bytes.slice(0, 39))).toBe('envelope.short')
    expect(await firstCode(changed(0, 0x88))).toBe('envelope.magic')
    expect(await firstCode(changed(-8, 0x88))).toBe('envelope.trailer')
    expect(await firstCode(changed(7, 2))).toBe('envelope.version')
    expect(await firstCode(changed(-1, 2))).toBe('envelope.version')
    expect(await firstCode(changed(-32, 0, 0x20))).toBe('envelope.length-range')
    expect(await firstCode(changed(-31, 0x1f))).toBe('envelope.length')
    expect(await firstCode(changed(-9, bytes.at(-9)! - 1))).toBe('envelope.length')
    expect(await firstCode(changed(-9, bytes.at(-9)! + 1))).toBe('envelope.length')
  })

  it('adds lengths without overflow: three of 2^53 - 1 do not wrap to the size [ENV-03]', () => {
    const most = Number.MAX_SAFE_INTEGER
    const lies: [number, number, number][] = [
      [most, most, most],
      [most, 0, 0],
      [0, most, 1],
      [2 ** 52, 2 ** 52, 2 ** 52],
    ]
    for (const lengths of lies)
      expect(() => readTrailer(encodeTrailer(...lengths), 4096)).toThrow(expect.objectContaining({ code: 'envelope.length' }))
    expect(() => envelopeLength(most, most, most)).toThrow(expect.objectContaining({ code: 'usage.argument' }))
  })

  it('meets limits before it reads: the manifest and the seal [ENV-05]', async () => {
    for (const limits of [{ manifest: 10 }, { seal: 10 }])
      await expect(readFrame(bytes, { limits })).rejects.toMatchObject({ name: 'LimitError', code: 'run.limit' })
    const huge = concat(magic, encodeTrailer(0, 2 ** 40, 0))
    const source = { size: 2 ** 40 + 40, read: async (at: number, n: number) => (at === 0 ? magic.slice() : huge.slice(8, 8 + n)) }
    await expect(readFrame(source)).rejects.toMatchObject({ code: 'run.limit' })
  })

  it('refuses a trailer of 8 bytes beyond the exact integers', () => {
    const trailer = concat(u64be(1), Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255), u64be(1), magic)
    expect(() => readTrailer(trailer, 4096)).toThrow(expect.objectContaining({ code: 'envelope.length-range' }))
  })
})

/** As `keyless`, but an unchanged seal is not verified again: its verdict depends on nothing else but the lengths. */
async function quick(envelope: Bytes, seal: SealRead, sealed: Bytes): Promise<readonly Observation[]> {
  const frame = await readFrame(envelope)
  if (frame.value === undefined) return frame.observations
  const { offset, length } = frame.value.layout.seal
  const same =
    equalBytes(envelope.subarray(offset, offset + length), sealed) && frame.value.layout.payload.length === seal.open.payload.length
  const row = same ? { value: seal } : await readSeal(frame.value)
  if (row.value === undefined) return 'observations' in row ? row.observations : []
  const blocks = await checkBlocks(frame.value, row.value)
  return blocks.value === undefined ? blocks.observations : checkPayload(frame.value, row.value, blocks.value)
}

describe('every byte counts [ENV-22]', () => {
  it('a flip of any byte is refused without a key', async () => {
    const frame = (await readFrame(bytes)).value!
    const seal = (await readSeal(frame)).value!
    const sealed = bytes.slice(frame.layout.seal.offset, frame.layout.seal.offset + frame.layout.seal.length)
    expect(codesOf(await quick(bytes, seal, sealed))).toEqual([])
    const accepted: number[] = []
    const copy = concat(bytes)
    for (let i = 0; i < copy.length; i++) {
      copy[i]! ^= 1 << (i % 8)
      if ((await quick(copy, seal, sealed)).length === 0) accepted.push(i)
      copy[i]! ^= 1 << (i % 8)
    }
    expect(accepted).toEqual([])
  })

  it('every truncation and every short addition is refused without a key', async () => {
    const accepted: number[] = []
    for (let length = 0; length < bytes.length; length++)
      if ((await readFrame(bytes.subarray(0, length))).value !== undefined) accepted.push(length)
    for (let more = 1; more <= 64; more++) {
      for (const tail of [new Uint8Array(more), bytes.slice(-more), drawn('tail')(more)])
        if ((await readFrame(concat(bytes, tail))).value !== undefined) accepted.push(bytes.length + more)
    }
    expect(accepted).toEqual([])
  })

  it('sections of two valid envelopes do not mix', async () => {
    const layouts = await Promise.all([bytes, other].map(async (b) => ({ b, layout: (await readFrame(b)).value!.layout })))
    const cut = (which: number, name: 'payload' | 'blocks' | 'manifest' | 'seal') => {
      const { b, layout } = layouts[which]!
      return b.slice(layout[name].offset, layout[name].offset + layout[name].length)
    }
    for (let mix = 1; mix < 15; mix++) {
      const [payload, blocks, manifest, seal] = (['payload', 'blocks', 'manifest', 'seal'] as const).map((name, i) =>
        cut((mix >> i) & 1, name),
      )
      const mixed = concat(magic, payload!, blocks!, manifest!, seal!, encodeTrailer(payload!.length, manifest!.length, seal!.length))
      expect(codesOf(await keyless(mixed)), `mix ${mix}`).not.toEqual([])
    }
  })
})
