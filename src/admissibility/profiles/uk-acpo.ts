import type { Profile } from '../types.js'
import {
  anyOf,
  changes,
  derived,
  digital,
  handovers,
  human,
  line,
  made,
  persons,
  recomputed,
  says,
  signatures,
  times,
  tools,
} from './tests.js'

/** The four principles of the ACPO good practice guide for digital evidence, kept by the police of England, Wales and Northern Ireland. */
export const ukAcpo: Profile = {
  schema: 'rogatory.profile/1',
  id: 'uk-acpo',
  version: '1',
  jurisdiction: 'GB',
  title: { en: 'The four principles of digital evidence (police of England, Wales and Northern Ireland)' },
  rule: 'ACPO/NPCC principles of digital evidence',
  citation: 'ACPO Good Practice Guide for Digital Evidence, version 5, March 2012, section 2',
  textDate: '2012-03-01',
  source:
    'The guide (version 5.0, cover March 2012, running title October 2011) and its four principles in public reproductions. It gives a month and no day. Guidance to police forces, not law; ACPO was succeeded by the National Police Chiefs’ Council in 2015.',
  author: 'rogatory project',
  status: 'draft',
  pending: [
    {
      en: 'The presumption at common law that a computer was working properly is under review: the Ministry of Justice called for evidence from 21 January to 15 April 2025. No change of the law was known when this profile was written.',
    },
  ],
  notCovered: [
    { en: 'The planning, capture, analysis and presentation sections of the guide and its appendices.' },
    { en: 'The Forensic Science Regulator’s statutory code of practice, which has requirements of its own.' },
  ],
  languages: ['en'],
  conditions: [
    {
      id: 'nothing-changed',
      citation: 'ACPO guide v5, principle 1',
      text: {
        en: 'Digests that cover the same thing are equal before and after, or the record declares the change, who answers for it and why.',
      },
      test: changes,
    },
    {
      id: 'unchanged',
      citation: 'ACPO guide v5, principle 1',
      text: { en: 'A person declares that nothing done changed the data. One of this condition and the next is needed.' },
      test: says('uk-acpo-statement', 'data-unchanged'),
    },
    {
      id: 'access-necessary',
      citation: 'ACPO guide v5, principle 2',
      text: { en: 'A person declares that access to the original data was necessary and that what changed was recorded.' },
      test: says('uk-acpo-statement', 'access-necessary'),
    },
    {
      id: 'unchanged-or-necessary',
      citation: 'ACPO guide v5, principles 1 and 2',
      text: { en: 'A person declares either that nothing was changed or that access to the original was necessary.' },
      test: anyOf('unchanged', 'access-necessary'),
    },
    {
      id: 'digest-recomputed',
      citation: 'ACPO guide v5, principle 1',
      natures: digital,
      text: { en: 'The digests computed now from the bytes of the exhibit equal those recorded for it.' },
      test: recomputed,
    },
    {
      id: 'competence',
      citation: 'ACPO guide v5, principle 2',
      text: { en: 'A person who accessed original data declares to have been competent to do so.' },
      test: says('uk-acpo-statement', 'competent'),
    },
    {
      id: 'explanation',
      citation: 'ACPO guide v5, principle 2',
      text: { en: 'That person declares to be able to explain why what was done mattered and what followed from it.' },
      test: says('uk-acpo-statement', 'explained'),
    },
    {
      id: 'trail-actor',
      citation: 'ACPO guide v5, principle 3',
      text: { en: 'Every record of collecting, acquiring, copying, examining or deriving names who did it.' },
      test: persons('performed', ['collect', 'acquire', 'copy', 'examine', 'derive', 'decrypt', 'access']),
    },
    {
      id: 'trail-time',
      citation: 'ACPO guide v5, principle 3',
      text: { en: 'Every recorded step says when it was taken, and the times follow one another as far as their precision tells.' },
      test: times,
    },
    {
      id: 'trail-tool',
      citation: 'ACPO guide v5, principle 3',
      natures: made,
      text: { en: 'Every step that made data names the tool and its version, so that another examiner can take it again.' },
      test: tools,
    },
    {
      id: 'trail-derived',
      citation: 'ACPO guide v5, principle 3',
      where: 'derived',
      text: { en: 'For what was made from another exhibit, the record names that exhibit, the tool and the person who used it.' },
      test: derived,
    },
    {
      id: 'trail-unbroken',
      citation: 'ACPO guide v5, principle 3',
      text: { en: 'The recorded custody of the exhibit has no gap, no conflicting records and no missing end.' },
      test: line,
    },
    {
      id: 'handovers',
      citation: 'ACPO guide v5, principle 3',
      where: 'handover',
      text: { en: 'Each handover between authorities is signed by both sides.' },
      test: handovers,
    },
    {
      id: 'signatures',
      citation: 'ACPO guide v5, principle 3',
      text: { en: 'Each record of the exhibit bears a valid signature by a key that was valid at the time.' },
      test: signatures,
    },
    {
      id: 'officer-in-charge',
      citation: 'ACPO guide v5, principle 4',
      text: { en: 'The record names the person who directed the investigation.' },
      test: persons('directed', ['collect', 'acquire', 'examine', 'derive'], { once: true }),
    },
    {
      id: 'responsibility',
      citation: 'ACPO guide v5, principle 4',
      text: {
        en: 'A person declares who is in charge of the investigation and responsible for keeping to the law and to these principles.',
      },
      test: says('uk-acpo-statement', 'responsibility'),
    },
    {
      id: 'independent-examiner',
      citation: 'ACPO guide v5, principle 3',
      text: {
        en: 'Whether an independent examiner, taking the recorded steps again, comes to the same result is for such a person to try.',
      },
      test: human,
    },
  ],
}
