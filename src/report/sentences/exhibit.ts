import type { Sentence } from './words.js'

const sealsOnArrival: Readonly<Record<string, string>> = { yes: 'yes', no: 'no' }

/** The things themselves: labels, digests, lineage, bag seals, both sides of handovers. */
export const exhibitSentences = {
  'exhibit.impostor': () =>
    'An exhibit or a label is signed in the name of an authority, by a key we do not know as theirs: nobody is shown as having given it.',
  'label.several': (d) => `The exhibit bears several labels${d.quote('label', ', here ')}: they mean one and the same exhibit.`,
  'label.shared': (d) =>
    `One label${d.quote('label')} is given to several exhibits of one authority at the same time: it tells none of them apart.`,
  'exhibit.same-thing': () =>
    'Two exhibits are described with the same number of their maker: they may be one thing, or one may be a part of the other.',
  'label.by-another': (d) => `A label${d.quote('label')} is said to be of an authority that did not sign it.`,
  'digest.changed': (d) =>
    `The digest${d.put('algorithm', ' (', ')')} differs from the one recorded before, and ${d.raw('declared') === 'notOpened' ? 'what the record says of changes is not open here' : 'no change is declared'}.`,
  'digest.change-declared': (d) =>
    `The digest${d.put('algorithm', ' (', ')')} differs from the one recorded before, as the record of a change says.`,
  'digest.conflict': (d) =>
    `Records that do not know of one another give different digests${d.put('algorithm', ' (', ')')} of the same thing.`,
  'digest.not-comparable': () =>
    'The digests recorded here and before cover different things, so they cannot be compared: this is no difference.',
  'digest.weak': (d) =>
    `The digests agree${d.put('algorithm', ' by ', ' only')}: consistent with no accidental change; it does not exclude substitution prepared beforehand.`,
  'digest.rehash-unbridged': () => 'A digest was computed anew, and nothing in the same run ties it to the digest there was before.',
  'digest.sector-errors': (d) => `Some sectors${d.put('sectors', ' (', ')')} could not be read when this digest was taken.`,
  'digest.unplaced': () => 'A record gives digests of something it is not about.',
  'digest.tangled': () => 'The records of digests contradict one another so often that they cannot be compared.',
  'digest.acquisitions-differ': () =>
    'Two images made of the same thing have different digests. That can have innocent causes; each image stands for itself.',
  'digest.segments-missing': (d) =>
    `The image is in several volumes, and digests are recorded of only${d.put('recorded') || ' some'} of them${d.put('count', ' (of ', ')')}.`,
  'lineage.not-introduced': () =>
    'A record says that something was made of the exhibit which the case record does not introduce as an exhibit.',
  'lineage.no-source': () => 'A record says that this exhibit was made of another one, and does not say of which.',
  'lineage.no-result': () => 'A record says that something was made of this exhibit, and does not say what.',
  'lineage.result-known': () => 'A record says that this exhibit was made, though it has a history before that.',
  'lineage.source-digest': () => 'This exhibit was made of another one, and the record gives no digest of what it was made of.',
  'lineage.tool': () => 'This exhibit was made of another one, and the record does not say by what tool or method.',
  'lineage.operator': () => 'This exhibit was made of another one, and the record does not say by whom.',
  'lineage.machine-generated': (d) =>
    `The exhibit is machine-generated: a tool that estimates or invents made it${d.quote('tools', ' (', ')')}. It shows what the tool put out.`,
  'lineage.model-facts': (d) => `What is needed to judge a machine-generated exhibit is not recorded${modelFacts(d.raw('missing'))}.`,
  'lineage.circle': () => 'By the records this exhibit was made, by way of others, of itself: they cannot all be true.',
  'custody.after-consumption': () => 'An act is recorded after the exhibit was used up.',
  'container.seal-changed': (d) =>
    `The bag seal is another one${d.quote('numbers', ' (', ')')} than the one recorded before${d.quote('before', ' (', ')')}; no opening and no resealing is recorded.`,
  'container.old-seal': (d) => `The bag was sealed anew, and the old bag seal${d.quote('before', ' (', ')')} is not recorded as kept.`,
  'container.seal-broken': (d) => `The bag seal${d.quote('numbers', ' (', ')')} was found broken.`,
  'container.number-twice': (d) => `One bag seal number${d.quote('number')} is recorded on two bags at the same time.`,
  'handover.carried': (d) =>
    `In transit by${d.quote('carrier') || ' a carrier'}, unsigned; bag seals intact on arrival: ${sealsOnArrival[d.raw('intact')] ?? 'not recorded'}.`,
  'custody.shared-key': (d) =>
    `One key signed the own acts of several persons${d.put('persons', ' (at least ', ')')}: the signatures do not tell them apart.`,
  'disposal.remaining': () => 'A record of disposal does not name every copy known at the time as destroyed or remaining.',
} as const satisfies Readonly<Record<string, Sentence>>

const facts: Readonly<Record<string, string>> = {
  settings: 'its settings',
  errorRates: 'how often it errs',
  reviewedBy: 'who reviewed the result',
}

function modelFacts(missing: string): string {
  const known = missing.split(' ').flatMap((one) => (Object.hasOwn(facts, one) ? [facts[one]!] : []))
  return known.length === 0 ? '' : `: ${known.join(', ')}`
}
