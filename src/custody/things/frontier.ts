import type { Linkage } from '../../docket/index.js'
import { type Hex, LimitError } from '../../ground/index.js'

export interface Known<N> {
  readonly id: Hex
  /** the newest of its kind that its record knew */
  readonly parents: readonly N[]
}

/**
 * What records say of one matter, each standing on the newest the record knew, so that no order of records side by side and
 * so no tie between them has a say. The search is bounded like that of a line (CUS-36).
 */
export class Frontier<N extends Known<N>> {
  /** those no other knew */
  tips: readonly N[] = []
  tangled = false
  private budget = 4096

  /** The newest that a record knew, none of which another of them knew. */
  known(l: Linkage, id: Hex): readonly N[] {
    if (this.tips.length === 0 || this.tangled) return none
    this.budget += 64
    try {
      const before = (node: N): boolean => {
        if (--this.budget < 0) throw new LimitError('run.limit', 'records too tangled')
        return node.id === id || l.isAncestor(node.id, id)
      }
      return this.tips.every(before) ? this.tips : this.search(l, before)
    } catch (error) {
      if (!(error instanceof LimitError)) throw error
      this.tangled = true
      return none
    }
  }

  private search(l: Linkage, before: (node: N) => boolean): readonly N[] {
    const seen = new Set<N>()
    const found: N[] = []
    const stack = [...this.tips]
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (seen.has(node)) continue
      seen.add(node)
      if (before(node)) found.push(node)
      else stack.push(...node.parents)
    }
    this.budget -= found.length * found.length
    if (this.budget < 0) throw new LimitError('run.limit', 'records too tangled')
    return found.filter(
      (node) => !found.some((other) => other !== node && (other.parents.includes(node) || l.isAncestor(node.id, other.id))),
    )
  }

  /** Puts one on top of those it knew. */
  add(node: N): void {
    this.tips = [...this.tips.filter((tip) => !node.parents.includes(tip)), node]
  }
}

const none: readonly never[] = []
