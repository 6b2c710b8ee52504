/** Bytes that are read once, from front to back. */
export type ByteInput = Uint8Array | Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>

/** Bytes that can be read anywhere: `size` in bytes, `read` resolving to exactly `length` bytes from `offset`. */
export interface RandomAccess {
  readonly size: number
  read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array>
}

/** What an envelope can be read from. */
export type EnvelopeSource = Uint8Array | Blob | RandomAccess

/** Where bytes go; `close` commits what was written and `abort` discards it. */
export type Sink = WritableStream<Uint8Array>

/**
 * Whether a value is a Uint8Array of any realm. Asked of everything foreign code hands over: `instanceof` alone refuses
 * arrays of another frame or test context.
 */
export function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array || (ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === '[object Uint8Array]')
}

/** Whether a value is a Blob or a File, where the runtime knows them. */
export function isBlob(value: unknown): value is Blob {
  return typeof Blob !== 'undefined' && value instanceof Blob
}

/** Whether a value is a length or an offset: an exact integer, not negative. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
