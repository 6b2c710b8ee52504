import type { CryptoProvider } from '../crypto/index.js'
import {
  type Awaitable,
  andThen,
  type Bytes,
  concat,
  copyBytes,
  equalBytes,
  equalSecret,
  FormatError,
  fleeting,
  UsageError,
  u64be,
  utf8,
} from '../ground/index.js'
import {
  aeadIvLength,
  type CheckedParams,
  checkParams,
  type FloeParams,
  headerLength,
  headerTagLength,
  ivLength,
  keyLength,
  maxSegments,
  messageKeyLength,
  paramsLength,
  prefixLength,
  segmentOverhead,
  u32be,
} from './params.js'

/** What stands before the ciphertext of a segment: its length (or the mark of an inner one) and the AEAD's IV; 16 bytes. */
export function segmentFrame(final: boolean, plainLength: number, iv12: Uint8Array): Bytes {
  const frame = new Uint8Array(prefixLength + aeadIvLength)
  writeFrame(frame, 0, final, plainLength, iv12)
  return frame
}

export function writeFrame(to: Uint8Array, at: number, final: boolean, plainLength: number, iv12: Uint8Array): void {
  const prefix = final ? plainLength + segmentOverhead : innerPrefix
  for (let i = 0; i < prefixLength; i++) to[at + i] = prefix >>> (24 - 8 * i)
  to.set(iv12, at + prefixLength)
}

/** The AEAD inputs of one segment. */
export interface SegmentKey {
  readonly key: Bytes
  readonly aad: Bytes
}

/**
 * One FLOE stream with random access (c2sp.org/FLOE). Position and finality always come from the caller, who knows them
 * from the signed length; a segment that says otherwise is refused. A sealer seals each position once.
 */
export interface FloeStream {
  /** 74 bytes: parameters, IV, tag. */
  readonly header: Bytes
  /** Key and associated data of segment `n`, for those who call the AEAD themselves. */
  segment(n: number, final: boolean): Awaitable<SegmentKey>
  /** The encrypted segment. `iv12`: 12 random bytes, fresh for each. Errors: UsageError for a plaintext that does not fit. */
  seal(n: number, final: boolean, plaintext: Uint8Array, iv12: Uint8Array): Promise<Bytes>
  /** The plaintext, once authenticated. Errors: FormatError `floe.length`, `floe.segment`; DecryptionError. */
  open(n: number, final: boolean, ciphertext: Uint8Array): Promise<Bytes>
}

export const headerTagPurpose = utf8('HEADER_TAG:')
export const messageKeyPurpose = utf8('MESSAGE_KEY:')
export const segmentKeyPurpose = utf8('DEK:')
const innerPrefix = 0xffffffff

/** What all derivations of one stream share. */
interface Context {
  readonly p: CryptoProvider
  readonly params: CheckedParams
  readonly iv: Bytes
  readonly aad: Bytes
}

/** A stream whose steps are taken at once where the provider answers at once. */
interface FloeCore {
  readonly header: Bytes
  segment(n: number, final: boolean): Awaitable<SegmentKey>
  /** The segment in two pieces: its frame, then ciphertext and tag. */
  seal(n: number, final: boolean, plaintext: Uint8Array, iv12: Uint8Array): Awaitable<readonly [Bytes, Bytes]>
  open(n: number, final: boolean, ciphertext: Uint8Array): Awaitable<Bytes>
}

/** A new stream. `key` and `iv32` are 32 bytes, the IV random and fresh for each stream. Errors: UsageError. */
export async function startFloe(
  p: CryptoProvider,
  params: FloeParams,
  key: Uint8Array,
  iv32: Uint8Array,
  aad: Uint8Array,
): Promise<FloeStream> {
  return streamOf(await startCore(p, params, key, iv32, aad))
}

/**
 * The stream a header begins. Its parameters must be `params`, its tag that of the key and the associated data. Errors:
 * FormatError `floe.header`; UsageError for a key of another length.
 */
export async function resumeFloe(
  p: CryptoProvider,
  params: FloeParams,
  key: Uint8Array,
  header: Uint8Array,
  aad: Uint8Array,
): Promise<FloeStream> {
  return streamOf(await resumeCore(p, params, key, header, aad))
}

const streamOf = (core: FloeCore): FloeStream => ({
  header: core.header,
  segment: core.segment,
  seal: async (n, final, plaintext, iv12) => concat(...(await core.seal(n, final, plaintext, iv12))),
  open: async (n, final, ciphertext) => core.open(n, final, ciphertext),
})

function startCore(p: CryptoProvider, params: FloeParams, key: Uint8Array, iv32: Uint8Array, aad: Uint8Array): Awaitable<FloeCore> {
  const checked = checkParams(params)
  if (iv32.length !== ivLength) throw new UsageError('usage.argument', 'a FLOE IV is 32 bytes')
  const context: Context = { p, params: checked, iv: copyBytes(iv32), aad: copyBytes(aad) }
  return andThen(headerKeys(context, key), ([tag, messageKey]) => coreOf(context, concat(checked.encoded, context.iv, tag), messageKey))
}

