import type { Sentence } from './words.js'

const pins: Readonly<Record<string, string>> = {
  receipt: 'a receipt',
  seal: 'a seal',
  checkpoint: 'a checkpoint',
  copy: "the other side's copy",
}

/** The signed case record: reading it, its links, who may write in it, what must be in it. */
export const docketSentences = {
  'docket.open': () => 'The case record does not begin with the signed record that opened it.',
  'docket.foreign': () => 'A signed record belongs to another case.',
  'docket.unlinked': () => 'Something stands in the case record that is not a record of a case.',
  'docket.entry': () => 'An entry of the case record is not written as an entry must be.',
  'docket.stub-unattributed': () => 'A place held for a left-out record names no seal whose word it is.',
  'docket.encoding': () => 'A stretch of the case record cannot be read; it was kept as it came and not used.',
  'docket.order': () => 'The entries of the case record are not in their order, or one stands twice.',
  'docket.unknown-key': (d) =>
    `A signed record is by a key${d.put('kid')} that nothing in the case record shows, so its signature could not be checked. It was not used.`,
  'docket.junk-signature': () => 'A signature that does not hold was put on a genuine record; the genuine one was used.',
  'docket.introduction': () => 'A card or credential carried in the case record does not hold and was not used.',
  'docket.circle': () => 'Left-out records are said to follow one another in a circle, which cannot be.',
  'docket.quarantined': (d) => `A record by a key${d.put('kid')} that nobody admitted to this case was set aside; it counts for nothing.`,
  'docket.authority': (d) => `A record names an authority${d.put('iss', ' (', ')')} for which its key${d.put('kid')} was not admitted.`,
  'docket.missing': (d) => `A record that another one names as known${d.put('missing', ' (', ')')} is missing.`,
  'docket.conflicting-seq': (d) =>
    `Two conflicting records by one signer${d.put('kid', ' (key ', ')')}: both claim to be its number${d.put('seq')}.`,
  'docket.conflicting-claim': (d) => `What a seal says of a left-out record${d.put('seq', ' (number ', ')')} contradicts another entry.`,
  'docket.hole': (d) =>
    `Records of one signer are missing${d.put('kid', ' (key ', ')')}${d.put('from', ': numbers ')}${d.put('to', ' to ')}.`,
  'docket.last': () => "A record does not follow on its signer's record before it.",
  'docket.rootless': () => 'A record does not go back to the opening of this case.',
  'docket.prev-redundant': () => 'A record names as its latest known one that another it names already includes.',
  'docket.prev-unchecked': () => 'The links of a record are too many to be compared with one another; they were not.',
  'docket.cites-quarantined': () => 'A record builds on one that was set aside.',
  'docket.backward': (d) => `A record is dated${d.span('seconds', ' ')} earlier than one it builds on.`,
  'docket.future': (d) => `A record is dated${d.time('iat', ' ', ',')} later than the time of this check${d.time('at', ' (', ')')}.`,
  'docket.damaged': (d) => `The case record${d.quote('path')} cannot be read whole, so it was not overwritten.`,
  'docket.other': () => 'These are records of two different cases and cannot be joined into one.',
  'docket.not-admitted': () => 'The key is not admitted to this case and cannot add this record.',
  'docket.label-unknown': (d) => `No exhibit of this case has the label${d.quote('label')}.`,
  'docket.label-ambiguous': (d) =>
    `More than one exhibit of this case has the label${d.quote('label')}: say whose label it is, or use the identity.`,
  'pin.missing': (d) =>
    `The end of the record is missing: a signed record named by ${pins[d.raw('from')] ?? 'something we hold'} is not in it.`,
  'seal.linkWithheld': () => "The seal's place among its signer's other records was not disclosed.",
  'sender.inconsistent': () => 'What the sender sealed contradicts itself: two things it says cannot both be true.',
  'statement.withheld': (d) =>
    `A record${d.put('seq', ' (number ', ' of its signer)')} was left out by the sealer; only its place is known, by the sealer's word.`,
} as const satisfies Readonly<Record<string, Sentence>>
