import type { CryptoProvider } from '../crypto/index.js'
import { type Awaitable, type Bytes, copyBytes, fleeting, fromUtf8, utf8 } from '../ground/index.js'
import { isBytes } from '../io/index.js'
import type { Path, PathSegment } from './types.js'

const maxSegments = 64
const maxSegmentBytes = 1024

/** Why a path is refused. Names are evidence: nothing else is. */
export type PathProblem = 'empty' | 'depth' | 'type' | 'emptySegment' | 'length' | 'dots' | 'separator' | 'nul' | 'utf8'

const bytesOf = (segment: string | Uint8Array): Uint8Array => (typeof segment === 'string' ? textBytes(segment) : segment)

function textBytes(text: string): Uint8Array {
  if (text.length > maxSegmentBytes) return utf8(text)
  const bytes = fleeting(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 0x7f) return utf8(text)
    bytes[i] = code
  }
  return bytes
}

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

// What almost every name is: nothing below can be said of it but its length and the dots.
const ordinary = /^[ -.0-~]+$/

function segmentProblem(segment: string | Uint8Array): PathProblem | undefined {
  if (typeof segment === 'string' && segment.length <= maxSegmentBytes && segment !== '.' && segment !== '..' && ordinary.test(segment))
    return undefined
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
export function pathKey(p: CryptoProvider, exhibit: number, path: Path): Awaitable<Bytes> {
  const segments = path.map(bytesOf)
  const bytes = fleeting(segments.reduce((sum, segment) => sum + 8 + segment.length, 8))
  let at = writeNumber(bytes, 0, exhibit)
  for (const segment of segments) {
    at = writeNumber(bytes, at, segment.length)
    bytes.set(segment, at)
    at += segment.length
  }
  return p.hash('SHA-256', bytes)
}

/** Writes an integer of eight bytes, most significant first, into zeros. */
function writeNumber(bytes: Uint8Array, at: number, value: number): number {
  for (let rest = value, i = at + 7; rest > 0; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  return at + 8
}

const words = 5
const partBits = 6

/**
 * Item numbers by path key, 20 bytes a slot in flat tables of at most 35 bytes an item, because an envelope may hold a
 * hundred million items. Sixteen bytes of a SHA-256 stand for the key: finding two paths that share them is 2^64 work,
 * and all it would gain is a refusal. Slots are found by a hash with random seeds: whoever could choose names that fall into
 * neighbouring slots, and a million of them cost little, would make every look-up a walk over all of them.
 */
export class PathTable {
  private readonly seeds: Uint32Array
  // In parts, each of which grows by itself, so that the old and the new table are never in memory together.
  private readonly parts: Part[] = Array.from({ length: 2 ** partBits }, () => ({ slots: new Uint32Array(words * 16), count: 0 }))

  constructor(p: Pick<CryptoProvider, 'random'>) {
    const random = p.random(32)
    this.seeds = new Uint32Array(random.slice().buffer)
  }

  /** The number already there for this key, or undefined after adding `number`. */
  add(key: Uint8Array, number: number): number | undefined {
    const hash = this.hash(key)
    const part = this.parts[hash >>> (32 - partBits)]!
    if (part.count + 1 > (part.slots.length / words) * 0.75) this.grow(part)
    const at = this.slotOf(part.slots, key, hash)
    if (part.slots[at + 4] !== 0) return part.slots[at + 4]! - 1
    for (let i = 0; i < 4; i++) part.slots[at + i] = wordAt(key, 4 * i)
    part.slots[at + 4] = number + 1
    part.count++
    return undefined
  }

  get(key: Uint8Array): number | undefined {
    const hash = this.hash(key)
    const { slots } = this.parts[hash >>> (32 - partBits)]!
    const found = slots[this.slotOf(slots, key, hash) + 4]!
    return found === 0 ? undefined : found - 1
  }

  /** Strongly mixed sum of products with odd random factors: no choice of keys makes it collide more often than chance. */
  private hash(key: Uint8Array): number {
    const { seeds } = this
    let h = 0
    for (let i = 0; i < 4; i++) {
      h ^= Math.imul(wordAt(key, 4 * i) ^ seeds[2 * i]!, seeds[2 * i + 1]! | 1)
      h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
    }
    return (h ^ (h >>> 16)) >>> 0
  }

  private slotOf(slots: Uint32Array, key: Uint8Array, hash: number): number {
    const capacity = slots.length / words
    const [a, b, c, d] = [wordAt(key, 0), wordAt(key, 4), wordAt(key, 8), wordAt(key, 12)]
    for (let slot = hash % capacity; ; slot = slot + 1 === capacity ? 0 : slot + 1) {
      const at = slot * words
      if (slots[at + 4] === 0) return at
      if (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c && slots[at + 3] === d) return at
    }
  }

  private grow(part: Part): void {
    const old = part.slots
    part.slots = new Uint32Array(words * Math.ceil((old.length / words) * 1.3))
    const key = new Uint8Array(16)
    const view = new DataView(key.buffer)
    for (let at = 0; at < old.length; at += words) {
      if (old[at + 4] === 0) continue
      for (let i = 0; i < 4; i++) view.setUint32(4 * i, old[at + i]!)
      part.slots.set(old.subarray(at, at + words), this.slotOf(part.slots, key, this.hash(key)))
    }
  }
}

interface Part {
  slots: Uint32Array
  count: number
}

const wordAt = (key: Uint8Array, at: number): number => ((key[at]! << 24) | (key[at + 1]! << 16) | (key[at + 2]! << 8) | key[at + 3]!) >>> 0
