import * as nodeCrypto from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CryptoProvider, defaultProvider, type HashName, nobleProvider, nodeProvider, webProvider } from '../../src/crypto/index.js'
import { type Bytes, concat, copyBytes, FormatError, toHex, UsageError, utf8 } from '../../src/ground/index.js'
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  leafHash,
  nodeHash,
  rootOf,
  TreeBuilder,
  verifyConsistency,
  verifyInclusion,
} from '../../src/merkle/index.js'

const p = defaultProvider()
const asynchronous: CryptoProvider = { ...p, hash: async (name, data) => await p.hash(name, copyBytes(data)) }

/** The recursive definition of RFC 9162 section 2.1.1, over leaf data, on node:crypto alone. */
function definition(name: HashName, leaves: readonly Uint8Array[]): Buffer {
  const hash = (...parts: Uint8Array[]) =>
    nodeCrypto
      .createHash(name === 'SHA-256' ? 'sha256' : 'sha512')
      .update(Buffer.concat(parts))
      .digest()
  if (leaves.length === 0) return hash()
  if (leaves.length === 1) return hash(Uint8Array.of(0), leaves[0]!)
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return hash(Uint8Array.of(1), definition(name, leaves.slice(0, k)), definition(name, leaves.slice(k)))
}

function data(n: number): Bytes[] {
  return Array.from({ length: n }, (_, i) => Uint8Array.of(i & 255, i >> 8))
}

async function hashes(name: HashName, leaves: readonly Uint8Array[]): Promise<Bytes> {
  return concat(...(await Promise.all(leaves.map(async (leaf) => await leafHash(p, name, leaf)))))
}

