import { describe, expect, test } from 'vitest'
import { accepted, bytes, changedAt } from './exhaustive.js'

// Apart from exhaustive.test.ts so that the two run side by side: a companion's signature takes long to refuse.
describe('without a key, of a small envelope', () => {
  test('every byte with all its bits changed is refused [ENV-22]', async () => {
    expect(await accepted(bytes.length, (n) => changedAt(n, 0xff))).toEqual([])
  })

  test('every truncation is refused [ENV-03]', async () => {
    expect(await accepted(bytes.length, (n) => bytes.subarray(0, n))).toEqual([])
  })

  test('every byte appended is refused [ENV-03]', async () => {
    const longer = (n: number) => Uint8Array.of(...bytes, n)
    expect(await accepted(256, longer)).toEqual([])
  })
})
