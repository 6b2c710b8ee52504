import { verifySignature } from '../cose/index.js'
import { type CryptoProvider, type HashName, type PackedChecks, packedCheck } from '../crypto/index.js'
import { type Bytes, concat, DecryptionError } from '../ground/index.js'
import { checkPiece } from './check-piece.js'
import type { Engine, OpenSegment, SegmentResults } from './engine.js'

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
        case 'entries':
          return checkPiece(p, batch)
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

async function verdicts(p: CryptoProvider, checks: PackedChecks): Promise<SegmentResults> {
  const holds = new Uint8Array(checks.length)
  for (let i = 0; i < checks.length; i++) {
    const { alg, key, message, signature } = packedCheck(checks, i)
    if (await verifySignature(p, { kind: alg, bytes: key }, message, signature)) holds[i] = 1
  }
  return [holds]
}
