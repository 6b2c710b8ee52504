import type { Sentence } from './words.js'

const statuses: Readonly<Record<string, string>> = {
  challenged: 'challenged',
  suspended: 'suspended',
  upheld: 'upheld',
  setAsideInPart: 'set aside in part',
  setAside: 'set aside',
  expired: 'expired',
}
const grounds: Readonly<Record<string, string>> = {
  victimProtection: 'protection of a victim',
  personalData: 'protection of personal data',
  privilege: 'privilege',
  security: 'security of the State',
  ongoingInvestigation: 'an investigation that goes on',
  courtOrder: 'an order',
  other: 'another ground',
}
const demands: Readonly<Record<string, string>> = {
  dispose: 'to destroy the exhibit',
  return: 'to return the exhibit',
  produce: 'to produce the exhibit',
}
const acts: Readonly<Record<string, string>> = { dispose: 'disposed of', consume: 'used up', return: 'returned', lose: 'lost' }

/** What records say of other records; what was withheld, erased or brought in from another case. */
export const orderSentences = {
  'basis.status-by-another': (d) =>
    `Somebody who may not decide it${d.put('authority', ' (', ')')} states what became of a legal basis, or goes against a court; it does not count.`,
  'basis.status-unbelieved': () =>
    'What became of a legal basis is stated by somebody we do not know, or with a key that does not count for it.',
  'basis.status-unlinked': () => 'A record states what became of a legal basis without showing of which one.',
  'basis.before': (d) =>
    `The act is recorded as done${d.span('seconds', ' ')} before the date of the legal basis it rests on${d.quote('reference')}.`,
  'basis.not-standing': (d) =>
    `The act was done while its legal basis${d.quote('reference')} was ${statuses[d.raw('status')] ?? 'not in force'}.`,
  'basis.set-aside': (d) =>
    `The legal basis of a record about this exhibit was set aside${d.time('since', ' with effect from ')}: it is to be returned, and no longer used, unless something else allows it.`,
  'basis.used-after': () => 'The exhibit was used after the legal basis it was taken on had been set aside.',
  'order.by-another': (d) => `An order was recorded by somebody${d.put('authority', ' (', ')')} who may not give one; it does not count.`,
  'order.preservation-broken': (d) =>
    `The exhibit was ${acts[d.raw('action')] ?? 'given up'} while an order to preserve it stood${d.is('known') ? '' : '; whoever recorded it did not show that they knew of the order'}.`,
  'order.lift-by-another': (d) =>
    `An order was lifted by an authority${d.put('authority', ' (', ')')} that neither gave it nor stands above the one that did: the order stands.`,
  'order.lift-of-nothing': () => 'A record lifts an order that is not recorded for this exhibit.',
  'order.conflicting': (d) =>
    `Orders about this exhibit cannot all be obeyed${d.put('kinds', ' (', ')')}; each of them is cited, and none is ranked.`,
  'order.ended': (d) =>
    `An order to preserve the exhibit stood${d.time('until', ' until ', ', the end it names')}; since then it binds nobody.`,
  'order.overdue': (d) =>
    `An order ${demands[d.raw('kinds')] ?? 'to erase parts of records'} was to be obeyed${d.time('until', ' by ')}, and no record here says that it was.`,
  'order.not-checked': () => 'There are too many orders and acts about this exhibit to compare them all; the rest was not compared.',
  'order.restricted': (d) =>
    `The exhibit is kept as evidence only${d.put('authority', ', by the word of ')}: it may not be used otherwise.`,
  'correction.by-another': (d) =>
    `A record was corrected by somebody${d.put('authority', ' (', ')')} other than the side that signed it; the correction does not count, and can only be taken as a dispute.`,
  'correction.nothing': () => 'A correction is of a record that is not here, or that nobody admitted.',
  'correction.not-used': (d) =>
    `A correction${d.put('field', ' of “', '”')} says in words only, or of something the record does not hold, what is right: the recorded value is still used.`,
  'correction.conflicting': (d) =>
    `Corrections${d.put('field', ' of “', '”')} that do not know of one another differ: none of them is used.`,
  'correction.material': (d) => `A correction changes something on which custody rests${d.put('field', ' (', ')')}.`,
  'correction.after-receipt': () =>
    'A correction changes something on which custody rests, after the other side had accepted the content, and the other side has not agreed.',
  'custody.disputed-by': () => 'Somebody disputes this record.',
  'supersede.nothing': () => 'A record takes the place of something that is not here.',
  'supersede.by-another': () => "A record takes the place of another side's envelope or record; it does not count.",
  'supersede.duty-open': () =>
    'What this exhibit came by was replaced: its return, its destruction or an explanation by its holder is still to be recorded.',
  'statement.part-withheld': (d) =>
    `A part of a record${d.put('part', ' (', ')')} is withheld${d.put('by', ' by ')} on the ground of ${grounds[d.raw('ground')] ?? 'something not said'}.`,
  'statement.part-erased': (d) =>
    `A part of a record${d.put('part', ' (', ')')} was erased${d.put('by', ' by ')} on the ground of ${grounds[d.raw('ground')] ?? 'something not said'}: nobody can show it any more.`,
  'statement.opening-moved': (d) =>
    `What is shown as a part of this record${d.put('part', ' (', ')')} is a part of another one${d.put('from', ' (', ')')}.`,
  'withheld.by-another': (d) =>
    `Somebody${d.put('by', ' (', ')')} says that parts of another side's record are withheld or erased, and names no order for it; this does not count.`,
  'withheld.unbelieved': (d) =>
    d.is('order')
      ? `Somebody${d.put('by', ' (', ')')} says that parts of another side's record are withheld or erased by order, and whoever signed that order is not believed: the order is not shown, and the parts are counted as missing.`
      : `Somebody${d.put('by', ' (', ')')} who is not believed says that parts of a record are withheld or erased: they are counted as missing.`,
  'docket.erased-returned': () => 'A part that was erased came back with another copy and was taken away again.',
  'docket.erased-kept': (d) =>
    `A part of a record${d.put('part', ' (', ')')} that was erased${d.put('by', ' by ')} is open here; it was not taken away, because nobody was asked whether that erasure is believed, or it is not.`,
  'import.refused': () => 'Records brought in from another case cannot be checked there and were not used.',
  'import.fails': (d) =>
    `In records brought in from another case something fails${d.put('errors', ' (', ' errors)')}: they are shown as earlier custody.`,
  'import.omitted': (d) => `Of the records of another case something was left out${d.quote('by', ' by ')}${d.quote('what', ': ')}.`,
} as const satisfies Readonly<Record<string, Sentence>>
