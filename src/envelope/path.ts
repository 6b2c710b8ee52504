import type { CryptoProvider } from '../crypto/index.js'
import { type Bytes, concat, copyBytes, fromUtf8, u64be, utf8 } from '../ground/index.js'
import { isBytes } from '../io/index.js'
import type { Path, PathSegment } from './types.js'

const maxSegments = 64
const maxSegmentBytes = 1024

/** Why a path is refused. Names are evidence: nothing else is. */
export type PathProblem = 'empty' | 'depth' | 'type' | 'emptySegment' | 'length' | 'dots' | 'separator' | 'nul' | 'utf8'

const bytesOf = (segment: string | Uint8Array): Uint8Array => (typeof segment === 'string' ? utf8(segment) : segment)

/** What is wrong with a path read from a catalogue, or undefined (ENV-50). */
export function pathProblem(path: unknown): PathProblem | undefined {
  if (!Array.isArray(path) || path.length === 0) return 'empty'
  if (path.length > maxSegments) return 'depth'
  for (const segment of path as readonly unknown[]) {
    if (typeof segment !== 'string' && !isBytes(segment)) return 'type'
    const problem = segmentProblem(segment)
    if (problem !== undefined) return problem
  }
  return undefined
}

function segmentProblem(segment: string | Uint8Array): PathProblem | undefined {
  if (typeof segment === 'string' && !segment.isWellFormed()) return 'utf8'
  const bytes = bytesOf(segment)
  if (bytes.length === 0) return 'emptySegment'
  if (bytes.length > maxSegmentBytes) return 'length'
  if (bytes[0] === 0x2e && (bytes.length === 1 || (bytes.length === 2 && bytes[1] === 0x2e))) return 'dots'
  if (bytes.includes(0x2f)) return 'separator'
  if (bytes.includes(0)) return 'nul'
  // Bytes only where there is no text, so that a name has one form.
  return typeof segment !== 'string' && fromUtf8(bytes) !== undefined ? 'utf8' : undefined
}

/** A caller's path in its one form: bytes that are UTF-8 become text. */
export function normalPath(path: readonly (string | Uint8Array)[]): Path {
  return path.map((segment): PathSegment => (typeof segment === 'string' || !isBytes(segment) ? segment : asText(segment)))
}

const asText = (segment: Uint8Array): PathSegment => {
  const copy = copyBytes(segment)
  return fromUtf8(copy) ?? copy
}

/** What two items must not have in common: SHA-256 over exhibit and segments, each behind its length. */
export async function pathKey(p: CryptoProvider, exhibit: number, path: Path): Promise<Bytes> {
  const parts: Uint8Array[] = [u64be(exhibit)]
  for (const segment of path) {
    const bytes = bytesOf(segment)
    parts.push(u64be(bytes.length), bytes)
  }
  return await p.hash('SHA-256', concat(...parts))
}

const words = 5

/**
 * Item numbers by path key, 20 bytes a slot in one flat table of at most 35 bytes an item, because an envelope may hold a
 * hundred million items. Sixteen bytes of a SHA-256 stand for the key: finding two paths that share them is 2^64 work,
 * and all it would gain is a refusal.
 */
export class PathTable {
  private slots = new Uint32Array(words * 64)
  private count = 0

  /** The number already there for this key, or undefined after adding `number`. */
  add(key: Uint8Array, number: number): number | undefined {
    if (this.count + 1 > this.capacity * 0.75) this.grow()
    const k = keyWords(key)
    const at = this.slotOf(k)
    if (this.slots[at + 4] !== 0) return this.slots[at + 4]! - 1
    this.slots.set(k, at)
    this.slots[at + 4] = number + 1
    this.count++
    return undefined
  }

  get(key: Uint8Array): number | undefined {
    const found = this.slots[this.slotOf(keyWords(key)) + 4]!
    return found === 0 ? undefined : found - 1
  }

  private get capacity(): number {
    return this.slots.length / words
  }

  private slotOf(k: Uint32Array): number {
    for (let slot = k[0]! % this.capacity; ; slot = (slot + 1) % this.capacity) {
      const at = slot * words
      if (this.slots[at + 4] === 0) return at
      if (this.slots[at] === k[0] && this.slots[at + 1] === k[1] && this.slots[at + 2] === k[2] && this.slots[at + 3] === k[3]) return at
    }
  }

  private grow(): void {
    const old = this.slots
    this.slots = new Uint32Array(words * Math.ceil(this.capacity * 1.3))
    for (let at = 0; at < old.length; at += words) {
      if (old[at + 4] === 0) continue
      const entry = old.subarray(at, at + words)
      this.slots.set(entry, this.slotOf(entry))
    }
  }
}

function keyWords(key: Uint8Array): Uint32Array {
  const view = new DataView(key.buffer, key.byteOffset, 16)
  return Uint32Array.of(view.getUint32(0), view.getUint32(4), view.getUint32(8), view.getUint32(12))
}
