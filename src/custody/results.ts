import { type Observation, observe } from '../ground/index.js'
import { includes, named } from './custodian.js'
import type { Handover, Part } from './handover.js'
import type { Line } from './line.js'
import { settleFates } from './orders/settle.js'
import type { Exhibit, Scene } from './scene.js'
import type { State } from './state.js'
import { firstSigned } from './things/words.js'
import type { CustodyResult, ExhibitReport, InstanceReport } from './types.js'

/** What can only be said once every record has been gone through, and the reports. */
export function results(scene: Scene, complete: boolean): CustodyResult {
  for (const handover of scene.handovers.values()) for (const part of handover.parts.values()) halves(scene, handover, part)
  scene.things.conclude(scene)
  settleFates(scene)
  const exhibits = [...scene.exhibits.values()].map((exhibit) => exhibitReport(scene, exhibit, complete))
  const observations: Observation[] = [...scene.general]
  for (const exhibit of exhibits) {
    // Not as arguments of one call: there may be more than a call can take.
    for (const one of exhibit.observations) observations.push(one)
    for (const instance of exhibit.instances) for (const one of instance.observations) observations.push(one)
  }
  return { exhibits, facts: scene.things.facts(), observations }
}

/** A handover without its other half, or with a receipt that is silent about a thing (CUS-50, CUS-62). */
function halves({ o }: Scene, handover: Handover, part: Part): void {
  if (!part.valid || part.ended) return
  const to = named(part.to)
  if (!part.answered) {
    const seconds = Math.max(0, o.at - handover.iat)
    const young = seconds <= o.policy.promptly || to === handover.authority
    part.line.observe('handover.not-received', handover.id, { to, seconds }, young ? 'note' : 'warning')
  }
  if (!part.looked && [...handover.lookedBy].some((authority) => includes(part.to, authority)))
    part.line.observe('receipt.omits', handover.id, { to })
}

function exhibitReport(scene: Scene, exhibit: Exhibit, complete: boolean): ExhibitReport {
  if (exhibit.nature === undefined) {
    const statement = firstSigned(
      scene.d,
      [...exhibit.lines.values()].flatMap(({ steps }) => steps.map((step) => step.statement)),
    )
    // A sealer leaves out the introductions of other exhibits that a record names: that is told of, and no irregularity.
    const leftOut = scene.d.entries.get(exhibit.id.slice(0, exhibit.id.indexOf('/')))?.kind === 'stub'
    const at = { ...(statement && { statement }), exhibit: exhibit.id }
    exhibit.observations.push(observe('exhibit.not-introduced', at, leftOut ? { leftOut } : {}, leftOut ? 'note' : 'warning'))
  }
  const whole = complete && exhibit.complete
  const instances = [...exhibit.lines.values()].sort(originalFirst).map((line) => instanceReport(scene, line, whole))
  return {
    exhibit: exhibit.id,
    labels: exhibit.labels,
    ...(exhibit.nature && { nature: exhibit.nature }),
    ...(exhibit.described && { described: exhibit.described }),
    ...(exhibit.introduced && { introduced: exhibit.introduced }),
    ...scene.things.ofExhibit(exhibit),
    ...exhibit.fated,
    instances,
    complete: whole,
    observations: exhibit.observations,
  }
}

const originalFirst = (a: Line, b: Line): number =>
  Number(b.instance === 'original') - Number(a.instance === 'original') || (a.instance < b.instance ? -1 : 1)

function instanceReport(scene: Scene, line: Line, complete: boolean): InstanceReport {
  const state: State = line.tangled ? { kind: 'disputed', since: 0 } : line.state
  if (state.conflict !== undefined)
    line.observe('custody.disputed', firstSigned(scene.d, state.conflict.records), {
      records: state.conflict.records.join(' '),
      sides: state.conflict.sides.join(' '),
    })
  gaps(scene, line)
  return {
    instance: line.instance,
    ...(line.of !== undefined && { of: line.of }),
    state: state.kind,
    ...(state.holder && { holder: state.holder }),
    ...(state.to && { to: state.to }),
    ...(state.kind !== 'unknown' && !line.tangled && { since: state.since }),
    line: line.steps,
    gaps: line.gaps,
    ...(state.conflict && { conflict: state.conflict.records }),
    ...scene.things.ofInstance(line),
    ...line.fated,
    complete: complete && line.complete && !line.tangled,
    believed: line.believed,
    observations: line.observations,
  }
}

/**
 * Times nobody recorded custody: a thing that moved, or a copy sent other than in an envelope, left one holder and had not
 * reached the next within `promptly`, and no carrier is named by either (CUS-44). An envelope's copies are ciphertext on the
 * way, and the sender's own line goes on.
 */
function gaps({ o, handovers }: Scene, line: Line): void {
  const arrivals = new Map<string, { id: string; when: number; carried: boolean }>()
  for (const { node, handover } of line.taken) {
    const before = arrivals.get(handover.id)
    if (before === undefined || node.when < before.when) arrivals.set(handover.id, node)
  }
  for (const id of line.left) {
    const handover = handovers.get(id)!
    const part = handover.parts.get(`${line.exhibit} ${line.instance}`)
    if (part === undefined || !part.valid || part.ended || (handover.kind === 'seal' && part.mode === 'copySent')) continue
    const arrival = arrivals.get(id)
    const until = arrival?.when ?? o.at
    if (handover.carried || arrival?.carried === true || until - handover.when <= o.policy.promptly) continue
    line.gaps.push({ after: id, ...(arrival && { before: arrival.id, until: arrival.when }), from: handover.when })
    line.observe('custody.gap', id, { from: handover.when, ...(arrival && { until: arrival.when, before: arrival.id }) })
  }
}
