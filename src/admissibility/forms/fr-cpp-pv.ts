import { drafted } from './shared.js'
import type { CertificateForm } from './types.js'

export const frCppPv: CertificateForm = {
  id: 'fr-cpp-pv',
  version: 1,
  jurisdiction: 'FR',
  title: { en: 'Official record of seizure and sealing', fr: 'Procès-verbal de saisie et de placement sous scellés' },
  rule: 'Code de procédure pénale, arts. 56, 97, 427, 429',
  citation: 'Code de procédure pénale, arts. 56, 57, 97, 427, 429',
  textDate: '2019-03-25',
  source: 'articles 56 and 97 in versions published online; later amendments were not compared',
  ...drafted,
  languages: ['en', 'fr'],
  capacities: ['officer', 'expert'],
  persons: 1,
  opening: {
    en: 'Acting in the function and in the framework named below, I draw up this official record of the objects, documents and data listed below.',
    fr: 'Agissant en la qualité et dans le cadre indiqués ci-dessous, je dresse le présent procès-verbal relatif aux objets, documents et données énumérés ci-dessous.',
  },
  statements: [
    {
      id: 'inventoried',
      citation: 'CPP, art. 56, art. 97',
      text: {
        en: 'What was seized was inventoried at once, or placed under a provisional closed seal until it was.',
        fr: 'Ce qui a été saisi a été inventorié immédiatement, ou placé sous scellé fermé provisoire jusqu’à l’inventaire.',
      },
    },
    {
      id: 'sealed',
      citation: 'CPP, art. 56, art. 97',
      text: {
        en: 'What was seized was placed under the judicial seals listed below.',
        fr: 'Ce qui a été saisi a été placé sous les scellés énumérés ci-dessous.',
      },
    },
    {
      id: 'persons-present',
      citation: 'CPP, art. 57',
      text: {
        en: 'The persons whose presence the law requires, named below, were present.',
        fr: 'Les personnes dont la loi exige la présence, nommées ci-dessous, étaient présentes.',
      },
    },
    {
      id: 'copy-in-presence',
      citation: 'CPP, art. 56, art. 97',
      text: {
        en: 'The computer data were seized by a copy made in the presence of those persons.',
        fr: 'Les données informatiques ont été saisies par une copie réalisée en présence de ces personnes.',
      },
      optional: true,
    },
    {
      id: 'medium-sealed',
      citation: 'CPP, art. 56, art. 97',
      text: {
        en: 'The computer data were seized by placing their physical medium under seal.',
        fr: 'Les données informatiques ont été saisies par le placement sous scellés de leur support physique.',
      },
      optional: true,
    },
    {
      id: 'seen-personally',
      citation: 'CPP, art. 429',
      text: {
        en: 'I report, on a matter within my competence and in the exercise of my function, what I saw, heard or noted myself.',
        fr: 'Je rapporte, sur une matière de ma compétence et dans l’exercice de mes fonctions, ce que j’ai vu, entendu ou constaté personnellement.',
      },
    },
  ],
  oneOf: [['copy-in-presence', 'medium-sealed']],
  fields: [
    { id: 'number', label: { en: 'Number of the official record', fr: 'Numéro du procès-verbal' }, kind: 'text', required: true },
    { id: 'quality', label: { en: 'Function of the officer', fr: 'Qualité' }, kind: 'text', required: true },
    { id: 'framework', label: { en: 'Legal framework', fr: 'Cadre juridique' }, kind: 'text', required: true, from: 'legalBasis' },
    {
      id: 'seal-numbers',
      label: { en: 'Numbers of the judicial seals', fr: 'Numéros des scellés' },
      kind: 'list',
      required: true,
      from: 'bagSeals',
    },
    { id: 'present', label: { en: 'Persons present', fr: 'Personnes présentes' }, kind: 'list', required: true },
  ],
  declaration: 'procesVerbal',
  closing: { en: 'Signed by the officer.', fr: 'Signé par l’agent verbalisateur.' },
}
