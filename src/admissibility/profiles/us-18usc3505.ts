import type { Profile } from '../types.js'
import {
  anyOf,
  capacity,
  certified,
  digestsListed,
  digital,
  fields,
  human,
  line,
  present,
  says,
  signedAbroad,
  signedCertificate,
} from './tests.js'

const form = 'us-18usc3505'

/** 18 U.S.C. § 3505: foreign records of a regularly conducted activity in a federal criminal case. */
export const us18Usc3505: Profile = {
  schema: 'rogatory.profile/1',
  id: 'us-18usc3505',
  version: '1',
  jurisdiction: 'US',
  title: { en: 'Foreign records of a regularly conducted activity in a criminal case (United States, federal courts)' },
  rule: '18 U.S.C. § 3505',
  citation: '18 U.S.C. § 3505 (Pub. L. 98–473, title II, § 1217(a), 98 Stat. 2165)',
  textDate: '1984-10-12',
  source:
    'The section as enacted on 12 October 1984 and shown unamended in reproductions of the United States Code of 21 April and 20 June 2026. Not read in the official print.',
  author: 'rogatory project',
  status: 'draft',
  notCovered: [
    { en: 'Civil cases, for which rule 902(12) of the Federal Rules of Evidence provides.' },
    { en: 'Official foreign records (18 U.S.C. § 3494 and treaties) and depositions abroad.' },
  ],
  languages: ['en'],
  conditions: [
    {
      id: 'present',
      citation: '18 U.S.C. § 3505(a)(1), (c)(2)',
      text: { en: 'A foreign certification about this exhibit is in the signed case record.' },
      test: present(form),
    },
    {
      id: 'signed-abroad',
      citation: '18 U.S.C. § 3505(c)(2)',
      text: { en: 'It was signed by somebody of an authority outside the United States.' },
      test: signedAbroad(form),
    },
    {
      id: 'signature',
      citation: '18 U.S.C. § 3505(c)(2)',
      text: { en: 'Its signature is valid, by a key that was valid at the time.' },
      test: signedCertificate(form),
    },
    {
      id: 'signer',
      citation: '18 U.S.C. § 3505(c)(2)',
      text: { en: 'Its signer signs as the custodian of the records or as another qualified person.' },
      test: capacity(form, 'custodian', 'qualified'),
    },
    {
      id: 'near-the-time',
      citation: '18 U.S.C. § 3505(a)(1)(A)',
      text: { en: 'A person declares that the records were made at or near the time of the events.' },
      test: says(form, 'near-the-time'),
    },
    {
      id: 'knowledge',
      citation: '18 U.S.C. § 3505(a)(1)(A)',
      text: { en: 'A person declares that they were made by, or from information passed on by, someone who knew.' },
      test: says(form, 'knowledge'),
    },
    {
      id: 'regular-course',
      citation: '18 U.S.C. § 3505(a)(1)(B)',
      text: { en: 'A person declares that they were kept in the course of a regularly conducted business activity.' },
      test: says(form, 'regular-course'),
    },
    {
      id: 'regular-practice',
      citation: '18 U.S.C. § 3505(a)(1)(C)',
      text: { en: 'A person declares that the business made such records as a regular practice.' },
      test: says(form, 'regular-practice'),
    },
    {
      id: 'original',
      citation: '18 U.S.C. § 3505(a)(1)(D)',
      text: { en: 'A person declares that this is the original. One of this condition and the next is needed.' },
      test: says(form, 'original'),
    },
    {
      id: 'duplicate',
      citation: '18 U.S.C. § 3505(a)(1)(D)',
      text: { en: 'A person declares that, where this is not the original, it is a duplicate of the original.' },
      test: says(form, 'duplicate'),
    },
    {
      id: 'original-or-duplicate',
      citation: '18 U.S.C. § 3505(a)(1)(D)',
      text: { en: 'A person declares this to be the original or a duplicate of it.' },
      test: anyOf('original', 'duplicate'),
    },
    {
      id: 'duplicate-digest',
      citation: '18 U.S.C. § 3505(a)(1)(D)',
      text: { en: 'It lists the digests of what it speaks of, and they equal those recorded for the exhibit.' },
      test: digestsListed(form),
    },
    {
      id: 'digest-recomputed',
      citation: '18 U.S.C. § 3505(a)(1)(D)',
      natures: digital,
      text: { en: 'The digests computed now from the bytes of the exhibit equal those it lists.' },
      test: certified(form),
    },
    {
      id: 'punishable',
      citation: '18 U.S.C. § 3505(c)(2)',
      text: { en: 'A person declares to know that a false certification is a crime in the country where it is signed.' },
      test: says(form, 'criminal-penalty'),
    },
    {
      id: 'penal-law',
      citation: '18 U.S.C. § 3505(c)(2)',
      text: { en: 'It names the law under which a false certification is punished there.' },
      test: fields(form, 'penal-law'),
    },
    {
      id: 'notice-date',
      citation: '18 U.S.C. § 3505(b)',
      text: { en: 'The date of the written notice to the other parties is stated.' },
      test: fields(form, 'notice-date'),
    },
    {
      id: 'line',
      citation: 'FRE 901(a)',
      text: { en: 'The recorded custody of the exhibit has no gap, no conflicting records and no missing end.' },
      test: line,
    },
    {
      id: 'notice-in-time',
      citation: '18 U.S.C. § 3505(b)',
      text: { en: 'Whether the notice was given at the arraignment or as soon after as practicable is for the court.' },
      test: human,
    },
    {
      id: 'trustworthy',
      citation: '18 U.S.C. § 3505(a)(1)',
      text: {
        en: 'Whether the source of the information or the way the records were made shows a lack of trustworthiness is for the court.',
      },
      test: human,
    },
    {
      id: 'punishable-there',
      citation: '18 U.S.C. § 3505(c)(2)',
      text: { en: 'Whether the law of that country indeed punishes a false certification is a question of that law.' },
      test: human,
    },
    {
      id: 'person-who-testifies',
      citation: 'U.S. Constitution, sixth amendment',
      text: {
        en: 'A foreign certification does not replace a person who testifies and can be questioned, where the constitution or the court asks for one.',
      },
      test: human,
    },
  ],
}
