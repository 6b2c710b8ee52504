import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { defaultProvider } from '../../src/crypto/index.js'
import { type FloeParams, floeLength, floeSegments, resumeFloe, segmentRange } from '../../src/floe/index.js'
import { type Bytes, concat, equalBytes, toHex, utf8 } from '../../src/ground/index.js'
import { describeVectors } from '../tools/vectors.js'

const p = defaultProvider()
const key = new Uint8Array(32)
const aad = utf8('This is AAD')

function paramsOf(name: string): FloeParams {
  if (name.endsWith('_64')) return { segmentLength: 64 }
  if (name.endsWith('_4K')) return { segmentLength: 4096 }
  return name.endsWith('rotation') ? { segmentLength: 40, rotationMask: 2 } : { segmentLength: 40 }
}

describeVectors('floe', (dir, count) => {
  const folder = resolve(dir, 'floe')
  const read = (file: string): Bytes => new Uint8Array(Buffer.from(readFileSync(resolve(folder, file), 'utf8').trim(), 'hex'))
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('_ct.txt'))
    .map((file) => file.slice(0, -'_ct.txt'.length))

  test('there are some', () => expect(names.length).toBeGreaterThan(0))

  for (const name of names) {
    const params = paramsOf(name)
    const plaintext = read(`${name}_pt.txt`)
    const ciphertext = read(`${name}_ct.txt`)

    if (name.endsWith('lastSegEmpty')) {
      test(`${name}: a full segment before an empty last one is refused ([FLO-07])`, async () => {
        const stream = await resumeFloe(p, params, key, ciphertext.subarray(0, 74), aad)
        const inner = (ciphertext.length - 74 - 32) / 40
        const parts: Bytes[] = []
        for (let n = 0; n < inner; n++) parts.push(await stream.open(n, false, ciphertext.subarray(74 + 40 * n, 114 + 40 * n)))
        expect(toHex(concat(...parts))).toBe(toHex(plaintext))
        await expect(stream.open(inner, true, ciphertext.subarray(-32))).rejects.toMatchObject({ code: 'floe.length' })
        // It is the profile that refuses: the segment itself is authentic.
        const { key: dek, aad: ad } = await stream.segment(inner, true)
        const last = ciphertext.subarray(-32)
        expect(await p.gcmOpen(dek, last.subarray(4, 16), ad, last.subarray(16))).toEqual(new Uint8Array(0))
        count.refuse('[FLO-07] an empty last segment after others')
      })
      continue
    }

    test(`${name}: opens to the published plaintext, and seals to the published bytes`, async () => {
      expect(floeLength(params, plaintext.length)).toBe(ciphertext.length)
      const stream = await resumeFloe(p, params, key, ciphertext.subarray(0, 74), aad)
      const segments = floeSegments(params, plaintext.length)
      for (let n = 0; n < segments; n++) {
        const at = segmentRange(params, plaintext.length, n)
        const sealed = ciphertext.subarray(at.offset, at.offset + at.length)
        const opened = await stream.open(n, n === segments - 1, sealed)
        expect(equalBytes(opened, plaintext.subarray(at.plainOffset, at.plainOffset + at.plainLength))).toBe(true)
        expect(equalBytes(await stream.seal(n, n === segments - 1, opened, sealed.subarray(4, 16)), sealed)).toBe(true)
      }
      count.run++
    })
  }
})
