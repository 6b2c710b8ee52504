import { type Code, concat, fromHex } from '../../../src/ground/index.js'

const nested = (depth: number) => concat(new Uint8Array(depth).fill(0x81), Uint8Array.of(1))

/** Every encoding that docs/spec/01-encoding.md refuses, as one data item that stands where an item belongs. */
export const encodings: readonly { readonly name: string; readonly what: string; readonly code: Code; readonly bytes: Uint8Array }[] = [
  { name: 'integer-1', what: 'the integer 1 in two bytes', code: 'cbor.non-shortest', bytes: fromHex('1801') },
  { name: 'length-long', what: 'a byte string’s length not in the shortest form', code: 'cbor.non-shortest', bytes: fromHex('580101') },
  { name: 'array-indefinite', what: 'an array of indefinite length', code: 'cbor.indefinite', bytes: fromHex('9f01ff') },
  { name: 'key-twice', what: 'a map with one key twice', code: 'cbor.duplicate-key', bytes: fromHex('a2616101616102') },
  { name: 'keys-unsorted', what: 'a map whose keys are not sorted', code: 'cbor.unsorted-key', bytes: fromHex('a2616201616101') },
  { name: 'key-bytes', what: 'a map whose key is a byte string', code: 'cbor.key-type', bytes: fromHex('a1410101') },
  { name: 'keys-mixed', what: 'a map with an integer and a text key', code: 'cbor.key-type', bytes: fromHex('a20101616101') },
  { name: 'float', what: 'a floating-point number', code: 'cbor.float', bytes: fromHex('f93c00') },
  { name: 'null', what: 'null', code: 'cbor.simple', bytes: fromHex('f6') },
  { name: 'integer-range', what: 'the integer 2^53', code: 'cbor.integer-range', bytes: fromHex('1b0020000000000000') },
  { name: 'tag', what: 'a bignum tag', code: 'cbor.tag', bytes: fromHex('c24101') },
  { name: 'record-tag', what: 'the tag under which one decoder builds functions', code: 'cbor.tag', bytes: fromHex('d9dff88000') },
  { name: 'utf8', what: 'text that is not UTF-8', code: 'cbor.utf8', bytes: fromHex('61ff') },
  { name: 'nesting-bomb', what: 'arrays a thousand deep', code: 'cbor.depth', bytes: nested(1000) },
  { name: 'head-reserved', what: 'a reserved head', code: 'cbor.reserved', bytes: fromHex('1c') },
  { name: 'length-huge', what: 'a byte string that claims 2^60 bytes', code: 'cbor.length', bytes: fromHex('5b1000000000000000') },
]

/** Those that are tried again in every other place, one of each kind. */
export const someEncodings = encodings.filter(({ name }) => ['integer-1', 'key-twice', 'nesting-bomb', 'length-huge'].includes(name))
