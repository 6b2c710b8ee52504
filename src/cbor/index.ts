/** The encoding of everything: deterministic CBOR (RFC 8949 §4.2.1) in the profile of docs/spec/01-encoding.md. */
export { decode, decodeSequence, itemEnd } from './decode.js'
export { encode } from './encode.js'
export type { ScanOptions as DecodeOptions } from './scan.js'
export { type CborIntMap, type CborObject, type CborTag, type CborValue, Tagged } from './value.js'
