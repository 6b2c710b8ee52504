import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encode } from '../../src/cbor/index.js'
import { memorySpool, normalPath, pathProblem } from '../../src/envelope/index.js'
import { catalogueAad, commitEntryPart, envelopeKeys, itemAad, manifestAad, recipientInfo } from '../../src/envelope/keys.js'
import { paddingBytes } from '../../src/envelope/padding.js'
import { padme } from '../../src/envelope/padme.js'
import { PathTable, pathKey } from '../../src/envelope/path.js'
import { encryptedLength, plainLength } from '../../src/envelope/segments.js'
import { EntrySpool, type Spool } from '../../src/envelope/spool.js'
import { type Bytes, concat, toHex, utf8 } from '../../src/ground/index.js'
import { drawn, p } from './make.js'

describe('Padmé [ENV-60]', () => {
  it('is the published function, in exact integers', () => {
    const known: [number, number][] = [
      [1, 1],
      [2, 2],
      [3, 3],
      [8, 8],
      [9, 10],
      [100, 104],
      [1000, 1024],
      [1024, 1024],
      [1025, 1088],
      [2 ** 20 + 1, 2 ** 20 + 2 ** 15],
    ]
    expect(known.map(([n]) => [n, padme(n)])).toEqual(known)
  })

  it('agrees with big integers, never shrinks, adds at most 12 %, and is its own padding', () => {
    const big = (n: number): bigint => {
      const l = BigInt(n)
      const e = BigInt(l.toString(2).length - 1)
      const s = BigInt(e.toString(2).length)
      const unit = 1n << (e > s ? e - s : 0n)
      return ((l + unit - 1n) / unit) * unit
    }
    const edges = Array.from({ length: 52 }, (_, i) => [2 ** i - 1, 2 ** i, 2 ** i + 1]).flat()
    const check = (n: number) => {
      if (n < 2) return
      const padded = padme(n)
      expect(BigInt(padded)).toBe(big(n))
      expect(padded).toBeGreaterThanOrEqual(n)
      expect(padded).toBeLessThanOrEqual(Math.ceil(n * 1.12))
      expect(padme(padded)).toBe(padded)
    }
    edges.forEach(check)
    fc.assert(fc.property(fc.integer({ min: 2, max: 2 ** 52 }), check))
  })

  it('refuses what has no padded length', () => {
    for (const n of [0, -1, 1.5, 2 ** 53, Number.MAX_SAFE_INTEGER])
      expect(() => padme(n)).toThrow(expect.objectContaining({ code: 'usage.argument' }))
  })
})

describe('padding bytes [ENV-61]', () => {
  it('are one keystream, wherever it is cut', async () => {
    const key = drawn('padding')(32)
    const whole = await paddingBytes(p, key, 0, 200)
    expect(toHex(await paddingBytes(p, key, 64, 100))).toBe(toHex(whole.subarray(64, 164)))
  })
})

describe('stream lengths [ENV-53]', () => {
  it('have one plaintext length or none', () => {
    for (const size of [0, 1, 2 ** 20 - 33, 2 ** 20 - 32, 2 ** 20 - 31, 2 ** 21, 2 ** 40 + 7])
      expect(plainLength(encryptedLength(size)!)).toBe(size)
    for (const length of [0, 74, 105, 74 + 2 ** 20 + 1, 74 + 2 ** 20 + 32]) expect(plainLength(length)).toBeUndefined()
    expect(encryptedLength(Number.MAX_SAFE_INTEGER)).toBeUndefined()
  })
})

describe('derivations', () => {
  const id = drawn('id')(16)
  const secret = drawn('secret')(32)

  it('are HKDF-Expand over the named inputs [ENV-30]', async () => {
    const keys = envelopeKeys(p, id, secret)
    const expand = async (...info: unknown[]) => toHex(await p.hkdfExpandSha384(secret, encode(['rogatory/v1', ...info]), 32))
    expect(toHex(await keys.item(7))).toBe(await expand('item', id, 7))
    expect(toHex(await keys.catalogue())).toBe(await expand('catalogue', id))
    expect(toHex(await keys.padding())).toBe(await expand('padding', id))
    expect(toHex(await keys.commitment())).toBe(await expand('commitment', id))
    expect(toHex(await keys.salt(3, 'name'))).toBe(await expand('salt', id, 3, 'name'))
    expect(() => envelopeKeys(p, id, secret.subarray(1))).toThrow(expect.objectContaining({ code: 'usage.argument' }))
    expect(() => envelopeKeys(p, id.subarray(1), secret)).toThrow(expect.objectContaining({ code: 'usage.argument' }))
  })

  it('bind names, numbers and parties [ENV-32] [ENV-33] [ENV-40] [ENV-41] [ENV-43]', async () => {
    const kid = drawn('kid')(32)
    expect(toHex(itemAad(id, 1))).toBe(toHex(encode(['rogatory/v1 item', id, 1])))
    expect(toHex(catalogueAad(id))).toBe(toHex(encode(['rogatory/v1 catalogue', id])))
    expect(toHex(manifestAad(id, kid))).toBe(toHex(encode(['rogatory/v1 manifest', id, kid])))
    const list = await p.hash('SHA-256', encode([kid]))
    expect(toHex(await recipientInfo(p, id, kid, [kid]))).toBe(toHex(encode(['rogatory/v1 recipient', id, kid, list])))
    const salt = drawn('salt')(32)
    const expected = await p.hash('SHA-256', encode(['rogatory/v1 entry', id, 4, 'name', salt, { path: ['a'] }]))
    expect(toHex(await commitEntryPart(p, id, 4, 'name', salt, { path: ['a'] }))).toBe(toHex(expected))
  })
})

