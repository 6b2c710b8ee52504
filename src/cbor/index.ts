/** The encoding of everything: deterministic CBOR (RFC 8949 §4.2.1) in the profile of docs/spec/01-encoding.md. */
export { endAgain } from './build.js'
export { decode, decodeAgain, decodeSequence, decodeView, itemEnd } from './decode.js'
export { encode, encodeFleeting } from './encode.js'
export type { ScanOptions as DecodeOptions } from './scan.js'
export { type CborIntMap, type CborObject, type CborTag, type CborValue, Tagged } from './value.js'
export { CborWriter } from './writer.js'
