import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprintOf, readFingerprint } from '../../src/identity/fingerprint.js'
import { thrownBy } from './thrown.js'

const digest = fc.uint8Array({ minLength: 32, maxLength: 32 })
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

describe('fingerprints', () => {
  test('[TRU-20] 140 bits in seven groups of five, from known digests', () => {
    expect(fingerprintOf(new Uint8Array(32))).toBe('00000-00001-00002-00003-00004-00005-00006')
    expect(fingerprintOf(new Uint8Array(32).fill(255))).toMatch(/^(?:ZZZZ.-){6}ZZZZ.$/)
    // 0x08 42 10 84 21 is 00001 00001 …: eight characters of value 1.
    expect(fingerprintOf(Uint8Array.of(0x08, 0x42, 0x10, 0x84, 0x21, ...new Uint8Array(27)))).toMatch(/^1111.-1111.-0000.-/)
  })

  test('[TRU-20] each of the first 140 bits matters, and none after', () => {
    const base = new Uint8Array(32)
    const zero = fingerprintOf(base)
    for (let bit = 0; bit < 256; bit++) {
      const flipped = base.slice()
      flipped[bit >> 3]! ^= 0x80 >> (bit & 7)
      expect(fingerprintOf(flipped) === zero).toBe(bit >= 140)
    }
  })

  test('[TRU-21] every wrong character, and every exchange of two characters of a group, is seen and its group named', () => {
    fc.assert(
      fc.property(digest, fc.integer({ min: 0, max: 6 }), (d, g) => {
        const good = fingerprintOf(d)
        const chars = [...good]
        for (let i = 6 * g; i < 6 * g + 5; i++) {
          for (const c of alphabet) {
            if (c === chars[i]) continue
            const wrong = chars.with(i, c).join('')
            expect(thrownBy(() => readFingerprint(wrong))).toMatchObject({ code: 'trust.fingerprint-typing', data: { group: g + 1 } })
          }
          for (let j = i + 1; j < 6 * g + 5; j++) {
            if (chars[i] === chars[j]) continue
            const swapped = chars.with(i, chars[j]!).with(j, chars[i]!).join('')
            expect(thrownBy(() => readFingerprint(swapped))).toMatchObject({ code: 'trust.fingerprint-typing', data: { group: g + 1 } })
          }
        }
      }),
      { numRuns: 25 },
    )
  })

  test('[TRU-21] two groups that changed places are seen', () => {
    fc.assert(
      fc.property(digest, fc.integer({ min: 0, max: 5 }), (d, g) => {
        const groups = fingerprintOf(d).split('-')
        const swapped = groups
          .with(g, groups[g + 1]!)
          .with(g + 1, groups[g]!)
          .join('-')
        expect(thrownBy(() => readFingerprint(swapped))).toMatchObject({ code: 'trust.fingerprint-typing' })
      }),
      { numRuns: 200 },
    )
  })

  test('[TRU-22] spaces, hyphens, case and look-alikes do not matter', () => {
    fc.assert(
      fc.property(digest, (d) => {
        const good = fingerprintOf(d)
        const spoken = good.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' \u2013\u00a0')
        expect(readFingerprint(spoken)).toBe(good)
        expect(readFingerprint(good.replaceAll('-', '').replaceAll('1', 'I'))).toBe(good)
      }),
      { numRuns: 100 },
    )
  })

  test.each([
    ['nothing', '', 1],
    ['a group missing', '00000-00001-00002-00003-00004-00005', 7],
    ['a group too many', '00000-00001-00002-00003-00004-00005-00006-00007', 0],
    ['a character left out', '00000-0001-00002-00003-00004-00005-00006', 2],
    ['a letter outside the alphabet', '00000-00001-0U002-00003-00004-00005-00006', 3],
    ['a control character', '00000-00001-00002-0\u00003-00004-00005-00006', 4],
    ['far too much', '0'.repeat(5_000_000), 2],
  ])('[TRU-22] a typing error names its group: %s', (_what, typed, group) => {
    expect(thrownBy(() => readFingerprint(typed))).toMatchObject({ code: 'trust.fingerprint-typing', data: { group } })
  })
})
