import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packChecks, packedCheck, type SignatureCheck } from '../../src/crypto/index.js'
import type { Bytes } from '../../src/ground/index.js'

const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((one) => new Uint8Array(one) as Bytes)

test('packed checks are the same checks, whatever their lengths and however often a key stands', () => {
  const keys = fc.array(bytes(70), { minLength: 1, maxLength: 4 })
  const some = keys.chain((list) =>
    fc.array(
      fc.record<SignatureCheck>({
        alg: fc.constantFrom('Ed25519', 'P-256', 'ML-DSA-65'),
        key: fc.oneof(fc.constantFrom(...list), bytes(40)),
        message: bytes(300),
        signature: bytes(80),
      }),
      { maxLength: 20 },
    ),
  )
  fc.assert(
    fc.property(some, (checks) => {
      const packed = structuredClone(packChecks(checks))
      expect(Array.from({ length: packed.length }, (_, i) => packedCheck(packed, i))).toEqual(checks)
    }),
  )
})

test('a key that stands in many checks is packed once', () => {
  const key = new Uint8Array(1952)
  const checks = Array.from(
    { length: 10 },
    (): SignatureCheck => ({ alg: 'ML-DSA-65', key, message: new Uint8Array(5), signature: new Uint8Array(7) }),
  )
  expect(packChecks(checks).bytes).toHaveLength(1952 + 10 * 12)
})
