import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import { describe, expect, test } from 'vitest'
import { deriveP256Secret } from '../../src/crypto/dhkem.js'
import { singleStage, twoStage } from '../../src/crypto/hpke.js'
import {
  type CryptoProvider,
  dhkemP256SharedSecret,
  type HpkeSuite,
  hpkeOpen,
  hpkeSeal,
  isP256PublicKey,
  isXWingPublicKey,
} from '../../src/crypto/index.js'
import { AbortError, concat, DecryptionError, FormatError, UsageError, utf8 } from '../../src/ground/index.js'
import { describeVectors, readJson } from '../tools/vectors.js'
import { flipped, hex, named, pattern, providers } from './providers.js'

interface Vector {
  mode: number
  kem_id: number
  kdf_id: number
  aead_id: number
  info: string
  ikmE: string
  skRm: string
  pkRm: string
  enc: string
  shared_secret: string
  key: string
  base_nonce: string
  encryptions: { aad: string; ct: string; pt: string }[]
}

const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** The opener of a key held here. */
function opener(p: CryptoProvider, suite: HpkeSuite, secret: Uint8Array) {
  return async (enc: Uint8Array) => {
    if (suite === 'X-Wing') return p.xwingDecapsulate(secret, enc)
    return dhkemP256SharedSecret(p, await p.p256Dh(secret, enc), enc, await p.p256PublicKey(secret))
  }
}

describeVectors('hpke rfc9180', (dir, count) => {
  test('[CRY-53] [CRY-54] base mode, DHKEM(P-256), HKDF-SHA256, AES-256-GCM', async () => {
    for (const v of readJson<Vector[]>(dir, 'hpke/rfc9180.json.gz')) {
      if (v.mode !== 0 || v.kem_id !== 0x10 || v.kdf_id !== 1) {
        count.refuse('another mode, KEM or KDF')
        continue
      }
      const keyLength = v.key.length / 2
      const id = concat(utf8('HPKE'), Uint8Array.of(0, 0x10, 0, 1, v.aead_id >> 8, v.aead_id & 255))
      if (v.aead_id !== 0xffff) {
        const schedule = twoStage(id, hex(v.shared_secret), hex(v.info), keyLength)
        expect([toHex(schedule.key), toHex(schedule.nonce)]).toEqual([v.key, v.base_nonce])
      }
      for (const p of providers) {
        const dh = await p.p256Dh(hex(v.skRm), hex(v.enc))
        expect(toHex(await dhkemP256SharedSecret(p, dh, hex(v.enc), hex(v.pkRm)))).toBe(v.shared_secret)
        if (v.aead_id !== 2) continue
        const { aad, ct, pt } = v.encryptions[0]!
        const sealed = await hpkeSeal(p, 'P-256', hex(v.pkRm), hex(v.info), hex(aad), hex(pt), () => hex(v.ikmE))
        expect([toHex(sealed.enc), toHex(sealed.ciphertext)]).toEqual([v.enc, ct])
        const back = await hpkeOpen(p, 'P-256', opener(p, 'P-256', hex(v.skRm)), hex(v.info), hex(aad), hex(v.enc), hex(ct))
        expect(toHex(back)).toBe(pt)
      }
      count.run++
    }
    expect(count.run).toBe(4)
  })
})

describeVectors('hpke post-quantum draft', (dir, count) => {
  test('[CRY-55] X-Wing and the single-stage SHAKE256 schedule', async () => {
    for (const v of readJson<Vector[]>(dir, 'hpke/hpke-pq.json')) {
      if (v.kem_id !== 0x647a && v.kdf_id !== 0x11) {
        count.refuse('neither X-Wing nor SHAKE256')
        continue
      }
      const id = concat(utf8('HPKE'), Uint8Array.of(v.kem_id >> 8, v.kem_id & 255, 0, v.kdf_id, 0, v.aead_id))
      const schedule = v.kdf_id === 0x11 ? singleStage : twoStage
      const { key, nonce } = schedule(id, hex(v.shared_secret), hex(v.info), v.key.length / 2)
      expect([toHex(key), toHex(nonce)]).toEqual([v.key, v.base_nonce])
      if (v.kem_id === 0x647a) {
        for (const p of providers) {
          expect(toHex(await p.xwingPublicKey(hex(v.skRm)))).toBe(v.pkRm)
          const made = await p.xwingEncapsulate(hex(v.pkRm), hex(v.ikmE))
          expect([toHex(made.enc), toHex(made.shared)]).toEqual([v.enc, v.shared_secret])
          expect(toHex(await p.xwingDecapsulate(hex(v.skRm), hex(v.enc)))).toBe(v.shared_secret)
        }
      }
      count.run++
    }
    expect(count.run).toBeGreaterThanOrEqual(3)
  })
})

describeVectors('x-wing kem', (dir, count) => {
  test('[CRY-50] the draft’s own cases', async () => {
    for (const v of readJson<Record<'seed' | 'eseed' | 'ss' | 'pk' | 'ct', string>[]>(dir, 'hpke/xwing-kem.json')) {
      for (const p of providers) {
        expect(toHex(await p.xwingPublicKey(hex(v.seed)))).toBe(v.pk)
        const made = await p.xwingEncapsulate(hex(v.pk), hex(v.eseed))
        expect([toHex(made.enc), toHex(made.shared)]).toEqual([v.ct, v.ss])
        expect(toHex(await p.xwingDecapsulate(hex(v.seed), hex(v.ct)))).toBe(v.ss)
      }
      count.run++
    }
    expect(count.run).toBe(3)
  })
})

const [info, aad, plaintext] = [utf8('info'), utf8('aad'), pattern(48)]

