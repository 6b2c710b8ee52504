import { drafted, toolsField } from './shared.js'
import type { CertificateForm } from './types.js'

export const euEioAnnex: CertificateForm = {
  id: 'eu-eio-annex',
  version: 1,
  jurisdiction: 'EU',
  title: {
    en: 'Technical annex to evidence transferred under a European Investigation Order',
    fr: 'Annexe technique aux preuves transférées au titre d’une décision d’enquête européenne',
    de: 'Technischer Anhang zu Beweismitteln, die aufgrund einer Europäischen Ermittlungsanordnung übermittelt werden',
  },
  rule: 'Directive 2014/41/EU, art. 14(7); CJEU C-670/22',
  citation: 'Directive 2014/41/EU, arts. 14(7), 31; CJEU, 30 April 2024, C-670/22',
  textDate: '2014-04-03',
  source: 'the Directive and the judgment as published on EUR-Lex',
  ...drafted,
  languages: ['en', 'fr', 'de'],
  capacities: ['officer', 'examiner', 'expert'],
  persons: 1,
  opening: {
    en: 'For the executing authority I state how the evidence listed below was obtained and handled.',
    fr: 'Pour l’autorité d’exécution, je déclare comment les preuves énumérées ci-dessous ont été obtenues et traitées.',
    de: 'Für die Vollstreckungsbehörde erkläre ich, wie die unten aufgeführten Beweismittel erlangt und behandelt wurden.',
  },
  statements: [
    {
      id: 'method-described',
      citation: 'Directive 2014/41/EU, art. 14(7)',
      text: {
        en: 'The technical method is described below, so that it can be challenged effectively.',
        fr: 'La méthode technique est décrite ci-dessous, de façon à pouvoir être effectivement contestée.',
        de: 'Das technische Verfahren ist unten beschrieben, sodass es wirksam angegriffen werden kann.',
      },
      optional: true,
    },
    {
      id: 'method-withheld',
      citation: 'CJEU C-670/22',
      text: {
        en: 'The technical method, or a part of it, is withheld by the authority and on the ground named below.',
        fr: 'La méthode technique, ou une partie de celle-ci, n’est pas communiquée, par l’autorité et pour le motif indiqués ci-dessous.',
        de: 'Das technische Verfahren oder ein Teil davon wird von der unten genannten Behörde aus dem unten genannten Grund nicht mitgeteilt.',
      },
      optional: true,
    },
    {
      id: 'digests-taken',
      citation: 'Directive 2014/41/EU, art. 13',
      text: {
        en: 'The digests listed below were taken from the evidence as transferred.',
        fr: 'Les empreintes numériques énumérées ci-dessous ont été calculées sur les preuves telles que transférées.',
        de: 'Die unten aufgeführten Prüfsummen wurden von den Beweismitteln genommen, wie sie übermittelt werden.',
      },
    },
    {
      id: 'lawful-there',
      citation: 'Directive 2014/41/EU, art. 9(1)',
      text: {
        en: 'The measure was ordered and carried out under the law of the executing State, on the basis named below.',
        fr: 'La mesure a été ordonnée et exécutée selon le droit de l’État d’exécution, sur la base indiquée ci-dessous.',
        de: 'Die Maßnahme wurde nach dem Recht des Vollstreckungsstaats auf der unten genannten Grundlage angeordnet und durchgeführt.',
      },
    },
    {
      id: 'notified',
      citation: 'Directive 2014/41/EU, art. 31',
      text: {
        en: 'The Member State on whose territory the subject of the interception was has been notified.',
        fr: 'L’État membre sur le territoire duquel se trouvait la cible de l’interception a été notifié.',
        de: 'Der Mitgliedstaat, in dessen Hoheitsgebiet sich die Zielperson der Überwachung befand, wurde unterrichtet.',
      },
      optional: true,
    },
    {
      id: 'not-notified',
      citation: 'Directive 2014/41/EU, art. 31',
      text: {
        en: 'No such notification was made; the reason is given below.',
        fr: 'Aucune notification n’a été faite ; le motif est indiqué ci-dessous.',
        de: 'Eine solche Unterrichtung ist nicht erfolgt; der Grund steht unten.',
      },
      optional: true,
    },
    {
      id: 'no-interception',
      citation: 'Directive 2014/41/EU, arts. 30, 31',
      text: {
        en: 'The evidence was obtained without an interception of telecommunications; nobody had to be notified.',
        fr: 'Les preuves ont été obtenues sans interception de télécommunications ; aucune notification n’était due.',
        de: 'Die Beweismittel wurden ohne Überwachung des Telekommunikationsverkehrs erlangt; niemand war zu unterrichten.',
      },
      optional: true,
    },
  ],
  oneOf: [
    ['method-described', 'method-withheld'],
    ['notified', 'not-notified', 'no-interception'],
  ],
  fields: [
    {
      id: 'order',
      label: { en: 'European Investigation Order', fr: 'Décision d’enquête européenne', de: 'Europäische Ermittlungsanordnung' },
      kind: 'text',
      required: true,
    },
    {
      id: 'legal-basis',
      label: { en: 'Basis in national law', fr: 'Base en droit national', de: 'Grundlage im nationalen Recht' },
      kind: 'text',
      required: true,
      from: 'legalBasis',
    },
    {
      id: 'method',
      label: { en: 'Technical method', fr: 'Méthode technique', de: 'Technisches Verfahren' },
      kind: 'text',
      required: { with: ['method-described'] },
    },
    {
      id: 'withheld-by',
      label: { en: 'Withheld by', fr: 'Non communiqué par', de: 'Nicht mitgeteilt durch' },
      kind: 'text',
      required: { with: ['method-withheld'] },
    },
    {
      id: 'withheld-ground',
      label: { en: 'Ground', fr: 'Motif', de: 'Grund' },
      kind: 'text',
      required: { with: ['method-withheld'] },
    },
    {
      id: 'notified-on',
      label: { en: 'Date of the notification', fr: 'Date de la notification', de: 'Datum der Unterrichtung' },
      kind: 'date',
      required: { with: ['notified'] },
      act: true,
    },
    {
      id: 'notified-state',
      label: { en: 'Member State notified', fr: 'État membre notifié', de: 'Unterrichteter Mitgliedstaat' },
      kind: 'text',
      required: { with: ['notified'] },
    },
    {
      id: 'no-notice-reason',
      label: { en: 'Why there was no notification', fr: 'Pourquoi il n’y a pas eu de notification', de: 'Warum nicht unterrichtet wurde' },
      kind: 'text',
      required: { with: ['not-notified'] },
    },
    toolsField(false),
  ],
  declaration: 'none',
  closing: {
    en: 'Signed for the executing authority.',
    fr: 'Signé pour l’autorité d’exécution.',
    de: 'Unterzeichnet für die Vollstreckungsbehörde.',
  },
}
