import { describe, expect, it } from 'vitest'
import { nobleProvider, webProvider } from '../../src/crypto/index.js'
import { checkPayload, type Engine, inlineEngine, openItem, type SegmentBatch } from '../../src/envelope/index.js'
import { padme } from '../../src/envelope/padme.js'
import { segmentPlain } from '../../src/envelope/segments.js'
import { concat, toHex, utf8 } from '../../src/ground/index.js'
import { codesOf, contentOf, drawn, keyed, keyless, listed, make, note, p } from './make.js'

describe('a sealed envelope', () => {
  it('verifies without a key and opens with one [ENV-70]', async () => {
    const { bytes, written } = await make()
    expect(bytes.length).toBe(written.length)
    expect(codesOf(await keyless(bytes))).toEqual([])
    expect(codesOf(await keyed(bytes))).toEqual([])
    expect(toHex(await contentOf(bytes, 0))).toBe(toHex(utf8('docket')))
    expect(toHex(await contentOf(bytes, 1))).toBe(toHex(utf8('hello')))
  })

  it('is the same bytes for the same randomness and time', async () => {
    expect(toHex((await make()).bytes)).toBe(toHex((await make()).bytes))
  })

  it.each([nobleProvider, webProvider])('is the same bytes and the same verdict with the $name provider', async (crypto) => {
    const items = [note('hello'), { exhibit: 'e1', path: ['big'], data: drawn('provider')(2 ** 20 + 5) }]
    const { bytes } = await make({ items })
    expect(toHex(await p.hash('SHA-256', (await make({ items, run: { crypto } })).bytes))).toBe(toHex(await p.hash('SHA-256', bytes)))
    expect(codesOf(await keyless(bytes, { crypto }))).toEqual([])
    expect(codesOf(await keyed(bytes, { crypto }))).toEqual([])
  })

  it('gives every piece of heavy work to the engine, and the same bytes whatever its batch', async () => {
    const items = [{ exhibit: 'e1', path: ['big'], data: drawn('engine')(5 * 2 ** 20) }]
    const inline = inlineEngine(p)
    const seen = new Set<string>()
    const engine: Engine = {
      name: 'one by one',
      batch: 1,
      run: (batch) => {
        seen.add(batch.kind)
        return inline.run(batch)
      },
    }
    const { bytes } = await make({ items, run: { engine } })
    expect(toHex(await p.hash('SHA-256', bytes))).toBe(toHex(await p.hash('SHA-256', (await make({ items })).bytes)))
    expect(codesOf(await keyed(bytes, { engine }))).toEqual([])
    expect([...seen].sort()).toEqual(['hash', 'open', 'seal'])
  })

  it('may hold the docket alone', async () => {
    const { bytes, written } = await make({ items: [], exhibits: 0 })
    expect(written.header).toEqual({ v: 1, exhibits: 1, items: 1, size: 6 })
    expect(codesOf(await keyed(bytes))).toEqual([])
  })

  it('holds items of every size around a segment [ENV-40] [ENV-53]', async () => {
    const sizes = [0, 1, segmentPlain - 1, segmentPlain, segmentPlain + 1, 2 * segmentPlain]
    const contents = sizes.map((size) => drawn(`size ${size}`)(size))
    const items = contents.map((data, i) => ({ exhibit: 'e1', path: [`${i}`], data, size: data.length }))
    const { bytes } = await make({ items })
    expect(codesOf(await keyless(bytes))).toEqual([])
    expect(codesOf(await keyed(bytes))).toEqual([])
    const { o, catalogue } = await listed(bytes)
    for (const [i, data] of contents.entries()) {
      const entry = (await catalogue.find(1, [`${i}`]))!
      expect(entry.number).toBe(i + 1)
      expect(toHex(entry.content.sha256)).toBe(toHex(await p.hash('SHA-256', data)))
      const item = await openItem(o, entry)
      const half = Math.floor(data.length / 2)
      expect(toHex(await item.read(half, data.length - half))).toBe(toHex(data.subarray(half)))
      expect((await contentOf(bytes, i + 1)).length).toBe(data.length)
    }
  })

  it('reads a range of 64 KiB through at most three blocks [ENV-71]', async () => {
    const data = drawn('big')(5 * 2 ** 20)
    const { bytes } = await make({ items: [{ exhibit: 'e1', path: ['big'], data }] })
    const { o, catalogue } = await listed(bytes)
    const item = await openItem(o, (await catalogue.item(1))!)
    for (const offset of [0, segmentPlain - 32_768, 3 * segmentPlain - 1, data.length - 65_536]) {
      const before = o.payload.blocksRead
      expect(toHex(await item.read(offset, 65_536))).toBe(toHex(data.subarray(offset, offset + 65_536)))
      expect(o.payload.blocksRead - before).toBeLessThanOrEqual(3)
    }
    await expect(item.read(data.length - 1, 2)).rejects.toMatchObject({ code: 'usage.argument' })
  })

  it('keeps SHA-512 roots beside those of SHA-256 when asked [ENV-23]', async () => {
    const { bytes, written } = await make({ sha512: true })
    expect(codesOf(await keyless(bytes))).toEqual([])
    expect(codesOf(await keyed(bytes))).toEqual([])
    const open = written.seal.payload as unknown as {
      payload: { digests: Map<number, Uint8Array> }
      contents: { digests: Map<number, Uint8Array> }
    }
    expect([...open.payload.digests.keys()].sort()).toEqual([-16, -44])
    expect(open.contents.digests.get(-44)!.length).toBe(64)
  })

  it('pads to Padmé, so that its length says little [ENV-60]', async () => {
    const { written } = await make()
    expect(written.payloadLength).toBe(padme(written.contentLength))
  })

  it('lists many items in several exhibits, lazily and by path', async () => {
    const items = Array.from({ length: 500 }, (_, i) => ({ ...note(`content ${i}`, ['folder', `${i}`]), exhibit: `e${1 + (i % 3)}` }))
    const { bytes } = await make({ items, exhibits: 3 })
    const { catalogue } = await listed(bytes)
    const numbers: number[] = []
    for await (const entry of catalogue.items()) numbers.push(entry.number)
    expect(numbers).toEqual(Array.from({ length: 501 }, (_, i) => i))
    expect((await catalogue.find(3, ['folder', '499']))?.number).toBeUndefined()
    expect((await catalogue.find(1 + (499 % 3), ['folder', '499']))?.number).toBe(500)
    expect((await catalogue.exhibit(3))?.description).toEqual({ text: { en: 'exhibit 3' } })
    expect(await catalogue.exhibit(0)).toEqual({ number: 0 })
    expect(await catalogue.item(501)).toBeUndefined()
    expect(codesOf(await keyed(bytes))).toEqual([])
  })

  it('verifies several blocks with progress and stops when told', async () => {
    const data = drawn('blocks')(9 * 2 ** 20)
    const { bytes } = await make({ items: [{ exhibit: 'e1', path: ['big'], data }] })
    const seen: number[] = []
    expect(await keyless(bytes, { onProgress: ({ done }) => seen.push(done) })).toEqual([])
    expect(seen.at(-1)).toBe(padme(seen.at(-1)!))
    const controller = new AbortController()
    const { o } = await listed(bytes)
    const stop = { signal: controller.signal, onProgress: () => controller.abort('enough') }
    await expect(checkPayload(o.frame, o.seal, o.blocks, stop)).rejects.toMatchObject({ code: 'run.aborted', cause: 'enough' })
  })

  it('says where in the file damage is, block by block [ENV-22]', async () => {
    const { bytes } = await make({ items: [{ exhibit: 'e1', path: ['big'], data: drawn('damage')(6 * 2 ** 20) }] })
    const damaged = concat(bytes)
    for (const block of [1, 2, 4]) damaged[8 + block * 2 ** 20 + 5]! ^= 1
    expect((await keyless(damaged)).map(({ code, at, data }) => [code, at.offset, data.block, data.count])).toEqual([
      ['envelope.block', 8 + 2 ** 20, 1, 2],
      ['envelope.block', 8 + 4 * 2 ** 20, 4, 1],
    ])
  })

  it('finds the same of a Blob, read in two places at once, under one and two hashes [ENV-22]', async () => {
    for (const sha512 of [false, true]) {
      const { bytes } = await make({ sha512, items: [{ exhibit: 'e1', path: ['big'], data: drawn('blob')(6 * 2 ** 20 + 5000) }] })
      const engine = { ...inlineEngine(p), batch: 1 }
      for (const blocks of [[], [0], [2, 3], [0, 1, 2, 3, 4, 5, 6]]) {
        const damaged = concat(bytes)
        for (const block of blocks) damaged[8 + block * 2 ** 20 + 5]! ^= 1
        const whole = await keyless(damaged)
        expect(whole.length > 0).toBe(blocks.length > 0)
        const done: number[] = []
        expect(await keyless(new Blob([damaged]), { engine, onProgress: (progress) => done.push(progress.done) })).toEqual(whole)
        expect(done).toEqual([...done].sort((a, b) => a - b))
      }
    }
  })

  it('stops both passes over a Blob when told', async () => {
    const { bytes } = await make({ items: [{ exhibit: 'e1', path: ['big'], data: drawn('stop')(9 * 2 ** 20) }] })
    const controller = new AbortController()
    const { o } = await listed(new Blob([bytes]))
    const hashed: number[] = []
    const slow = {
      ...inlineEngine(p),
      batch: 1,
      run: (batch: SegmentBatch) => {
        hashed.push(1)
        controller.abort('enough')
        return inlineEngine(p).run(batch)
      },
    }
    const stop = { signal: controller.signal, engine: slow }
    await expect(checkPayload(o.frame, o.seal, o.blocks, stop)).rejects.toMatchObject({ code: 'run.aborted', cause: 'enough' })
    expect(hashed.length).toBeLessThanOrEqual(2)
  })
})
