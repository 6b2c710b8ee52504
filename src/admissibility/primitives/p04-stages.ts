import type { InstanceReport } from '../../custody/index.js'
import type { ExhibitFacts } from '../facts.js'
import { actsOf } from '../facts.js'
import { type Check, idsOf, met, notMet } from './verdict.js'

interface With {
  readonly stages: readonly (string | readonly string[])[]
  readonly mayLack?: readonly number[]
}

/** PRO-24, look `stages`: acts in an order that a rule prescribes. */
export const stages: Check<With> = (f, { stages: given, mayLack = [] }) => {
  const wanted = given.map((stage) => (typeof stage === 'string' ? [stage] : stage))
  const absent = wanted.flatMap((acts, i) => (mayLack.includes(i) || isThere(f, acts) ? [] : [acts.join('/')]))
  // Where every stage may lack and none is there, nothing was done in order.
  if (absent.length === 0 && !wanted.some((acts) => isThere(f, acts)))
    return notMet('stage.missing', { data: { stages: wanted.map((acts) => acts.join('/')).join(', ') } })
  if (absent.length > 0) return notMet('stage.missing', { data: { stages: absent.join(', ') } })
  for (const instance of f.instances) {
    const wrong = firstOutOfOrder(instance, wanted)
    if (wrong !== undefined) return notMet('stage.order', { statements: idsOf(instance.line), data: { stage: wanted[wrong]!.join('/') } })
  }
  return met('stage.complete', {
    statements: idsOf(f.steps.filter((step) => wanted.some((acts) => actsOf(step).some((act) => acts.includes(act))))),
  })
}

const isThere = (f: ExhibitFacts, acts: readonly string[]): boolean =>
  f.steps.some((step) => actsOf(step).some((act) => acts.includes(act)))

/** The first stage that on this line came only after the last act of a later one. */
function firstOutOfOrder({ line }: InstanceReport, wanted: readonly (readonly string[])[]): number | undefined {
  const acts = line.flatMap(actsOf)
  const first = new Map<string, number>()
  const last = new Map<string, number>()
  for (const [i, act] of acts.entries()) {
    if (!first.has(act)) first.set(act, i)
    last.set(act, i)
  }
  const least = (names: readonly string[]) => Math.min(...names.map((act) => first.get(act) ?? Number.POSITIVE_INFINITY))
  const most = (names: readonly string[]) => Math.max(...names.map((act) => last.get(act) ?? -1))
  let ended = Number.POSITIVE_INFINITY
  for (let i = wanted.length - 1; i >= 0; i--) {
    const begins = least(wanted[i]!)
    if (begins !== Number.POSITIVE_INFINITY && begins > ended) return i
    const ends = most(wanted[i]!)
    if (ends >= 0) ended = Math.min(ended, ends)
  }
  return undefined
}
