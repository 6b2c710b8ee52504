import type { CryptoProvider } from '../crypto/index.js'
import { type Awaitable, andThen, type Bytes, concat, copyBytes, FormatError } from '../ground/index.js'
import { type FloeParams, headerLength } from './params.js'
import { resumeCore, startCore } from './stream.js'

/**
 * The whole stream of a plaintext that fits one segment, in two pieces: header and frame, then ciphertext and tag. The
 * same bytes as `startFloe` and `seal`, at once where the provider answers at once. Errors: UsageError.
 */
export function sealSmall(
  p: CryptoProvider,
  params: FloeParams,
  key: Uint8Array,
  iv32: Uint8Array,
  aad: Uint8Array,
  iv12: Uint8Array,
  plaintext: Uint8Array,
): Awaitable<readonly [Bytes, Bytes]> {
  const started = startCore(p, params, key, iv32, aad)
  // As in `FloeStream`: copied only where there is something to wait for.
  const waits = started instanceof Promise
  const [iv, own] = waits ? [copyBytes(iv12), copyBytes(plaintext)] : [iv12, plaintext]
  return andThen(started, (core) =>
    andThen(core.seal(0, true, own, iv), ([frame, sealed]) => [concat(core.header, frame), sealed] as const),
  )
}

/**
 * The plaintext of a whole stream of one segment. Its length is the caller's to know, from what was signed. At once where
 * the provider answers at once. Errors: as `resumeFloe` and `open`.
 */
export function openSmall(p: CryptoProvider, params: FloeParams, key: Uint8Array, stream: Uint8Array, aad: Uint8Array): Awaitable<Bytes> {
  if (stream.length < headerLength) throw new FormatError('floe.header', 'a FLOE header is 74 bytes', { data: { length: stream.length } })
  const resumed = resumeCore(p, params, key, stream.subarray(0, headerLength), aad)
  const segment = resumed instanceof Promise ? stream.slice(headerLength) : stream.subarray(headerLength)
  return andThen(resumed, (core) => core.open(0, true, segment))
}
