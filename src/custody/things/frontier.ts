import type { Linkage } from '../../docket/index.js'
import { type Hex, LimitError } from '../../ground/index.js'
import { type Known, newest } from '../newest.js'

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
        this.spend(1)
        return node.id === id || l.isAncestor(node.id, id)
      }
      return this.tips.every(before) ? this.tips : newest(this.tips, l, before, (steps) => this.spend(steps))
    } catch (error) {
      if (!(error instanceof LimitError)) throw error
      this.tangled = true
      return none
    }
  }

  private spend(steps: number): void {
    this.budget -= steps
    if (this.budget < 0) throw new LimitError('run.limit', 'records too tangled')
  }

  /** Puts one on top of those it knew. */
  add(node: N): void {
    this.tips = [...this.tips.filter((tip) => !node.parents.includes(tip)), node]
  }
}

const none: readonly never[] = []
