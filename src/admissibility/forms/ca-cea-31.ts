import { drafted } from './shared.js'
import type { CertificateForm } from './types.js'

export const caCea31: CertificateForm = {
  id: 'ca-cea-31',
  version: 1,
  jurisdiction: 'CA',
  title: {
    en: 'Affidavit on the integrity of an electronic documents system',
    'fr-CA': 'Affidavit sur l’intégrité d’un système d’archivage électronique',
  },
  rule: 'Canada Evidence Act, ss. 31.1–31.8',
  citation: 'Canada Evidence Act, R.S.C. 1985, c. C-5, ss. 31.1–31.3, 31.6, 31.8',
  textDate: '2000-05-01',
  source: 'the consolidated Act as published by the Department of Justice',
  ...drafted,
  languages: ['en', 'fr-CA'],
  capacities: ['custodian', 'qualified', 'officer', 'expert'],
  persons: 1,
  opening: {
    en: 'I make this affidavit about the electronic documents listed below and the system in which they were recorded or stored.',
    'fr-CA':
      'Je fais cet affidavit au sujet des documents électroniques énumérés ci-dessous et du système où ils ont été enregistrés ou mis en mémoire.',
  },
  statements: [
    {
      id: 'authentic',
      citation: 's. 31.1',
      text: {
        en: 'Each electronic document is what it is said to be.',
        'fr-CA': 'Chaque document électronique est bien ce qu’il est censé être.',
      },
    },
    {
      id: 'operating-properly',
      citation: 's. 31.3(a)',
      text: {
        en: 'At all material times the computer system was operating properly.',
        'fr-CA': 'À toute époque en cause, le système informatique fonctionnait bien.',
      },
      optional: true,
    },
    {
      id: 'not-affected',
      citation: 's. 31.3(a)',
      text: {
        en: 'At some time it was not operating properly, and this did not affect the integrity of the electronic documents.',
        'fr-CA': 'À un moment, il ne fonctionnait pas bien, et cela n’a pas compromis l’intégrité des documents électroniques.',
      },
      optional: true,
    },
    {
      id: 'no-other-doubt',
      citation: 's. 31.3(a)',
      text: {
        en: 'I know of no other reasonable ground to doubt the integrity of the system.',
        'fr-CA': 'Je ne connais aucun autre motif raisonnable de mettre en doute l’intégrité du système.',
      },
      optional: true,
    },
    {
      id: 'adverse-party',
      citation: 's. 31.3(b)',
      text: {
        en: 'The documents were recorded or stored by a party whose interest is adverse to that of the party who introduces them.',
        'fr-CA':
          'Les documents ont été enregistrés ou mis en mémoire par une partie dont l’intérêt est opposé à celui de la partie qui les présente.',
      },
      optional: true,
    },
    {
      id: 'non-party',
      citation: 's. 31.3(c)',
      text: {
        en: 'The documents were recorded or stored in the usual and ordinary course of business by somebody who is no party and was not under the control of the party who introduces them.',
        'fr-CA':
          'Les documents ont été enregistrés ou mis en mémoire dans le cours ordinaire des affaires par une personne qui n’est pas partie à l’instance et qui n’agissait pas sous l’autorité de la partie qui les présente.',
      },
      optional: true,
    },
    {
      id: 'knowledge-and-belief',
      citation: 's. 31.6(1)',
      text: {
        en: 'I state these matters to the best of my knowledge and belief.',
        'fr-CA': 'Je déclare ces faits au mieux de ma connaissance et de ma croyance.',
      },
    },
    {
      id: 'oath',
      citation: 's. 31.6(1)',
      text: { en: 'I swear that this is true.', 'fr-CA': 'Je jure que cela est vrai.' },
      optional: true,
    },
    {
      id: 'affirmation',
      citation: 's. 31.6(1)',
      text: { en: 'I solemnly affirm that this is true.', 'fr-CA': 'J’affirme solennellement que cela est vrai.' },
      optional: true,
    },
  ],
  oneOf: [
    ['operating-properly', 'not-affected', 'adverse-party', 'non-party'],
    ['no-other-doubt', 'adverse-party', 'non-party'],
    ['oath', 'affirmation'],
  ],
  fields: [
    {
      id: 'system',
      label: { en: 'Electronic documents system', 'fr-CA': 'Système d’archivage électronique' },
      kind: 'text',
      required: true,
    },
    {
      id: 'material-times',
      label: { en: 'Material times', 'fr-CA': 'Époque en cause' },
      kind: 'text',
      required: { with: ['operating-properly', 'not-affected'] },
    },
    {
      id: 'recorded-by',
      label: { en: 'Who recorded or stored the documents', 'fr-CA': 'Qui a enregistré ou mis en mémoire les documents' },
      kind: 'text',
      required: { with: ['adverse-party', 'non-party'] },
    },
    {
      id: 'commissioner',
      label: { en: 'Sworn or affirmed before', 'fr-CA': 'Fait sous serment ou affirmé devant' },
      kind: 'text',
      required: true,
    },
  ],
  otherPerson: 'commissioner',
  declaration: 'oath',
  closing: { en: 'Made before the person named above.', 'fr-CA': 'Fait devant la personne nommée ci-dessus.' },
}
