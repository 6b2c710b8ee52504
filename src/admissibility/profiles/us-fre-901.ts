import type { Profile } from '../types.js'
import { continuous, derived, digital, handovers, human, items, line, recomputed, says, signatures, times, tools } from './tests.js'

/** Federal Rules of Evidence, rule 901(a), (b)(4) and (b)(9): authenticating or identifying evidence. */
export const usFre901: Profile = {
  schema: 'rogatory.profile/1',
  id: 'us-fre-901',
  version: '1',
  jurisdiction: 'US',
  title: { en: 'Authenticating evidence by its characteristics or by the process that made it (United States, federal courts)' },
  rule: 'FRE 901(b)(4), (9)',
  citation: 'Federal Rules of Evidence, rule 901(a), (b)(4) and (b)(9)',
  textDate: '2024-12-01',
  source:
    'The rules as amended to 1 December 2024; rule 901 itself has stood unchanged since the restyling of 1 December 2011. Its wording was taken from public reproductions, not from the official print.',
  author: 'rogatory project',
  status: 'draft',
  pending: [
    {
      en: 'A new rule 707 on machine-generated evidence was published for comment in August 2025 (comments until 16 February 2026). It is a proposal and no condition here is made from it.',
    },
  ],
  notCovered: [
    { en: 'The other examples of rule 901(b), stipulations and judicial notice.' },
    { en: 'Hearsay (rules 801 to 807), the original-writing rule (1001 to 1008), expert evidence (702) and unfair prejudice (403).' },
  ],
  languages: ['en'],
  conditions: [
    {
      id: 'digest-recomputed',
      citation: 'FRE 901(b)(4)',
      natures: digital,
      text: { en: 'The digests computed now from the bytes of the exhibit equal those recorded for it.' },
      test: recomputed,
    },
    {
      id: 'digests-continuous',
      citation: 'FRE 901(b)(4)',
      natures: digital,
      text: { en: 'From record to record, digests that cover the same thing are equal, or the record declares the change.' },
      test: continuous,
    },
    {
      id: 'items-complete',
      citation: 'FRE 901(a)',
      text: { en: 'The files of the envelope and the exhibits correspond one to one with the bytes that were sealed.' },
      test: items,
    },
    {
      id: 'line',
      citation: 'FRE 901(a)',
      text: { en: 'The recorded custody of the exhibit has no gap, no conflicting records and no missing end.' },
      test: line,
    },
    {
      id: 'handovers',
      citation: 'FRE 901(a)',
      where: 'handover',
      text: { en: 'Each handover between authorities is signed by both sides.' },
      test: handovers,
    },
    {
      id: 'signatures',
      citation: 'FRE 901(a)',
      text: { en: 'Each record of the exhibit bears a valid signature by a key that was valid at the time.' },
      test: signatures,
    },
    {
      id: 'times',
      citation: 'FRE 901(a)',
      text: { en: 'The recorded times follow one another as far as their precision tells.' },
      test: times,
    },
    {
      id: 'process-recorded',
      citation: 'FRE 901(b)(9)',
      natures: digital,
      text: { en: 'The process that made the exhibit is described: the tool with its name and version is recorded.' },
      test: tools,
    },
    {
      id: 'derived-sources',
      citation: 'FRE 901(b)(9)',
      where: 'derived',
      text: { en: 'For what was made from another exhibit, the record names that exhibit, the tool and the person who used it.' },
      test: derived,
    },
    {
      id: 'accurate-process',
      citation: 'FRE 901(b)(9)',
      text: { en: 'A person declares that the process or system described gives an accurate result.' },
      test: says('us-fre-901-declaration', 'accurate-process'),
    },
    {
      id: 'what-it-is-said-to-be',
      citation: 'FRE 901(a)',
      text: { en: 'A person declares, for these exact digests, that the exhibit is what it is said to be.' },
      test: says('us-fre-901-declaration', 'item-genuine'),
    },
    {
      id: 'jury',
      citation: 'FRE 104(b), 901(a)',
      text: {
        en: 'Whether what is shown suffices for the exhibit to be what its proponent claims, is for the court and then for the jury.',
      },
      test: human,
    },
    {
      id: 'person-who-testifies',
      citation: 'FRE 901(b)(1), 602; U.S. Constitution, sixth amendment',
      text: {
        en: 'A signed declaration does not replace a person who testifies and can be questioned, where the rules or the constitution ask for one.',
      },
      test: human,
    },
  ],
}
