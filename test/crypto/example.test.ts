import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { hpkeSeal, nobleProvider, normaliseP256 } from '../../src/crypto/index.js'
import { toHex, utf8 } from '../../src/ground/index.js'
import { named } from './providers.js'

const spec = readFileSync(resolve(import.meta.dirname, '../../docs/spec/02-cryptography.md'), 'utf8')
const section = spec.slice(spec.indexOf('## 8. Worked example'), spec.indexOf('## 9.'))
const inSpec = section.split('\n').flatMap((line) => /^\|.*\| `([0-9a-f]{32,})` \|$/.exec(line)?.[1] ?? [])

test.each(named)('[CRY-01] the worked example of the specification, by %s', async (_, p) => {
  const count = (length: number) => Uint8Array.from({ length }, (_, i) => i)
  const [key, message, info, aad] = [count(32), utf8('rogatory'), utf8('info'), utf8('aad')]
  const sha = async (bytes: Uint8Array) => p.hash('SHA-256', bytes)
  const signature = await nobleProvider.p256Sign(key, message)
  const point = await p.p256PublicKey(key)
  expect(await p.p256Verify(point, message, normaliseP256(signature))).toBe(true)
  const xwing = await p.xwingPublicKey(key)
  const classical = await hpkeSeal(p, 'P-256', point, info, aad, message, count)
  const hybrid = await hpkeSeal(p, 'X-Wing', xwing, info, aad, message, count)
  const computed = [
    await p.hkdfExpandSha384(key, utf8('rogatory/v1'), 32),
    await p.gcmSeal(key, new Uint8Array(12), aad, message),
    await p.ctr(key, new Uint8Array(16), new Uint8Array(32)),
    await p.ed25519PublicKey(key),
    await p.ed25519Sign(key, message),
    point,
    signature,
    await sha(await p.mlDsa65PublicKey(key)),
    await sha(await p.mlDsa65Sign(key, message)),
    await sha(xwing),
    classical.enc,
    classical.ciphertext,
    await sha(hybrid.enc),
    hybrid.ciphertext,
  ]
  expect(computed.map(toHex)).toEqual(inSpec)
})
