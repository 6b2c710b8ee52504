import { inMap } from '../../ground/index.js'
import { exhibitKey, instanceKey } from '../members.js'
import type { DigestsOf } from '../parts.js'

/** Digests that one record puts on lines beyond once each: more is a hostile product, not a practice. */
const spread = 4096

/**
 * The digests of one record by what they are of. Without an instance they are of every instance of the exhibit that the
 * record names (EXH-11).
 */
export class Placing {
  private readonly of = new Map<string, { readonly list: DigestsOf[]; cost: number }>()
  private readonly seen = new Set<string>()
  private readonly placed = new Set<string>()
  private left = spread

  constructor(given: readonly DigestsOf[]) {
    for (const one of given) {
      const key = one.instance === undefined ? exhibitKey(one.exhibit) : `${exhibitKey(one.exhibit)} ${instanceKey(one.instance)}`
      const cost = one.found.length + (one.before?.length ?? 0) + 1
      this.left += cost
      const entry = inMap(this.of, key, () => ({ list: [], cost: 0 }))
      entry.list.push(one)
      entry.cost += cost
    }
  }

  /** What is to be put on a line; nothing where it has been. */
  take(exhibit: string, instance: string): readonly DigestsOf[] {
    const name = `${exhibit} ${instance}`
    if (this.seen.has(name)) return none
    this.seen.add(name)
    const found: DigestsOf[] = []
    for (const key of [exhibit, name]) {
      const entry = this.of.get(key)
      if (entry === undefined || entry.cost > this.left) continue
      this.left -= entry.cost
      this.placed.add(key)
      for (const one of entry.list) found.push(one)
    }
    return found
  }

  /** Digests of things the record is not about. */
  get unplaced(): number {
    let count = 0
    for (const [key, { list }] of this.of) if (!this.placed.has(key)) count += list.length
    return count
  }
}

const none: readonly DigestsOf[] = []
