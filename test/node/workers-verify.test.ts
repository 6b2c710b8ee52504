import { afterAll, expect, test } from 'vitest'
import { packChecks, type SignatureCheck } from '../../src/crypto/index.js'
import { inlineEngine } from '../../src/envelope/index.js'
import { p, seeded } from '../exchange/people.js'
import { threads } from './workers-case.js'

const engine = threads(2)
afterAll(() => engine.close())

test('signatures of several batches at once: the verdicts of the engine that works inline, in their order', async () => {
  const random = seeded('signatures')
  const seed = random(32)
  const ed = await p.ed25519PublicKey(seed)
  const ml = await p.mlDsa65PublicKey(seed)
  const checks: SignatureCheck[] = []
  for (let i = 0; i < 20; i++) {
    const message = random(40)
    const broken = (signature: Uint8Array) => {
      const copy = signature.slice()
      if (i % 3 === 0) copy[i]! ^= 1
      return copy
    }
    checks.push({ alg: 'Ed25519', key: ed, message, signature: broken(await p.ed25519Sign(seed, message)) })
    if (i < 4) checks.push({ alg: 'ML-DSA-65', key: ml, message, signature: broken(await p.mlDsa65Sign(seed, message)) })
  }
  // Threads are started only for very many: the same ones over and over.
  const batch = (from: number) =>
    ({ kind: 'verify', checks: packChecks(Array.from({ length: 300 }, (_, i) => checks[(from + i) % checks.length]!)) }) as const
  const batches = [0, 1, 2, 3, 4, 5].map(batch)
  const inline = inlineEngine(p)
  const expected = await Promise.all(batches.map((one) => inline.run(one)))
  expect(expected[0]![0]).toHaveLength(300)
  expect(new Set(expected[0]![0])).toEqual(new Set([0, 1]))
  expect(await Promise.all(batches.map((one) => engine.run(one)))).toEqual(expected)
})
