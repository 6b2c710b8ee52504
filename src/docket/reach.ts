/** Labels per node: with 4 bytes each, 64 bytes a statement. */
const chainLabels = 16

/**
 * Reachability in a graph whose nodes are numbered by canonical position, so every parent has a smaller number.
 * The nodes are split into chains, greedily or by who signed them, as more nodes come to lie on few; for the 16 longest each node keeps how far along it its ancestors go, which
 * answers exactly and at once for every node of these chains. Elsewhere a backward search between the two positions,
 * pruned by the same labels, with steps counted: as wide as a docket really is, no search happens at all. `before` gives
 * the parent that the same key signed, where there is one.
 */
export interface Reach {
  /** whether node `a` is a proper ancestor of one of `sources`, or is undecided when `budget.left` ran out */
  reaches(a: number, sources: readonly number[], budget: { left: number }): boolean | undefined
}

export function reachOf(parents: readonly (readonly number[])[], before: (v: number) => number | undefined = () => undefined): Reach {
  const n = parents.length
  const { chain, place, lengths, longest } = better(
    chains(parents, () => undefined),
    chains(parents, before),
  )
  const slot = new Int32Array(lengths.length).fill(-1)
  for (const [s, c] of longest.entries()) slot[c] = s
  const width = longest.length
  const label = new Int32Array(n * width).fill(-1)
  for (let v = 0; v < n; v++)
    for (const p of parents[v]!) {
      for (let s = 0; s < width; s++) if (label[p * width + s]! > label[v * width + s]!) label[v * width + s] = label[p * width + s]!
      const own = slot[chain[p]!]!
      if (own >= 0 && place[p]! > label[v * width + own]!) label[v * width + own] = place[p]!
    }
  const mayReach = (a: number, v: number): boolean => {
    for (let s = 0; s < width; s++) if (label[a * width + s]! > label[v * width + s]!) return false
    return true
  }
  const seen = new Int32Array(n)
  let stamp = 0
  return {
    reaches(a, sources, budget) {
      const own = slot[chain[a]!]!
      if (own >= 0) return sources.some((v) => v > a && label[v * width + own]! >= place[a]!)
      stamp++
      const stack = sources.filter((v) => v > a && mayReach(a, v))
      for (let v = stack.pop(); v !== undefined; v = stack.pop())
        for (const p of parents[v]!) {
          if (--budget.left < 0) return undefined
          if (p === a) return true
          if (p < a || seen[p] === stamp) continue
          seen[p] = stamp
          if (mayReach(a, p)) stack.push(p)
        }
      return false
    },
  }
}

interface Chains {
  readonly chain: Int32Array
  readonly place: Int32Array
  readonly lengths: readonly number[]
  readonly longest: readonly number[]
  /** nodes on the longest */
  readonly covered: number
}

/** Few who write side by side make one chain each; many who write in turn make one together. */
const better = (a: Chains, b: Chains): Chains => (b.covered > a.covered ? b : a)

/** Each node continues the chain that ends at `before` it, or else the longest that ends at a parent of it, or begins one. */
function chains(parents: readonly (readonly number[])[], before: (v: number) => number | undefined): Chains {
  const chain = new Int32Array(parents.length)
  const place = new Int32Array(parents.length)
  const lengths: number[] = []
  for (const [v, list] of parents.entries()) {
    let best = -1
    const own = before(v)
    if (own !== undefined && lengths[chain[own]!] === place[own]! + 1) best = own
    else
      for (const p of list) {
        const ends = lengths[chain[p]!] === place[p]! + 1
        if (ends && (best < 0 || place[p]! > place[best]!)) best = p
      }
    chain[v] = best < 0 ? lengths.length : chain[best]!
    place[v] = best < 0 ? 0 : place[best]! + 1
    lengths[chain[v]!] = place[v]! + 1
  }
  const longest = [...lengths.keys()].sort((a, b) => lengths[b]! - lengths[a]! || a - b).slice(0, chainLabels)
  return { chain, place, lengths, longest, covered: longest.reduce((sum, c) => sum + lengths[c]!, 0) }
}
