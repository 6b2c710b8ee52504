import { verifySignature } from '../cose/index.js'
import type { CryptoProvider, HashName, SignatureCheck } from '../crypto/index.js'
import type { FloeStream } from '../floe/index.js'
import { type Bytes, concat, DecryptionError } from '../ground/index.js'
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

/**
 * Work for an engine: segments to seal, segments to open, payload blocks to hash, each block behind its leaf prefix byte
 * 0x00, or signatures to check.
 */
export type SegmentBatch =
  | { readonly kind: 'seal'; readonly segments: readonly SealSegment[] }
  | { readonly kind: 'open'; readonly segments: readonly OpenSegment[] }
  | { readonly kind: 'hash'; readonly hashes: readonly HashName[]; readonly blocks: readonly Bytes[] }
  | { readonly kind: 'verify'; readonly checks: readonly SignatureCheck[] }

/**
 * One result for each member of the batch, in its order: encrypted segments; plaintexts, undefined where a segment is not
 * authentic; leaf hashes, those of several hash functions one after the other. Of signatures one array of a byte each, 1
 * where it holds.
 */
export type SegmentResults = readonly (Bytes | undefined)[]

/** Who does the heavy work. Everything around it (order, offsets, trees) is the same whoever does it. */
export interface Engine {
  readonly name: string
  /** how many members a batch should have to keep it busy: this bounds memory, a MiB or three each */
  readonly batch: number
  run(batch: SegmentBatch): Promise<SegmentResults>
  /** how many batches it works on at once, 1 when absent */
  readonly lanes?: number
  /** A payload written by position, several items at a time; undefined where this sink cannot be written so. */
  payload?(plan: PayloadPlan): Promise<BulkPayload | undefined>
  /** A payload read by position, several places at a time; undefined where this source cannot be read so, or it is not worth it. */
  reading?(plan: ReadPlan): Promise<BulkReading | undefined>
}

/** The engine that works where it is called. */
export function inlineEngine(p: CryptoProvider): Engine {
  return {
    name: 'inline',
    batch: 4,
    run(batch) {
      switch (batch.kind) {
        case 'seal':
          return Promise.all(batch.segments.map((s) => s.stream.floe.seal(s.n, s.final, s.plaintext, s.iv)))
        case 'open':
          return Promise.all(batch.segments.map(open))
        case 'hash':
          return Promise.all(batch.blocks.map((block) => leafHashes(p, batch.hashes, block)))
        case 'verify':
          return verdicts(p, batch.checks)
      }
    },
  }
}

async function open(s: OpenSegment): Promise<Bytes | undefined> {
  try {
    return await s.stream.floe.open(s.n, s.final, s.ciphertext)
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw error
  }
}

const isRefusal = (error: unknown): boolean =>
  error instanceof DecryptionError || (error instanceof Error && 'code' in error && error.code === 'floe.segment')

async function leafHashes(p: CryptoProvider, hashes: readonly HashName[], block: Bytes): Promise<Bytes> {
  const first = await p.hash(hashes[0]!, block)
  if (hashes.length === 1) return first
  return concat(first, ...(await Promise.all(hashes.slice(1).map((name) => p.hash(name, block)))))
}

async function verdicts(p: CryptoProvider, checks: readonly SignatureCheck[]): Promise<SegmentResults> {
  const holds = new Uint8Array(checks.length)
  for (const [i, { alg, key, message, signature }] of checks.entries())
    if (await verifySignature(p, { kind: alg, bytes: key }, message, signature)) holds[i] = 1
  return [holds]
}
