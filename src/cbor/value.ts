import type { Bytes } from '../ground/index.js'

/** What the encoding of docs/spec/01-encoding.md can hold: no null, no undefined, no float; integers within ±(2^53 − 1). */
export type CborValue = number | string | boolean | Bytes | readonly CborValue[] | CborObject | CborIntMap | Tagged

/** A text-keyed map, and the empty map: an object without prototype, so that a key `__proto__` is a key like any other. */
export type CborObject = { readonly [key: string]: CborValue }

/** An integer-keyed map. */
export type CborIntMap = ReadonlyMap<number, CborValue>

/** The tags that exist here: 18 COSE_Sign1, 96 COSE_Encrypt (RFC 9052 §2). */
export type CborTag = 18 | 96

/** The outermost item under its tag. No inner item is ever tagged. */
export class Tagged {
  readonly tag: CborTag
  readonly value: CborValue

  constructor(tag: CborTag, value: CborValue) {
    this.tag = tag
    this.value = value
  }
}
