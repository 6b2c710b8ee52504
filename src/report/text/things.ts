import type { DigestOver } from '../../matter/index.js'
import { quoted, shown } from '../escape.js'
import type { CustodyFactsJson, DigestFactJson, ExhibitJson, InstanceJson, LineStepJson } from '../outputs.js'
import { counted } from '../sentences/words.js'
import { actionTitles, outcomeTitles } from '../titles.js'
import { authorityName, exhibitName, type Labels, type Names, shortId } from './names.js'
import type { Page } from './page.js'
import { describedText, stepParts, wordsOf } from './parts.js'

/** Longer lists stand whole in the JSON. */
const mostShown = 32

const partWords: Readonly<Record<string, string>> = {
  performed: 'did it',
  directed: 'directed it',
  packaged: 'packed it',
  sealed: 'sealed it',
  carried: 'carried it',
  witnessed: 'watched it',
  present: 'was present',
  interpreted: 'interpreted',
}

/** Who took part, with what, where and why. Whoever is named here signed nothing unless the record is by their key. */
export function stepThings(step: LineStepJson): string {
  const people = (step.participants ?? []).slice(0, 4).map((one) => {
    const name = one.name ?? one.unit ?? one.function
    const signed = one.key === step.by.kid ? ', whose key signed' : ''
    return `${name === undefined ? 'somebody' : wordsOf(name, 60)} (${one.part.map((part) => partWords[part]).join(', ')}${signed})`
  })
  const more = (step.participants?.length ?? 0) > people.length ? [`${step.participants!.length - people.length} more`] : []
  const tools = (step.tools ?? []).slice(0, 4).map(({ name, version }) => `${quoted(name, 60)} ${shown(version, 30)}`)
  return [
    ...(people.length > 0 ? [`; took part: ${[...people, ...more].join(', ')}`] : []),
    ...(tools.length > 0 ? [`; with ${tools.join(', ')}`] : []),
    ...(step.place ? [`; in ${shown(step.place.country, 20)}${step.place.facility ? `, ${wordsOf(step.place.facility, 60)}` : ''}`] : []),
    ...(step.purpose ? [`; for ${wordsOf(step.purpose)}`] : []),
    stepParts(step),
  ].join('')
}

/** Who introduced an exhibit, its first digest, and what was made of what. */
export function putExhibitThings(page: Page, exhibit: ExhibitJson, names: Names, labels: Labels): void {
  const { introduced, firstDigest, lineage = [] } = exhibit
  const what = describedText(exhibit)
  if (what !== '') page.row('What it is', what)
  if (introduced)
    page.row(
      'Introduced',
      `by ${authorityName(introduced.authority, names)}, signed ${introduced.signed}, record ${shortId(introduced.statement)}`,
    )
  if (firstDigest)
    page.row(
      'First digest',
      `${digestText(firstDigest)}, signed ${firstDigest.signed} by ${authorityName(firstDigest.authority, names)}; nothing is proved before it`,
    )
  for (const one of lineage.slice(0, mostShown)) {
    const others = one.sources.includes(exhibit.exhibit) ? one.results : one.sources
    const ends = one.sources.includes(exhibit.exhibit) ? 'made of it' : 'it was made of'
    const list = others
      .slice(0, 6)
      .map((id) => exhibitName(id, labels))
      .join(', ')
    const rest = others.length > 6 || one.more !== undefined ? ' and others' : ''
    const tools = (one.tools ?? []).slice(0, 4).map(({ name, version }) => `${quoted(name, 60)} ${shown(version, 30)}`)
    const by = tools.length === 0 ? '' : `, with ${tools.join(', ')}`
    const machine = one.machineGenerated === true ? '; machine-generated' : ''
    const what = list === '' ? '' : `: ${ends} ${list}${rest}`
    page.row('Lineage', `${actionTitles[one.action]}, record ${shortId(one.act)}${what}${by}${machine}`)
  }
  if (lineage.length > mostShown) page.row('Lineage', `and ${counted(lineage.length - mostShown, 'record')} more`)
}

const basisWords: Readonly<Record<keyof CustodyFactsJson['bases'], string>> = {
  ownAct: 'own act',
  sawIt: 'seen by the recorder',
  toldBy: 'told by somebody',
  document: 'copied from a document',
  system: 'exported from a system',
  notOpened: 'not open here',
}
const levelWords = { officer: 'the officer', store: 'the store', unit: 'the unit', authority: 'the authority alone' } as const

/** How the records are known, and how finely each authority says who held. */
export function putCustodyFacts(page: Page, facts: CustodyFactsJson, names: Names): void {
  if (facts.records === 0) return
  page.title('All custody records together')
  const bases = Object.entries(basisWords).flatMap(([kind, words]) => {
    const n = facts.bases[kind as keyof typeof basisWords]
    return n === 0 ? [] : [`${n} ${words}`]
  })
  page.row('Records', `${facts.records}: ${bases.join(', ')}${facts.late === 0 ? '' : `; ${facts.late} recorded late`}`)
  for (const { authority, levels } of facts.fineness.slice(0, mostShown)) {
    const named = (['officer', 'store', 'unit', 'authority'] as const).flatMap((level) =>
      levels[level] === 0 ? [] : [`${levelWords[level]} in ${counted(levels[level], 'record')}`],
    )
    page.row('Holder named', `${authorityName(authority, names)}: ${named.join(', ')}`)
  }
  for (const { kid, persons } of facts.sharedKeys.slice(0, mostShown))
    page.row('Shared key', `${shortId(kid)} signed own acts of at least ${counted(persons, 'person')}`)
}

