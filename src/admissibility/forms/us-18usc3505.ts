import { custodianStatement, drafted, noticeField, qualifiedStatement } from './shared.js'
import type { CertificateForm } from './types.js'

export const us18Usc3505: CertificateForm = {
  id: 'us-18usc3505',
  version: 1,
  jurisdiction: 'US',
  title: { en: 'Foreign evidence certificate for records of a regularly conducted activity (criminal proceedings)' },
  rule: '18 U.S.C. § 3505',
  citation: '18 U.S.C. § 3505(a)(1)(A)–(D), (c)(2)',
  textDate: '1984-10-12',
  source: 'the section as published by the Government Publishing Office, read 2026',
  ...drafted,
  languages: ['en'],
  capacities: ['custodian', 'qualified'],
  persons: 1,
  opening: { en: 'I make this foreign evidence certificate, outside the United States, about the records listed below.' },
  statements: [
    { ...custodianStatement, citation: '18 U.S.C. § 3505(c)(2)' },
    { ...qualifiedStatement, citation: '18 U.S.C. § 3505(c)(2)', optional: true },
    {
      id: 'near-the-time',
      citation: '18 U.S.C. § 3505(a)(1)(A)',
      text: { en: 'Each record was made at or near the time when what it sets out occurred.' },
    },
    {
      id: 'knowledge',
      citation: '18 U.S.C. § 3505(a)(1)(A)',
      text: { en: 'Each record was made by a person who knew of these matters, or from information that such a person transmitted.' },
    },
    {
      id: 'regular-course',
      citation: '18 U.S.C. § 3505(a)(1)(B)',
      text: { en: 'The records were kept in the course of a business activity that is regularly conducted.' },
    },
    {
      id: 'regular-practice',
      citation: '18 U.S.C. § 3505(a)(1)(C)',
      text: { en: 'That business activity made such records as a regular practice.' },
    },
    { id: 'original', citation: '18 U.S.C. § 3505(a)(1)(D)', text: { en: 'The records listed below are the originals.' }, optional: true },
    {
      id: 'duplicate',
      citation: '18 U.S.C. § 3505(a)(1)(D)',
      text: { en: 'The records listed below that are not originals are duplicates of the originals.' },
      optional: true,
    },
    {
      id: 'criminal-penalty',
      citation: '18 U.S.C. § 3505(c)(2)',
      text: {
        en: 'If I make this evidence certificate falsely, I am subject to criminal penalty under the laws of the country in which I sign.',
      },
    },
  ],
  oneOf: [
    ['custodian', 'qualified'],
    ['original', 'duplicate'],
  ],
  fields: [
    { id: 'organisation', label: { en: 'Organisation that kept the records' }, kind: 'text', required: true },
    { id: 'records', label: { en: 'What the records are, and the time they cover' }, kind: 'text', required: true },
    { id: 'penal-law', label: { en: 'Law under which a false declaration is punished' }, kind: 'text', required: true },
    noticeField,
  ],
  abroad: 'US',
  declaration: 'criminalPenalty',
  closing: { en: 'Signed outside the United States, on the date and at the place below.' },
}
