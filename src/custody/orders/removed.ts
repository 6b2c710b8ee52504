import type { Hex, Observation } from '../../ground/index.js'
import type { CustodyResult, ExhibitReport, InstanceReport } from '../types.js'
import type { Fates } from './fates.js'

/**
 * The results with corrected values, and every observation that the recorded values had raised and the corrected ones no
 * longer do: it stays, a note that names the correction and what it was (ORD-23).
 */
export function withRemoved(recorded: CustodyResult, corrected: CustodyResult, fates: Fates): CustodyResult {
  const stays = new Set(corrected.observations.map(nameOf))
  const before = new Map(recorded.exhibits.map((exhibit) => [exhibit.exhibit, exhibit]))
  const marked: Observation[] = []
  const gone = (list: readonly Observation[] | undefined): Observation[] =>
    (list ?? []).filter((one) => !stays.has(nameOf(one))).map((one) => markedBy(fates, one))
  const seen = new Set<Observation>(
    recorded.exhibits.flatMap((one) => [one.observations, ...one.instances.map((i) => i.observations)]).flat(),
  )
  const add = (list: Observation[], more: readonly Observation[]): void => {
    for (const one of more) list.push(one)
  }
  add(marked, gone(recorded.observations.filter((o) => !seen.has(o))))
  const exhibits = corrected.exhibits.map((exhibit): ExhibitReport => {
    const old = before.get(exhibit.exhibit)
    before.delete(exhibit.exhibit)
    const own = gone(old?.observations)
    const lines = new Map(old?.instances.map((instance) => [instance.instance, instance]))
    const instances = exhibit.instances.map((instance): InstanceReport => {
      const removed = gone(lines.get(instance.instance)?.observations)
      lines.delete(instance.instance)
      add(marked, removed)
      return removed.length === 0 ? instance : { ...instance, observations: [...instance.observations, ...removed] }
    })
    // An instance that only the mistaken record named has no line any more: what was noticed there stays with the exhibit.
    for (const line of lines.values()) add(own, gone(line.observations))
    add(marked, own)
    return { ...exhibit, instances, observations: own.length === 0 ? exhibit.observations : [...exhibit.observations, ...own] }
  })
  for (const { observations, instances } of before.values())
    add(marked, [...gone(observations), ...instances.flatMap((instance) => gone(instance.observations))])
  return { ...corrected, exhibits, observations: [...corrected.observations, ...marked] }
}

const nameOf = ({ code, at, data, severity }: Observation): string => JSON.stringify([code, severity, at, data])

function markedBy(fates: Fates, one: Observation): Observation {
  const { changed } = fates
  const own: readonly Hex[] | undefined = one.at.statement === undefined ? undefined : changed.get(one.at.statement)?.corrections
  const all = own ?? fates.allCorrections
  return { ...one, severity: 'note', data: { ...one.data, correctedBy: all[0] ?? '', was: one.severity } }
}
