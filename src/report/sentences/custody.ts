import type { Sentence } from './words.js'

/** Custody: records, lines, handovers, receipts. */
export const custodySentences = {
  'custody.part-absent': (d) => `Parts of a custody record${d.put('parts', ' (', ')')} that belong there are missing.`,
  'custody.not-understood': () => 'A record about this exhibit is of a kind this version does not know; the line may be incomplete.',
  'custody.incomplete': () => 'Records about this exhibit were left out or could not be read, so the line may be incomplete.',
  'custody.signer-unbelieved': () => 'A custody record is signed by somebody we do not know, or with a key that does not count for it.',
  'custody.authority': () => 'A custody record names as custodian an authority its signer does not act for.',
  'custody.impostor': () =>
    'A record is signed in the name of an authority we know, by a key we do not know as theirs: it is shown, and changes nothing.',
  'custody.role': () => "By the rules the signer's role does not allow this act.",
  'custody.recorder': () => 'An act of one authority was recorded by another one alone.',
  'custody.no-origin': () => 'Nothing is recorded of this exhibit before its first record: who had it before then is not known.',
  'custody.source': (d) => `Before this point the origin rests on${d.quote('name') || ' a source that signs nothing'}.`,
  'custody.instance-unknown': () => 'A record is about a copy whose making nobody recorded.',
  'custody.instance-twice': () => 'A record names one copy twice, or a copy was recorded as made twice.',
  'custody.not-holder': (d) =>
    d.severity === 'note'
      ? 'The act is by another unit or person of the authority that holds the exhibit; no handing over between the two is recorded.'
      : d.severity === 'warning'
        ? 'Somebody acted whom the records shown here do not show as the holder; records were left out, and the handover may be among them.'
        : 'Somebody acted whom the records before do not show as the holder.',
  'custody.before-receipt': () => 'The receiver acted on the exhibit before recording that it had been received.',
  'custody.after-disposal': () => 'An act is recorded after the exhibit was disposed of.',
  'custody.after-return': () => 'An act is recorded after the exhibit was returned.',
  'custody.after-loss': () => 'An act is recorded after the exhibit was recorded as lost.',
  'custody.lost': () => 'The exhibit is recorded as lost.',
  'custody.accepted-then-lost': () => 'The exhibit was accepted after full check, and is recorded as lost since.',
  'custody.disputed': () => 'Records that do not know of one another cannot both be true: from here the line is disputed.',
  'custody.in-dispute': () => 'This act is recorded while the line is disputed; it settles nothing.',
  'custody.tangled': () => 'The records about this exhibit contradict one another so often that no line can be drawn.',
  'custody.time-order': (d) => `By the recorded times an act took place${d.span('seconds', ' ', ' ') || ' '}before one it follows.`,
  'custody.time-after-signing': () => 'An act is recorded as done after the record of it was signed.',
  'custody.recorded-late': (d) => `The act was recorded${d.span('seconds', ' ', ' ') || ' long '}after it was done.`,
  'custody.gap': (d) => `Nobody recorded custody${d.time('from', ' from ')}${d.time('until', ' to ')}.`,
  'handover.not-received': () => 'Handed over, and no receipt is recorded: one side only.',
  'handover.not-released': () => 'Received, and nobody recorded handing it over: one side only.',
  'handover.withheld': () => 'The record of the handover was left out, so it is known from one side only.',
  'handover.missing': () => 'The record of the handover that a receipt answers is missing.',
  'handover.lost': () => 'Handed over, and recorded as lost on the way.',
  'handover.recalled': () => 'The handover was recalled: the exhibit never left.',
  'receipt.answers': () => 'A receipt answers a record that hands over nothing, or is of another case.',
  'receipt.by-another': () => 'A receipt is signed by somebody to whom the exhibit was not handed over.',
  'receipt.by-releaser': (d) =>
    d.severity === 'note'
      ? 'Within one authority, the same key recorded both the handing over and the receipt.'
      : 'The side that handed over signed the receipt itself.',
  'receipt.paper': () => 'The receipt is on paper, as somebody else recorded; the receiver did not sign it here.',
  'receipt.never-provided': () => 'The receipt says that an exhibit was never provided.',
  'receipt.not-released': () => 'The receipt names an exhibit that was not part of the handover.',
  'receipt.omits': () => 'The receipt says nothing about an exhibit that was handed over.',
  'receipt.not-accepted': () => 'The receiver did not accept the exhibit.',
  'receipt.not-found': () => 'The receiver did not find the exhibit in what arrived.',
  'receipt.unreadable': () => 'The receiver could not read the exhibit.',
  'receipt.repeated': () => 'The same receipt was recorded again.',
  'exhibit.not-introduced': (d) =>
    d.is('leftOut')
      ? 'A record is also about an exhibit whose introduction was left out here.'
      : 'A record is about an exhibit that the case record does not introduce.',
} as const satisfies Readonly<Record<string, Sentence>>
