import type { Sentence } from './words.js'

/** What verification sees when envelope, case record and the verifier's own copy are laid side by side. */
export const exchangeSentences = {
  'exchange.docket': () => 'The case record inside the envelope cannot be read, or is not the one the seal names.',
  'exchange.seal-not-admitted': () => 'The case record inside the envelope does not admit who sealed it, so nothing was handed over.',
  'exchange.heads': () => 'The case record inside the envelope does not end where the seal says it does.',
  'exchange.seal-not-recorded': () =>
    'The case record given does not hold the seal of this envelope: nothing that was read shows that the two belong together.',
  'exchange.other-docket': () => 'The envelope belongs to another case than the case record given.',
  'manifest.unreadable': (d) =>
    `The envelope is addressed to this key${d.put('kid', ' (', ')')}, but the key does not open it: it was not sealed as it must be.`,
} as const satisfies Readonly<Record<string, Sentence>>
