import { drafted, toolsField } from './shared.js'
import type { CertificateForm } from './types.js'

export const ukAcpoStatement: CertificateForm = {
  id: 'uk-acpo-statement',
  version: 1,
  jurisdiction: 'GB',
  title: { en: 'Statement on the four principles of digital evidence' },
  rule: 'ACPO/NPCC principles of digital evidence',
  citation: 'ACPO Good Practice Guide for Digital Evidence, version 5, section 2',
  textDate: '2012-03-01',
  source: 'the guide as published by the police associations',
  ...drafted,
  languages: ['en'],
  capacities: ['officer', 'examiner', 'expert'],
  persons: 1,
  opening: { en: 'I make this statement about the digital evidence listed below.' },
  statements: [
    {
      id: 'data-unchanged',
      citation: 'Principle 1',
      text: { en: 'Nothing that I or those under my direction did changed the data that may be relied on in court.' },
      optional: true,
    },
    {
      id: 'access-necessary',
      citation: 'Principle 2',
      text: { en: 'It was necessary to access the original data; I recorded what changed and why.' },
      optional: true,
    },
    { id: 'competent', citation: 'Principle 2', text: { en: 'I was competent to do what I did.' } },
    {
      id: 'explained',
      citation: 'Principle 2',
      text: { en: 'I can give evidence that explains why my actions were relevant and what followed from them.' },
    },
    {
      id: 'audit-trail',
      citation: 'Principle 3',
      text: { en: 'A record of every process applied was made and kept; an independent third party can follow it to the same result.' },
    },
    {
      id: 'responsibility',
      citation: 'Principle 4',
      text: {
        en: 'The person in charge of the investigation, named below, is responsible for keeping to the law and to these principles.',
      },
    },
    {
      id: 'statement-of-truth',
      citation: 'Criminal Justice Act 1967, s. 9',
      text: {
        en: 'This statement is true to the best of my knowledge and belief, and I make it knowing that I may be prosecuted if I have wilfully stated in it anything that I know to be false or do not believe to be true.',
      },
    },
  ],
  oneOf: [['data-unchanged', 'access-necessary']],
  fields: [
    { id: 'person-in-charge', label: { en: 'Person in charge of the investigation' }, kind: 'text', required: true },
    { id: 'necessity', label: { en: 'Why the original data had to be accessed' }, kind: 'text', required: { with: ['access-necessary'] } },
    toolsField(true),
  ],
  declaration: 'statementOfTruth',
  closing: { en: 'Signed by me.' },
}