describe.each(named)('%s', (_, p) => {
  test.each(['X-Wing', 'P-256'] as const)('[CRY-56] %s: there and back, and one error for every failure', async (suite) => {
    const secret = pattern(32, 3)
    const key = await (suite === 'X-Wing' ? p.xwingPublicKey(secret) : p.p256PublicKey(secret))
    const { enc, ciphertext } = await hpkeSeal(p, suite, key, info, aad, plaintext, (n) => pattern(n, 5))
    const open = opener(p, suite, secret)
    expect(await hpkeOpen(p, suite, open, info, aad, enc, ciphertext)).toEqual(plaintext)
    const fails: Promise<unknown>[] = [
      hpkeOpen(p, suite, open, aad, aad, enc, ciphertext),
      hpkeOpen(p, suite, open, info, info, enc, ciphertext),
      hpkeOpen(p, suite, open, info, aad, flipped(enc, 1), ciphertext),
      hpkeOpen(p, suite, open, info, aad, flipped(enc, enc.length - 1), ciphertext),
      hpkeOpen(p, suite, open, info, aad, enc.subarray(1), ciphertext),
      hpkeOpen(p, suite, open, info, aad, enc, flipped(ciphertext, 0)),
      hpkeOpen(p, suite, open, info, aad, enc, ciphertext.subarray(0, 8)),
      hpkeOpen(p, suite, opener(p, suite, pattern(32, 4)), info, aad, enc, ciphertext),
      hpkeOpen(p, suite, () => new Uint8Array(31), info, aad, enc, ciphertext),
      hpkeOpen(p, suite, () => Promise.reject(new Error('token removed')), info, aad, enc, ciphertext),
    ]
    const outcomes = await Promise.allSettled(fails)
    for (const outcome of outcomes) {
      const reason: unknown = outcome.status === 'rejected' ? outcome.reason : undefined
      expect(reason).toBeInstanceOf(DecryptionError)
      expect((reason as Error).message).toBe('cannot be decrypted')
    }
    const aborted = hpkeOpen(p, suite, () => Promise.reject(new AbortError('stop')), info, aad, enc, ciphertext)
    await expect(aborted).rejects.toBeInstanceOf(AbortError)
    await expect(hpkeSeal(p, suite, key, new Uint8Array(65_536), aad, aad, pattern)).rejects.toBeInstanceOf(UsageError)
    await expect(hpkeSeal(p, 'X448' as HpkeSuite, key, info, aad, aad, pattern)).rejects.toBeInstanceOf(UsageError)
  })

  test('[CRY-51] [CRY-05] recipients that are no keys', async () => {
    const good = await p.xwingPublicKey(pattern(32))
    const unreduced = good.slice()
    // The last coefficient is q itself, one above the greatest allowed.
    unreduced[1150] = (unreduced[1150]! & 15) | 0x10
    unreduced[1151] = 0xd0
    const greatest = unreduced.slice()
    greatest[1150]! &= 15
    expect(isXWingPublicKey(greatest)).toBe(true)
    const lowOrder = concat(good.subarray(0, 1184), new Uint8Array(32))
    expect(isXWingPublicKey(good)).toBe(true)
    for (const bad of [unreduced, lowOrder, good.subarray(1), new Uint8Array(0)]) {
      expect(isXWingPublicKey(bad)).toBe(false)
      const refused = hpkeSeal(p, 'X-Wing', bad, info, aad, plaintext, pattern)
      await expect(refused).rejects.toMatchObject({ code: 'crypto.key' })
    }
    await expect(hpkeSeal(p, 'P-256', pattern(65), info, aad, plaintext, pattern)).rejects.toBeInstanceOf(FormatError)
  })

  test('[CRY-52] an all-zero X25519 result is refused', async () => {
    const secret = pattern(32)
    const { enc } = await p.xwingEncapsulate(await p.xwingPublicKey(secret), pattern(64))
    const low = [
      '00',
      '01',
      'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
      `${'ec'.padEnd(62, 'f')}7f`,
      `${'ed'.padEnd(62, 'f')}7f`,
    ]
    for (const u of low.map((text) => hex(text.padEnd(64, '0')))) {
      const refused = (async () => p.xwingDecapsulate(secret, concat(enc.subarray(0, 1088), u)))()
      await expect(refused).rejects.toMatchObject({ code: 'crypto.decrypt' })
    }
  })
})

test('[CRY-53] P-256 against another implementation, both ways', async () => {
  const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })
  const [, p] = providers
  for (let i = 0; i < 5; i++) {
    const ikm = pattern(32, 40 + i)
    const secret = deriveP256Secret(ikm)
    const pair = await suite.kem.deriveKeyPair(ikm.buffer)
    const publicKey = await p!.p256PublicKey(secret)
    expect(new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey))).toEqual(publicKey)
    expect(isP256PublicKey(publicKey)).toBe(true)
    const ours = await hpkeSeal(p!, 'P-256', publicKey, info, aad, plaintext, (n) => p!.random(n))
    const recipient = { recipientKey: pair.privateKey, enc: ours.enc.buffer, info: info.buffer }
    expect(new Uint8Array(await suite.open(recipient, ours.ciphertext.buffer, aad.buffer))).toEqual(plaintext)
    const theirs = await suite.seal({ recipientPublicKey: pair.publicKey, info: info.buffer }, plaintext.buffer, aad.buffer)
    const [enc, ct] = [new Uint8Array(theirs.enc), new Uint8Array(theirs.ct)]
    expect(await hpkeOpen(p!, 'P-256', opener(p!, 'P-256', secret), info, aad, enc, ct)).toEqual(plaintext)
  }
})
