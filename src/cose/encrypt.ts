import { type CborValue, encode, Tagged } from '../cbor/index.js'
import { type CryptoProvider, type HpkeSuite, hpkeOpen, hpkeSeal } from '../crypto/index.js'
import { AbortError, type Bytes, copyBytes, DecryptionError, fromHex, type Hex, UsageError } from '../ground/index.js'
import type { ParsedEncrypt, ParsedRecipient, RecipientAlg } from './encrypt-decode.js'
import { type PublicKey, thumbprint } from './key.js'
import type { Decapsulator } from './signer.js'

const none = new Uint8Array(0)
const contentHeader = encode(new Map([[1, 3]]))

/** Enc_structure of a COSE_Encrypt's content layer (RFC 9052 §5.3): the AAD of the content cipher. */
export function encStructure(protectedBytes: Uint8Array, externalAad: Uint8Array): Bytes {
  return encode(['Encrypt', protectedBytes, externalAad])
}

/**
 * Recipient_structure of draft-ietf-cose-hpke: HPKE's info. `nextLayerAlg` is the content algorithm below (3, A256GCM);
 * with it and the recipient's header bound, a key cannot be moved under another algorithm or name.
 */
export function recipientStructure(recipientProtected: Uint8Array, extraInfo: Uint8Array, nextLayerAlg = 3): Bytes {
  return encode(['HPKE Recipient', nextLayerAlg, recipientProtected, extraInfo])
}

/** What is encrypted for whom. `extraInfo` is the encoded recipient_extra_info, used as it is. */
export interface EncryptInput {
  readonly plaintext: Uint8Array
  readonly externalAad: Uint8Array
  readonly extraInfo: Uint8Array
  /** X-Wing and P-256 keys, in any order, each once */
  readonly recipients: readonly PublicKey[]
  readonly random: (length: number) => Uint8Array
}

/** The COSE_Encrypt of `plaintext` under a fresh key, itself encrypted to each recipient (COS-20 to COS-25). UsageError for recipients it cannot be encrypted to. */
export async function encryptTo(p: CryptoProvider, o: EncryptInput): Promise<Bytes> {
  const { random } = o
  const [plaintext, externalAad, extraInfo] = [copyBytes(o.plaintext), copyBytes(o.externalAad), copyBytes(o.extraInfo)]
  const keys = o.recipients.map(({ kind, bytes, kid }) => ({ kind, bytes: copyBytes(bytes), kid }))
  keys.sort((a, b) => (a.kid < b.kid ? -1 : 1))
  if (keys.length === 0) throw new UsageError('usage.argument', 'no recipients')
  const contentKey = randomBytes(random, 32)
  const iv = randomBytes(random, 12)
  const recipients: CborValue[] = []
  for (const [i, key] of keys.entries()) {
    if (keys[i - 1]?.kid === key.kid) throw new UsageError('usage.argument', 'a recipient is named twice')
    if ((await thumbprint(p, key)) !== key.kid) throw new UsageError('usage.argument', 'a recipient key does not hash to its kid')
    const { alg, suite } = suiteOf(key)
    const head = encode(
      new Map<number, CborValue>([
        [1, alg],
        [4, fromHex(key.kid)],
      ]),
    )
    const sealed = await hpkeSeal(p, suite, key.bytes, recipientStructure(head, extraInfo), none, contentKey, random)
    recipients.push([head, new Map<number, CborValue>([[-4, sealed.enc]]), sealed.ciphertext])
  }
  const ciphertext = await p.gcmSeal(contentKey, iv, encStructure(contentHeader, externalAad), plaintext)
  return encode(new Tagged(96, [contentHeader, new Map<number, CborValue>([[5, iv]]), ciphertext, recipients]))
}

function suiteOf(key: Pick<PublicKey, 'kind'>): { alg: RecipientAlg; suite: HpkeSuite } {
  if (key.kind === 'X-Wing') return { alg: 57, suite: 'X-Wing' }
  if (key.kind === 'P-256') return { alg: 53, suite: 'P-256' }
  throw new UsageError('usage.argument', `a key of kind ${key.kind} does not receive`)
}

function randomBytes(random: (length: number) => Uint8Array, length: number): Bytes {
  const bytes = copyBytes(random(length))
  if (bytes.length !== length) throw new UsageError('usage.argument', 'the random source returned the wrong length')
  return bytes
}

/**
 * The plaintext, and the kid of the entry that gave it: the entries whose kid is one of `keys` are tried in their order.
 * DecryptionError, the same one, when no entry is ours, a key does not fit, or a ciphertext is not authentic.
 */
export async function decryptWith(
  p: CryptoProvider,
  parsed: ParsedEncrypt,
  keys: readonly Decapsulator[],
  o: { readonly externalAad: Uint8Array; readonly extraInfo: Uint8Array; readonly signal?: AbortSignal },
): Promise<{ plaintext: Bytes; kid: Hex }> {
  const { protected: head, iv, ciphertext, recipients } = parsed
  const [externalAad, extraInfo, signal] = [copyBytes(o.externalAad), copyBytes(o.extraInfo), o.signal]
  const mine = new Map(keys.map((key) => [key.key.kid, key]))
  let cause: unknown
  for (const entry of recipients) {
    const key = mine.get(entry.kid)
    if (key === undefined) continue
    try {
      const contentKey = await openKey(p, entry, key, extraInfo, signal)
      return { plaintext: await p.gcmOpen(contentKey, iv, encStructure(head, externalAad), ciphertext), kid: entry.kid }
    } catch (error) {
      if (signal?.aborted) throw new AbortError(signal.reason)
      if (!(error instanceof DecryptionError)) throw error
      cause = error
    }
  }
  throw new DecryptionError(cause === undefined ? {} : { cause })
}

async function openKey(
  p: CryptoProvider,
  entry: ParsedRecipient,
  key: Decapsulator,
  extraInfo: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<Bytes> {
  const suite = entry.alg === 57 ? 'X-Wing' : 'P-256'
  // A kid is a thumbprint over the kind, so this never happens by chance.
  if (key.key.kind !== suite) throw new DecryptionError()
  const decapsulate = (enc: Uint8Array) => key.decapsulate(enc, signal)
  const contentKey = await hpkeOpen(
    p,
    suite,
    decapsulate,
    recipientStructure(entry.protected, extraInfo),
    none,
    entry.enc,
    entry.ciphertext,
  )
  if (contentKey.length !== 32) throw new DecryptionError()
  return contentKey
}
