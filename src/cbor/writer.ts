import type { Bytes } from '../ground/index.js'

const unsigned = 0x00
const byteString = 0x40

/**
 * Puts an encoding together piece by piece, in memory that is used again and again: for entries of which there are millions.
 * What the pieces come to is the caller's to know; tests compare it with `encode`.
 */
export class CborWriter {
  private bytes: Bytes = new Uint8Array(2 ** 10)
  private length = 0

  /** Begins anew with `bytes`. */
  begin(bytes: Uint8Array): this {
    this.length = 0
    return this.raw(bytes)
  }

  /** Bytes that are encoded already. */
  raw(bytes: Uint8Array): this {
    this.need(bytes.length)
    this.bytes.set(bytes, this.length)
    this.length += bytes.length
    return this
  }

  uint(value: number): this {
    return this.head(unsigned, value)
  }

  byteString(bytes: Uint8Array): this {
    return this.head(byteString, bytes.length).raw(bytes)
  }

  /** What was written: good until the next `begin`. */
  written(): Bytes {
    return this.bytes.subarray(0, this.length)
  }

  private head(major: number, argument: number): this {
    this.need(9)
    this.length = writeHead(this.bytes, this.length, major, argument)
    return this
  }

  private need(more: number): void {
    if (this.length + more <= this.bytes.length) return
    const grown = new Uint8Array(2 * (this.length + more))
    grown.set(this.bytes.subarray(0, this.length))
    this.bytes = grown
  }
}

/** Head of major type `major` (its three bits in place) in the shortest form (RFC 8949 §4.2.1); gives the offset after it. */
export function writeHead(bytes: Uint8Array, at: number, major: number, argument: number): number {
  if (argument < 24) {
    bytes[at] = major | argument
    return at + 1
  }
  const size = argument < 0x100 ? 1 : argument < 0x10000 ? 2 : argument < 0x100000000 ? 4 : 8
  bytes[at] = major | (size === 1 ? 24 : size === 2 ? 25 : size === 4 ? 26 : 27)
  let rest = argument
  for (let i = at + size; i > at; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  return at + size + 1
}
