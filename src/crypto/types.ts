import type { Awaitable, BaseRun, Bytes } from '../ground/index.js'

/** The hashes of this version: SHA-256 (COSE -16) and SHA-512 (COSE -44), both FIPS 180-4. */
export type HashName = 'SHA-256' | 'SHA-512'

/** Incremental hashing of one message; `digest` ends it. Synchronous, for one use. */
export interface Hasher {
  update(data: Uint8Array): void
  digest(): Bytes
}

/** scrypt cost (RFC 7914 §2): N a power of two above 1, r the block size, p the parallelism. */
export interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
}

/**
 * The primitives everything else is built from. Every provider gives the same verdicts and, ECDSA signing apart, the
 * same bytes. Methods answer at once or with a promise; callers always await. Arguments of a wrong length throw
 * UsageError, but what comes from evidence is judged: `…Verify` answers false, opening throws DecryptionError.
 */
export interface CryptoProvider {
  /** 'node', 'noble' or 'web'; the report names it. */
  readonly name: string
  /** Bytes from the platform's cryptographic random generator. */
  random(length: number): Bytes
  hash(name: HashName, data: Uint8Array): Awaitable<Bytes>
  hasher(name: HashName): Hasher
  /** HKDF-Expand (RFC 5869 §2.3) with SHA-384: `prk` of at least 1 byte, 1 to 12,240 bytes out. */
  hkdfExpandSha384(prk: Uint8Array, info: Uint8Array, length: number): Awaitable<Bytes>
  /** AES-256-GCM (SP 800-38D): 32-byte key, 12-byte nonce; ciphertext and 16-byte tag. */
  gcmSeal(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, plaintext: Uint8Array): Awaitable<Bytes>
  /** The plaintext, once authenticated. Throws DecryptionError, also for a ciphertext shorter than a tag. */
  gcmOpen(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, ciphertext: Uint8Array): Awaitable<Bytes>
  /** AES-256-CTR: `counter` is the first 16-byte block, counted up as one 128-bit big-endian number. */
  ctr(key: Uint8Array, counter: Uint8Array, data: Uint8Array): Awaitable<Bytes>
  /** scrypt (RFC 7914). Above 1 GiB of memory, or p above 16, LimitError before anything is allocated. */
  scrypt(passphrase: Uint8Array, salt: Uint8Array, cost: ScryptCost, length: number): Awaitable<Bytes>
  /** 32-byte seed to 32-byte public key (RFC 8032 §5.1.5). */
  ed25519PublicKey(seed: Uint8Array): Awaitable<Bytes>
  ed25519Sign(seed: Uint8Array, message: Uint8Array): Awaitable<Bytes>
  /** The strict verdict of [CRY-10] to [CRY-13]. */
  ed25519Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Awaitable<boolean>
  /** 32-byte scalar, 1 to n-1, to the 65-byte uncompressed point. */
  p256PublicKey(secret: Uint8Array): Awaitable<Bytes>
  /** ECDSA with SHA-256: r || s, 64 bytes, low s. */
  p256Sign(secret: Uint8Array, message: Uint8Array): Awaitable<Bytes>
  /** The strict verdict of [CRY-20] to [CRY-22]. */
  p256Verify(publicKey65: Uint8Array, message: Uint8Array, signature64: Uint8Array): Awaitable<boolean>
  /** ECDH: the 32-byte x coordinate. Throws DecryptionError when the other side's point is none. */
  p256Dh(secret: Uint8Array, publicKey65: Uint8Array): Awaitable<Bytes>
  /** 32-byte seed to 1,952-byte public key (FIPS 204). */
  mlDsa65PublicKey(seed32: Uint8Array): Awaitable<Bytes>
  /** 3,309 bytes, empty context, the deterministic variant of FIPS 204. */
  mlDsa65Sign(seed32: Uint8Array, message: Uint8Array): Awaitable<Bytes>
  mlDsa65Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Awaitable<boolean>
  /** 32-byte seed to 1,216-byte public key (draft-connolly-cfrg-xwing-kem). */
  xwingPublicKey(seed32: Uint8Array): Awaitable<Bytes>
  /** 1,120-byte encapsulation and 32-byte shared secret. Throws FormatError `crypto.key` for a key that is none. */
  xwingEncapsulate(publicKey: Uint8Array, random64: Uint8Array): Awaitable<{ enc: Bytes; shared: Bytes }>
  /** The 32-byte shared secret. Throws DecryptionError for a wrong length or an all-zero X25519 result. */
  xwingDecapsulate(seed32: Uint8Array, enc: Uint8Array): Awaitable<Bytes>
}

/** A provider whose digests and keys are there at once: what the work on a million small items needs. */
export interface SyncProvider extends CryptoProvider {
  hash(name: HashName, data: Uint8Array): Bytes
  hkdfExpandSha384(prk: Uint8Array, info: Uint8Array, length: number): Bytes
}

/** A run that may bring its own provider. */
export interface CryptoRun extends BaseRun {
  readonly crypto?: CryptoProvider
}

/** One signature to be checked, as data that can go to another thread. Lengths are checked with it: a wrong one is a false. */
export interface SignatureCheck {
  readonly alg: 'Ed25519' | 'P-256' | 'ML-DSA-65'
  /** raw public key: 32, 65 or 1,952 bytes */
  readonly key: Bytes
  readonly message: Bytes
  readonly signature: Bytes
}
