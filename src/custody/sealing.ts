import type { HandoverEntry } from '../docket/index.js'
import { observe } from '../ground/index.js'
import { begin, hand } from './acts.js'
import { startOf } from './holding.js'
import type { Line } from './line.js'
import { exhibitKey, instanceKey } from './members.js'
import { type Act, exhibitOf, lineOf, put, type Scene } from './scene.js'
import type { CustodianSet } from './types.js'

/**
 * A seal releases each entry of its handover (CUS-26): what moves leaves the sender's line for the recipient on that same
 * line; a sent copy opens a line at each recipient and the sender's goes on. What goes to the sender itself is no handover.
 */
export function sealed(scene: Scene, a: Act, entries: readonly HandoverEntry[]): void {
  const handover = begin(scene, a, 'seal')
  for (const entry of entries) {
    const to = entry.to.filter((authority) => authority !== a.by.authority)
    if (to.length === 0) continue
    const exhibit = exhibitKey(entry.exhibit)
    const line = lineOf(scene, exhibit, instanceKey(entry.instance))
    const moves = entry.mode === 'moves'
    const custodian: CustodianSet = { authority: to[0]! }
    const done = put(scene, moves ? { ...a, to: custodian } : a, line, undefined, (state, note) => {
      const start = startOf(state, a, line.instance === 'original' || line.maker !== undefined, note)
      if (start === undefined) return { refused: true }
      if (moves) return { next: { kind: 'handedOver', since: a.when, to: custodian, handover } }
      return start.fresh ? { next: start.state } : {}
    })
    if (moves) hand(handover, line, { mode: 'moves', from: a.custodian, to: custodian, valid: done.next !== undefined })
    else for (const authority of to) send(scene, a, handover, line, authority)
  }
}

function send(scene: Scene, a: Act, handover: ReturnType<typeof begin>, from: Line, authority: string): void {
  const instance = `${a.id}/${authority}`
  const { lines, observations } = exhibitOf(scene, from.exhibit)
  if (lines.get(instance)?.maker !== undefined) {
    observations.push(observe('custody.instance-twice', { statement: a.id, exhibit: from.exhibit }, { instance }))
    return
  }
  const line = lineOf(scene, from.exhibit, instance)
  line.of = from.instance
  line.maker = a.id
  const to: CustodianSet = { authority }
  put(scene, { ...a, to }, line, undefined, () => ({ next: { kind: 'handedOver', since: a.when, to, handover } }))
  hand(handover, line, { mode: 'copySent', from: a.custodian, to, valid: !a.foreign })
}