/** Digests, volumes, bag seals and handovers of one instance. */
export function putInstanceThings(page: Page, instance: InstanceJson, names: Names): void {
  const put = (text: string): void => page.put(text, '    ', '      ')
  const more = (all: readonly unknown[], what: string): void => {
    if (all.length > mostShown) put(`and ${counted(all.length - mostShown, what)} more`)
  }
  const { digests = [], segments = [], bagSeals = [], handovers = [] } = instance
  for (const one of digests.slice(0, mostShown)) put(`Digest ${digestText(one)}: ${agreement(one)}; record ${shortId(one.statement)}`)
  more(digests, 'digest')
  for (const { count, recorded } of segments.slice(0, mostShown))
    put(
      `Image in ${counted(count, 'volume')}: digests of ${recorded === count ? 'all of them' : `only ${counted(recorded, 'volume')}`} are recorded.`,
    )
  for (const { numbers, intact, agrees, condition, statement } of bagSeals.slice(0, mostShown)) {
    const list =
      numbers
        .slice(0, 6)
        .map((number) => quoted(number, 40))
        .join(', ') || 'no number'
    const found = intact === 'yes' ? ', intact' : intact === 'no' ? ', broken' : ''
    const known = agrees === undefined ? '' : agrees ? ', as before' : ', another than before'
    put(
      `Bag seal ${list}${numbers.length > 6 ? ' and others' : ''}${found}${condition ? `, ${wordsOf(condition)}` : ''}${known}; record ${shortId(statement)}`,
    )
  }
  more(bagSeals, 'bag seal')
  for (const one of handovers.slice(0, mostShown)) {
    const to = one.to
      .slice(0, 4)
      .map((authority) => authorityName(authority, names))
      .join(', ')
    const receipts = one.receipts
      .slice(0, 4)
      .map((r) => `${shortId(r.statement)}${r.paper ? ' on paper' : ''}${r.outcome ? ` (${outcomeTitles[r.outcome]})` : ''}`)
    const answered = receipts.length === 0 ? '' : `; receipts ${receipts.join(', ')}`
    put(
      `Handover ${shortId(one.id)} from ${authorityName(one.from, names)} to ${to}: ${sidesText(one)}${answered}${carriageText(one.carried)}`,
    )
  }
  more(handovers, 'handover')
}

type Handover = NonNullable<InstanceJson['handovers']>[number]

function sidesText({ sides, within, ended }: Handover): string {
  if (ended === true) return 'ended before it was received'
  if (sides === 'both') return within ? 'two persons are named' : 'signed by both sides'
  if (sides === 'oneAndPaper') return 'signed by one side, the other on paper'
  return within ? 'no two persons are named' : 'signed by one side only'
}

function carriageText(carried: Handover['carried']): string {
  if (carried === undefined) return ''
  const intact = carried.intact === 'notRecorded' ? 'not recorded' : carried.intact
  const waybill = carried.waybill === undefined ? '' : `, waybill ${quoted(carried.waybill, 60)}`
  return `; in transit by ${carried.by ? wordsOf(carried.by) : 'somebody'}${waybill}, unsigned; bag seals intact on arrival: ${intact}`
}

function overText(over: DigestOver): string {
  switch (over.kind) {
    case 'item':
      return "the file's bytes"
    case 'mediaStream':
      return 'the content of the medium'
    case 'volumeSet':
      return 'all volumes together'
    case 'partition':
      return `partition ${over.number}`
    case 'segment':
      return `volume ${over.number} of ${over.count}`
    default:
      return `what ${quoted(over.name, 60)} covers`
  }
}

function digestText({ algorithm, value, over, takenBy, sectorErrors }: DigestFactJson): string {
  const by = takenBy === undefined ? '' : `, taken by ${quoted(takenBy, 60)}`
  const errors = sectorErrors === undefined || sectorErrors === 0 ? '' : `, ${counted(sectorErrors, 'sector')} unreadable`
  return `${shown(algorithm, 40)} ${shortId(value)} of ${overText(over)}${by}${errors}`
}

function agreement({ agrees, changeDeclared, comparedWith, bridges, stage }: DigestFactJson): string {
  const before = stage === 'before' ? ' (before the act)' : ''
  if (bridges) return `carries on from ${shown(bridges.algorithm, 40)} ${shortId(bridges.value)}${before}`
  if (agrees === undefined) return `nothing comparable before it${before}`
  if (agrees) return `the same as before${before}`
  return `${changeDeclared === true ? 'changed, as declared' : 'DIFFERS'} from ${shortId(comparedWith ?? '')}${before}`
}
