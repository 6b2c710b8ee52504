import { quoted, shown } from '../escape.js'
import type { ExhibitJson, ImportedJson, InstanceJson, LineStepJson } from '../outputs.js'
import { counted } from '../sentences/words.js'
import { authorityName, type Names, shortId } from './names.js'
import type { Page } from './page.js'
import { wordsOf } from './parts.js'

const statuses: Readonly<Record<string, string>> = {
  standing: 'stands',
  challenged: 'challenged',
  suspended: 'suspended',
  upheld: 'upheld',
  setAsideInPart: 'set aside in part',
  setAside: 'set aside',
  expired: 'expired',
}
const orderWords: Readonly<Record<string, string>> = {
  hold: 'Order to preserve it',
  dispose: 'Order to destroy it',
  return: 'Order to return it',
  produce: 'Order to produce it',
}

/** What other records say of a step: how its legal basis stood then and stands now, corrections, disputes. */
export function stepFates(step: LineStepJson): string {
  const bases = (step.legalBasis ?? []).map((basis) => {
    const name = basis.reference === undefined ? basis.kind : `${basis.kind} ${quoted(basis.reference, 80)}`
    const fate = basis.then === basis.now ? statuses[basis.now] : `${statuses[basis.then]} then, ${statuses[basis.now]} now`
    const word = basis.believed === false ? '; who said so is not believed' : ''
    return `; rests on ${name}${basis.now === 'standing' && basis.then === 'standing' ? '' : ` (${fate}${word})`}`
  })
  const corrected = (step.corrected ?? []).slice(0, 8).map(({ field, old, new: next, used }) => {
    const before = old === undefined ? '' : ` from ${wordsOf(old, 120)}`
    return `; ${shown(field, 40)} corrected${before} to ${wordsOf(next, 120)}${used ? '' : ' (not used)'}`
  })
  const disputes = step.disputedBy === undefined ? '' : `; disputed by ${step.disputedBy.slice(0, 4).map(shortId).join(', ')}`
  return [...bases.slice(0, 8), ...corrected, disputes].join('')
}

/** Orders about one instance, and what took its place. */
export function putInstanceFates(page: Page, instance: InstanceJson, names: Names): void {
  for (const { kind, authority, from, until, liftedBy } of (instance.orders ?? []).slice(0, 32)) {
    const by = until === undefined ? '' : kind === 'hold' ? `, until ${until}` : `, by ${until}`
    const lifted = liftedBy === undefined ? '' : `; lifted by ${shortId(liftedBy)}`
    page.put(`${orderWords[kind]} by ${authorityName(authority, names)}, since ${from}${by}${lifted}.`, '    ', '      ')
  }
  const { superseded } = instance
  if (superseded === undefined) return
  const next = superseded.new === undefined ? '' : ` by ${shortId(superseded.new)}`
  const why = superseded.reason === undefined ? '' : `: ${wordsOf(superseded.reason, 120)}`
  const duty = superseded.dutyOpen ? ' Its return, destruction or an explanation is still to be recorded.' : ''
  page.put(`What it came by was replaced${next} (${shortId(superseded.by)})${why}.${duty}`, '    ', '      ')
}

/** Claims, incidents and restrictions of an exhibit. */
export function putExhibitFates(page: Page, exhibit: ExhibitJson, names: Names): void {
  for (const { authority, from } of (exhibit.restricted ?? []).slice(0, 16))
    page.put(`Kept as evidence only since ${from}, by the word of ${authorityName(authority, names)}.`, '  ', '    ')
  if (exhibit.incidents !== undefined)
    page.put(`${counted(exhibit.incidents.length, 'incident')}: ${exhibit.incidents.slice(0, 8).map(shortId).join(', ')}`, '  ', '    ')
  for (const { kind, authority, signed, quarantined, statement } of (exhibit.claims ?? []).slice(0, 16)) {
    const what = kind === 'claim' ? 'Claim' : kind === 'dispute' ? 'Dispute' : 'Remark'
    const set = quarantined ? ', by somebody who is not admitted: listed, not counted' : ''
    page.put(`${what} ${shortId(statement)} of ${signed} by ${authorityName(authority, names)}${set}.`, '  ', '    ')
  }
}

/** One import: whose records, by whom, what was left out; the exhibits follow as earlier custody. */
export function importTitle(one: ImportedJson, names: Names): string {
  const left =
    one.omitted === undefined
      ? ''
      : `; left out${one.omitted.by?.name ? ` by ${wordsOf(one.omitted.by.name, 120)}` : ''}: ${wordsOf(one.omitted.what, 120)}`
  const records = one.summary === undefined ? '' : `, ${counted(one.summary.statements, 'signed record')}`
  const state = one.shown ? (one.believed === true ? '' : '; not every signer is known to us') : '; it cannot be shown'
  return `Earlier custody from case record ${shortId(one.docket)}${records}, brought in by ${authorityName(one.authority, names)}${left}${state}`
}
