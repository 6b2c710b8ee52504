import { observe } from '../ground/index.js'
import type { Note, Scene } from './scene.js'

/**
 * Signing times along the graph (DOC-37, DOC-38). A statement later than the verification time is observed and then left
 * out, else one clock set to the future would put everybody after it in the wrong.
 */
export function checkTimes({ graph, admitted, cited }: Scene, at: number, tolerance: number, note: Note): void {
  // By node the latest time among it and its ancestors, and the node that has it.
  const times = new Float64Array(graph.ids.length)
  const nodes = new Int32Array(graph.ids.length)
  for (const n of graph.order) {
    let before = -1
    let node = -1
    for (const parent of cited[n]!)
      if (times[parent]! > before) {
        before = times[parent]!
        node = nodes[parent]!
      }
    times[n] = before
    nodes[n] = node
    const entry = graph.entries[n]!
    if (entry.kind === 'stub' || !admitted[n]) continue
    const { iat } = entry.statement
    if (iat > at + tolerance) {
      note(observe('docket.future', { statement: graph.ids[n]! }, { iat, at }))
      continue
    }
    if (iat + tolerance < before)
      note(observe('docket.backward', { statement: graph.ids[n]! }, { ancestor: graph.ids[node]!, seconds: before - iat }))
    if (iat > before) {
      times[n] = iat
      nodes[n] = n
    }
  }
}
