import { type Hex, observe } from '../ground/index.js'
import type { Note, Scene } from './scene.js'

/** Per key: two records of one seq, holes, and a last that does not fit (DOC-31 to DOC-33). */
export function checkSeqs(scene: Scene, note: Note): void {
  const { graph, admitted, seqs } = scene
  const byKey = new Map<Hex, number[]>()
  for (const [n, kid] of graph.kids.entries()) {
    if (!admitted[n] || seqs[n] === undefined) continue
    const list = byKey.get(kid)
    if (list === undefined) byKey.set(kid, [n])
    else list.push(n)
  }
  for (const [kid, nodes] of byKey) {
    nodes.sort((a, b) => seqs[a]! - seqs[b]! || a - b)
    let expected = 0
    for (let i = 0; i < nodes.length; ) {
      const seq = seqs[nodes[i]!]!
      let end = i + 1
      while (end < nodes.length && seqs[nodes[end]!] === seq) end++
      if (seq > expected) note(observe('docket.hole', { statement: graph.ids[nodes[i]!]! }, { kid, from: expected, to: seq - 1 }))
      if (end - i > 1) checkSame(scene, nodes.slice(i, end), note)
      expected = seq + 1
      i = end
    }
  }
  for (const n of graph.order) if (admitted[n]) checkLast(scene, n, note)
}

/** Two statements prove it by themselves; where one is somebody's word only, it is a claim. */
function checkSame({ graph, placeless, seqs }: Scene, nodes: readonly number[], note: Note): void {
  const shown = (n: number): boolean => graph.entries[n]!.kind === 'statement' && !placeless[n]
  const first = nodes.find(shown) ?? nodes[0]!
  for (const n of nodes) {
    if (n === first) continue
    const code = shown(n) && shown(first) ? 'docket.conflicting-seq' : 'docket.conflicting-claim'
    note(observe(code, { statement: graph.ids[n]! }, { other: graph.ids[first]!, kid: graph.kids[n]!, seq: seqs[n]! }))
  }
}

function checkLast({ graph, seqs }: Scene, n: number, note: Note): void {
  const link = graph.links[n]
  if (link?.last === undefined) return
  const before = graph.node.get(link.last)
  if (before === undefined) return
  if (graph.kids[before] !== graph.kids[n] || seqs[before] !== link.seq - 1)
    note(observe('docket.last', { statement: graph.ids[n]! }, { last: link.last, seq: link.seq }))
}
