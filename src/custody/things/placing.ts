import { exhibitKey, instanceKey } from '../members.js'
import type { DigestsOf } from '../parts.js'

/** Digests of one record are put on lines at most this often beyond once each: a hostile product, not a practice. */
const spread = 4096

/**
 * The digests of one record by what they are of. Without an instance they are of every instance of the exhibit that the
 * record names (EXH-11).
 */
export class Placing {
  private readonly of = new Map<string, DigestsOf[]>()
  private readonly seen = new Set<string>()
  private readonly placed = new Set<string>()
  private left: number

  constructor(given: readonly DigestsOf[]) {
    this.left = spread + given.length
    for (const one of given) {
      const key = one.instance === undefined ? exhibitKey(one.exhibit) : `${exhibitKey(one.exhibit)} ${instanceKey(one.instance)}`
      const list = this.of.get(key)
      if (list === undefined) this.of.set(key, [one])
      else list.push(one)
    }
  }

  /** What is to be put on a line; nothing where it has been. */
  take(exhibit: string, instance: string): readonly DigestsOf[] {
    const name = `${exhibit} ${instance}`
    if (this.seen.has(name)) return none
    this.seen.add(name)
    const found: DigestsOf[] = []
    for (const key of [exhibit, name]) {
      const list = this.of.get(key)
      if (list === undefined || list.length > this.left) continue
      this.left -= list.length
      this.placed.add(key)
      found.push(...list)
    }
    return found
  }

  /** Digests of things the record is not about. */
  get unplaced(): number {
    let count = 0
    for (const [key, list] of this.of) if (!this.placed.has(key)) count += list.length
    return count
  }
}

const none: readonly DigestsOf[] = []
