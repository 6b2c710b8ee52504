import type { Profile } from '../types.js'
import {
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
  identity,
  line,
  made,
  physical,
  present,
  says,
  signatures,
  signedCertificate,
  taken,
  tools,
} from './tests.js'

const form = 'de-stpo-protokoll'

/** Strafprozessordnung, §§ 244 and 261 (evidence is weighed freely), with the rules on seizure that make it traceable. */
export const deStpo: Profile = {
  schema: 'rogatory.profile/1',
  id: 'de-stpo',
  version: '1',
  jurisdiction: 'DE',
  title: {
    en: 'Free evaluation of evidence, and its seizure (Germany)',
    de: 'Freie Beweiswürdigung und Sicherstellung von Beweismitteln (Deutschland)',
  },
  rule: 'StPO §§ 244, 261',
  citation: 'Strafprozessordnung §§ 244, 261, with §§ 94, 98, 105, 107, 109, 110, 168b and 250',
  textDate: '2024-11-07',
  source:
    'Single sections as published online in German, §§ 109 and 168b in full, of the code as last amended on 7 November 2024 (BGBl. 2024 I Nr. 351); the code was not read as a whole. The English sentences are our own.',
  author: 'rogatory project',
  status: 'draft',
  notCovered: [
    {
      en: 'Prohibitions on taking or using evidence, which courts weigh case by case.',
      de: 'Beweiserhebungs- und Beweisverwertungsverbote, über die die Gerichte im Einzelfall entscheiden.',
    },
    {
      en: 'The use of evidence from abroad under the Act on international legal assistance (IRG) and the law of the European Union.',
      de: 'Die Verwendung von Beweismitteln aus dem Ausland nach dem IRG und dem Recht der Europäischen Union.',
    },
  ],
  languages: ['en', 'de'],
  conditions: [
    {
      id: 'record',
      citation: 'StPO §§ 107, 109, 168b',
      text: {
        en: 'An official record (Protokoll) about this exhibit is in the signed case record.',
        de: 'Ein Protokoll zu diesem Beweisstück befindet sich in der signierten Akte.',
      },
      test: present(form),
    },
    {
      id: 'record-complete',
      citation: 'StPO §§ 98, 109',
      text: {
        en: 'It gives the file reference, the order or why it could not be awaited, and the numbers of the seals.',
        de: 'Es nennt das Aktenzeichen, die Anordnung oder warum sie nicht abgewartet werden konnte, und die Nummern der Siegel.',
      },
      test: complete(form),
    },
    {
      id: 'record-signature',
      citation: 'StPO § 168b',
      text: {
        en: 'Its signature is valid, by a key that was valid at the time.',
        de: 'Seine Signatur ist gültig, von einem damals gültigen Schlüssel.',
      },
      test: signedCertificate(form),
    },
    {
      id: 'record-digests',
      citation: 'StPO § 109',
      text: {
        en: 'The digests it lists equal those recorded for the exhibit.',
        de: 'Die darin aufgeführten Prüfsummen gleichen den für das Beweisstück verzeichneten.',
      },
      test: digestsListed(form),
    },
    {
      id: 'digest-recomputed',
      citation: 'StPO § 261',
      natures: digital,
      text: {
        en: 'The digests computed now from the bytes of the exhibit equal those it lists.',
        de: 'Die jetzt aus den Bytes des Beweisstücks berechneten Prüfsummen gleichen den aufgeführten.',
      },
      test: certified(form),
    },
    {
      id: 'digests-continuous',
      citation: 'StPO § 261',
      natures: digital,
      text: {
        en: 'From record to record, digests that cover the same thing are equal, or the record declares the change.',
        de: 'Von Eintrag zu Eintrag gleichen sich Prüfsummen desselben Umfangs, oder der Eintrag erklärt die Änderung.',
      },
      test: continuous,
    },
    {
      id: 'listed',
      citation: 'StPO § 109',
      text: {
        en: 'The exhibit has one identity of its own and a label in the signed case record.',
        de: 'Das Beweisstück ist in der signierten Akte eindeutig verzeichnet und bezeichnet.',
      },
      test: identity,
    },
    {
      id: 'seals',
      citation: 'StPO § 109',
      natures: physical,
      text: {
        en: 'The numbers of the official seals agree from record to record, and no seal was found broken.',
        de: 'Die Nummern der amtlichen Siegel stimmen von Eintrag zu Eintrag überein, und kein Siegel wurde gebrochen vorgefunden.',
      },
      test: bagSeals,
    },
    {
      id: 'order',
      citation: 'StPO §§ 98, 105',
      natures: taken,
      text: {
        en: 'The order or other basis of the seizure is recorded and still stands.',
        de: 'Die Anordnung oder sonstige Grundlage der Sicherstellung ist verzeichnet und hat Bestand.',
      },
      test: basis(['collect', 'acquire']),
    },
    {
      id: 'order-annexed',
      citation: 'StPO §§ 98, 105',
      text: {
        en: 'An officer declares that the order, or the reasons why it could not be awaited, is annexed.',
        de: 'Eine Amtsperson erklärt, dass die Anordnung oder die Gründe für die Gefahr im Verzug beigefügt sind.',
      },
      test: says(form, 'order-annexed'),
    },
    {
      id: 'inventory',
      citation: 'StPO § 109',
      text: {
        en: 'An officer declares that every item taken is listed exactly.',
        de: 'Eine Amtsperson erklärt, dass jeder in Verwahrung genommene Gegenstand genau verzeichnet ist.',
      },
      test: says(form, 'inventory-made'),
    },
    {
      id: 'sealed',
      citation: 'StPO § 109',
      text: {
        en: 'An officer declares that every item is marked by official seals or otherwise against confusion.',
        de: 'Eine Amtsperson erklärt, dass jeder Gegenstand durch amtliche Siegel oder sonst gegen Verwechslung gekennzeichnet ist.',
      },
      test: says(form, 'sealed'),
    },
    {
      id: 'list-offered',
      citation: 'StPO § 107',
      text: {
        en: 'An officer declares that the person concerned was offered a list of what was taken.',
        de: 'Eine Amtsperson erklärt, dass der betroffenen Person ein Verzeichnis des Mitgenommenen angeboten wurde.',
      },
      test: says(form, 'list-handed-over'),
    },
    {
      id: 'true-record',
      citation: 'StPO § 168b',
      text: {
        en: 'An officer declares that the record shows fully and truly what was done and perceived.',
        de: 'Eine Amtsperson erklärt, dass das Protokoll vollständig und wahrheitsgemäß wiedergibt, was getan und wahrgenommen wurde.',
      },
      test: says(form, 'true-record'),
    },
    {
      id: 'line',
      citation: 'StPO § 261',
      text: {
        en: 'The recorded custody of the exhibit has no gap, no conflicting records and no missing end.',
        de: 'Die verzeichnete Verwahrung des Beweisstücks hat keine Lücke, keine widersprüchlichen Einträge und kein fehlendes Ende.',
      },
      test: line,
    },
    {
      id: 'handovers',
      citation: 'StPO § 261',
      where: 'handover',
      text: {
        en: 'Each handover between authorities is signed by both sides.',
        de: 'Jede Übergabe zwischen Behörden ist von beiden Seiten signiert.',
      },
      test: handovers,
    },
    {
      id: 'signatures',
      citation: 'StPO § 168b(1)',
      text: {
        en: 'Each record of the exhibit bears a valid signature by a key that was valid at the time.',
        de: 'Jeder Eintrag zu dem Beweisstück trägt eine gültige Signatur von einem damals gültigen Schlüssel.',
      },
      test: signatures,
    },
    {
      id: 'tools',
      citation: 'StPO §§ 110, 261',
      natures: made,
      text: {
        en: 'Every step that made data names the tool and its version.',
        de: 'Jeder Schritt, der Daten erzeugt hat, nennt das Werkzeug und seine Version.',
      },
      test: tools,
    },
    {
      id: 'derived-sources',
      citation: 'StPO §§ 110, 261',
      where: 'derived',
      text: {
        en: 'For what was made from another exhibit, the record names that exhibit, the tool and the person who used it.',
        de: 'Für das aus einem anderen Beweisstück Gewonnene nennt der Eintrag dieses Stück, das Werkzeug und die Person, die es benutzt hat.',
      },
      test: derived,
    },
    {
      id: 'free-evaluation',
      citation: 'StPO § 261',
      text: {
        en: 'What the evidence is worth, the court decides freely, as the whole of the hearing has convinced it.',
        de: 'Was die Beweise wert sind, entscheidet das Gericht frei, so wie die ganze Verhandlung es überzeugt hat.',
      },
      test: human,
    },
    {
      id: 'duty-to-clarify',
      citation: 'StPO § 244(2)',
      text: {
        en: 'Whether more evidence must be taken to establish the truth is for the court.',
        de: 'Ob zur Erforschung der Wahrheit weitere Beweise zu erheben sind, entscheidet das Gericht.',
      },
      test: human,
    },
    {
      id: 'person-heard',
      citation: 'StPO § 250',
      text: {
        en: 'A record does not replace a person who perceived something and is to be heard in court.',
        de: 'Ein Protokoll ersetzt keine Person, die etwas wahrgenommen hat und in der Hauptverhandlung zu vernehmen ist.',
      },
      test: human,
    },
  ],
}