test('[MER-01] leaves and nodes carry their prefixes', async () => {
  const sha = (hex: string) => nodeCrypto.createHash('sha256').update(Buffer.from(hex, 'hex')).digest('hex')
  expect(toHex(await leafHash(p, 'SHA-256', Uint8Array.of(0xab)))).toBe(sha('00ab'))
  const a = new Uint8Array(32).fill(1)
  const b = new Uint8Array(32).fill(2)
  expect(toHex(await nodeHash(p, 'SHA-256', a, b))).toBe(sha(`01${'01'.repeat(32)}${'02'.repeat(32)}`))
  expect(toHex(await emptyRoot(p, 'SHA-256'))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(() => nodeHash(p, 'SHA-256', a, b.subarray(1))).toThrow(UsageError)
  expect(() => nodeHash(p, 'SHA-512', a, b)).toThrow(UsageError)
})

for (const [name, provider] of [
  ['node', nodeProvider(nodeCrypto)],
  ['noble', nobleProvider],
  ['web', webProvider],
  ['asynchronous', asynchronous],
] as const) {
  test(`[MER-02] with ${name} the root is that of the definition for every size, both hashes`, async () => {
    for (const hash of ['SHA-256', 'SHA-512'] as const) {
      for (const n of [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33]) {
        const leaves = data(n)
        expect(toHex(await rootOf(provider, hash, await hashes(hash, leaves)))).toBe(definition(hash, leaves).toString('hex'))
      }
    }
  })
}

describe('TreeBuilder', () => {
  test('[MER-02] the root at every size while it grows', async () => {
    for (const provider of [p, asynchronous]) {
      const tree = new TreeBuilder(provider, 'SHA-256')
      const leaves = data(70)
      for (let n = 0; n <= 70; n++) {
        expect(tree.size).toBe(n)
        expect(toHex(await tree.root())).toBe(definition('SHA-256', leaves.slice(0, n)).toString('hex'))
        if (n < 70) await tree.add(await leafHash(p, 'SHA-256', leaves[n]!))
      }
    }
  })

  test('a synchronous provider is not awaited, and the leaf is copied', async () => {
    const tree = new TreeBuilder(nodeProvider(nodeCrypto), 'SHA-256')
    const leaf = new Uint8Array(32)
    for (let i = 0; i < 9; i++) expect(tree.add(leaf)).toBeUndefined()
    const before = await tree.root()
    leaf.fill(1)
    expect(await tree.root()).toEqual(before)
    before.fill(0)
    expect(await tree.root()).not.toEqual(before)
  })

  test('the root of one leaf is not the caller’s array', async () => {
    const tree = new TreeBuilder(p, 'SHA-256')
    await tree.add(new Uint8Array(32))
    const root = await tree.root()
    root.fill(1)
    expect(await tree.root()).toEqual(new Uint8Array(32))
  })

  test('memory is one hash a level', async () => {
    const tree = new TreeBuilder(nodeProvider(nodeCrypto), 'SHA-256')
    const leaf = new Uint8Array(32)
    for (let i = 0; i < 2 ** 15 - 1; i++) void tree.add(leaf)
    const kept = (tree as unknown as { complete: unknown[] }).complete
    expect(kept.length).toBe(15)
    void tree.add(leaf)
    expect(kept.length).toBe(1)
  })

  test('overlapping calls, wrong lengths and a failed hash are refused', async () => {
    const tree = new TreeBuilder(asynchronous, 'SHA-256')
    await tree.add(new Uint8Array(32))
    const pending = tree.add(new Uint8Array(32))
    expect(() => tree.add(new Uint8Array(32))).toThrow(UsageError)
    expect(() => tree.root()).toThrow(UsageError)
    await pending
    expect(tree.size).toBe(2)
    for (const length of [0, 31, 33, 64]) expect(() => tree.add(new Uint8Array(length))).toThrow(UsageError)
    const broken = new TreeBuilder({ ...p, hash: () => Promise.reject(new Error('device gone')) }, 'SHA-256')
    await broken.add(new Uint8Array(32))
    await expect(broken.add(new Uint8Array(32))).rejects.toThrow('device gone')
    expect(() => broken.root()).toThrow(UsageError)
  })
})

test('[MER-04] leaf hashes that are no whole number of hashes are merkle.length', async () => {
  for (const length of [1, 31, 33, 65]) {
    await expect(rootOf(p, 'SHA-256', new Uint8Array(length))).rejects.toMatchObject({ code: 'merkle.length' })
    await expect(inclusionProof(p, 'SHA-256', new Uint8Array(length), 0)).rejects.toBeInstanceOf(FormatError)
    await expect(consistencyProof(p, 'SHA-256', new Uint8Array(length), 1)).rejects.toBeInstanceOf(FormatError)
  }
  await expect(rootOf(p, 'SHA-512', new Uint8Array(32))).rejects.toMatchObject({ code: 'merkle.length' })
})

test('rootOf copies before it waits', async () => {
  const leaves = await hashes('SHA-256', data(6))
  const expected = await rootOf(p, 'SHA-256', leaves.slice())
  const pending = rootOf(asynchronous, 'SHA-256', leaves)
  leaves.fill(0)
  expect(await pending).toEqual(expected)
})

test('[MER-03] [MER-05] every inclusion proof up to 20 leaves holds for its leaf, place and size only', async () => {
  for (let n = 1; n <= 20; n++) {
    const leaves = await hashes('SHA-256', data(n))
    const root = await rootOf(p, 'SHA-256', leaves)
    for (let i = 0; i < n; i++) {
      const leaf = leaves.subarray(32 * i, 32 * i + 32)
      const proof = await inclusionProof(p, 'SHA-256', leaves, i)
      const check = (size: number, index: number, l: Uint8Array = leaf, path: readonly Uint8Array[] = proof) =>
        verifyInclusion(p, 'SHA-256', root, size, index, l, path)
      expect(await check(n, i)).toBe(true)
      for (const [size, index] of [
        [n, i + 1],
        [n, i - 1],
        [n, n],
        [0, 0],
        [i, i],
        [-1, 0],
        [n + 0.5, i],
        [n, i + 0.5],
        [Number.NaN, i],
        [2 ** 53, i],
      ] as const) {
        expect(await check(size, index)).toBe(false)
      }
      expect(await check(n, i, leaf, [...proof, leaf])).toBe(false)
      expect(await check(n, i, leaf, [leaf, ...proof])).toBe(false)
      if (proof.length > 0) {
        expect(await check(n, i, leaf, proof.slice(1))).toBe(false)
        expect(await check(n, i, leaf, proof.slice(0, -1))).toBe(false)
        expect(await check(n, i, leaf, [proof[0]!.subarray(1), ...proof.slice(1)])).toBe(false)
      }
      expect(await check(n, i, leaf.slice(1))).toBe(false)
      const other = leaf.slice()
      other[31]! ^= 1
      expect(await check(n, i, other)).toBe(false)
    }
    await expect(inclusionProof(p, 'SHA-256', leaves, n)).rejects.toBeInstanceOf(UsageError)
    await expect(inclusionProof(p, 'SHA-256', leaves, -1)).rejects.toBeInstanceOf(UsageError)
  }
})

test('[MER-06] every consistency proof up to 18 leaves holds for its sizes and roots only', async () => {
  const all = await hashes('SHA-256', data(18))
  const roots = await Promise.all(Array.from({ length: 19 }, (_, n) => rootOf(p, 'SHA-256', all.subarray(0, 32 * n))))
  for (let n = 1; n <= 18; n++) {
    for (let m = 1; m <= n; m++) {
      const proof = await consistencyProof(p, 'SHA-256', all.subarray(0, 32 * n), m)
      expect(await verifyConsistency(p, 'SHA-256', roots[m]!, m, roots[n]!, n, proof)).toBe(true)
      expect(await verifyConsistency(p, 'SHA-256', roots[m]!, m, roots[n]!, n, [...proof, roots[1]!])).toBe(false)
      if (m < n) {
        expect(await verifyConsistency(p, 'SHA-256', roots[n]!, m, roots[m]!, n, proof)).toBe(false)
        expect(await verifyConsistency(p, 'SHA-256', roots[m - 1]!, m, roots[n]!, n, proof)).toBe(false)
        expect(await verifyConsistency(p, 'SHA-256', roots[m]!, m, roots[n - 1]!, n, proof)).toBe(false)
        expect(await verifyConsistency(p, 'SHA-256', roots[m]!, n, roots[n]!, m, proof)).toBe(false)
        expect(await verifyConsistency(p, 'SHA-256', roots[m]!, m, roots[n]!, n, [])).toBe(false)
        expect(await verifyConsistency(p, 'SHA-256', roots[m]!, m, roots[n]!, n, proof.slice(1))).toBe(false)
      }
    }
    await expect(consistencyProof(p, 'SHA-256', all.subarray(0, 32 * n), 0)).rejects.toBeInstanceOf(UsageError)
    await expect(consistencyProof(p, 'SHA-256', all.subarray(0, 32 * n), n + 1)).rejects.toBeInstanceOf(UsageError)
  }
})

test('[MER-07] a consistency proof from the empty tree is refused', async () => {
  const empty = await emptyRoot(p, 'SHA-256')
  expect(await verifyConsistency(p, 'SHA-256', empty, 0, empty, 0, [])).toBe(false)
  expect(await verifyConsistency(p, 'SHA-256', empty, 0, new Uint8Array(32), 5, [])).toBe(false)
})

test('[MER-08] sizes beyond 2^32: the leftmost and the last leaf of a synthetic tree', async () => {
  // All siblings are made up; the root is computed along the definition's own splits, from BigInt sizes.
  const splits = (size: bigint, index: bigint): ('left' | 'right')[] => {
    const sides: ('left' | 'right')[] = []
    let [n, i] = [size, index]
    while (n > 1n) {
      let k = 1n
      while (2n * k < n) k *= 2n
      if (i < k) {
        sides.unshift('right')
        n = k
      } else {
        sides.unshift('left')
        n -= k
        i -= k
      }
    }
    return sides
  }
  const max = 2 ** 53 - 1
  for (const size of [2 ** 31 - 1, 2 ** 31, 2 ** 31 + 1, 2 ** 32, 2 ** 32 + 1, 2 ** 40 + 3, max]) {
    for (const index of [0, 1, 2 ** 31 - 2, size - 2, size - 1]) {
      let hash: Bytes = new Uint8Array(32).fill(7)
      const leaf = hash
      const proof: Bytes[] = []
      for (const [i, side] of splits(BigInt(size), BigInt(index)).entries()) {
        const sibling = new Uint8Array(32).fill(i)
        proof.push(sibling)
        hash = side === 'left' ? await nodeHash(p, 'SHA-256', sibling, hash) : await nodeHash(p, 'SHA-256', hash, sibling)
      }
      expect(await verifyInclusion(p, 'SHA-256', hash, size, index, leaf, proof)).toBe(true)
      expect(await verifyInclusion(p, 'SHA-256', hash, size, index === 0 ? 1 : index - 1, leaf, proof)).toBe(false)
    }
  }
  expect(await verifyInclusion(p, 'SHA-256', new Uint8Array(32), max + 1, 0, new Uint8Array(32), [])).toBe(false)
})

test('[MER-08] a consistency proof beyond 2^32: a power of two and one leaf more', async () => {
  for (const size of [2 ** 31, 2 ** 32, 2 ** 45]) {
    const first = new Uint8Array(32).fill(1)
    const last = new Uint8Array(32).fill(2)
    const second = await nodeHash(p, 'SHA-256', first, last)
    expect(await verifyConsistency(p, 'SHA-256', first, size, second, size + 1, [last])).toBe(true)
    expect(await verifyConsistency(p, 'SHA-256', first, size, second, 2 * size + 1, [last])).toBe(false)
    expect(await verifyConsistency(p, 'SHA-256', first, size - 1, second, size, [last])).toBe(false)
  }
})

test('[MER-08] a proof longer than any tree is high costs no hash', async () => {
  let hashed = 0
  const counting: CryptoProvider = {
    ...p,
    hash: (name, bytes) => {
      hashed++
      return p.hash(name, bytes)
    },
  }
  const long = Array<Bytes>(100_000).fill(new Uint8Array(32))
  expect(await verifyInclusion(counting, 'SHA-256', new Uint8Array(32), 2 ** 53 - 1, 0, new Uint8Array(32), long)).toBe(false)
  expect(await verifyConsistency(counting, 'SHA-256', new Uint8Array(32), 3, new Uint8Array(32), 2 ** 53 - 1, long)).toBe(false)
  expect(hashed).toBe(0)
})

test('proofs are copied before the first hash is awaited', async () => {
  const leaves = await hashes('SHA-256', data(7))
  const root = await rootOf(p, 'SHA-256', leaves)
  const proof = await inclusionProof(p, 'SHA-256', leaves, 2)
  const leaf = leaves.slice(64, 96)
  const pending = verifyInclusion(asynchronous, 'SHA-256', root, 7, 2, leaf, proof)
  root.fill(0)
  leaf.fill(0)
  for (const hash of proof) hash.fill(0)
  proof.length = 0
  expect(await pending).toBe(true)
})

test('trees of any size agree with the definition', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 5 }), { minLength: 1, maxLength: 60 }),
      fc.nat(),
      fc.nat(),
      async (leaves, i, m) => {
        const list = await hashes('SHA-512', leaves)
        const root = await rootOf(p, 'SHA-512', list)
        expect(toHex(root)).toBe(definition('SHA-512', leaves).toString('hex'))
        const index = i % leaves.length
        const proof = await inclusionProof(p, 'SHA-512', list, index)
        expect(await verifyInclusion(p, 'SHA-512', root, leaves.length, index, list.subarray(64 * index, 64 * index + 64), proof)).toBe(
          true,
        )
        const first = 1 + (m % leaves.length)
        const firstRoot = await rootOf(p, 'SHA-512', list.subarray(0, 64 * first))
        const consistent = await consistencyProof(p, 'SHA-512', list, first)
        expect(await verifyConsistency(p, 'SHA-512', firstRoot, first, root, leaves.length, consistent)).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
})

