import type { ExhibitReport, LineStep } from '../../../custody/index.js'
import type { Docket } from '../../../docket/index.js'
import type { Report } from '../../../exchange/index.js'
import type { Hex, Observation } from '../../../ground/index.js'
import { timeOf } from '../../plain.js'
import type { RecordedOnly, SignaturesFact, TimesFact } from '../types.js'

/** Every record on the lines, each once. */
export function stepsOf(exhibits: readonly ExhibitReport[]): readonly LineStep[] {
  const steps = new Map<Hex, LineStep>()
  for (const { instances } of exhibits)
    for (const { line } of instances) for (const step of line) if (!steps.has(step.statement)) steps.set(step.statement, step)
  return [...steps.values()]
}

type Signers = NonNullable<Report['signers']>

/** 2 · Whose word the records are. */
export function signatures(report: Report, steps: readonly LineStep[], observations: readonly Observation[]): SignaturesFact {
  const byBasis = { ownAct: 0, sawIt: 0, toldBy: 0, document: 0, system: 0, seal: 0, notOpened: 0 }
  for (const step of steps) byBasis[step.action === 'seal' ? 'seal' : (step.basis ?? 'notOpened')]++
  const own = new Set(steps.map(({ statement }) => statement))
  const late = new Map<Hex, SignaturesFact['late'][number]>()
  for (const { code, at, data } of observations) {
    if (code !== 'custody.recorded-late' || at.statement === undefined || late.has(at.statement) || !own.has(at.statement)) continue
    const delay = typeof data.seconds === 'number' && Number.isSafeInteger(data.seconds) ? data.seconds : 0
    late.set(at.statement, { statement: at.statement, ...(at.exhibit !== undefined && { exhibit: at.exhibit }), delay })
  }
  return { records: steps.length, byBasis, sharedKeys: sharedKeys(report.signers ?? [], steps), late: [...late.values()] }
}

/** Keys under which several people are recorded as having done what the signer records as its own act, and keys of a pool. */
function sharedKeys(signers: Signers, steps: readonly LineStep[]): SignaturesFact['sharedKeys'] {
  const people = new Map<Hex, { authority: string; names: Set<string> }>()
  for (const { by, basis, participants = [] } of steps) {
    if (basis !== 'ownAct') continue
    const found = people.get(by.kid) ?? { authority: by.authority, names: new Set<string>() }
    people.set(by.kid, found)
    for (const one of participants)
      if (one.name !== undefined && one.part.includes('performed')) found.names.add(JSON.stringify(Object.entries(one.name).sort()))
  }
  const pools = new Map(signers.filter((one) => one.officer?.pool === true).map((one) => [one.kid, one.authority]))
  const kids = [...new Set([...people.keys(), ...pools.keys()])].sort()
  return kids.flatMap((kid) => {
    const found = people.get(kid)
    const persons = found?.names.size ?? 0
    const pool = pools.has(kid)
    return persons > 1 || pool ? [{ kid, authority: found?.authority ?? pools.get(kid)!, persons, pool }] : []
  })
}

/** 3 · How much was recorded at all. */
export function recordedOnly(report: Report, docket: Docket): RecordedOnly {
  const { exhibits } = report
  let records = 0
  for (const entry of docket.entries.values()) if (entry.kind === 'statement') records++
  // A case record tells of more exhibits than an envelope brings.
  const bare = new Set(report.observations.flatMap(({ code, at }) => (code === 'custody.no-origin' ? [at.exhibit] : [])))
  return {
    records,
    exhibits: exhibits.length,
    instances: exhibits.reduce((n, one) => n + one.instances.length, 0),
    incomplete: exhibits.filter((one) => !one.complete || one.instances.some(({ complete }) => !complete)).length,
    withoutOrigin: exhibits.filter(({ exhibit }) => bare.has(exhibit)).length,
  }
}

/** 6 · Which signing times somebody else's record shows, and the longest stretch that nobody shows. */
export function times(report: Report, docket: Docket, steps: readonly LineStep[], at: number): TimesFact {
  const sources = { systemClock: 0, compared: 0, document: 0, memory: 0, notRecorded: 0 }
  for (const step of steps) if (step.action !== 'seal') sources[step.at?.source.kind ?? 'notRecorded']++
  const shown = new Map((report.signers ?? []).map((one) => [one.statement, one.time]))
  let [known, claimed] = [0, 0]
  let largest: TimesFact['largest']
  for (const entry of docket.entries.values()) {
    if (entry.kind !== 'statement') continue
    const { id, iat } = entry.statement
    const time = shown.get(id)
    const until = time?.shownBefore
    if (until === undefined) claimed++
    else known++
    const seconds = Math.max(0, (until ?? at) - iat)
    if (
      !Number.isSafeInteger(seconds) ||
      (largest !== undefined && (seconds < largest.seconds || (seconds === largest.seconds && id > largest.statement)))
    )
      continue
    largest = {
      statement: id,
      claimed: timeOf(iat),
      ...(until !== undefined && { shown: timeOf(until) }),
      ...(time?.by !== undefined && { by: time.by }),
      seconds,
    }
  }
  return { shown: known, claimed, ...(largest && { largest }), sources }
}
