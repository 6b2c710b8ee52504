import type { Profile } from '../types.js'
import {
  anyOf,
  bagSeals,
  basis,
  certified,
  complete,
  continuous,
  derived,
  digestsListed,
  digital,
  handovers,
  human,
  line,
  parts,
  physical,
  present,
  says,
  signatures,
  signedCertificate,
  taken,
} from './tests.js'

const form = 'fr-cpp-pv'

/** Code de procédure pénale, arts. 427 (free proof), 56 and 97 (seizure, inventory, judicial seals), with 429 and 230-3. */
export const frCpp: Profile = {
  schema: 'rogatory.profile/1',
  id: 'fr-cpp',
  version: '1',
  jurisdiction: 'FR',
  title: { en: 'Free proof, seizure and judicial seals (France)', fr: 'Liberté de la preuve, saisie et scellés (France)' },
  rule: 'CPP, arts. 427, 56, 97',
  citation: 'Code de procédure pénale, arts. 427, 56, 97, with arts. 57, 60-3, 230-3 and 429',
  textDate: '2025-12-15',
  source:
    'Article 427 in a reproduction of the code updated to 15 December 2025; article 56 in the wording of 2011 and a later English rendering; article 97 in older versions (in force as amended since 25 March 2019); article 230-3 as in force since 1 January 2017. Légifrance was not read. The English sentences are our own.',
  author: 'rogatory project',
  status: 'draft',
  pending: [
    {
      en: 'Ordonnance no. 2025-1091 of 19 November 2025 rewrites and renumbers the legislative part of the code, without change of substance as it says; it is to enter into force on 1 January 2029, and may be put off to 2030.',
      fr: 'L’ordonnance n° 2025-1091 du 19 novembre 2025 réécrit et renumérote la partie législative du code, annoncée à droit constant ; son entrée en vigueur est prévue le 1er janvier 2029 et peut être reportée à 2030.',
    },
  ],
  notCovered: [
    {
      en: 'Nullities (arts. 170 to 174, 385, 802) and their time limits.',
      fr: 'Les nullités (arts. 170 à 174, 385, 802) et leurs délais.',
    },
    {
      en: 'Protected premises and professional secrecy (arts. 56-1 to 56-5), and methods covered by national defence secrecy.',
      fr: 'Les lieux protégés et le secret professionnel (arts. 56-1 à 56-5), et les moyens couverts par le secret de la défense nationale.',
    },
  ],
  languages: ['en', 'fr'],
  conditions: [
    {
      id: 'official-record',
      citation: 'CPP, arts. 56, 97, 429',
      text: {
        en: 'An official record (procès-verbal) about this exhibit is in the signed case record.',
        fr: 'Un procès-verbal relatif à cette pièce figure au dossier signé.',
      },
      test: present(form),
    },
    {
      id: 'official-record-complete',
      citation: 'CPP, art. 429',
      text: {
        en: 'It gives its number, the function of the officer, the legal framework, the numbers of the judicial seals and who was present.',
        fr: 'Il indique son numéro, la qualité de l’agent, le cadre juridique, les numéros des scellés et les personnes présentes.',
      },
      test: complete(form),
    },
    {
      id: 'official-record-signature',
      citation: 'CPP, art. 429',
      text: {
        en: 'Its signature is valid, by a key that was valid at the time.',
        fr: 'Sa signature est valide, par une clé valide à ce moment.',
      },
      test: signedCertificate(form),
    },
    {
      id: 'official-record-digests',
      citation: 'CPP, arts. 56, 97',
      text: {
        en: 'The digests it lists equal those recorded for the exhibit.',
        fr: 'Les empreintes qu’il énumère sont égales à celles consignées pour la pièce.',
      },
      test: digestsListed(form),
    },
    {
      id: 'digest-recomputed',
      citation: 'CPP, art. 427',
      natures: digital,
      text: {
        en: 'The digests computed now from the bytes of the exhibit equal those it lists.',
        fr: 'Les empreintes calculées maintenant à partir des octets de la pièce sont égales à celles qu’il énumère.',
      },
      test: certified(form),
    },
    {
      id: 'digests-continuous',
      citation: 'CPP, art. 60-3',
      natures: digital,
      text: {
        en: 'From record to record, digests that cover the same thing are equal, or the record declares the change.',
        fr: 'D’un acte à l’autre, les empreintes portant sur le même contenu sont égales, ou l’acte déclare la modification.',
      },
      test: continuous,
    },
    {
      id: 'judicial-seals',
      citation: 'CPP, arts. 56, 97',
      natures: physical,
      text: {
        en: 'The numbers of the judicial seals (scellés) agree from record to record, and none was found broken.',
        fr: 'Les numéros des scellés concordent d’un acte à l’autre, et aucun n’a été trouvé rompu.',
      },
      test: bagSeals,
    },
    {
      id: 'inventoried',
      citation: 'CPP, arts. 56, 97',
      text: {
        en: 'An officer declares that what was seized was inventoried at once, or placed under a provisional closed seal.',
        fr: 'Un officier déclare que ce qui a été saisi a été inventorié immédiatement, ou placé sous scellé fermé provisoire.',
      },
      test: says(form, 'inventoried'),
    },
    {
      id: 'sealed',
      citation: 'CPP, arts. 56, 97',
      text: {
        en: 'An officer declares that what was seized was placed under judicial seals.',
        fr: 'Un officier déclare que ce qui a été saisi a été placé sous scellés.',
      },
      test: says(form, 'sealed'),
    },
    {
      id: 'persons-present',
      citation: 'CPP, art. 57',
      text: {
        en: 'An officer declares that the persons whose presence the law requires were present.',
        fr: 'Un officier déclare que les personnes dont la loi exige la présence étaient présentes.',
      },
      test: says(form, 'persons-present'),
    },
    {
      id: 'copy-in-presence',
      citation: 'CPP, arts. 56, 97',
      text: {
        en: 'An officer declares that data were seized by a copy made in the presence of those persons. One of this condition and the next is needed.',
        fr: 'Un officier déclare que les données ont été saisies par une copie réalisée en présence de ces personnes. Cette condition ou la suivante suffit.',
      },
      test: says(form, 'copy-in-presence'),
    },
    {
      id: 'medium-sealed',
      citation: 'CPP, arts. 56, 97',
      text: {
        en: 'An officer declares that data were seized by placing their physical medium under seal.',
        fr: 'Un officier déclare que les données ont été saisies par le placement sous scellés de leur support physique.',
      },
      test: says(form, 'medium-sealed'),
    },
    {
      id: 'seizure-of-data',
      citation: 'CPP, arts. 56, 97',
      text: {
        en: 'Data were seized in one of the two ways of the law: their medium under seal, or a copy made in presence.',
        fr: 'Les données ont été saisies selon l’un des deux modes légaux : support sous scellés, ou copie réalisée en présence.',
      },
      test: anyOf('copy-in-presence', 'medium-sealed'),
    },
    {
      id: 'seen-personally',
      citation: 'CPP, art. 429',
      text: {
        en: 'An officer declares to report, within competence and in exercise of the function, what was seen, heard or noted personally.',
        fr: 'Un officier déclare rapporter, sur une matière de sa compétence et dans l’exercice de ses fonctions, ce qu’il a vu, entendu ou constaté personnellement.',
      },
      test: says(form, 'seen-personally'),
    },
    {
      id: 'legal-framework',
      citation: 'CPP, arts. 56, 76, 92 to 97',
      natures: taken,
      text: {
        en: 'The basis of the seizure is recorded and still stands.',
        fr: 'La base juridique de la saisie est consignée et n’a pas été remise en cause.',
      },
      test: basis(['collect', 'acquire']),
    },
    {
      id: 'deciphered-annex',
      citation: 'CPP, art. 230-3',
      natures: digital,
      text: {
        en: 'Where data were deciphered, the technical indications and the attestation that the results are genuine are attached to the record.',
        fr: 'Si des données ont été mises au clair, les indications techniques et l’attestation de sincérité des résultats sont jointes à l’acte.',
      },
      test: parts(['attachments'], ['decrypt'], { ifAny: true }),
    },
    {
      id: 'line',
      citation: 'CPP, arts. 97, 427',
      text: {
        en: 'The recorded custody of the exhibit has no gap, no conflicting records and no missing end.',
        fr: 'La garde consignée de la pièce n’a ni lacune, ni actes contradictoires, ni fin manquante.',
      },
      test: line,
    },
    {
      id: 'handovers',
      citation: 'CPP, art. 97',
      where: 'handover',
      text: {
        en: 'Each handover between authorities is signed by both sides.',
        fr: 'Chaque remise entre autorités est signée des deux côtés.',
      },
      test: handovers,
    },
    {
      id: 'signatures',
      citation: 'CPP, art. 429',
      text: {
        en: 'Each record of the exhibit bears a valid signature by a key that was valid at the time.',
        fr: 'Chaque acte relatif à la pièce porte une signature valide, par une clé valide à ce moment.',
      },
      test: signatures,
    },
    {
      id: 'derived-sources',
      citation: 'CPP, arts. 60-3, 163, 166',
      where: 'derived',
      text: {
        en: 'For what was made from another exhibit, the record names that exhibit, the tool and the person who used it.',
        fr: 'Pour ce qui a été tiré d’une autre pièce, l’acte désigne cette pièce, l’outil et la personne qui l’a employé.',
      },
      test: derived,
    },
    {
      id: 'contradictory-debate',
      citation: 'CPP, art. 427',
      text: {
        en: 'What the evidence is worth is for the inner conviction of the court, after both sides have debated it at the hearing.',
        fr: 'La valeur des preuves relève de l’intime conviction du juge, après un débat contradictoire à l’audience.',
      },
      test: human,
    },
    {
      id: 'seal-opened',
      citation: 'CPP, art. 97',
      natures: physical,
      text: {
        en: 'Whether a closed judicial seal was opened in the presence of those whom the law names is for a person to judge.',
        fr: 'Si un scellé fermé a été ouvert en présence des personnes désignées par la loi doit être apprécié par une personne.',
      },
      test: human,
    },
    {
      id: 'person-who-testifies',
      citation: 'CPP, arts. 430, 437; ECHR, art. 6(3)(d)',
      text: {
        en: 'An official record does not replace a person who testifies and can be questioned, where the court asks for one.',
        fr: 'Un procès-verbal ne remplace pas une personne qui témoigne et peut être interrogée, lorsque le tribunal le demande.',
      },
      test: human,
    },
  ],
}
