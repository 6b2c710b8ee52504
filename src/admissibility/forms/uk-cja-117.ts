import { drafted } from './shared.js'
import type { CertificateForm } from './types.js'

export const ukCja117: CertificateForm = {
  id: 'uk-cja-117',
  version: 1,
  jurisdiction: 'GB',
  title: { en: 'Statement about business and other documents' },
  rule: 'Criminal Justice Act 2003, s. 117',
  citation: 'Criminal Justice Act 2003, s. 117(1)–(7); Crime (International Co-operation) Act 2003, s. 9',
  textDate: '2003-11-20',
  source: 'the Act as enacted and published by the National Archives; later amendments were not compared',
  ...drafted,
  languages: ['en'],
  capacities: ['custodian', 'qualified', 'officer'],
  persons: 1,
  opening: { en: 'I make this statement about the documents listed below.' },
  statements: [
    {
      id: 'course-of-business',
      citation: 's. 117(2)(a)',
      text: {
        en: 'The document was created or received by a person in the course of a trade, business, profession or other occupation, or as the holder of an office.',
      },
    },
    {
      id: 'personal-knowledge',
      citation: 's. 117(2)(b)',
      text: {
        en: 'The person who supplied the information, named below, knew of the matters personally, or may reasonably be taken to have done so.',
      },
    },
    {
      id: 'receivers-in-course',
      citation: 's. 117(2)(c)',
      text: {
        en: 'Everyone through whom the information passed received it in the course of an occupation, or as the holder of an office.',
      },
    },
    {
      id: 'no-reason-to-doubt',
      citation: 's. 117(7)',
      text: {
        en: 'I know of no reason to doubt the statement because of its content, its source, or the way in which the information was supplied or the document made.',
      },
    },
    {
      id: 'not-for-proceedings',
      citation: 's. 117(4)(a)',
      text: { en: 'The statement in the document was not prepared for criminal proceedings or a criminal investigation.' },
      optional: true,
    },
    {
      id: 'overseas-request',
      citation: 's. 117(4)(b)',
      text: { en: 'The statement was obtained by a request for evidence from abroad under the law on mutual assistance.' },
      optional: true,
    },
    {
      id: 'supplier-unavailable',
      citation: 's. 117(5)(a), s. 116(2)',
      text: {
        en: 'The person who supplied the information is dead, unfit, abroad and cannot reasonably be brought, cannot be found, or is in fear.',
      },
      optional: true,
    },
    {
      id: 'no-recollection',
      citation: 's. 117(5)(b)',
      text: { en: 'The person who supplied the information cannot reasonably be expected to remember the matters.' },
      optional: true,
    },
    {
      id: 'statement-of-truth',
      citation: 'Criminal Justice Act 1967, s. 9',
      text: {
        en: 'This statement is true to the best of my knowledge and belief, and I make it knowing that I may be prosecuted if I have wilfully stated in it anything that I know to be false or do not believe to be true.',
      },
    },
  ],
  oneOf: [['not-for-proceedings', 'overseas-request', 'supplier-unavailable', 'no-recollection']],
  fields: [
    {
      id: 'creator',
      label: { en: 'Who created or received the document, and in which occupation or office' },
      kind: 'text',
      required: true,
    },
    { id: 'supplier', label: { en: 'Who supplied the information' }, kind: 'text', required: true },
    { id: 'receivers', label: { en: 'Persons through whom the information passed' }, kind: 'list', required: false },
    {
      id: 'request',
      label: { en: 'The request, and the purpose for which use is allowed' },
      kind: 'text',
      required: { with: ['overseas-request'] },
    },
  ],
  declaration: 'statementOfTruth',
  closing: { en: 'Signed by me.' },
}
