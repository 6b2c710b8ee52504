import { type CborValue, decode, encode } from '../../../src/cbor/index.js'
import { decodeSign1, makeCompanion, sigStructure } from '../../../src/cose/index.js'
import { type Bytes, concat, copyBytes, fromU64be, u64be } from '../../../src/ground/index.js'
import type { KeySet } from '../../../src/identity/index.js'
import { alice, p } from './people.js'

export const magic: Bytes = Uint8Array.of(0x89, 0x52, 0x4f, 0x47, 0x0d, 0x0a, 0x1a, 0x01)

export interface Sections {
  readonly payload: Uint8Array
  readonly blocks: Uint8Array
  readonly manifest: Uint8Array
  readonly seal: Uint8Array
}

/** An honest envelope's sections. */
export function split(bytes: Uint8Array): Sections {
  const end = bytes.length - 32
  const [payload, manifest, seal] = [0, 8, 16].map((at) => fromU64be(bytes.subarray(end + at, end + at + 8))!) as [number, number, number]
  const blocks = 32 * Math.ceil(payload / 2 ** 20)
  const from = (offset: number, length: number) => bytes.slice(offset, offset + length)
  return {
    payload: from(8, payload),
    blocks: from(8 + payload, blocks),
    manifest: from(8 + payload + blocks, manifest),
    seal: from(8 + payload + blocks + manifest, seal),
  }
}

export const trailer = (payload: number, manifest: number, seal: number): Bytes =>
  concat(u64be(payload), u64be(manifest), u64be(seal), magic)

/** Sections under a trailer that fits them. */
export function join(s: Sections): Bytes {
  return concat(magic, s.payload, s.blocks, s.manifest, s.seal, trailer(s.payload.length, s.manifest.length, s.seal.length))
}

export const changed = (bytes: Uint8Array, change: (s: Sections) => Partial<Sections>): Bytes => {
  const s = split(bytes)
  return join({ ...s, ...change(s) })
}

/** A copy with one byte changed; a negative index counts from the end. */
export function flipped(bytes: Uint8Array, index: number, mask = 1): Bytes {
  const copy = copyBytes(bytes)
  const at = index < 0 ? copy.length + index : index
  copy[at]! ^= mask
  return copy
}

/** The first place of `find` replaced by `by`; both the same length unless the caller cares for what stands around. */
export function swapped(bytes: Uint8Array, find: Uint8Array, by: Uint8Array): Bytes {
  for (let at = 0; at + find.length <= bytes.length; at++)
    if (find.every((byte, i) => bytes[at + i] === byte)) return concat(bytes.subarray(0, at), by, bytes.subarray(at + find.length))
  throw new Error('nothing to swap')
}

export type Header = Map<number, CborValue>

export interface Reseal {
  readonly header?: (header: Header) => void
  readonly protected?: (bytes: Bytes) => Uint8Array
  readonly payload?: (bytes: Bytes) => Uint8Array
  readonly by?: KeySet
  /** instead of a true signature */
  readonly signature?: (signature: Bytes) => Uint8Array
  /** the unprotected map, from the honest one */
  readonly unprotected?: (map: Header) => unknown
}

/** A statement signed anew over whatever was made of it, by a signer whose software checks nothing. */
export async function resign(statement: Uint8Array, o: Reseal): Promise<Bytes> {
  const sign1 = decodeSign1(statement)
  const header = new Map(sign1.header)
  o.header?.(header)
  const head = copyBytes(o.protected?.(encode(header)) ?? encode(header))
  const payload = copyBytes(o.payload?.(sign1.payload) ?? sign1.payload)
  const by = o.by ?? alice.keys
  const honest = copyBytes(await by.signer.sign(sigStructure(head, payload)))
  const signature = copyBytes(o.signature?.(honest) ?? honest)
  const companion = by.companion && (await makeCompanion(p, { protected: head, payload, signature }, by.companion))
  const unprotected: Header = new Map(companion === undefined ? [] : [[11, companion]])
  return concat(Uint8Array.of(0xd2), encode([head, o.unprotected?.(unprotected) ?? unprotected, payload, signature]))
}

/** Another seal in its place. */
export async function resealed(bytes: Uint8Array, o: Reseal): Promise<Bytes> {
  const s = split(bytes)
  return join({ ...s, seal: await resign(s.seal, o) })
}

export type Members = Record<string, unknown>

/** Changes the decoded payload of a statement. */
export const members =
  (change: (value: Members) => unknown): ((bytes: Bytes) => Bytes) =>
  (bytes) => {
    const value = { ...(decode(bytes) as Members) }
    return encode(change(value) ?? value)
  }
