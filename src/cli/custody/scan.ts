import { type Docket, exhibitKey, introducedExhibits } from '../../docket/index.js'
import { LimitError, UsageError } from '../../ground/index.js'
import { counted, shown } from '../../report/index.js'
import { nearest } from '../exhibits.js'
import { readingsOf } from './barcode.js'
import type { Conversation } from './converse.js'

/** What was scanned, as the options that would have said it. */
export interface Scanned {
  readonly exhibit: readonly string[]
  readonly bagSeal?: readonly string[]
  /** codes that are no exhibit of the docket */
  readonly unknown: readonly string[]
}

const most = 100_000

/** Labels to the exhibits they are given to. */
function labelsOf(docket: Docket): Map<string, Set<string>> {
  const labels = new Map<string, Set<string>>()
  for (const exhibit of introducedExhibits(docket))
    for (const { label } of exhibit.labels) labels.set(label, (labels.get(label) ?? new Set()).add(exhibitKey(exhibit)))
  return labels
}

/**
 * Reads codes until an empty line or the end of input. With `pairs` each exhibit is followed by the number of its bag seal.
 * A code read twice is told and counts once; one that is no label, or of several exhibits, is told and counts not at all.
 * @throws UsageError when a bag seal is missing; LimitError; AbortError
 */
export async function scanCodes(talk: Conversation, docket: Docket, pairs: boolean): Promise<Scanned> {
  const labels = labelsOf(docket)
  const byExhibit = new Map<string, { readonly label: string; readonly seals: Set<string> }>()
  const unknown: string[] = []
  talk.tell(
    pairs
      ? 'Scan an exhibit, then its bag seal, and so on. An empty line ends.'
      : 'Scan the exhibits one after the other. An empty line ends.',
  )
  for (let count = 0; ; count++) {
    if (count > most) throw new LimitError('run.limit', 'more than 100,000 codes', { data: { limit: 'codes', value: most } })
    const line = await talk.next(`Exhibit${byExhibit.size === 0 ? '' : ` (${byExhibit.size} so far)`}: `)
    const readings = line === undefined ? [] : readingsOf(line)
    if (readings.length === 0) break
    const label = readings.find((one) => labels.has(one))
    const which = label === undefined ? undefined : labels.get(label)
    if (label === undefined || which === undefined || which.size > 1) {
      unknown.push(readings.at(-1)!)
      talk.tell(refusal(readings.at(-1)!, which, labels))
      // What follows is its bag seal, and would be told as one more exhibit that nobody knows.
      if (pairs) await talk.next('Its bag seal: ')
      continue
    }
    const [exhibit] = which
    const before = byExhibit.get(exhibit!)
    const entry = before ?? { label, seals: new Set<string>() }
    byExhibit.set(exhibit!, entry)
    if (pairs) await scanSeal(talk, entry, labels)
    else if (before !== undefined) talk.tell(`${shown(label)} was scanned already: counted once.`)
  }
  const found = [...byExhibit.values()]
  return {
    exhibit: found.map(({ label }) => label),
    ...(pairs && { bagSeal: found.flatMap(({ label, seals }) => [...seals].map((seal) => `${label}=${seal}`)) }),
    unknown,
  }
}

async function scanSeal(
  talk: Conversation,
  { label, seals }: { readonly label: string; readonly seals: Set<string> },
  labels: ReadonlyMap<string, unknown>,
): Promise<void> {
  const line = await talk.next(`Bag seal of ${shown(label)}: `)
  const readings = line === undefined ? [] : readingsOf(line)
  const seal = readings.at(-1)
  if (seal === undefined) throw new UsageError('usage.argument', `the bag seal of ${shown(label)} was not scanned; nothing is signed`)
  // Out of step by one, every bag would get its neighbour's number.
  if (readings.some((one) => labels.has(one)))
    throw new UsageError(
      'usage.argument',
      `where the bag seal of ${shown(label)} was expected, ${shown(seal)} was scanned, which is an exhibit; nothing is signed`,
    )
  if (seals.has(seal)) talk.tell(`${shown(label)} with bag seal ${shown(seal)} was scanned already: counted once.`)
  else if (seals.size > 0) talk.tell(`${shown(label)} has ${counted(seals.size + 1, 'bag seal')} now.`)
  seals.add(seal)
}

function refusal(code: string, which: ReadonlySet<string> | undefined, labels: ReadonlyMap<string, unknown>): string {
  if (which !== undefined)
    return `${shown(code)} is the label of ${counted(which.size, 'exhibit')}: not counted; name the one meant by --exhibit.`
  const near = nearest(code, [...labels.keys()])
  return `No exhibit has the label ${shown(code)}: not counted.${near === undefined ? '' : ` Is it ${shown(near)}?`}`
}
