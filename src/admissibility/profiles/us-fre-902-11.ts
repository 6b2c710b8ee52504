import type { Profile } from '../types.js'
import { capacity, certified, digestsListed, digital, fields, human, line, present, says, signedCertificate } from './tests.js'

const form = 'us-fre-902-11'

/** Federal Rules of Evidence, rule 902(11) with 803(6)(A)–(C): certified domestic records of a regularly conducted activity. */
export const usFre90211: Profile = {
  schema: 'rogatory.profile/1',
  id: 'us-fre-902-11',
  version: '1',
  jurisdiction: 'US',
  title: { en: 'Certified records of a regularly conducted activity (United States, federal courts)' },
  rule: 'FRE 902(11), 803(6)(A)–(C)',
  citation: 'Federal Rules of Evidence, rules 902(11) and 803(6)(A)–(C); 28 U.S.C. § 1746',
  textDate: '2024-12-01',
  source:
    'The rules as amended to 1 December 2024, in public reproductions, not in the official print; rule 803(6) in the wording in force since 1 December 2014.',
  author: 'rogatory project',
  status: 'draft',
  pending: [
    {
      en: 'A new rule 707 on machine-generated evidence was published for comment in August 2025 (comments until 16 February 2026). It is a proposal and no condition here is made from it.',
    },
  ],
  notCovered: [
    { en: 'Foreign records in civil cases (rule 902(12)) and in criminal cases (18 U.S.C. § 3505, which has a profile of its own).' },
    { en: 'Hearsay within the records (rule 805), relevance and unfair prejudice (401 to 403).' },
  ],
  languages: ['en'],
  conditions: [
    {
      id: 'present',
      citation: 'FRE 902(11)',
      text: { en: 'A written evidence certificate about this exhibit is in the signed case record.' },
      test: present(form),
    },
    {
      id: 'signature',
      citation: 'FRE 902(11)',
      text: { en: 'Its signature is valid, by a key that was valid at the time.' },
      test: signedCertificate(form),
    },
    {
      id: 'signer',
      citation: 'FRE 902(11)',
      text: { en: 'Its signer signs as the custodian of the records or as another qualified person.' },
      test: capacity(form, 'custodian', 'qualified'),
    },
    {
      id: 'digests-listed',
      citation: 'FRE 902(11)',
      text: { en: 'It lists the digests of everything it speaks of, and they equal those recorded for the exhibit.' },
      test: digestsListed(form),
    },
    {
      id: 'digest-recomputed',
      citation: 'FRE 902(11)',
      natures: digital,
      text: { en: 'The digests computed now from the bytes of the exhibit equal those it lists.' },
      test: certified(form),
    },
    {
      id: 'times-stated',
      citation: 'FRE 803(6)(A)',
      text: { en: 'It says what the records are and which time they cover.' },
      test: fields(form, 'records'),
    },
    {
      id: 'near-the-time',
      citation: 'FRE 803(6)(A)',
      text: { en: 'A person declares that the records were made at or near the time of the events.' },
      test: says(form, 'near-the-time'),
    },
    {
      id: 'knowledge',
      citation: 'FRE 803(6)(A)',
      text: { en: 'A person declares that they were made by, or from information passed on by, someone who knew.' },
      test: says(form, 'knowledge'),
    },
    {
      id: 'regular-course',
      citation: 'FRE 803(6)(B)',
      text: { en: 'A person declares that they were kept in the course of a regularly conducted activity.' },
      test: says(form, 'regular-course'),
    },
    {
      id: 'regular-practice',
      citation: 'FRE 803(6)(C)',
      text: { en: 'A person declares that making them was a regular practice of that activity.' },
      test: says(form, 'regular-practice'),
    },
    {
      id: 'penalty-of-perjury',
      citation: '28 U.S.C. § 1746',
      text: { en: 'The declaration is made under penalty of perjury.' },
      test: says(form, 'penalty-of-perjury'),
    },
    {
      id: 'notice-date',
      citation: 'FRE 902(11)',
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
      id: 'notice-reasonable',
      citation: 'FRE 902(11)',
      text: { en: 'Whether the notice was reasonable and left the other parties a fair chance to challenge the records is for the court.' },
      test: human,
    },
    {
      id: 'trustworthy',
      citation: 'FRE 803(6)(E)',
      text: {
        en: 'Whether the source of the information or the way the records were made shows a lack of trustworthiness is for the court.',
      },
      test: human,
    },
    {
      id: 'person-who-testifies',
      citation: 'U.S. Constitution, sixth amendment',
      text: {
        en: 'An evidence certificate does not replace a person who testifies and can be questioned, where the constitution or the court asks for one.',
      },
      test: human,
    },
  ],
}
