import type { Profile } from '../types.js'
import {
  basis,
  changes,
  derived,
  digital,
  handovers,
  human,
  identity,
  line,
  made,
  parts,
  physical,
  recomputed,
  says,
  signatures,
  taken,
  times,
  tools,
} from './tests.js'

/** ISO/IEC 27037:2012: how digital evidence is identified, collected, acquired and preserved. Guidance, not law. */
export const iso27037: Profile = {
  schema: 'rogatory.profile/1',
  id: 'iso-27037',
  version: '1',
  jurisdiction: 'ISO',
  title: { en: 'Handling of digital evidence by the international guidelines' },
  rule: 'ISO/IEC 27037:2012',
  citation:
    'ISO/IEC 27037:2012, Guidelines for identification, collection, acquisition and preservation of digital evidence, clauses 5 and 6',
  textDate: '2012-10-15',
  source:
    'Title page, scope and table of contents of the first edition (2012-10-15) as previewed by a seller; the content of clause 6.1 as described in public literature. The standard itself, which is sold, was not read.',
  author: 'rogatory project',
  status: 'draft',
  notCovered: [
    { en: 'The guidelines for single kinds of devices (clause 7), live acquisition and networked systems among them.' },
    { en: 'Analysis and interpretation (ISO/IEC 27041 to 27043), and the accreditation of laboratories (ISO/IEC 17025).' },
  ],
  languages: ['en'],
  conditions: [
    {
      id: 'identifier',
      citation: 'ISO/IEC 27037:2012, 6.1',
      text: { en: 'The exhibit has one identity of its own in the signed case record, whatever numbers it is given on the way.' },
      test: identity,
    },
    {
      id: 'who-when-where',
      citation: 'ISO/IEC 27037:2012, 6.1',
      text: {
        en: 'Where the exhibit was collected, acquired, derived, examined or looked at, the record names who did it, when and where.',
      },
      test: parts(['participants', 'at', 'place'], ['collect', 'acquire', 'derive', 'examine', 'access']),
    },
    {
      id: 'in-and-out',
      citation: 'ISO/IEC 27037:2012, 6.1',
      natures: physical,
      text: { en: 'Where the exhibit entered or left a store or another hand, the record names who did it and when.' },
      test: parts(['participants', 'at'], ['transport', 'store', 'release', 'receive', 'return']),
    },
    {
      id: 'why-and-authority',
      citation: 'ISO/IEC 27037:2012, 6.1',
      natures: taken,
      text: { en: 'The record says on which order, statute, consent or request the exhibit was taken, and that basis still stands.' },
      test: basis(['collect', 'acquire']),
    },
    {
      id: 'changes',
      citation: 'ISO/IEC 27037:2012, 5.3 and 6.1',
      text: {
        en: 'Digests that cover the same thing stay equal; a change that could not be avoided is recorded with who answers for it and why.',
      },
      test: changes,
    },
    {
      id: 'digest-recomputed',
      citation: 'ISO/IEC 27037:2012, 5.4.4 and 5.4.5',
      natures: digital,
      text: { en: 'The digests computed now from the bytes of the exhibit equal those recorded for it.' },
      test: recomputed,
    },
    {
      id: 'line',
      citation: 'ISO/IEC 27037:2012, 6.1',
      text: { en: 'The recorded custody of the exhibit has no gap, no conflicting records and no missing end.' },
      test: line,
    },
    {
      id: 'handovers',
      citation: 'ISO/IEC 27037:2012, 6.1',
      where: 'handover',
      text: { en: 'Each handover between authorities is signed by both sides.' },
      test: handovers,
    },
    {
      id: 'signatures',
      citation: 'ISO/IEC 27037:2012, 6.6',
      text: { en: 'Each record of the exhibit bears a valid signature by a key that was valid at the time.' },
      test: signatures,
    },
    {
      id: 'times',
      citation: 'ISO/IEC 27037:2012, 6.6',
      text: { en: 'The recorded times follow one another as far as their precision tells.' },
      test: times,
    },
    {
      id: 'repeatable',
      citation: 'ISO/IEC 27037:2012, 5.3.3 and 5.3.4',
      natures: made,
      text: { en: 'The tool with its name and version is recorded, so that another person can repeat the step.' },
      test: tools,
    },
    {
      id: 'derived-sources',
      citation: 'ISO/IEC 27037:2012, 5.3.4',
      where: 'derived',
      text: { en: 'For what was made from another exhibit, the record names that exhibit, the tool and the person who used it.' },
      test: derived,
    },
    {
      id: 'identification-proper',
      citation: 'ISO/IEC 27037:2012, 5.4.2',
      text: { en: 'A person declares to have searched for and recognised the exhibit, and recorded what was found and where.' },
      test: says('iso-27037-declaration', 'identified'),
    },
    {
      id: 'handling-proper',
      citation: 'ISO/IEC 27037:2012, 5.4.3 to 5.4.5',
      text: {
        en: 'A person declares to have handled the original as little as the task allowed, and to have recorded changes, accesses and handovers.',
      },
      test: says('iso-27037-declaration', 'minimal-handling', 'changes-documented', 'custody-kept'),
    },
    {
      id: 'competent',
      citation: 'ISO/IEC 27037:2012, 6.4',
      text: { en: 'A person declares to have been trained and authorised for this work.' },
      test: says('iso-27037-declaration', 'competent'),
    },
    {
      id: 'reasonable-care',
      citation: 'ISO/IEC 27037:2012, 6.4 and 6.5',
      text: {
        en: 'Whether the persons who acted were competent and took reasonable care is for a person to judge, who can question them.',
      },
      test: human,
    },
  ],
}
