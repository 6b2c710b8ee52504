import type { Profile } from '../types.js'
import {
  anyOf,
  certified,
  complete,
  digestsListed,
  digital,
  fields,
  human,
  items,
  line,
  present,
  request,
  says,
  signedAbroad,
  signedCertificate,
} from './tests.js'

const form = 'au-fea'

/** Foreign Evidence Act 1994 (Cth), ss. 20–26: foreign material in Australian criminal proceedings. */
export const auFea: Profile = {
  schema: 'rogatory.profile/1',
  id: 'au-fea',
  version: '1',
  jurisdiction: 'AU',
  title: { en: 'Foreign material obtained on request (Australia, Commonwealth)' },
  rule: 'Foreign Evidence Act 1994 (Cth), Part 3',
  citation: 'Foreign Evidence Act 1994 (Cth), ss. 20 to 26',
  textDate: '2023-09-14',
  source:
    'Compilation no. 21 (14 September 2023) as far as shown in public reproductions: section 24 in full, the others in part and from the facts of this project’s design. Not read on the Federal Register of Legislation.',
  author: 'rogatory project',
  status: 'draft',
  pending: [{ en: 'A later compilation, of 1 April 2026, is listed and was not read.' }],
  notCovered: [
    { en: 'Foreign government material in terrorism proceedings (Part 3, Division 3) and proceeds of crime.' },
    { en: 'State and Territory rules on notice before foreign material is adduced.' },
    { en: 'No formality of legalisation is looked for: sections 37 and 38 deal with it, and many treaties waive it.' },
  ],
  languages: ['en'],
  conditions: [
    {
      id: 'testimony',
      citation: 's. 21',
      text: { en: 'Signed testimony that annexes this exhibit is in the signed case record.' },
      test: present(form),
    },
    {
      id: 'request-named',
      citation: 's. 21',
      text: { en: 'It names the request, made by or for the Attorney-General, on which it was given.' },
      test: fields(form, 'request'),
    },
    {
      id: 'request',
      citation: 's. 21',
      where: 'request',
      text: { en: 'The request for assistance has what its instrument asks for.' },
      test: request,
    },
    {
      id: 'given-abroad',
      citation: 'ss. 21, 22',
      text: { en: 'It was signed by somebody of an authority outside Australia.' },
      test: signedAbroad(form),
    },
    {
      id: 'oath',
      citation: 's. 22(1)',
      text: { en: 'It was given on oath. One of this condition and the next three is needed.' },
      test: says(form, 'oath'),
    },
    { id: 'affirmation', citation: 's. 22(1)', text: { en: 'It was given on affirmation.' }, test: says(form, 'affirmation') },
    {
      id: 'obligation',
      citation: 's. 22(1)',
      text: { en: 'It was given under an obligation of the foreign law to tell the truth.' },
      test: says(form, 'obligation'),
    },
    {
      id: 'caution',
      citation: 's. 22(1)',
      text: { en: 'It was given under a caution or admonition that courts of the foreign country would accept.' },
      test: says(form, 'caution'),
    },
    {
      id: 'bound-to-truth',
      citation: 's. 22(1)',
      text: { en: 'It was given on oath, on affirmation, or under such an obligation, caution or admonition.' },
      test: anyOf('oath', 'affirmation', 'obligation', 'caution'),
    },
    { id: 'truth', citation: 's. 22(1)', text: { en: 'The person declares the testimony to be true.' }, test: says(form, 'truth') },
    {
      id: 'certified-by',
      citation: 's. 22(2)',
      text: { en: 'It names the judge, magistrate or officer of the foreign country who signed or certified it, and when.' },
      test: fields(form, 'certified-by', 'certifier-office', 'certified-on'),
    },
    {
      id: 'complete',
      citation: 'ss. 21 to 23',
      text: { en: 'It is filled in completely; who certified it is another person than who testified.' },
      test: complete(form),
    },
    {
      id: 'signature',
      citation: 's. 22',
      text: { en: 'Its signature is valid, by a key that was valid at the time.' },
      test: signedCertificate(form),
    },
    {
      id: 'annexed',
      citation: 's. 21',
      text: { en: 'The person declares which exhibits are annexed.' },
      test: says(form, 'exhibits-annexed'),
    },
    {
      id: 'annexed-digests',
      citation: 's. 21',
      text: { en: 'The digests of the annexed exhibit are listed and equal those recorded for it.' },
      test: digestsListed(form),
    },
    {
      id: 'digest-recomputed',
      citation: 's. 21',
      natures: digital,
      text: { en: 'The digests computed now from the bytes of the exhibit equal those listed.' },
      test: certified(form),
    },
    {
      id: 'items-complete',
      citation: 's. 21',
      text: { en: 'The files of the envelope and the exhibits correspond one to one with the bytes that were sealed.' },
      test: items,
    },
    {
      id: 'business-record',
      citation: 's. 24(3)',
      natures: ['records', 'document'],
      text: {
        en: 'A person declares that the exhibit is or was part of the records of a business. It matters where only hearsay would keep it out.',
      },
      test: says(form, 'business-record'),
    },
    {
      id: 'attorney-general',
      citation: 's. 26',
      text: { en: 'The document of the Attorney-General that the material was obtained on request is referred to.' },
      test: fields(form, 'ag-certificate'),
    },
    {
      id: 'line',
      citation: 's. 21',
      text: { en: 'The recorded custody of the exhibit has no gap, no conflicting records and no missing end.' },
      test: line,
    },
    {
      id: 'able-to-attend',
      citation: 's. 24(2)(a)',
      text: {
        en: 'Whether the person who testified is in Australia and able to attend is for the court; testimony on paper does not replace a person who can.',
      },
      test: human,
    },
    {
      id: 'would-be-received',
      citation: 's. 24(2)(b)',
      text: { en: 'Whether the evidence could be received from the person at the hearing is for the court.' },
      test: human,
    },
    {
      id: 'interests-of-justice',
      citation: 's. 25',
      text: { en: 'Whether justice would be better served if the material were not adduced is for the court.' },
      test: human,
    },
  ],
}
