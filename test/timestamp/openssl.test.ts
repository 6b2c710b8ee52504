import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { concat, utf8 } from '../../src/ground/index.js'
import { certificateFacts, judgeToken, timeQuery, tokenIn } from '../../src/timestamp/index.js'

/** Answers of OpenSSL to our own query; `openssl/make.sh` makes them anew. */
const read = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, 'openssl', name)))
const message = concat(new Uint8Array([0x58, 0x40]), utf8('sixty-four bytes that stand for the signature of a signed record'))
const rules = { at: 4_000_000_000, tolerance: 0 }
const service = async (name: string) => {
  const { bytes, fingerprint, name: text } = await certificateFacts(read(name))
  return { certificate: bytes, fingerprint, name: text }
}

describe('another maker’s tokens', () => {
  test('[TIM-40] the query is the one that was answered', async () => {
    expect(message).toHaveLength(66)
    expect(
      await timeQuery(
        message,
        'SHA-512',
        new Uint8Array(16).map((_, i) => i),
      ),
    ).toEqual(read('query.tsq'))
  })

  test.each([
    ['rsa.tsr', 'root.pem', 'Root'],
    ['p256.tsr', 'p256.pem', 'P-256 Service'],
    ['p384.tsr', 'p384.pem', 'P-384 Service'],
  ])('[TIM-15] [TIM-19] %s, believed by %s', async (file, pem, name) => {
    const token = await tokenIn(read(file))
    const one = await service(pem)
    const verdict = await judgeToken(token, message, { ...rules, services: [one] })
    expect(verdict).toMatchObject({ state: 'believed', service: { name } })
    if (verdict.state !== 'believed') return
    expect(new Date(verdict.time * 1000).getUTCFullYear()).toBeGreaterThanOrEqual(2026)
    expect(await judgeToken(token, message.subarray(1), { ...rules, services: [one] })).toMatchObject({ code: 'token.imprint' })
    for (const other of ['root.pem', 'p256.pem', 'p384.pem'].filter((p) => p !== pem))
      expect(await judgeToken(token, message, { ...rules, services: [await service(other)] })).toMatchObject({ why: 'unknown' })
  })
})
