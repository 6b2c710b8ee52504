import type { Linkage } from '../docket/index.js'
import type { Hex } from '../ground/index.js'

/** Something a record said, standing on what that record knew. */
export interface Known<N> {
  readonly id: Hex
  /** the newest of its kind that its record knew */
  readonly parents: readonly N[]
}

/** The newest below `tips` for which `before` holds, none of which another of them knew; what is looked at is spent (CUS-36). */
export function newest<N extends Known<N>>(
  tips: readonly N[],
  l: Linkage,
  before: (node: N) => boolean,
  spend: (steps: number) => void,
): readonly N[] {
  const seen = new Set<N>()
  const found: N[] = []
  const stack = [...tips]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    if (before(node)) found.push(node)
    else stack.push(...node.parents)
  }
  spend(found.length * found.length)
  return found.filter((node) => !found.some((other) => other !== node && (isBelow(node, other) || l.isAncestor(node.id, other.id))))
}

/** Whether `other` was recorded directly on top of `node`: also true where only a receipt's citation orders them. */
const isBelow = <N extends Known<N>>(node: N, other: N): boolean => other.parents.includes(node)
