import { describe, expect, test } from 'vitest'
import { accepted, bytes, changedAt, report } from './exhaustive.js'

describe('without a key, of a small envelope', () => {
  test('the envelope itself holds', async () => {
    expect((await report()).observations.filter((o) => o.severity === 'error')).toEqual([])
  })

  test('every byte with its lowest bit changed is refused [ENV-22]', async () => {
    expect(await accepted(bytes.length, (n) => changedAt(n, 0x01))).toEqual([])
  })
})
