import { describe, expect, test } from 'vitest'
import { decode, encode } from '../../src/cbor/index.js'
import { decodeSign1, encodeSign1 } from '../../src/cose/index.js'
import type { Bytes } from '../../src/ground/index.js'
import { seenHeader } from '../../src/statement/header.js'
import { parseStatement } from '../../src/statement/index.js'
import { p } from '../identity/keys.js'
import { rejection } from '../identity/thrown.js'
import { forge, hardware, issuer, types } from './forge.js'

const begin = 1_780_000_000
const read = (bytes: Uint8Array) => parseStatement(p, bytes, types, 10_000)
const at = (iat: number, more: Parameters<typeof forge>[0] = {}) => forge({ ...more, claims: new Map<number, unknown>([[6, iat]]) })
const headOf = async (bytes: Uint8Array): Promise<Bytes> => decodeSign1(await bytes).protected

describe('headers that were seen before', () => {
  test('[STA-06] every statement has its own time, whatever was read before it', async () => {
    for (const iat of [begin, 0, 23, 24, 255, 65_535, 65_536, begin + 1, 2 ** 32 - 1, 2 ** 32, Number.MAX_SAFE_INTEGER, begin])
      for (const by of [undefined, hardware]) {
        const bytes = await at(iat, by && { by })
        const first = await read(bytes)
        expect(first).toMatchObject({ iat, iss: issuer, sub: 'ab', type: 'test', version: 1, alg: by ? -9 : -19 })
        expect(await read(bytes)).toEqual(first)
      }
  })

  test('[STA-03] one is known again only where nothing but the time differs, and that in its one encoding', async () => {
    await read(await at(begin))
    const head = await headOf(await at(begin))
    expect(seenHeader(head)).toMatchObject({ name: 'test', version: 1, header: { iat: begin, iss: issuer } })
    const time = head.length - encode('application/rogatory.test+cbor;v=1').length - 1 - 4
    for (let i = 0; i < head.length; i++)
      for (const bit of [1, 0x10, 0x80]) {
        const other = head.slice()
        other[i]! ^= bit
        const inTime = i >= time && i < time + 4
        expect(seenHeader(other) !== undefined).toBe(inTime)
        if (inTime) expect(seenHeader(other)!.header.iat).toBe(iatIn(other))
      }
    expect(seenHeader(head.slice(0, -1))).toBeUndefined()
    expect(seenHeader(new Uint8Array(0))).toBeUndefined()
  })

  test('[ENC-02] a time in a longer form than it needs is refused after a good one too', async () => {
    const good = await at(begin)
    await read(good)
    const { payload, signature, protected: head } = decodeSign1(good)
    const time = head.length - encode('application/rogatory.test+cbor;v=1').length - 1 - 4
    const wrong = head.slice()
    wrong.set([0, 0, 0xff, 0xff], time)
    const bytes = encodeSign1({ protected: head, payload, signature })
    const offset = bytes.findIndex((_, i) => head.every((byte, k) => bytes[i + k] === byte))
    bytes.set(wrong, offset)
    expect(await rejection(read(bytes))).toMatchObject({ code: 'cbor.non-shortest' })
  })

  test('[COS-04] a label in both headers is refused after a good one too', async () => {
    await read(await at(begin))
    const twice = await at(begin + 5, { unprotected: new Map([[16, 'x']]) })
    expect(await rejection(read(twice))).toMatchObject({ code: 'cose.unprotected' })
  })

  test('[STA-07] an enclosed key is read each time', async () => {
    const bytes = await at(begin, { typ: 'application/rogatory.withKey+cbor;v=1' })
    expect(await rejection(read(bytes))).toMatchObject({ code: 'statement.cnf' })
    expect(await rejection(read(bytes))).toMatchObject({ code: 'statement.cnf' })
  })
})

const iatIn = (head: Bytes): number => ((decode(head) as Map<number, unknown>).get(15) as Map<number, number>).get(6)!
