import { shake256 } from '@noble/hashes/sha3.js'
import {
  AbortError,
  type Awaitable,
  type Bytes,
  concat,
  copyBytes,
  DecryptionError,
  FormatError,
  fromHex,
  UsageError,
  utf8,
} from '../ground/index.js'
import { needBytes } from './check.js'
import { deriveP256Secret, dhkemP256SharedSecret, labeledExpand, labeledExtract, u16be } from './dhkem.js'
import { isP256PublicKey } from './p256.js'
import type { CryptoProvider } from './types.js'

/** X-Wing: KEM 0x647a, KDF SHAKE256 0x0011. P-256: KEM 0x0010, KDF HKDF-SHA256 0x0001. AEAD AES-256-GCM 0x0002 in both. */
export type HpkeSuite = 'X-Wing' | 'P-256'

interface Suite {
  readonly id: Bytes
  readonly encLength: number
  readonly schedule: typeof twoStage
}

const none = new Uint8Array(0)
const modeBase = Uint8Array.of(0)
const prefixed = (bytes: Uint8Array): Bytes => concat(u16be(bytes.length), bytes)

/** RFC 9180 §5.1, mode base, with HKDF-SHA256. */
export function twoStage(id: Uint8Array, shared: Uint8Array, info: Uint8Array, keyLength: number): { key: Bytes; nonce: Bytes } {
  const pskIdHash = labeledExtract(id, none, 'psk_id_hash', none)
  const infoHash = labeledExtract(id, none, 'info_hash', info)
  const context = concat(modeBase, pskIdHash, infoHash)
  const secret = labeledExtract(id, shared, 'secret', none)
  return {
    key: labeledExpand(id, secret, 'key', context, keyLength),
    nonce: labeledExpand(id, secret, 'base_nonce', context, 12),
  }
}

/** The single-stage schedule of draft-ietf-hpke-pq with SHAKE256: key, nonce and a 64-byte exporter secret in one derivation. */
export function singleStage(id: Uint8Array, shared: Uint8Array, info: Uint8Array, keyLength: number): { key: Bytes; nonce: Bytes } {
  const length = keyLength + 12 + 64
  const secrets = concat(prefixed(none), prefixed(shared))
  const context = concat(modeBase, prefixed(none), prefixed(info))
  const input = concat(secrets, utf8('HPKE-v1'), id, prefixed(utf8('secret')), u16be(length), context)
  const derived = shake256(input, { dkLen: length })
  return { key: copyBytes(derived.subarray(0, keyLength)), nonce: copyBytes(derived.subarray(keyLength, keyLength + 12)) }
}

const suites: Readonly<Record<HpkeSuite, Suite>> = {
  'X-Wing': { id: concat(utf8('HPKE'), fromHex('647a00110002')), encLength: 1120, schedule: singleStage },
  'P-256': { id: concat(utf8('HPKE'), fromHex('001000010002')), encLength: 65, schedule: twoStage },
}

function suiteOf(name: HpkeSuite): Suite {
  if (name !== 'X-Wing' && name !== 'P-256') throw new UsageError('usage.argument', 'unknown HPKE suite')
  return suites[name]
}

/** The single-stage schedule writes the length of `info` in two bytes; one bound for both suites. */
function needInfo(info: Uint8Array, ...others: readonly Uint8Array[]): void {
  needBytes(info, ...others)
  if (info.length > 0xffff) throw new UsageError('usage.argument', 'info is longer than 65,535 bytes')
}

async function encapsulate(p: CryptoProvider, suite: HpkeSuite, recipient: Bytes, random: (n: number) => Uint8Array) {
  if (suite === 'X-Wing') return p.xwingEncapsulate(recipient, random(64))
  if (!isP256PublicKey(recipient)) throw new FormatError('crypto.key', 'not a P-256 public key')
  const secret = deriveP256Secret(random(32))
  const enc = await p.p256PublicKey(secret)
  return { enc, shared: await dhkemP256SharedSecret(p, await p.p256Dh(secret, recipient), enc, recipient) }
}

/**
 * HPKE base mode, one message (RFC 9180 §6.1). `recipient` is a raw public key (1,216 or 65 bytes), `random` gives the
 * randomness of the encapsulation (64 or 32 bytes). Throws FormatError `crypto.key` for a recipient that is no key.
 */
export async function hpkeSeal(
  p: CryptoProvider,
  suite: HpkeSuite,
  recipient: Uint8Array,
  info: Uint8Array,
  aad: Uint8Array,
  plaintext: Uint8Array,
  random: (n: number) => Uint8Array,
): Promise<{ enc: Bytes; ciphertext: Bytes }> {
  const { id, schedule } = suiteOf(suite)
  needInfo(info, recipient, aad, plaintext)
  const [to, about, extra, data] = [copyBytes(recipient), copyBytes(info), copyBytes(aad), copyBytes(plaintext)]
  const { enc, shared } = await encapsulate(p, suite, to, random)
  const { key, nonce } = schedule(id, shared, about, 32)
  return { enc, ciphertext: await p.gcmSeal(key, nonce, extra, data) }
}

/**
 * The plaintext of `hpkeSeal`. `decapsulate` gives the KEM's 32-byte shared secret (for P-256 after
 * `dhkemP256SharedSecret`) and may live in hardware. Throws DecryptionError whatever failed, lest an error tell which
 * step did; misuse of its own arguments (UsageError) and an abort (AbortError) alone pass through.
 */
export async function hpkeOpen(
  p: CryptoProvider,
  suite: HpkeSuite,
  decapsulate: (enc: Uint8Array) => Awaitable<Uint8Array>,
  info: Uint8Array,
  aad: Uint8Array,
  enc: Uint8Array,
  ciphertext: Uint8Array,
): Promise<Bytes> {
  const { id, encLength, schedule } = suiteOf(suite)
  needInfo(info, aad, enc, ciphertext)
  const [about, extra, sent, data] = [copyBytes(info), copyBytes(aad), copyBytes(enc), copyBytes(ciphertext)]
  if (sent.length !== encLength) throw new DecryptionError()
  try {
    const shared = copyBytes(await decapsulate(copyBytes(sent)))
    if (shared.length !== 32) throw new DecryptionError()
    const { key, nonce } = schedule(id, shared, about, 32)
    return await p.gcmOpen(key, nonce, extra, data)
  } catch (cause) {
    if (cause instanceof DecryptionError || cause instanceof AbortError) throw cause
    throw new DecryptionError({ cause })
  }
}
