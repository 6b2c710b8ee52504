import { type CryptoProvider, dhkemP256SharedSecret, normaliseP256 } from '../crypto/index.js'
import { AbortError, type Bytes, copyBytes, RogatoryError, throwIfAborted, UsageError } from '../ground/index.js'
import { type KeyKind, type PublicKey, publicKeyOf, thumbprint } from './key.js'

/** Signs; may live in hardware or on another machine. `sign` gets the whole Sig_structure, not a digest. */
export interface Signer {
  readonly key: PublicKey
  sign(sigStructure: Uint8Array, signal?: AbortSignal): Promise<Uint8Array>
}

/**
 * Opens encapsulations; may live in hardware. `decapsulate` returns the KEM's 32-byte shared secret: for P-256 that is
 * DHKEM's, made from a token's raw ECDH result by `dhkemP256SharedSecret` of the crypto room.
 */
export interface Decapsulator {
  readonly key: PublicKey
  decapsulate(enc: Uint8Array, signal?: AbortSignal): Promise<Uint8Array>
}

/** A signer whose secret (32-byte seed, or scalar for P-256) is in this process. */
export async function localSigner(p: CryptoProvider, kind: KeyKind, secret: Uint8Array): Promise<Signer> {
  const own = copyBytes(secret)
  switch (kind) {
    case 'Ed25519':
      return { key: await publicKeyOf(p, kind, await p.ed25519PublicKey(own)), sign: async (m) => p.ed25519Sign(own, m) }
    case 'P-256':
      return { key: await publicKeyOf(p, kind, await p.p256PublicKey(own)), sign: async (m) => p.p256Sign(own, m) }
    case 'ML-DSA-65':
      return { key: await publicKeyOf(p, kind, await p.mlDsa65PublicKey(own)), sign: async (m) => p.mlDsa65Sign(own, m) }
    case 'X-Wing':
      throw new UsageError('usage.argument', 'an X-Wing key does not sign')
  }
}

/** A receiving key whose secret (32-byte seed, or scalar for P-256) is in this process. */
export async function localDecapsulator(p: CryptoProvider, kind: KeyKind, secret: Uint8Array): Promise<Decapsulator> {
  const own = copyBytes(secret)
  if (kind === 'X-Wing') {
    const key = await publicKeyOf(p, kind, await p.xwingPublicKey(own))
    return { key, decapsulate: async (enc) => p.xwingDecapsulate(own, enc) }
  }
  if (kind !== 'P-256') throw new UsageError('usage.argument', `a key of kind ${kind} does not receive`)
  const key = await publicKeyOf(p, kind, await p.p256PublicKey(own))
  return { key, decapsulate: async (enc) => dhkemP256SharedSecret(p, await p.p256Dh(own, enc), enc, key.bytes) }
}

/** One verdict everywhere (COS-12, COS-13): false for a wrong length, a foreign key, a second form of a signature. Never throws. */
export async function verifySignature(
  p: CryptoProvider,
  key: Pick<PublicKey, 'kind' | 'bytes'>,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  switch (key.kind) {
    case 'Ed25519':
      return key.bytes.length === 32 && signature.length === 64 && p.ed25519Verify(key.bytes, message, signature)
    case 'P-256':
      return key.bytes.length === 65 && signature.length === 64 && p.p256Verify(key.bytes, message, signature)
    case 'ML-DSA-65':
      return key.bytes.length === 1952 && signature.length === 3309 && p.mlDsa65Verify(key.bytes, message, signature)
    default:
      return false
  }
}

/**
 * The signature of `signer` over `message`, in its only form and verified: a signer that lives elsewhere may return a high
 * s, a signature by another key, or nothing of use, and none of it may end up in a record. UsageError `cose.signer`.
 */
export async function signWith(p: CryptoProvider, signer: Signer, message: Uint8Array, signal?: AbortSignal): Promise<Bytes> {
  throwIfAborted(signal)
  const key = { kind: signer.key.kind, bytes: copyBytes(signer.key.bytes) }
  const kid = signer.key.kid
  const own = copyBytes(message)
  if ((await thumbprint(p, key)) !== kid) throw new UsageError('cose.signer', 'the signer names a key that does not hash to its kid')
  const signature = normalised(key.kind, await called(signer, own, signal))
  if (!(await verifySignature(p, key, own, signature))) throw new UsageError('cose.signer', 'the signer returned no valid signature')
  return signature
}

async function called(signer: Signer, message: Bytes, signal: AbortSignal | undefined): Promise<Uint8Array> {
  try {
    return await signer.sign(copyBytes(message), signal)
  } catch (cause) {
    if (signal?.aborted) throw new AbortError(signal.reason)
    if (cause instanceof RogatoryError) throw cause
    throw new UsageError('cose.signer', 'the signer failed', { cause })
  }
}

function normalised(kind: KeyKind, answer: unknown): Bytes {
  if (!(answer instanceof Uint8Array)) throw new UsageError('cose.signer', 'the signer returned no bytes')
  const signature = copyBytes(answer)
  if (kind !== 'P-256') return signature
  try {
    return normaliseP256(signature)
  } catch (cause) {
    throw new UsageError('cose.signer', 'the signer returned no P-256 signature of 64 bytes', { cause })
  }
}
