import type { Profile } from '../types.js'
import { allOf, anyOf, certified, complete, digestsListed, digital, human, line, present, says, signedCertificate } from './tests.js'

const form = 'ca-cea-31'

/** Canada Evidence Act, ss. 31.1–31.8: electronic documents, their authentication and the integrity of the system. */
export const caCea31: Profile = {
  schema: 'rogatory.profile/1',
  id: 'ca-cea-31',
  version: '1',
  jurisdiction: 'CA',
  title: { en: 'Electronic documents (Canada, federal law)', fr: 'Documents électroniques (Canada, droit fédéral)' },
  rule: 'Canada Evidence Act, ss. 31.1–31.8',
  citation: 'Canada Evidence Act, R.S.C. 1985, c. C-5, ss. 31.1–31.8 (S.C. 2000, c. 5, s. 56)',
  textDate: '2016-01-25',
  source:
    'Sections 31.1 to 31.3 in the English consolidation current to 25 January 2016 (last amended 1 August 2015); the others from the same Act as described in public literature. The French text was not read: the French sentences here are our own.',
  author: 'rogatory project',
  status: 'draft',
  notCovered: [
    {
      en: 'Hearsay and business records (s. 30), to which these sections add nothing, and the common law of documents.',
      fr: 'Le ouï-dire et les pièces commerciales (art. 30), auxquels ces articles n’ajoutent rien, et la common law des documents.',
    },
    {
      en: 'Secure electronic signatures and the presumptions made by regulation (s. 31.4).',
      fr: 'Les signatures électroniques sécurisées et les présomptions établies par règlement (art. 31.4).',
    },
  ],
  languages: ['en', 'fr'],
  conditions: [
    {
      id: 'affidavit',
      citation: 's. 31.6(1)',
      text: {
        en: 'An affidavit about this exhibit is in the signed case record.',
        fr: 'Un affidavit relatif à cette pièce figure au dossier signé.',
      },
      test: present(form),
    },
    {
      id: 'complete',
      citation: 'ss. 31.3, 31.6(1)',
      text: {
        en: 'It names the system, and before whom it was sworn or affirmed, and what else its statements ask for.',
        fr: 'Il désigne le système, la personne devant qui il a été fait, et ce que ses déclarations exigent d’autre.',
      },
      test: complete(form),
    },
    {
      id: 'signature',
      citation: 's. 31.6(1)',
      text: {
        en: 'Its signature is valid, by a key that was valid at the time.',
        fr: 'Sa signature est valide, par une clé valide à ce moment.',
      },
      test: signedCertificate(form),
    },
    {
      id: 'digests',
      citation: 's. 31.1',
      text: {
        en: 'It lists the digests of the documents it speaks of, and they equal those recorded for the exhibit.',
        fr: 'Il énumère les empreintes des documents visés, et elles sont égales à celles consignées pour la pièce.',
      },
      test: digestsListed(form),
    },
    {
      id: 'digest-recomputed',
      citation: 's. 31.1',
      natures: digital,
      text: {
        en: 'The digests computed now from the bytes of the exhibit equal those it lists.',
        fr: 'Les empreintes calculées maintenant à partir des octets de la pièce sont égales à celles qu’il énumère.',
      },
      test: certified(form),
    },
    {
      id: 'authentic',
      citation: 's. 31.1',
      text: {
        en: 'A person swears or affirms that the document is what it is said to be.',
        fr: 'Une personne atteste que le document est bien ce qu’il est censé être.',
      },
      test: says(form, 'authentic'),
    },
    {
      id: 'operating-properly',
      citation: 's. 31.3(a)',
      text: {
        en: 'A person swears or affirms that the computer system was operating properly at all material times. One of this condition and the next is needed.',
        fr: 'Une personne atteste que le système informatique fonctionnait bien à toute époque en cause. Cette condition ou la suivante suffit.',
      },
      test: says(form, 'operating-properly'),
    },
    {
      id: 'not-affected',
      citation: 's. 31.3(a)',
      text: {
        en: 'A person swears or affirms that a time of not operating properly did not affect the integrity of the document.',
        fr: 'Une personne atteste qu’un mauvais fonctionnement n’a pas compromis l’intégrité du document.',
      },
      test: says(form, 'not-affected'),
    },
    {
      id: 'working',
      citation: 's. 31.3(a)',
      text: {
        en: 'A person swears or affirms one of the two: operating properly, or the document not affected.',
        fr: 'Une personne atteste l’un des deux : bon fonctionnement, ou document non compromis.',
      },
      test: anyOf('operating-properly', 'not-affected'),
    },
    {
      id: 'no-other-doubt',
      citation: 's. 31.3(a)',
      text: {
        en: 'A person swears or affirms to know of no other reasonable ground to doubt the integrity of the system.',
        fr: 'Une personne atteste ne connaître aucun autre motif raisonnable de douter de l’intégrité du système.',
      },
      test: says(form, 'no-other-doubt'),
    },
    {
      id: 'system',
      citation: 's. 31.3(a)',
      text: {
        en: 'The first way to show integrity: the system was working, and nothing else casts doubt on it.',
        fr: 'Premier moyen de démontrer l’intégrité : le système fonctionnait, et rien d’autre ne fait douter de lui.',
      },
      test: allOf('working', 'no-other-doubt'),
    },
    {
      id: 'adverse-party',
      citation: 's. 31.3(b)',
      text: {
        en: 'The second way: a person swears or affirms that a party with an adverse interest recorded or stored the document.',
        fr: 'Deuxième moyen : une personne atteste que le document a été enregistré ou mis en mémoire par une partie ayant un intérêt opposé.',
      },
      test: says(form, 'adverse-party'),
    },
    {
      id: 'non-party',
      citation: 's. 31.3(c)',
      text: {
        en: 'The third way: a person swears or affirms that somebody who is no party recorded or stored it in the ordinary course of business, not under the control of the party who introduces it.',
        fr: 'Troisième moyen : une personne atteste qu’un tiers l’a enregistré ou mis en mémoire dans le cours ordinaire des affaires, hors de l’autorité de la partie qui le présente.',
      },
      test: says(form, 'non-party'),
    },
    {
      id: 'integrity',
      citation: 'ss. 31.2(1)(a), 31.3',
      text: {
        en: 'The integrity of the system is sworn to or affirmed in one of the three ways.',
        fr: 'L’intégrité du système est attestée par l’un des trois moyens.',
      },
      test: anyOf('system', 'adverse-party', 'non-party'),
    },
    {
      id: 'knowledge-and-belief',
      citation: 's. 31.6(1)',
      text: {
        en: 'The affidavit is made to the best of the knowledge and belief of its maker.',
        fr: 'L’affidavit est fait au mieux de la connaissance et de la croyance de son auteur.',
      },
      test: says(form, 'knowledge-and-belief'),
    },
    {
      id: 'oath',
      citation: 's. 31.6(1)',
      text: {
        en: 'It is made on oath. One of this condition and the next is needed.',
        fr: 'Il est fait sous serment. Cette condition ou la suivante suffit.',
      },
      test: says(form, 'oath'),
    },
    {
      id: 'affirmation',
      citation: 's. 31.6(1)',
      text: { en: 'It is made on solemn affirmation.', fr: 'Il est fait sous affirmation solennelle.' },
      test: says(form, 'affirmation'),
    },
    {
      id: 'sworn-or-affirmed',
      citation: 's. 31.6(1)',
      text: { en: 'It is made on oath or on solemn affirmation.', fr: 'Il est fait sous serment ou sous affirmation solennelle.' },
      test: anyOf('oath', 'affirmation'),
    },
    {
      id: 'line',
      citation: 's. 31.1',
      text: {
        en: 'The recorded custody of the exhibit has no gap, no conflicting records and no missing end.',
        fr: 'La garde consignée de la pièce n’a ni lacune, ni actes contradictoires, ni fin manquante.',
      },
      test: line,
    },
    {
      id: 'evidence-to-the-contrary',
      citation: 'ss. 31.2(2), 31.3, 31.5',
      text: {
        en: 'Whether there is evidence to the contrary, and what usages and standards tell of the system, is for the court.',
        fr: 'S’il existe une preuve contraire, et ce que les usages et normes disent du système, relève du tribunal.',
      },
      test: human,
    },
    {
      id: 'cross-examination',
      citation: 's. 31.6(2)',
      text: {
        en: 'An affidavit does not replace a person who testifies: its maker may have to be available for cross-examination.',
        fr: 'Un affidavit ne remplace pas une personne qui témoigne : son auteur peut devoir être contre-interrogé.',
      },
      test: human,
    },
  ],
}
