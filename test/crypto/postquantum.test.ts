import * as nodeCrypto from 'node:crypto'
import { x25519 } from '@noble/curves/ed25519.js'
import { describe, expect, test } from 'vitest'
import { isXWingPublicKey, nobleProvider, nodeProvider } from '../../src/crypto/index.js'
import { concat } from '../../src/ground/index.js'
import { flipped, hex, pattern } from './providers.js'

const node = nodeProvider(nodeCrypto)
const native = 'decapsulate' in nodeCrypto
const outcome = async (work: () => unknown) => {
  try {
    return await work()
  } catch (error) {
    return (error as { code?: string }).code
  }
}

describe('ML-DSA-65 and X-Wing: node:crypto as portable code', () => {
  const seeds = [new Uint8Array(32), new Uint8Array(32).fill(255), pattern(32), pattern(32, 9)]

  test.each(seeds.map((seed, i) => [i, seed] as const))('[CRY-01] keys of seed %i: the same bytes', async (_, seed) => {
    expect(await node.mlDsa65PublicKey(seed)).toEqual(await nobleProvider.mlDsa65PublicKey(seed))
    expect(await node.xwingPublicKey(seed)).toEqual(await nobleProvider.xwingPublicKey(seed))
  })

  test.each(seeds.map((seed, i) => [i, seed] as const))(
    '[CRY-50] decapsulation with seed %i: the same secret, also where ML-KEM rejects implicitly',
    async (_, seed) => {
      const { enc, shared } = await node.xwingEncapsulate(await node.xwingPublicKey(seed), pattern(64))
      expect(await node.xwingDecapsulate(seed, enc)).toEqual(shared)
      const others = [...[0, 31, 500, 1087, 1088, 1119].map((at) => flipped(enc, at)), concat(pattern(1088), enc.subarray(1088))]
      for (const sent of others) {
        const want = await nobleProvider.xwingDecapsulate(seed, sent)
        expect(want).not.toEqual(shared)
        expect(await node.xwingDecapsulate(seed, sent)).toEqual(want)
      }
    },
  )

  test('[CRY-40] signatures that were tampered with: the same verdict wherever the byte stands', async () => {
    const seed = pattern(32, 3)
    const publicKey = await node.mlDsa65PublicKey(seed)
    const signature = await node.mlDsa65Sign(seed, seed)
    // The last 61 bytes are the hint: positions in ascending order, then their counts, with zeros between.
    const spots = [0, 47, 48, 1000, 3247, 3248, 3249, ...Array.from({ length: 16 }, (_, i) => 3293 + i)]
    const bad = spots.flatMap((at) => [1, 0x80, 0xff].map((mask) => flipped(signature, at, mask)))
    bad.push(concat(signature, Uint8Array.of(0)), signature.subarray(1), new Uint8Array(3309), new Uint8Array(3309).fill(255))
    for (const p of [node, nobleProvider]) {
      expect(await p.mlDsa65Verify(publicKey, seed, signature)).toBe(true)
      for (const [i, proof] of bad.entries()) expect(await p.mlDsa65Verify(publicKey, seed, proof), `${p.name} ${i}`).toBe(false)
      for (const key of [flipped(publicKey, 0), flipped(publicKey, 1951), new Uint8Array(1952).fill(255), publicKey.subarray(1)])
        expect(await p.mlDsa65Verify(key, seed, signature)).toBe(false)
    }
  })

  test.runIf(native)('this runtime has them, so they answer at once and load no portable code', async () => {
    const seed = pattern(32)
    const publicKey = node.mlDsa65PublicKey(seed)
    expect(publicKey).toBeInstanceOf(Uint8Array)
    const signature = await node.mlDsa65Sign(seed, seed)
    expect(node.mlDsa65Verify(publicKey as Uint8Array, seed, signature)).toBe(true)
    expect(node.xwingPublicKey(seed)).toBeInstanceOf(Uint8Array)
    expect(node.xwingDecapsulate(seed, pattern(1120))).toBeInstanceOf(Uint8Array)
  })

  test('a runtime that has the function and not the algorithms: portable code', async () => {
    const refuse = () => {
      throw new Error('unsupported')
    }
    const odd = { ...nodeCrypto, decapsulate: refuse, createPrivateKey: refuse, createPublicKey: refuse }
    const p = nodeProvider(odd as unknown as typeof nodeCrypto)
    const seed = pattern(32)
    const publicKey = await p.mlDsa65PublicKey(seed)
    expect(publicKey).toEqual(await nobleProvider.mlDsa65PublicKey(seed))
    expect(await p.mlDsa65Verify(publicKey, seed, await p.mlDsa65Sign(seed, seed))).toBe(true)
    const { enc, shared } = await p.xwingEncapsulate(await p.xwingPublicKey(seed), pattern(64))
    expect(await p.xwingDecapsulate(seed, enc)).toEqual(shared)
  })
})

/** u coordinates: those of small order and their neighbours, each also with the highest bit set. */
const points = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '0200000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  'e1eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  '609c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ebffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'efffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].flatMap((text) => [hex(text), flipped(hex(text), 31, 0x80)])

test('[CRY-51] [CRY-52] exactly the keys whose X25519 result is all zeros are refused', async () => {
  const seed = pattern(32)
  const publicKey = await nobleProvider.xwingPublicKey(seed)
  const { enc } = await nobleProvider.xwingEncapsulate(publicKey, pattern(64))
  let refused = 0
  for (const point of points) {
    const zero = (await outcome(() => x25519.scalarMult(new Uint8Array(32).fill(8), point))) === undefined
    if (zero) refused++
    expect(isXWingPublicKey(concat(publicKey.subarray(0, 1184), point))).toBe(!zero)
    const sent = concat(enc.subarray(0, 1088), point)
    const [here, there] = [
      await outcome(() => nobleProvider.xwingDecapsulate(seed, sent)),
      await outcome(() => node.xwingDecapsulate(seed, sent)),
    ]
    expect(here).toEqual(there)
    if (zero) expect(here).toBe('crypto.decrypt')
    else expect((here as Uint8Array).length).toBe(32)
  }
  expect(refused).toBe(14)
})
