import type { Profile } from '../types.js'
import {
  certified,
  continuous,
  copiesCovered,
  digestsListed,
  digital,
  fields,
  human,
  line,
  present,
  says,
  signedCertificate,
} from './tests.js'

const form = 'us-fre-902-14'

/** Federal Rules of Evidence, rule 902(14): certified data copied from an electronic device, storage medium or file. */
export const usFre90214: Profile = {
  schema: 'rogatory.profile/1',
  id: 'us-fre-902-14',
  version: '1',
  jurisdiction: 'US',
  title: { en: 'Certified copies of data, identified by digests (United States, federal courts)' },
  rule: 'FRE 902(14)',
  citation: 'Federal Rules of Evidence, rule 902(14) with 902(11); 28 U.S.C. § 1746',
  textDate: '2024-12-01',
  source:
    'The rules as amended to 1 December 2024; rule 902(14) as added on 1 December 2017, read in public reproductions. Not read in the official print.',
  author: 'rogatory project',
  status: 'draft',
  pending: [
    {
      en: 'A new rule 707 on machine-generated evidence was published for comment in August 2025 (comments until 16 February 2026). It is a proposal and no condition here is made from it.',
    },
  ],
  notCovered: [
    { en: 'Whether the original held what it is said to hold: the rule speaks of the copy only.' },
    { en: 'Hearsay (rules 801 to 807), relevance and unfair prejudice (401 to 403).' },
  ],
  languages: ['en'],
  conditions: [
    {
      id: 'present',
      citation: 'FRE 902(14)',
      text: { en: 'An evidence certificate about this exhibit is in the signed case record.' },
      test: present(form),
    },
    {
      id: 'signature',
      citation: 'FRE 902(14)',
      text: { en: 'Its signature is valid, by a key that was valid at the time.' },
      test: signedCertificate(form),
    },
    {
      id: 'digests-certified',
      citation: 'FRE 902(14)',
      text: { en: 'It lists the digests it speaks of, and they equal those recorded for the exhibit.' },
      test: digestsListed(form),
    },
    {
      id: 'digest-recomputed',
      citation: 'FRE 902(14)',
      natures: digital,
      text: { en: 'The digest computed now from the bytes of the copy equals the digest it lists.' },
      test: certified(form),
    },
    {
      id: 'copies-covered',
      citation: 'FRE 902(14)',
      natures: digital,
      text: { en: 'Every copy of the exhibit that is recorded as held has a digest that it lists.' },
      test: copiesCovered(form),
    },
    {
      id: 'digests-continuous',
      citation: 'FRE 902(14)',
      natures: digital,
      text: { en: 'From record to record, digests that cover the same thing are equal, or the record declares the change.' },
      test: continuous,
    },
    {
      id: 'digest-compared',
      citation: 'FRE 902(14)',
      text: { en: 'A qualified person declares to have made the comparison of digests.' },
      test: says(form, 'digest-compared'),
    },
    {
      id: 'qualified',
      citation: 'FRE 902(14)',
      text: { en: 'Its signer declares to be qualified to make that comparison.' },
      test: says(form, 'qualified'),
    },
    {
      id: 'every-copy',
      citation: 'FRE 902(14)',
      text: { en: 'A qualified person declares that every copy that is offered is listed.' },
      test: says(form, 'copies-covered'),
    },
    {
      id: 'penalty-of-perjury',
      citation: 'FRE 902(11), 902(14); 28 U.S.C. § 1746',
      text: { en: 'The declaration is made under penalty of perjury.' },
      test: says(form, 'penalty-of-perjury'),
    },
    {
      id: 'notice-date',
      citation: 'FRE 902(11), 902(14)',
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
      citation: 'FRE 902(11), 902(14)',
      text: { en: 'Whether the notice was reasonable and left the other parties a fair chance to challenge the copy is for the court.' },
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
