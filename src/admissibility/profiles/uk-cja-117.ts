import type { Profile } from '../types.js'
import {
  anyOf,
  certified,
  complete,
  digestsListed,
  digital,
  human,
  line,
  present,
  request,
  says,
  signedCertificate,
  terms,
} from './tests.js'

const form = 'uk-cja-117'

/** Criminal Justice Act 2003, s. 117 (business and other documents), with Crime (International Co-operation) Act 2003, s. 9. */
export const ukCja117: Profile = {
  schema: 'rogatory.profile/1',
  id: 'uk-cja-117',
  version: '1',
  jurisdiction: 'GB',
  title: { en: 'Business documents, and evidence obtained from abroad (England and Wales)' },
  rule: 'Criminal Justice Act 2003 s. 117; Crime (International Co-operation) Act 2003 s. 9',
  citation: 'Criminal Justice Act 2003 (c. 44), s. 117; Crime (International Co-operation) Act 2003 (c. 32), ss. 7 to 9',
  textDate: '2003-11-20',
  source:
    'Both Acts as enacted in 2003, s. 117 in full and s. 9 of the 2003 Bill as brought to the Commons, in public reproductions. Later amendments of s. 117(4)(b), overseas production orders among them, were read in the parallel Northern Ireland order only.',
  author: 'rogatory project',
  status: 'draft',
  pending: [
    {
      en: 'The presumption at common law that a computer was working properly is under review: the Ministry of Justice called for evidence from 21 January to 15 April 2025. No change of the law was known when this profile was written.',
    },
  ],
  notCovered: [
    { en: 'Section 69 of the Police and Criminal Evidence Act 1984 is repealed; nothing here is made from it.' },
    {
      en: 'The other ways to admit hearsay (ss. 114, 116, 118), confessions, and exclusion under s. 78 of the Police and Criminal Evidence Act 1984.',
    },
    { en: 'Northern Ireland and Scotland, which have provisions of their own.' },
  ],
  languages: ['en'],
  conditions: [
    {
      id: 'statement',
      citation: 'CJA 2003 s. 117(1), (2)',
      text: { en: 'A signed statement about how the document came about is in the signed case record.' },
      test: present(form),
    },
    {
      id: 'supplier-named',
      citation: 'CJA 2003 s. 117(2)',
      text: { en: 'It names who created or received the document and who supplied the information.' },
      test: complete(form),
    },
    {
      id: 'signature',
      citation: 'CJA 2003 s. 117(2)',
      text: { en: 'Its signature is valid, by a key that was valid at the time.' },
      test: signedCertificate(form),
    },
    {
      id: 'digests',
      citation: 'CJA 2003 s. 133',
      text: { en: 'It lists the digests of the document it speaks of, and they equal those recorded for the exhibit.' },
      test: digestsListed(form),
    },
    {
      id: 'digest-recomputed',
      citation: 'CJA 2003 s. 133',
      natures: digital,
      text: { en: 'The digests computed now from the bytes of the exhibit equal those it lists.' },
      test: certified(form),
    },
    {
      id: 'course-of-business',
      citation: 'CJA 2003 s. 117(2)(a)',
      text: {
        en: 'A person declares that the document was created or received in the course of a trade, business, profession, occupation or office.',
      },
      test: says(form, 'course-of-business'),
    },
    {
      id: 'personal-knowledge',
      citation: 'CJA 2003 s. 117(2)(b)',
      text: {
        en: 'A person declares that whoever supplied the information had, or may be supposed to have had, personal knowledge of it.',
      },
      test: says(form, 'personal-knowledge'),
    },
    {
      id: 'each-receiver',
      citation: 'CJA 2003 s. 117(2)(c)',
      text: { en: 'A person declares that everyone through whom the information passed received it in the course of business or office.' },
      test: says(form, 'receivers-in-course'),
    },
    {
      id: 'not-for-proceedings',
      citation: 'CJA 2003 s. 117(4)',
      text: {
        en: 'A person declares that the document was not prepared for criminal proceedings or an investigation. One of this and the next three is needed.',
      },
      test: says(form, 'not-for-proceedings'),
    },
    {
      id: 'overseas-request',
      citation: 'CJA 2003 s. 117(4)(b)',
      text: { en: 'A person declares that it was obtained by a request for evidence from abroad.' },
      test: says(form, 'overseas-request'),
    },
    {
      id: 'supplier-unavailable',
      citation: 'CJA 2003 s. 117(5)(a), s. 116(2)',
      text: { en: 'A person declares that the supplier of the information is dead, unfit, abroad, not to be found or in fear.' },
      test: says(form, 'supplier-unavailable'),
    },
    {
      id: 'no-recollection',
      citation: 'CJA 2003 s. 117(5)(b)',
      text: { en: 'A person declares that the supplier of the information cannot reasonably be expected to remember.' },
      test: says(form, 'no-recollection'),
    },
    {
      id: 'additional-requirements',
      citation: 'CJA 2003 s. 117(4), (5)',
      text: {
        en: 'A person declares one of the four: not prepared for proceedings, obtained by request from abroad, supplier unavailable, no recollection.',
      },
      test: anyOf('not-for-proceedings', 'overseas-request', 'supplier-unavailable', 'no-recollection'),
    },
    {
      id: 'no-reason-to-doubt',
      citation: 'CJA 2003 s. 117(6), (7)',
      text: { en: 'A person declares to know of no reason to doubt that the statement is reliable.' },
      test: says(form, 'no-reason-to-doubt'),
    },
    {
      id: 'request',
      citation: 'CICA 2003 s. 7',
      where: 'request',
      text: { en: 'The request for assistance has what its instrument asks for.' },
      test: request,
    },
    {
      id: 'purpose',
      citation: 'CICA 2003 s. 9(2)',
      where: 'request',
      text: { en: 'The stated use is within the purpose of the request, or the overseas authority consented to it.' },
      test: terms,
    },
    {
      id: 'line',
      citation: 'CJA 2003 s. 117(7)',
      text: { en: 'The recorded custody of the exhibit has no gap, no conflicting records and no missing end.' },
      test: line,
    },
    {
      id: 'direction',
      citation: 'CJA 2003 s. 117(6), (7)',
      text: { en: 'Whether the court directs that the statement is doubtful in its contents, source or circumstances is for the court.' },
      test: human,
    },
    {
      id: 'computer-working',
      citation: 'common law presumption',
      text: {
        en: 'Whether the computer was working properly, and how far that may be presumed, is for the court; the presumption is under review.',
      },
      test: human,
    },
    {
      id: 'person-who-testifies',
      citation: 'CJA 2003 ss. 114, 116, 124',
      text: { en: 'A written statement does not replace a person who testifies and can be questioned, where the court asks for one.' },
      test: human,
    },
  ],
}
