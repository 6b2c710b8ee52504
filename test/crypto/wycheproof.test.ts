import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import type { CryptoProvider } from '../../src/crypto/index.js'
import { concat } from '../../src/ground/index.js'
import { describeVectors, readJson } from '../tools/vectors.js'
import { hex, providers } from './providers.js'

type Result = 'valid' | 'invalid' | 'acceptable'
interface File<G, T> {
  readonly testGroups: readonly (G & { readonly tests: readonly (T & { readonly tcId: number; readonly result: Result })[] })[]
}

describeVectors('wycheproof aes_gcm', (dir, count) => {
  test('AES-256-GCM with 12-byte nonces and 16-byte tags', async () => {
    type Case = { key: string; iv: string; aad: string; msg: string; ct: string; tag: string }
    const file = readJson<File<{ ivSize: number; keySize: number; tagSize: number }, Case>>(dir, 'wycheproof/aes_gcm_test.json')
    for (const group of file.testGroups) {
      if (group.keySize !== 256 || group.ivSize !== 96 || group.tagSize !== 128) {
        count.refuse('keys of 32 and nonces of 12 bytes only', group.tests.length)
        for (const p of providers) {
          const t = group.tests[0]!
          await expect((async () => p.gcmOpen(hex(t.key), hex(t.iv), hex(t.aad), hex(t.ct + t.tag)))()).rejects.toThrow('must be')
        }
        continue
      }
      for (const t of group.tests) {
        count.run++
        for (const p of providers) {
          const opened = (async () => p.gcmOpen(hex(t.key), hex(t.iv), hex(t.aad), hex(t.ct + t.tag)))()
          if (t.result !== 'valid') {
            await expect(opened, `${p.name} ${t.tcId}`).rejects.toMatchObject({ code: 'crypto.decrypt' })
            continue
          }
          expect(await opened).toEqual(hex(t.msg))
          expect(await p.gcmSeal(hex(t.key), hex(t.iv), hex(t.aad), hex(t.msg))).toEqual(hex(t.ct + t.tag))
        }
      }
    }
    expect(count.run).toBeGreaterThan(50)
  })
})

/** Runs a signature file: our refusals of valid cases must be those that `refusal` explains, and no invalid one passes. */
async function signatures<G>(
  file: File<G, { msg: string; sig: string; ctx?: string }>,
  keyOf: (group: G) => string,
  verify: (p: CryptoProvider, key: Uint8Array, msg: Uint8Array, sig: Uint8Array) => boolean | Promise<boolean>,
  count: { run: number; refuse(reason: string): void },
  refusal: (t: { sig: string; ctx?: string }) => string | undefined,
  which: readonly CryptoProvider[] = providers,
) {
  for (const group of file.testGroups) {
    for (const t of group.tests) {
      const reason = t.result === 'valid' ? refusal(t) : undefined
      if (reason === undefined) count.run++
      else count.refuse(reason)
      for (const p of which) {
        const verdict = await verify(p, hex(keyOf(group)), hex(t.msg), hex(t.sig))
        expect(verdict, `${p.name} ${t.tcId}`).toBe(t.result === 'valid' && reason === undefined)
      }
    }
  }
}

describeVectors('wycheproof ed25519', (dir, count) => {
  test('[CRY-13] every verdict, with every provider', async () => {
    const file = readJson<File<{ publicKey: { pk: string } }, { msg: string; sig: string }>>(dir, 'wycheproof/ed25519_test.json')
    const verify = (p: CryptoProvider, k: Uint8Array, m: Uint8Array, s: Uint8Array) => p.ed25519Verify(k, m, s)
    await signatures(
      file,
      (g) => g.publicKey.pk,
      (...all) => Promise.resolve(verify(...all)),
      count,
      () => undefined,
    )
    expect(count.run).toBe(151)
  })
})

describeVectors('wycheproof ecdsa_secp256r1_sha256_p1363', (dir, count) => {
  test('[CRY-21] every verdict, high s refused, with every provider', async () => {
    const name = 'wycheproof/ecdsa_secp256r1_sha256_p1363_test.json'
    const file = readJson<File<{ publicKey: { uncompressed: string } }, { msg: string; sig: string }>>(dir, name)
    const half = 0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8n
    const refusal = (t: { sig: string }) => (BigInt(`0x${t.sig.slice(64)}`) > half ? 's above (n-1)/2' : undefined)
    const verify = async (p: CryptoProvider, k: Uint8Array, m: Uint8Array, s: Uint8Array) => p.p256Verify(k, m, s)
    await signatures(file, (g) => g.publicKey.uncompressed, verify, count, refusal)
    expect(count.run).toBeGreaterThan(150)
  })
})

