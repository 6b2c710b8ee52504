import type { CustodianSet } from '../../custody/index.js'
import type { InstanceJson, LineStepJson } from '../outputs.js'

/** More lanes would leave the words beside them no room; holders beyond share the last one, which says so. */
export const lanesShown = 8

/** What the line does from one step to the next. */
export type Run =
  | { readonly kind: 'none' }
  | { readonly kind: 'held' | 'disputed'; readonly lane: number }
  | { readonly kind: 'transit'; readonly lane: number; readonly to: number }
  | { readonly kind: 'ended'; readonly lane: number }

export interface DrawnStep {
  readonly step: LineStepJson
  /** of who acted */
  readonly lane: number
  readonly mark: 'moved' | 'touched' | 'refused'
  /** what follows it */
  readonly run: Run
  /** whether nobody recorded custody between this step and the next */
  readonly gap: boolean
}

export interface Drawn {
  /** who has which lane, in the order they first appear; the last one may stand for several */
  readonly lanes: readonly (readonly CustodianSet[])[]
  readonly steps: readonly DrawnStep[]
}

/** One lane a holder: joint holders are one, and units of one authority have one between them. */
export const laneKey = (set: CustodianSet): string => {
  if ('all' in set) return `all ${set.all.map((one) => one.authority).join(' ')}`
  if ('any' in set) return `any ${set.any.map((one) => one.authority).join(' ')}`
  return set.authority
}

/** Where everything of one instance's line stands in the drawing; one pass. */
export function drawnOf(instance: InstanceJson, steps: readonly LineStepJson[]): Drawn {
  const lanes: CustodianSet[][] = []
  const known = new Map<string, number>()
  const laneOf = (set: CustodianSet): number => {
    const key = laneKey(set)
    const before = known.get(key)
    if (before !== undefined) return before
    const lane = Math.min(known.size, lanesShown - 1)
    known.set(key, lane)
    if (lanes[lane] === undefined) lanes[lane] = [set]
    else lanes[lane].push(set)
    return lane
  }
  const starts = new Set(instance.gaps.map((gap) => gap.after))
  const ends = new Set(instance.gaps.map((gap) => gap.before).filter((id) => id !== undefined))
  let run: Run = { kind: 'none' }
  let gap = false
  const drawn = steps.map((step): DrawnStep => {
    const lane = laneOf(step.custodian)
    if (ends.has(step.statement)) gap = false
    if (starts.has(step.statement)) gap = true
    if (step.effect === 'moved') run = after(step, lane, laneOf)
    else if (step.state === 'disputed') run = { kind: 'disputed', lane: 'lane' in run ? run.lane : lane }
    const mark = step.effect === 'refused' ? 'refused' : step.effect === 'moved' ? 'moved' : 'touched'
    return { step, lane, mark, run, gap }
  })
  return { lanes, steps: drawn }
}

function after(step: LineStepJson, lane: number, laneOf: (set: CustodianSet) => number): Run {
  switch (step.state) {
    case 'handedOver':
      return { kind: 'transit', lane, to: step.to === undefined ? lane : laneOf(step.to) }
    case 'disputed':
      return { kind: 'disputed', lane }
    case 'returned':
    case 'disposed':
    case 'lost':
      return { kind: 'ended', lane }
    case 'unknown':
      return { kind: 'none' }
    default:
      return { kind: 'held', lane }
  }
}
