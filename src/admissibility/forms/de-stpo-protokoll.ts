import { drafted } from './shared.js'
import type { CertificateForm } from './types.js'

export const deStpoProtokoll: CertificateForm = {
  id: 'de-stpo-protokoll',
  version: 1,
  jurisdiction: 'DE',
  title: { en: 'Record of seizure and securing of evidence', de: 'Protokoll über die Sicherstellung von Beweismitteln' },
  rule: 'StPO §§ 94, 98, 107, 109, 244, 261',
  citation: 'Strafprozessordnung §§ 94, 98, 105, 107, 109, 110, 168b; §§ 244, 261',
  textDate: '1987-04-07',
  source: 'single sections as published online; the consolidated text was not read as a whole',
  ...drafted,
  languages: ['en', 'de'],
  capacities: ['officer', 'examiner', 'expert'],
  persons: 1,
  opening: {
    en: 'I keep this record of the seizure of the items listed below.',
    de: 'Über die Sicherstellung der unten aufgeführten Gegenstände nehme ich dieses Protokoll auf.',
  },
  statements: [
    {
      id: 'order-annexed',
      citation: 'StPO § 98, § 105',
      text: {
        en: 'The order named below, or the reasons why it could not be awaited, is annexed.',
        de: 'Die unten genannte Anordnung oder die Gründe, aus denen sie nicht abgewartet werden konnte, sind beigefügt.',
      },
    },
    {
      id: 'inventory-made',
      citation: 'StPO § 109',
      text: { en: 'Every item taken is listed exactly.', de: 'Jeder in Verwahrung genommene Gegenstand ist genau verzeichnet.' },
    },
    {
      id: 'sealed',
      citation: 'StPO § 109',
      text: {
        en: 'Every item is marked by the official seals listed below, or otherwise so that it cannot be confused.',
        de: 'Jeder Gegenstand ist durch die unten aufgeführten amtlichen Siegel oder sonst so gekennzeichnet, dass er nicht verwechselt werden kann.',
      },
    },
    {
      id: 'list-handed-over',
      citation: 'StPO § 107',
      text: {
        en: 'The person concerned was offered a list of what was taken.',
        de: 'Der betroffenen Person wurde ein Verzeichnis des Mitgenommenen angeboten.',
      },
    },
    {
      id: 'true-record',
      citation: 'StPO § 168b',
      text: {
        en: 'This record shows what I did and perceived myself, fully and truly.',
        de: 'Dieses Protokoll gibt vollständig und wahrheitsgemäß wieder, was ich selbst getan und wahrgenommen habe.',
      },
    },
  ],
  fields: [
    { id: 'file-reference', label: { en: 'File reference', de: 'Aktenzeichen' }, kind: 'text', required: true },
    {
      id: 'order',
      label: { en: 'Order, or why it could not be awaited', de: 'Anordnung, oder Gefahr im Verzug mit Gründen' },
      kind: 'text',
      required: true,
      from: 'legalBasis',
    },
    { id: 'seal-numbers', label: { en: 'Numbers of the seals', de: 'Nummern der Siegel' }, kind: 'list', required: true, from: 'bagSeals' },
    { id: 'persons-present', label: { en: 'Persons present', de: 'Anwesende Personen' }, kind: 'list', required: false },
    { id: 'objections', label: { en: 'Objections raised', de: 'Erhobene Einwendungen' }, kind: 'text', required: false },
  ],
  declaration: 'none',
  closing: { en: 'Signed by the officer who keeps the record.', de: 'Unterschrift der protokollführenden Person.' },
}
