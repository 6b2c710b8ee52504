import { custodianStatement, drafted, noticeField, perjuryStatement, qualifiedStatement } from './shared.js'
import type { CertificateForm } from './types.js'

export const usFre90211: CertificateForm = {
  id: 'us-fre-902-11',
  version: 1,
  jurisdiction: 'US',
  title: { en: 'Evidence certificate for records of a regularly conducted activity' },
  rule: 'Fed. R. Evid. 902(11)',
  citation: 'Fed. R. Evid. 902(11), 803(6)(A)–(C); 28 U.S.C. § 1746',
  textDate: '2017-12-01',
  source: 'the rules as published by the Office of the Law Revision Counsel',
  ...drafted,
  languages: ['en'],
  capacities: ['custodian', 'qualified'],
  persons: 1,
  opening: { en: 'I make this evidence certificate about the records listed below.' },
  statements: [
    custodianStatement,
    { ...qualifiedStatement, optional: true },
    {
      id: 'near-the-time',
      citation: 'Fed. R. Evid. 803(6)(A)',
      text: { en: 'Each record was made at or near the time of what it records.' },
    },
    {
      id: 'knowledge',
      citation: 'Fed. R. Evid. 803(6)(A)',
      text: { en: 'Each record was made by somebody who knew of what it records, or from information that such a person passed on.' },
    },
    {
      id: 'regular-course',
      citation: 'Fed. R. Evid. 803(6)(B)',
      text: { en: 'The records were kept in the course of an activity regularly conducted by the organisation named below.' },
    },
    {
      id: 'regular-practice',
      citation: 'Fed. R. Evid. 803(6)(C)',
      text: { en: 'Making such records was a regular practice of that activity.' },
    },
    perjuryStatement,
  ],
  oneOf: [['custodian', 'qualified']],
  fields: [
    { id: 'organisation', label: { en: 'Organisation that kept the records' }, kind: 'text', required: true },
    { id: 'records', label: { en: 'What the records are, and the time they cover' }, kind: 'text', required: true },
    noticeField,
  ],
  declaration: 'penaltyOfPerjury',
  closing: { en: 'Executed on the date and at the place below.' },
}
