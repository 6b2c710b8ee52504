import * as nodeCrypto from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { nodeProvider } from '../../src/crypto/index.js'
import { verify } from '../../src/exchange/index.js'
import { emptyTrust } from '../../src/identity/index.js'
import { make } from './make.js'

const node = nodeProvider(nodeCrypto)

/** A companion's verification is slow and its answer depends on its arguments alone: asked again, it is remembered. */
const remembered = new Map<string, boolean>()
const mlDsa65Verify: typeof node.mlDsa65Verify = async (...given) => {
  const hash = nodeCrypto.createHash('sha256')
  for (const bytes of given) hash.update(`${bytes.length} `).update(bytes)
  const name = hash.digest('hex')
  const answer = remembered.get(name) ?? (await node.mlDsa65Verify(...given))
  remembered.set(name, answer)
  return answer
}

const run = { crypto: { ...node, mlDsa65Verify } }
const believe = { trust: emptyTrust(), at: new Date(1_790_000_000_000) }
let bytes: Uint8Array

beforeAll(async () => {
  bytes = (await make()).bytes
})

/** Lets the worker answer its runner now and then: nothing below waits for anything else. */
const breathe = () => new Promise((done) => setImmediate(done))

/** Offsets of altered copies that a verifier without a key does not refuse with an error; a throw fails the test. */
async function accepted(count: number, altered: (n: number) => Uint8Array): Promise<number[]> {
  const missed: number[] = []
  for (let n = 0; n < count; n++) {
    const report = await verify(altered(n), believe, run)
    const refused = report.verdict === 'failed' && report.observations.some((o) => o.severity === 'error')
    if (!refused) missed.push(n)
    if (n % 256 === 0) await breathe()
  }
  return missed
}

describe('without a key, of a small envelope', () => {
  test('the envelope itself holds', async () => {
    expect((await verify(bytes, believe, run)).observations.filter((o) => o.severity === 'error')).toEqual([])
  })

  test.each([0x01, 0xff])('every byte changed by %i is refused [ENV-22]', { timeout: 300_000 }, async (mask) => {
    const missed = await accepted(bytes.length, (n) => {
      const copy = bytes.slice()
      copy[n]! ^= mask
      return copy
    })
    expect(missed).toEqual([])
  })

  test('every truncation is refused [ENV-03]', { timeout: 300_000 }, async () => {
    expect(await accepted(bytes.length, (n) => bytes.subarray(0, n))).toEqual([])
  })

  test('every byte appended is refused', async () => {
    const missed = await accepted(256, (n) => {
      const copy = new Uint8Array(bytes.length + 1)
      copy.set(bytes)
      copy[bytes.length] = n
      return copy
    })
    expect(missed).toEqual([])
  })
})
