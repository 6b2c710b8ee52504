import type { CryptoProvider } from '../crypto/index.js'
import { type Awaitable, andThen } from '../ground/index.js'
import type { Entry } from './entries.js'
import { type PathProblem, pathKey, pathProblem } from './path.js'
import type { ItemEntry } from './types.js'

/** What the order of the catalogue is checked by: of an item whose shape is right. */
export interface ItemFacts {
  readonly number: number
  readonly exhibit: number
  readonly offset: number
  readonly length: number
  readonly size: number
  /** SHA-256 of exhibit and path, or at least its first 16 bytes */
  readonly key?: Uint8Array
  /** why there is no key */
  readonly reason?: PathProblem
  /** item 0 under another path than the docket's */
  readonly misplaced?: true
}

export function factsOf(p: CryptoProvider, entry: Entry): Awaitable<ItemFacts> {
  const { number, exhibit, offset, length } = entry.open as ItemEntry
  const { name, content } = entry.parts as unknown as ItemEntry
  const misplaced = number === 0 && (name.path.length !== 1 || name.path[0] !== 'docket')
  const { size } = content
  const reason = pathProblem(name.path)
  if (reason !== undefined) return { number, exhibit, offset, length, size, reason, ...(misplaced && { misplaced }) }
  return andThen(pathKey(p, exhibit, name.path), (key) =>
    misplaced ? { number, exhibit, offset, length, size, key, misplaced } : { number, exhibit, offset, length, size, key },
  )
}
