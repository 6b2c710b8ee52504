import { type Hex, observe } from '../../ground/index.js'
import type { Text } from '../../matter/index.js'
import { named } from '../custodian.js'
import type { Line } from '../line.js'
import type { Exhibit, Scene } from '../scene.js'
import { boundsOf } from '../time.js'
import type { LineStep } from '../types.js'
import { short } from './corrections.js'
import type { ClaimFact, ExhibitFates, SupersededFact } from './facts.js'
import type { Superseding } from './fates.js'
import { Budget, ordersOn } from './standing.js'

/** Everything about the fate of records that can only be said once all lines are drawn. */
export function settleFates(scene: Scene): void {
  const { fates } = scene
  const budget = new Budget()
  replacements(scene)
  for (const exhibit of scene.exhibits.values()) {
    for (const line of exhibit.lines.values()) {
      const orders = ordersOn(fates, line, budget)
      if (orders.length > 0) line.fated = { ...line.fated, orders }
      fallenBases(line)
    }
    const own = exhibitFates(scene, exhibit)
    if (own !== undefined) exhibit.fated = own
  }
}

function exhibitFates({ fates }: Scene, exhibit: Exhibit): ExhibitFates | undefined {
  const claims = new Map<Hex, ClaimFact>()
  const incidents = new Set<Hex>()
  for (const { steps } of exhibit.lines.values())
    for (const step of steps) {
      if (step.action === 'incident') incidents.add(step.statement)
      if (step.action !== 'claim' || step.effect === 'refused') continue
      const { statement, by, iat, believed } = step
      const about = fates.aboutOf(statement)
      claims.set(statement, {
        statement,
        kind: 'claim',
        ...by,
        signed: iat,
        believed,
        quarantined: false,
        ...(about !== undefined && { about }),
      })
    }
  const all = [...claims.values(), ...(fates.quarantinedClaims.get(exhibit.id) ?? [])]
  const restricted = fates.restricted.get(exhibit.id) ?? []
  for (const { statement, authority } of restricted)
    exhibit.observations.push(observe('order.restricted', { statement, exhibit: exhibit.id }, { authority }))
  if (all.length + incidents.size + restricted.length === 0) return undefined
  return {
    ...(all.length > 0 && { claims: all }),
    ...(incidents.size > 0 && { incidents: [...incidents] }),
    ...(restricted.length > 0 && { restricted }),
  }
}

/** Acts that use a thing: once its legal basis is set aside, each of them needs another one. */
const uses: ReadonlySet<string> = new Set([
  'acquire',
  'copy',
  'examine',
  'derive',
  'decrypt',
  'redact',
  'translate',
  'split',
  'combine',
  'consume',
  'access',
  'disclose',
  'release',
  'seal',
])
const over: ReadonlySet<string> = new Set(['returned', 'disposed', 'lost', 'recalled'])

/** What rests on a basis that was set aside is owed back, and no longer used (ORD-08). */
function fallenBases(line: Line): void {
  let first: { step: LineStep; since: number } | undefined
  for (const step of line.steps)
    for (const { now, since } of step.legalBasis ?? [])
      if (now === 'setAside' && since !== undefined && (first === undefined || since < first.since)) first = { step, since }
  if (first === undefined) return
  let used = 0
  for (const [i, step] of line.steps.entries()) {
    if (!uses.has(step.action) || step.effect === 'refused') continue
    const since = boundsOf(step.at)?.earliest ?? step.iat
    // A new basis that stands is a new reason.
    if (since < first.since || step.legalBasis?.some(({ then }) => then === 'standing' || then === 'upheld' || then === 'challenged'))
      continue
    used++
    line.observe('basis.used-after', step.statement, { action: step.action, record: first.step.statement })
    line.steps[i] = { ...step, codes: [...step.codes, 'basis.used-after'] }
  }
  if (!over.has(line.state.kind)) line.observe('basis.set-aside', first.step.statement, { since: first.since, uses: used })
}

/** Of one envelope or record so many replacements are spread over its instances, the least ids first; more are a hostile cost. */
const mostReplacing = 16

function replacements(scene: Scene): void {
  const byOld = new Map<Hex, Superseding[]>()
  for (const one of scene.fates.superseding)
    byOld.set(one.old, [...(byOld.get(one.old) ?? []), one].sort(leastFirst).slice(0, mostReplacing))
  if (byOld.size === 0) return
  const introduced = new Map<Hex, Line[]>()
  for (const [id, exhibit] of scene.exhibits) {
    const statement = id.slice(0, id.indexOf('/'))
    if (!byOld.has(statement)) continue
    const lines = introduced.get(statement) ?? []
    for (const line of exhibit.lines.values()) lines.push(line)
    introduced.set(statement, lines)
  }
  for (const [old, all] of byOld) for (const one of all) supersede(scene, one, introduced.get(old) ?? [])
}

const leastFirst = (a: Superseding, b: Superseding): number => (a.voice.id < b.voice.id ? -1 : 1)

/** The old envelope's or record's instances, and what their holders owe (ORD-30 to ORD-32). */
function supersede(scene: Scene, one: Superseding, introduced: readonly Line[]): void {
  const { d, l } = scene
  const at = { statement: one.voice.id }
  const old = d.entries.get(one.old)
  if (old?.kind !== 'statement' || !l.admitted.has(one.old)) {
    scene.general.push(observe('supersede.nothing', at, { old: one.old }))
    return
  }
  if (one.voice.foreign || old.statement.iss !== one.voice.authority) {
    scene.general.push(observe('supersede.by-another', at, { old: one.old, authority: one.voice.authority }))
    return
  }
  const explained = new Set<string>()
  for (const id of [one.voice.id, one.old])
    for (const { voice, action } of scene.fates.wordsAbout(id)) if (action === 'observe' && !voice.foreign) explained.add(voice.authority)
  const handover = scene.handovers.get(one.old)
  if (handover !== undefined) {
    for (const { line, ended } of handover.parts.values()) if (!ended) replaced(line, one, explained, one.old)
  } else for (const line of introduced) replaced(line, one, explained, undefined)
}

function replaced(line: Line, one: Superseding, explained: ReadonlySet<string>, handover: Hex | undefined): void {
  const { state } = line
  // What has moved on by another handover is no longer with whom this one brought it to.
  const here = handover === undefined || state.handover?.id === handover
  const holders = named(state.holder ?? state.to).split(' ')
  const others = holders.filter((authority) => authority !== '' && authority !== one.voice.authority && !explained.has(authority))
  const dutyOpen = here && !over.has(state.kind) && others.length > 0
  if (dutyOpen) line.observe('supersede.duty-open', one.voice.id, { to: others.slice(0, 16).join(' ') })
  const reason: Text | undefined = one.reason && short(one.reason)
  const superseded: SupersededFact = {
    by: one.voice.id,
    ...(one.new !== undefined && { new: one.new }),
    ...(reason && { reason }),
    dutyOpen,
  }
  // Of several the one with the least id is shown, whatever order they came in; every one is observed.
  if (line.fated?.superseded === undefined || superseded.by < line.fated.superseded.by) line.fated = { ...line.fated, superseded }
}