function resumeCore(p: CryptoProvider, params: FloeParams, key: Uint8Array, header: Uint8Array, aad: Uint8Array): Awaitable<FloeCore> {
  const checked = checkParams(params)
  if (header.length !== headerLength) throw new FormatError('floe.header', 'a FLOE header is 74 bytes', { data: { length: header.length } })
  const own = copyBytes(header)
  if (!equalBytes(own.subarray(0, paramsLength), checked.encoded)) throw new FormatError('floe.header', 'other FLOE parameters')
  const context: Context = { p, params: checked, iv: own.slice(paramsLength, paramsLength + ivLength), aad: copyBytes(aad) }
  return andThen(headerKeys(context, key), ([tag, messageKey]) => {
    if (!equalSecret(tag, own.subarray(paramsLength + ivLength))) throw new FormatError('floe.header', 'the FLOE header is not of this key')
    return coreOf(context, own, messageKey)
  })
}

/** Header tag and message key. */
function headerKeys(context: Context, key: Uint8Array): Awaitable<readonly [Bytes, Bytes]> {
  if (key.length !== keyLength) throw new UsageError('usage.argument', 'a FLOE key is 32 bytes')
  const own = copyBytes(key)
  return andThen(derive(context, own, headerTagPurpose, headerTagLength), (tag) =>
    andThen(derive(context, own, messageKeyPurpose, messageKeyLength), (messageKey) => [tag, messageKey] as const),
  )
}

const derive = ({ p, params, iv, aad }: Context, key: Uint8Array, purpose: Uint8Array, length: number): Awaitable<Bytes> =>
  p.hkdfExpandSha384(key, derivation(params.encoded, iv, purpose, aad), length)

/** What a key of a stream is derived by: its parameters and IV, the purpose, and the caller's associated data. */
export function derivation(params: Uint8Array, iv: Uint8Array, purpose: Uint8Array, aad: Uint8Array): Bytes {
  const info = fleeting(params.length + iv.length + purpose.length + aad.length)
  info.set(params)
  info.set(iv, params.length)
  info.set(purpose, params.length + iv.length)
  info.set(aad, info.length - aad.length)
  return info
}

function coreOf(context: Context, header: Bytes, messageKey: Bytes): FloeCore {
  const { p, params } = context
  // One key serves 2^20 segments, and almost every reader is in one run of them.
  let cached: { readonly first: number; readonly key: Awaitable<Bytes> } | undefined

  function keyFrom(first: number): Awaitable<Bytes> {
    if (cached?.first !== first) cached = { first, key: derive(context, messageKey, concat(segmentKeyPurpose, u64be(first)), keyLength) }
    return cached.key
  }

  function segment(n: number, final: boolean): Awaitable<SegmentKey> {
    if (!Number.isSafeInteger(n) || n < 0 || n >= maxSegments) throw new UsageError('usage.argument', 'no such segment position')
    const aad = concat(u64be(n), Uint8Array.of(final ? 1 : 0))
    return andThen(keyFrom(n - (n % params.rotation)), (key) => ({ key: copyBytes(key), aad }))
  }

  // Segments are large: they are copied only where the key must be waited for. Otherwise the AEAD has them in the same
  // turn, and nobody can write to them in between.
  return {
    header,
    segment,
    seal(n, final, plaintext, iv12) {
      const fits = final ? plaintext.length <= params.capacity && (plaintext.length > 0 || n === 0) : plaintext.length === params.capacity
      if (!fits) throw new UsageError('usage.argument', 'the plaintext does not fit this segment')
      if (iv12.length !== aeadIvLength) throw new UsageError('usage.argument', 'an AEAD IV is 12 bytes')
      const iv = copyBytes(iv12)
      const frame = segmentFrame(final, plaintext.length, iv)
      const material = segment(n, final)
      const own = material instanceof Promise ? copyBytes(plaintext) : plaintext
      return andThen(material, ({ key, aad }) => andThen(p.gcmSeal(key, iv, aad, own), (sealed) => [frame, sealed] as const))
    },
    open(n, final, ciphertext) {
      const length = ciphertext.length
      // Empty only where the whole stream is: otherwise one content had two encodings.
      const fits = final ? length <= params.segmentLength && length >= segmentOverhead + (n === 0 ? 0 : 1) : length === params.segmentLength
      if (!fits) throw new FormatError('floe.length', 'a segment of a wrong length', { data: { segment: n, length } })
      // The AEAD does not cover these four bytes: unless they are checked here, they could be changed unnoticed.
      if (!equalBytes(ciphertext.subarray(0, prefixLength), u32be(final ? length : innerPrefix))) {
        throw new FormatError('floe.segment', 'a segment prefix of another length or kind', { data: { segment: n } })
      }
      const material = segment(n, final)
      const own = material instanceof Promise ? copyBytes(ciphertext) : ciphertext
      return andThen(material, ({ key, aad }) =>
        p.gcmOpen(key, own.subarray(prefixLength, prefixLength + aeadIvLength), aad, own.subarray(prefixLength + aeadIvLength)),
      )
    },
  }
}
