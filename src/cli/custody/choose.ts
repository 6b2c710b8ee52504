import type { ExhibitReport, InstanceReport } from '../../custody/index.js'
import { type Docket, exhibitKey, type IntroducedExhibit, introducedExhibits } from '../../docket/index.js'
import { UsageError } from '../../ground/index.js'
import { instanceOf } from '../convert.js'
import { describe, findExhibit, shortKey } from '../exhibits.js'
import type { Target } from '../target.js'
import type { CommandAction } from './needs.js'
import { among } from './remembered.js'

/** An exhibit and instance that can be chosen, with what the docket says of them. */
export interface Candidate {
  readonly target: Target
  readonly words: string
  readonly exhibit?: ExhibitReport
  readonly instance?: InstanceReport
}

const beginnings: ReadonlySet<string> = new Set(['seize', 'recognise', 'isolate', 'document', 'collect', 'package'])
const aboutAny: ReadonlySet<string> = new Set(['correct', 'incident', 'hold', 'liftHold', 'dispute', 'claim', 'observe'])

/**
 * What an action can be about: for a receipt what is on its way to this authority, for the steps of a seizure what nobody
 * holds yet or it holds itself, for acts about records everything, else what it holds, or where it holds nothing, what nobody does.
 */
export function candidatesOf(docket: Docket, exhibits: readonly ExhibitReport[], action: CommandAction, authority: string): Candidate[] {
  const reports = new Map(exhibits.map((one) => [one.exhibit, one]))
  const all: Candidate[] = introducedExhibits(docket).flatMap((one) => {
    const exhibit = reports.get(exhibitKey(one))
    const instances = exhibit?.instances ?? []
    return instances.length === 0 ? [candidate(one, exhibit, undefined)] : instances.map((instance) => candidate(one, exhibit, instance))
  })
  all.sort((a, b) => a.target.label.localeCompare(b.target.label, 'en', { numeric: true }) || (a.words < b.words ? -1 : 1))
  if (aboutAny.has(action)) return all
  const own = all.filter(({ instance }) => among(instance?.holder, authority))
  const nobodys = all.filter(({ instance }) => instance === undefined || instance.state === 'unknown')
  if (action === 'receive') {
    const coming = all.filter(({ instance }) => ['handedOver', 'arrived'].includes(instance?.state ?? '') && among(instance?.to, authority))
    return coming.length > 0 ? coming : nobodys
  }
  if (beginnings.has(action)) return all.filter((one) => own.includes(one) || nobodys.includes(one))
  return own.length > 0 ? own : nobodys
}

function candidate(one: IntroducedExhibit, exhibit: ExhibitReport | undefined, instance: InstanceReport | undefined): Candidate {
  const written = instance?.instance ?? 'original'
  const copy = written === 'original' ? '' : `, copy ${written.slice(0, 8)}${written.slice(written.indexOf('/')).slice(0, 12)}`
  return {
    target: { label: one.labels[0]?.label ?? shortKey(one), exhibit: one, instance: instanceOf(written, 'instance') },
    words: `${describe(one)}${copy}`,
    ...(exhibit && { exhibit }),
    ...(instance && { instance }),
  }
}

/**
 * Reads an answer: numbers of the list, ranges, labels or identities, with spaces or commas between them. What is both a
 * number of the list and the label of something else is refused: `#1` is the number.
 * @throws UsageError naming what is in no list
 */
export function chosen(answer: string, list: readonly Candidate[], docket: Docket): Candidate[] {
  const whole = answer.trim()
  const words = list.some(({ target }) => target.label === whole) ? [whole] : whole.split(/[\s,;]+/).filter((one) => one !== '')
  return [...new Set(words.flatMap((word) => one(word, list, docket)))]
}

function one(word: string, list: readonly Candidate[], docket: Docket): Candidate[] {
  const [, sharp, from, to] = /^(#?)(\d{1,6})(?:-(\d{1,6}))?$/.exec(word) ?? []
  const labelled = list.filter(({ target }) => target.label === word)
  const numbered = from === undefined ? [] : list.slice(Number(from) - 1, Number(to ?? from))
  if (labelled.length > 0 && numbered.length > 0 && labelled[0] !== numbered[0] && sharp === '')
    throw new UsageError('usage.argument', `${word} is a number of the list and the label of something else: say #${word} for the number`)
  if (labelled.length > 1) throw new UsageError('usage.argument', `${word} stands in the list more than once: choose by number`)
  if (from !== undefined && labelled.length === 0) {
    if (Number(from) < 1 || Number(to ?? from) > list.length || numbered.length === 0)
      throw new UsageError('usage.argument', `${word} is no number of the list (1 to ${list.length})`)
    return numbered
  }
  // Also where the list has one of that label: another exhibit of the docket may have it too.
  const exhibit = findExhibit(docket, word)
  const found = labelled[0] ?? list.find(({ target }) => exhibitKey(target.exhibit) === exhibitKey(exhibit))
  return [found ?? { target: { label: word, exhibit, instance: 'original' }, words: word }]
}
