import { type CryptoProvider, hpkeOpen, hpkeSeal } from '../../crypto/index.js'
import { envelopeFloe, resumeFloe, startFloe } from '../../floe/index.js'
import { type Bytes, concat, DecryptionError, fromHex, toHex, utf8 } from '../../ground/index.js'
import { rootOf } from '../../merkle/index.js'

/** One known answer: resolves to what is wrong, or to nothing. */
export interface SelfTest {
  readonly name: string
  readonly run: (p: CryptoProvider) => Promise<string | undefined>
}

const same = (found: Uint8Array | string, wanted: string): string | undefined => {
  const text = typeof found === 'string' ? found : toHex(found)
  return text === wanted ? undefined : `got ${text}, wanted ${wanted}`
}

const filled = (length: number, byte: number): Bytes => new Uint8Array(length).fill(byte)
const counted = (length: number, first = 0): Bytes => Uint8Array.from({ length }, (_, i) => (first + i) & 0xff)
const digest = async (p: CryptoProvider, ...parts: readonly Uint8Array[]) => toHex(await p.hash('SHA-256', concat(...parts)))

/** What must fail did fail. */
async function refused(name: string, work: () => unknown): Promise<string | undefined> {
  try {
    await work()
  } catch (error) {
    return error instanceof DecryptionError ? undefined : `${name}: ${String(error)}`
  }
  return `${name} was accepted`
}

