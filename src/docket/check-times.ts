import { observe } from '../ground/index.js'
import type { Note, Scene } from './scene.js'

/**
 * Signing times along the graph (DOC-37, DOC-38). A statement later than the verification time is observed and then left
 * out, else one clock set to the future would put everybody after it in the wrong.
 */
export function checkTimes({ graph, admitted, cited }: Scene, at: number, tolerance: number, note: Note): void {
  const latest: { iat: number; node: number }[] = []
  for (const n of graph.order) {
    let before = { iat: -1, node: -1 }
    for (const parent of cited[n]!) if (latest[parent]!.iat > before.iat) before = latest[parent]!
    latest[n] = before
    const entry = graph.entries[n]!
    if (entry.kind === 'stub' || !admitted[n]) continue
    const { iat } = entry.statement
    const place = { statement: graph.ids[n]! }
    if (iat > at + tolerance) {
      note(observe('docket.future', place, { iat, at }))
      continue
    }
    if (iat + tolerance < before.iat)
      note(observe('docket.backward', place, { ancestor: graph.ids[before.node]!, seconds: before.iat - iat }))
    if (iat > before.iat) latest[n] = { iat, node: n }
  }
}