describe('paths [ENV-50] [ENV-51]', () => {
  it('are kept as found: reserved names, control and bidirectional characters, any Unicode', () => {
    for (const path of [
      ['CON'],
      ['a\u202Eb'],
      ['\u0001'],
      ['e\u0301', 'é'],
      ['...'],
      ['a\\b'],
      [' '],
      ['👩‍🚒'],
      [Uint8Array.of(0xff, 0xfe)],
    ])
      expect(pathProblem(path)).toBeUndefined()
    expect(pathProblem(Array(64).fill('a'.repeat(1024)))).toBeUndefined()
    expect(pathProblem(['é'.repeat(513)])).toBe('length')
    expect(pathProblem([Uint8Array.of(0xff, 0x2f)])).toBe('separator')
    expect(pathProblem('a')).toBe('empty')
  })

  it('have one form: bytes that are UTF-8 become text', () => {
    expect(normalPath([utf8('é'), Uint8Array.of(0xff)])).toEqual(['é', Uint8Array.of(0xff)])
  })

  it('are found again, and twins are found, in thousands', async () => {
    const table = new PathTable(p)
    for (let i = 0; i < 3000; i++) expect(table.add(await pathKey(p, 1, [`${i}`]), i)).toBeUndefined()
    for (let i = 0; i < 3000; i += 7) expect(table.get(await pathKey(p, 1, [`${i}`]))).toBe(i)
    expect(table.add(await pathKey(p, 1, ['2999']), 5000)).toBe(2999)
    expect(table.get(await pathKey(p, 2, ['1']))).toBeUndefined()
    expect(toHex(await pathKey(p, 1, ['a', 'b']))).not.toBe(toHex(await pathKey(p, 1, ['ab'])))
    expect(toHex(await pathKey(p, 1, [utf8('a')]))).toBe(toHex(await pathKey(p, 1, ['a'])))
  })
})

describe('the spool', () => {
  const records = Array.from({ length: 5000 }, (_, i) => utf8(`record ${i} `.repeat(20)))
  const all = async (spool: EntrySpool): Promise<string[]> => {
    const found: string[] = []
    for await (const records of spool.records()) found.push(...records.map(toHex))
    return found
  }

  it('gives records back in order, from memory and beyond it, where they are encrypted [ENV-82]', async () => {
    let appended: Bytes = new Uint8Array(0)
    let closed = false
    const factory = async (): Promise<Spool> => {
      const memory = await memorySpool()
      return {
        ...memory,
        append: async (bytes) => {
          appended = concat(appended, bytes)
          await memory.append(bytes)
        },
        close: async () => {
          closed = true
        },
      }
    }
    for (const spool of [new EntrySpool(p, undefined, 100), new EntrySpool(p, factory, 300_000)]) {
      for (const record of records) await spool.add(record)
      expect(await all(spool)).toEqual(records.map(toHex))
      await spool.close()
    }
    expect(appended.length).toBeGreaterThan(500_000)
    expect(toHex(appended)).not.toContain(toHex(utf8('record ')))
    expect(closed).toBe(true)
  })

  it('refuses a spool that gives back something else', async () => {
    const memory = await memorySpool()
    const factory = async (): Promise<Spool> => ({
      ...memory,
      read: async (at, n) => {
        const bytes = await memory.read(at, n)
        bytes[0]! ^= 1
        return bytes
      },
    })
    const spool = new EntrySpool(p, factory, 0)
    for (const record of records.slice(0, 2000)) await spool.add(record)
    await expect(all(spool)).rejects.toMatchObject({ code: 'source.changed' })
  })
})