/** Frozen answers, one or more for every primitive; the published ones say where they are from. */
export const knownAnswers: readonly SelfTest[] = [
  {
    name: 'SHA-256 (FIPS 180-4, "abc")',
    run: async (p) => same(await p.hash('SHA-256', utf8('abc')), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'),
  },
  {
    name: 'SHA-512 (FIPS 180-4, "abc")',
    run: async (p) =>
      same(
        await p.hash('SHA-512', utf8('abc')),
        'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
      ),
  },
  {
    name: 'HKDF-Expand with SHA-384',
    run: async (p) =>
      same(
        await p.hkdfExpandSha384(counted(32), utf8('rogatory selftest'), 32),
        '698ce2f5d44a990954562237fe4ead331eeefdb9fd1760d2090bfdde492bb211',
      ),
  },
  {
    name: 'AES-256-GCM (seal, open, refuse)',
    run: async (p) => {
      const key = filled(32, 0)
      // GCM specification (McGrew, Viega), test case 14.
      const sealed = await p.gcmSeal(key, filled(12, 0), filled(0, 0), filled(16, 0))
      const wrong = same(sealed, 'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919')
      if (wrong !== undefined) return wrong
      const opened = same(await p.gcmOpen(key, filled(12, 0), filled(0, 0), sealed), toHex(filled(16, 0)))
      sealed[3]! ^= 1
      return opened ?? (await refused('a changed ciphertext', () => p.gcmOpen(key, filled(12, 0), filled(0, 0), sealed)))
    },
  },
  {
    name: 'AES-256-CTR (SP 800-38A F.5.5, first block)',
    run: async (p) => {
      const key = fromHex('603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4')
      const block = fromHex('6bc1bee22e409f96e93d7e117393172a')
      return same(await p.ctr(key, counted(16, 0xf0), block), '601ec313775789a5b7a7f504bbf3d228')
    },
  },
  {
    name: 'scrypt (RFC 7914, second vector)',
    run: async (p) =>
      same(
        await p.scrypt(utf8('password'), utf8('NaCl'), { N: 1024, r: 8, p: 16 }, 64),
        'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
      ),
  },
  {
    name: 'Ed25519 (RFC 8032, test 2; a changed message refused)',
    run: async (p) => {
      const seed = fromHex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb')
      const key = await p.ed25519PublicKey(seed)
      const signature = await p.ed25519Sign(seed, fromHex('72'))
      if (!(await p.ed25519Verify(key, fromHex('72'), signature))) return 'a good signature was refused'
      if (await p.ed25519Verify(key, fromHex('73'), signature)) return 'a bad signature was accepted'
      return (
        same(key, '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c') ??
        same(
          signature,
          '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
        )
      )
    },
  },
  {
    name: 'ECDSA on P-256 (RFC 6979 A.2.5; high s refused)',
    run: async (p) => {
      const secret = fromHex('c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721')
      const key = await p.p256PublicKey(secret)
      const high = fromHex(
        'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
      )
      const low = fromHex(
        'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf37160834e36ad29a83bf2bc9385e491d6099c8fdf9d1ed67aa7ea5f51f93782857a9',
      )
      if (!(await p.p256Verify(key, utf8('sample'), low))) return 'a good signature was refused'
      if (await p.p256Verify(key, utf8('sample'), high)) return 'a signature with high s was accepted'
      return (await p.p256Verify(key, utf8('sample'), await p.p256Sign(secret, utf8('sample'))))
        ? undefined
        : 'a fresh signature was refused'
    },
  },
  {
    name: 'ML-DSA-65 (key, signature; a changed message refused)',
    run: async (p) => {
      const key = await p.mlDsa65PublicKey(counted(32))
      const signature = await p.mlDsa65Sign(counted(32), utf8('rogatory selftest'))
      if (!(await p.mlDsa65Verify(key, utf8('rogatory selftest'), signature))) return 'a good signature was refused'
      if (await p.mlDsa65Verify(key, utf8('rogatory selftesT'), signature)) return 'a bad signature was accepted'
      return same(await digest(p, key), 'd666806e11cee19a7c989f7445f90dd419cf4d2d51db8c0fdb4c0f0a542238c9')
    },
  },
  {
    name: 'X-Wing (key, encapsulation, decapsulation)',
    run: async (p) => {
      const key = await p.xwingPublicKey(counted(32))
      const { enc, shared } = await p.xwingEncapsulate(key, counted(64))
      const wrong = same(await digest(p, key, enc, shared), 'e29b4ed99b361a222377ce4d60c77e3511fc858c273a5f883be0d868135fea7f')
      return wrong ?? same(await p.xwingDecapsulate(counted(32), enc), toHex(shared))
    },
  },
  {
    name: 'HPKE with X-Wing (seal, open, refuse)',
    run: async (p) => {
      const key = await p.xwingPublicKey(counted(32))
      const { enc, ciphertext } = await hpkeSeal(p, 'X-Wing', key, utf8('info'), utf8('aad'), utf8('plaintext'), (n) => counted(n))
      const wrong = same(await digest(p, enc, ciphertext), '317001015d97378d2969d66032d421bf6afb2a40652c0ebb05fc311d012286a8')
      if (wrong !== undefined) return wrong
      const decapsulate = (e: Uint8Array) => p.xwingDecapsulate(counted(32), e)
      const opened = same(await hpkeOpen(p, 'X-Wing', decapsulate, utf8('info'), utf8('aad'), enc, ciphertext), toHex(utf8('plaintext')))
      return opened ?? (await refused('other info', () => hpkeOpen(p, 'X-Wing', decapsulate, utf8('inf0'), utf8('aad'), enc, ciphertext)))
    },
  },
  {
    name: 'FLOE (header, two segments, refuse)',
    run: async (p) => {
      const stream = await startFloe(p, envelopeFloe, filled(32, 0), counted(32), utf8('This is AAD'))
      const whole = filled(envelopeFloe.segmentLength - 32, 7)
      const first = await stream.seal(0, false, whole, counted(12))
      const last = await stream.seal(1, true, utf8('end'), counted(12, 100))
      const wrong = same(await digest(p, stream.header, first, last), '9c14a78f212b253de4c50158ce5d85be6fe59c33bb544dfb48497fd98a099494')
      if (wrong !== undefined) return wrong
      const again = await resumeFloe(p, envelopeFloe, filled(32, 0), stream.header, utf8('This is AAD'))
      const opened = same(await again.open(1, true, last), toHex(utf8('end')))
      if (opened !== undefined) return opened
      last[last.length - 1]! ^= 1
      try {
        await again.open(1, true, last)
      } catch {
        return undefined
      }
      return 'a changed segment was accepted'
    },
  },
  {
    name: 'RFC 9162 tree (root of three leaves)',
    run: async (p) => {
      const leaves = await Promise.all(['', 'a', 'bc'].map(async (text) => p.hash('SHA-256', concat(filled(1, 0), utf8(text)))))
      return same(await rootOf(p, 'SHA-256', concat(...leaves)), '2e9547978b8da560ecaaf07ab189d6799ecc53cd2f56c2f01866d01f70b78a4f')
    },
  },
]