test('[MER-09] the worked example of the specification', async () => {
  const spec = readFileSync(new URL('../../docs/spec/04-floe-and-trees.md', import.meta.url), 'utf8')
  const leaves = await hashes('SHA-256', ['a', 'b', 'c'].map(utf8))
  const two = await rootOf(p, 'SHA-256', leaves.subarray(0, 64))
  const third = leaves.subarray(64)
  for (const hash of [leaves.subarray(0, 32), leaves.subarray(32, 64), third, two, await rootOf(p, 'SHA-256', leaves)]) {
    expect(spec).toContain(toHex(hash))
  }
  expect(await inclusionProof(p, 'SHA-256', leaves, 2)).toEqual([two])
  expect(await consistencyProof(p, 'SHA-256', leaves, 2)).toEqual([third])
})

test('a complete subtree joins by its root, and only where one begins', async () => {
  const leaves = await hashes('SHA-256', data(21))
  const part = (from: number, to: number) => leaves.subarray(32 * from, 32 * to)
  for (const provider of [p, asynchronous]) {
    const tree = new TreeBuilder(provider, 'SHA-256')
    await tree.add(await rootOf(p, 'SHA-256', part(0, 8)), 8)
    await tree.add(await rootOf(p, 'SHA-256', part(8, 16)), 8)
    await tree.add(await rootOf(p, 'SHA-256', part(16, 20)), 4)
    await tree.add(part(20, 21))
    expect(tree.size).toBe(21)
    expect(toHex(await tree.root())).toBe(toHex(await rootOf(p, 'SHA-256', leaves)))
    for (const size of [2, 3, 0, -1, 0.5, 8]) expect(() => tree.add(part(0, 1), size)).toThrow(UsageError)
  }
})
