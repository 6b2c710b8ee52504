import type { HashName, PackedChecks } from '../crypto/index.js'
import type { FloeStream } from '../floe/index.js'
import type { Bytes } from '../ground/index.js'
import type { BulkPayload, BulkReading, PayloadPlan, ReadPlan } from './bulk.js'

/** A FLOE stream as an engine gets it: ready for use here, and as bytes from which another thread resumes it. */
export interface StreamHandle {
  readonly floe: FloeStream
  readonly key: Bytes
  readonly aad: Bytes
}

export interface SealSegment {
  readonly stream: StreamHandle
  readonly n: number
  readonly final: boolean
  /** 12 bytes, never used twice in one stream */
  readonly iv: Bytes
  readonly plaintext: Bytes
}

export interface OpenSegment {
  readonly stream: StreamHandle
  readonly n: number
  readonly final: boolean
  readonly ciphertext: Bytes
}

/** Item entries of a catalogue, one after the other, that have passed the guard: what can be checked of each by itself. */
export interface EntriesBatch {
  readonly kind: 'entries'
  readonly envelopeId: Bytes
  readonly secret: Bytes
  readonly hashes: readonly HashName[]
  /** leaf number of the first */
  readonly leaf: number
  readonly bytes: Bytes
  /** where each ends in `bytes` */
  readonly ends: readonly number[]
}

/**
 * Work for an engine: segments to seal, segments to open, payload blocks to hash, each block behind its leaf prefix byte
 * 0x00, signatures to check, or a piece of the catalogue to check.
 */
export type SegmentBatch =
  | { readonly kind: 'seal'; readonly segments: readonly SealSegment[] }
  | { readonly kind: 'open'; readonly segments: readonly OpenSegment[] }
  | { readonly kind: 'hash'; readonly hashes: readonly HashName[]; readonly blocks: readonly Bytes[] }
  | { readonly kind: 'verify'; readonly checks: PackedChecks }
  | EntriesBatch

/**
 * One result for each member of the batch, in its order: encrypted segments; plaintexts, undefined where a segment is not
 * authentic; leaf hashes, those of several hash functions one after the other. Of signatures one array of a byte each, 1
 * where it holds. Of entries what `checkPiece` packs.
 */
export type SegmentResults = readonly (Bytes | undefined)[]

/** Who does the heavy work. Everything around it (order, offsets, trees) is the same whoever does it. */
export interface Engine {
  readonly name: string
  /** how many members a batch should have to keep it busy: this bounds memory, a MiB or three each */
  readonly batch: number
  run(batch: SegmentBatch): Promise<SegmentResults>
  /** Memory of `length` bytes for the entries of a batch; it is the engine's again once the batch was run. */
  room?(length: number): Bytes
  /** how many batches it works on at once, 1 when absent */
  readonly lanes?: number
  /** A payload written by position, several items at a time; undefined where this sink cannot be written so. */
  payload?(plan: PayloadPlan): Promise<BulkPayload | undefined>
  /** A payload read by position, several places at a time; undefined where this source cannot be read so, or it is not worth it. */
  reading?(plan: ReadPlan): Promise<BulkReading | undefined>
}
