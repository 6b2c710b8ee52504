/**
 * The nodes of a graph that lie on a circle, those of one circle together: its strongly connected components of two nodes
 * or more. Tarjan's algorithm without recursion, linear in nodes and edges.
 */
export function circles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const waiting: string[] = []
  const on = new Set<string>()
  const found: string[][] = []
  for (const root of edges.keys()) {
    if (index.has(root)) continue
    const stack: { readonly node: string; readonly to: readonly string[]; next: number }[] = []
    const enter = (node: string): void => {
      index.set(node, index.size)
      low.set(node, index.get(node)!)
      waiting.push(node)
      on.add(node)
      stack.push({ node, to: edges.get(node) ?? [], next: 0 })
    }
    enter(root)
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const { node } = top
      const to = top.to[top.next++]
      if (to !== undefined) {
        if (!index.has(to)) enter(to)
        else if (on.has(to)) low.set(node, Math.min(low.get(node)!, index.get(to)!))
        continue
      }
      stack.pop()
      const above = stack.at(-1)
      if (above !== undefined) low.set(above.node, Math.min(low.get(above.node)!, low.get(node)!))
      if (low.get(node) !== index.get(node)) continue
      const component = waiting.splice(waiting.lastIndexOf(node))
      for (const one of component) on.delete(one)
      if (component.length > 1) found.push(component)
    }
  }
  return found
}
