import { LimitError } from '../ground/index.js'
import { type Head, readHead, refuse } from './head.js'
import { isUtf8 } from './utf8.js'
import type { CborTag } from './value.js'

export interface ScanOptions {
  /** the tag the outermost item must carry; without it no tag may occur */
  readonly tag?: CborTag
  /** arrays and maps that may stand one inside the other; 16 unless told */
  readonly depth?: number
  /** data items, keys and containers included, before a LimitError; 2^20 unless told */
  readonly maxItems?: number
}

export interface Scan {
  /** offset of the first byte after the item */
  readonly end: number
  /** offset of the item without its tag */
  readonly content: number
  readonly items: number
}

/** An open array or map. `left` counts keys and values; the key before is kept as a range of the input. */
interface Level {
  readonly map: boolean
  left: number
  text: boolean
  keyFrom: number
  keyTo: number
}

/** One byte of input, an empty map, costs some 400 bytes of memory while decoded; so this bounds a hostile item to half a gigabyte. */
export const mostItems = 2 ** 20

const longest = 0xffffffff

/**
 * The guard: walks the item at `offset` byte by byte and accepts exactly docs/spec/01-encoding.md. Returns undefined when
 * the bytes end before the item does; throws FormatError at the first head or string that no longer fits. Iterative, one
 * pass, and never spends memory on a claimed length.
 */
export function scan(bytes: Uint8Array, offset: number, options: ScanOptions = {}): Scan | undefined {
  const maxDepth = options.depth ?? 16
  const maxItems = options.maxItems ?? mostItems
  const head: Head = { major: 0, argument: 0, next: 0 }
  const levels: Level[] = []
  let at = offset
  if (options.tag !== undefined) {
    if (!readHead(bytes, at, head)) return undefined
    if (head.major !== 6 || head.argument !== options.tag) refuse('cbor.tag', at)
    at = head.next
  }
  const content = at
  let items = 0
  for (;;) {
    const start = at
    if (!readHead(bytes, at, head)) return undefined
    if (++items > maxItems) throw new LimitError('run.limit', 'too many data items', { data: { limit: 'items', value: maxItems } })
    const { major, argument } = head
    at = head.next
    const level = levels[levels.length - 1]
    const key = level?.map === true && level.left % 2 === 0
    if (major === 6) refuse('cbor.tag', start)
    if (key && major !== 0 && major !== 1 && major !== 3) refuse('cbor.key-type', start)
    if (major < 2) {
      if (argument > Number.MAX_SAFE_INTEGER - major) refuse('cbor.integer-range', start)
    } else if (major < 6) {
      if (argument > longest) refuse('cbor.length', start)
      if (major > 3) {
        if (levels.length >= maxDepth) refuse('cbor.depth', start)
        if (argument > 0) {
          const map = major === 5
          levels.push({ map, left: map ? 2 * argument : argument, text: false, keyFrom: -1, keyTo: -1 })
          continue
        }
      } else {
        const end = at + argument
        if (major === 3 && !isUtf8(bytes, at, end)) refuse('cbor.utf8', start)
        if (end > bytes.length) return undefined
        at = end
      }
    }
    if (key) checkKey(bytes, level, start, at, major === 3)
    let open = levels.length
    while (open > 0 && --levels[open - 1]!.left === 0) {
      levels.pop()
      open--
    }
    if (open === 0) return { end: at, content, items }
  }
}

/** Keys of one kind, strictly ascending bytewise: compared with the one before only, so the whole map costs one pass. */
function checkKey(bytes: Uint8Array, level: Level, from: number, to: number, text: boolean): void {
  if (level.keyFrom >= 0) {
    if (level.text !== text) refuse('cbor.key-type', from)
    const order = compareRanges(bytes, level.keyFrom, level.keyTo, from, to)
    if (order === 0) refuse('cbor.duplicate-key', from)
    if (order > 0) refuse('cbor.unsorted-key', from)
  }
  level.text = text
  level.keyFrom = from
  level.keyTo = to
}

function compareRanges(bytes: Uint8Array, a: number, aEnd: number, b: number, bEnd: number): number {
  const shared = Math.min(aEnd - a, bEnd - b)
  for (let i = 0; i < shared; i++) {
    const difference = bytes[a + i]! - bytes[b + i]!
    if (difference !== 0) return difference
  }
  return aEnd - a - (bEnd - b)
}
