import type { ExhibitFacts } from '../facts.js'
import { type Check, met, needsHuman, notApplicable, notChecked, notMet } from './verdict.js'

interface With {
  readonly least?: 'both' | 'oneAndPaper'
  readonly within?: boolean
}

/** Handovers on the exhibit's lines, between authorities or within one, those recalled or lost on the way left out. */
export const handoversOf = (f: ExhibitFacts, within: boolean) => f.handovers.filter((one) => one.within === within && one.ended !== true)

/** PRO-26: which sides signed for each handover. */
export const p06: Check<With> = (f, { least = 'both', within = false }) => {
  const found = handoversOf(f, within)
  if (found.length === 0) return unseen(f) ? notChecked('facts.not-given') : notApplicable('handover.none')
  const of = (sides: (typeof found)[number]['sides']) =>
    found.filter((one) => one.sides === sides).flatMap(({ id, receipts }) => [id, ...receipts.map(({ statement }) => statement)])
  const single = of('oneSideOnly')
  if (single.length > 0) return notMet('handover.one-side', { statements: single })
  const paper = of('oneAndPaper')
  if (paper.length > 0) return (least === 'both' ? needsHuman : met)('handover.paper', { statements: paper })
  return met('handover.both', { statements: of('both'), data: { handovers: found.length } })
}

/** A release is on the line, and what became of it was not reported: never taken for no handover. */
const unseen = (f: ExhibitFacts): boolean =>
  f.instances.some(
    ({ handovers, line }) => handovers === undefined && line.some(({ action, effect }) => action === 'release' && effect === 'moved'),
  )
