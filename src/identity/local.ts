import { type Decapsulator, type KeyKind, localDecapsulator, localSigner, type Signer } from '../cose/index.js'
import type { CryptoProvider } from '../crypto/index.js'
import { type Bytes, copyBytes } from '../ground/index.js'

/** Secrets of keys made here, kept beside the objects rather than in them: printing or copying a key set shows none. */
const secrets = new WeakMap<object, Bytes>()

/** A signer in this process whose secret `lockKeySet` can find again. */
export async function rememberedSigner(p: CryptoProvider, kind: KeyKind, secret: Uint8Array): Promise<Signer> {
  const own = copyBytes(secret)
  const signer = await localSigner(p, kind, own)
  secrets.set(signer, own)
  return signer
}

/** The same for a receiving key. */
export async function rememberedDecapsulator(p: CryptoProvider, kind: KeyKind, secret: Uint8Array): Promise<Decapsulator> {
  const own = copyBytes(secret)
  const decapsulator = await localDecapsulator(p, kind, own)
  secrets.set(decapsulator, own)
  return decapsulator
}

/** The secret, for a key made here; undefined for one that lives elsewhere. */
export const secretOf = (key: Signer | Decapsulator): Bytes | undefined => secrets.get(key)