describeVectors('wycheproof mldsa_65_verify', (dir, count) => {
  test('[CRY-40] every verdict; a context is refused', async () => {
    const file = readJson<File<{ publicKey: string }, { msg: string; sig: string; ctx?: string }>>(
      dir,
      'wycheproof/mldsa_65_verify_test.json',
    )
    const refusal = (t: { ctx?: string }) => (t.ctx ? 'a context that is not empty' : undefined)
    const verify = async (p: CryptoProvider, k: Uint8Array, m: Uint8Array, s: Uint8Array) => p.mlDsa65Verify(k, m, s)
    await signatures(file, (g) => g.publicKey, verify, count, refusal, providers.slice(0, 2))
    expect(count.run).toBeGreaterThan(200)
  })
})

describeVectors('wycheproof hkdf', (dir, count) => {
  test('[CRY-30] SHA-384, the extract step done by the test', async () => {
    type Case = { ikm: string; salt: string; info: string; size: number; okm: string }
    const file = readJson<File<object, Case>>(dir, 'wycheproof/hkdf_sha384_test.json')
    for (const t of file.testGroups.flatMap((g) => g.tests)) {
      count.run++
      const salt = t.salt === '' ? new Uint8Array(48) : hex(t.salt)
      const prk = new Uint8Array(createHmac('sha384', salt).update(hex(t.ikm)).digest())
      for (const p of providers) {
        const expanded = (async () => p.hkdfExpandSha384(prk, hex(t.info), t.size))()
        if (t.result === 'valid') expect(await expanded).toEqual(hex(t.okm))
        else await expect(expanded).rejects.toMatchObject({ code: 'usage.argument' })
      }
    }
    const other = readJson<File<object, Case>>(dir, 'wycheproof/hkdf_sha256_test.json')
    count.refuse('HKDF-SHA256 exists inside HPKE only, see its vectors', other.testGroups.flatMap((g) => g.tests).length)
    expect(count.run).toBe(83)
  })
})

describeVectors('wycheproof x25519', (dir, count) => {
  test('[CRY-52] as the classical half of an X-Wing encapsulation: all-zero results refused, all others not', async () => {
    const { x25519 } = await import('@noble/curves/ed25519.js')
    type Case = { public: string; private: string; shared: string }
    const [p] = providers
    const seed = new Uint8Array(32).fill(7)
    const { enc } = await p!.xwingEncapsulate(await p!.xwingPublicKey(seed), new Uint8Array(64).fill(9))
    const file = readJson<File<object, Case>>(dir, 'wycheproof/x25519_test.json')
    for (const t of file.testGroups.flatMap((g) => g.tests)) {
      count.run++
      const sent = concat(enc.subarray(0, 1088), hex(t.public))
      const shared = (async () => p!.xwingDecapsulate(seed, sent))()
      if (/^0+$/.test(t.shared)) {
        await expect(shared, `${t.tcId}`).rejects.toMatchObject({ code: 'crypto.decrypt' })
      } else {
        expect((await shared).length).toBe(32)
        expect(x25519.scalarMult(hex(t.private), hex(t.public))).toEqual(hex(t.shared))
      }
    }
    expect(count.run).toBe(518)
  }, 30_000)
})

describeVectors('wycheproof mlkem_768', (dir, count) => {
  test('the ML-KEM-768 that X-Wing is made of', async () => {
    const { ml_kem768 } = await import('@noble/post-quantum/ml-kem.js')
    const file = readJson<File<object, { seed: string; ek?: string; c: string; K: string }>>(dir, 'wycheproof/mlkem_768_test.json')
    for (const t of file.testGroups.flatMap((g) => g.tests)) {
      count.run++
      const shared = () => {
        const { publicKey, secretKey } = ml_kem768.keygen(hex(t.seed))
        if (t.ek !== undefined) expect(publicKey).toEqual(hex(t.ek))
        return ml_kem768.decapsulate(hex(t.c), secretKey)
      }
      if (t.result === 'valid') expect(shared()).toEqual(hex(t.K))
      else expect(shared, `${t.tcId}`).toThrow()
    }
    expect(count.run).toBe(193)
  })
})
