import * as nodeCrypto from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encode } from '../../src/cbor/index.js'
import { syncNodeProvider } from '../../src/crypto/index.js'
import { entryBytes, entryHashes, itemLeaf } from '../../src/envelope/entries.js'
import { ItemRecorder } from '../../src/envelope/item-record.js'
import { envelopeKeys } from '../../src/envelope/keys.js'
import { packRecords } from '../../src/envelope/spool.js'
import { concat, UsageError } from '../../src/ground/index.js'

const p = syncNodeProvider(nodeCrypto)
const keys = envelopeKeys(p, new Uint8Array(16).fill(1), new Uint8Array(32).fill(2))
const digest = new Uint8Array(32).fill(7)
const recording = { exhibits: 3, hashes: ['SHA-256'] as const, entryLimit: 2 ** 22 }

const bytes = (most: number) => fc.uint8Array({ maxLength: most })
const whole = fc.oneof(fc.nat(30), fc.nat(70_000), fc.maxSafeNat())
const names = fc.record(
  {
    path: fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), bytes(300)), { minLength: 1, maxLength: 8 }),
    times: fc.record({ modified: fc.string() }),
    attributes: fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })),
  },
  { requiredKeys: ['path'] },
)
const claims = fc.option(fc.array(fc.record({ algorithm: fc.string(), value: bytes(64) })), { nil: undefined })

describe('[ENV-42] [ENV-43] records written without building them', () => {
  test('are the bytes of entryHashes and entryBytes, several in a row', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(whole, whole, whole, names, claims), { maxLength: 4 }), fc.boolean(), (items, second) => {
        const hashes = second ? (['SHA-256', 'SHA-512'] as const) : recording.hashes
        const recorder = new ItemRecorder(p, keys, { ...recording, hashes })
        const wanted = items.map(([offset, length, size, name, claimed], n) => {
          const number = n * 1000
          const made = { number, exhibit: n, offset, length, name: encode(name), ...(claimed && { claimed: encode(claimed) }) }
          recorder.add(made, size, digest)
          const parts = { name, content: { size, sha256: digest, ...(claimed && { claimed }) } }
          const entry = { open: { number, exhibit: n, offset, length }, parts }
          return concat(entryHashes(p, keys, itemLeaf(3, number), entry, hashes) as Uint8Array, entryBytes(entry))
        })
        expect(recorder.take()).toEqual(packRecords(wanted))
        expect(recorder.take()).toEqual(new Uint8Array(0))
      }),
    )
  })

  test('an entry above the limit is refused', () => {
    const made = { number: 1, exhibit: 1, offset: 0, length: 9, name: encode({ path: ['a'.repeat(100)] }) }
    expect(() => new ItemRecorder(p, keys, recording).add(made, 1, digest)).not.toThrow()
    expect(() => new ItemRecorder(p, keys, { ...recording, entryLimit: 150 }).add(made, 1, digest)).toThrow(UsageError)
  })
})
