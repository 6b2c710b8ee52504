import { shown } from '../escape.js'
import type { Sentence } from './words.js'

/** Statements end with a full stop of their own, which the sentence must not repeat. */
const ended = (text: string): string => shown(text, 2000).replace(/\.?(\u201D?)$/, '$1')

/** Evidence certificates: persons' signed declarations about exact digests. */
export const certificateSentences = {
  'certificate.form': (d) =>
    d.is('known')
      ? `An evidence certificate makes statements its form does not have${d.put('unknown', ' (', ')')}; they are not counted.`
      : `An evidence certificate is of a form${d.quote('form')} that this version does not know; what it needs was not looked at.`,
  'certificate.incomplete': (d) =>
    `An evidence certificate lacks what its form asks for${d.raw('lacks') === '' ? '' : `: ${ended(d.raw('lacks'))}`}.`,
  'certificate.not-opened': () => 'Parts of an evidence certificate are closed here, so what the person declared cannot be read whole.',
  'certificate.signer': (d) =>
    `An evidence certificate is signed in a quality that its form does not allow${d.put('capacity', ': ')}${d.put('allowed', '; it allows ')}.`,
  'certificate.signer-unknown': () =>
    'An evidence certificate is signed by somebody we do not know, or with a key that does not count for it: it is shown, and nothing counts as declared by it.',
  'certificate.template': () =>
    'An evidence certificate was made from other texts of its form than this version has; its words are shown as signed.',
  'certificate.words': () => 'The words under which a person signed an evidence certificate do not say what the record beside them says.',
  'certificate.time': (d) =>
    `The time written in an evidence certificate is not the time it was signed${d.span('difference', ': they are ', ' apart')}.`,
  'certificate.digest': (d) =>
    d.is('recomputed')
      ? `An evidence certificate names another${d.put('algorithm')} digest than the content read now has: it does not speak of these bytes.`
      : `An evidence certificate names another${d.put('algorithm')} digest than the records of the exhibit do: it does not speak of these bytes.`,
  'certificate.digest-missing': () =>
    'An evidence certificate names an exhibit without a digest of it: what exactly it speaks of is not fixed.',
  'certificate.not-comparable': (d) =>
    `No record holds a digest of the same kind${d.put('algorithm', ' (', ')')} as an evidence certificate names: the two were not compared.`,
  'certificate.before-act': () => 'An evidence certificate is signed before the act or the digest that it speaks of was there.',
  'certificate.alone': (d) =>
    `An evidence certificate stands alone: the one that must stand beside it${d.put('form', ' (', ')')} is not in the case record.`,
  'certificate.pair': () => 'Two evidence certificates that must agree name different digests or different particulars.',
  'certificate.same-person': (d) =>
    d.severity === 'note'
      ? 'One person signed the same evidence certificate about the same exhibit more than once; this counts once.'
      : 'Two different persons must sign, and here it is one and the same person twice.',
} as const satisfies Readonly<Record<string, Sentence>>
