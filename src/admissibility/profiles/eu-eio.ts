import type { Profile } from '../types.js'
import {
  anyOf,
  certified,
  complete,
  derived,
  digestsListed,
  digital,
  handovers,
  human,
  items,
  line,
  present,
  request,
  says,
  signedCertificate,
  terms,
} from './tests.js'

const form = 'eu-eio-annex'

/** Directive 2014/41/EU, art. 14(7), with the judgment in C-670/22: evidence by European Investigation Order, open to challenge. */
export const euEio: Profile = {
  schema: 'rogatory.profile/1',
  id: 'eu-eio',
  version: '1',
  jurisdiction: 'EU',
  title: {
    en: 'Evidence obtained by a European Investigation Order',
    fr: 'Preuves obtenues par une décision d’enquête européenne',
    de: 'Durch eine Europäische Ermittlungsanordnung erlangte Beweismittel',
  },
  rule: 'Directive 2014/41/EU, art. 14(7); CJEU C-670/22',
  citation:
    'Directive 2014/41/EU of 3 April 2014 regarding the European Investigation Order in criminal matters (OJ L 130, 1.5.2014, p. 1), arts. 14(7), 19, 31; Court of Justice (Grand Chamber), 30 April 2024, M.N. (EncroChat), C-670/22, EU:C:2024:372',
  textDate: '2022-03-13',
  source:
    'The Directive as published on EUR-Lex, consolidated version of 13 March 2022 by its date and the text of the Official Journal of 2014; the judgment of 30 April 2024 by its operative part and summaries. The French and German sentences here are our own.',
  author: 'rogatory project',
  status: 'draft',
  pending: [
    {
      en: 'On 23 June 2026 the Commission proposed a recast of the Directive (COM(2026) 313). It is a proposal and no condition here is made from it.',
      fr: 'Le 23 juin 2026, la Commission a proposé une refonte de la directive (COM(2026) 313). Ce n’est qu’une proposition ; aucune condition n’en est tirée ici.',
      de: 'Am 23. Juni 2026 hat die Kommission eine Neufassung der Richtlinie vorgeschlagen (COM(2026) 313). Sie ist ein Vorschlag; keine Bedingung hier ist aus ihr gemacht.',
    },
  ],
  notCovered: [
    {
      en: 'European Production and Preservation Orders (Regulation (EU) 2023/1543, which applies since 18 August 2026).',
      fr: 'Les injonctions européennes de production et de conservation (règlement (UE) 2023/1543, applicable depuis le 18 août 2026).',
      de: 'Europäische Herausgabe- und Sicherungsanordnungen (Verordnung (EU) 2023/1543, anwendbar seit dem 18. August 2026).',
    },
    {
      en: 'The categories of persons whose data are concerned, which article 6 of Directive (EU) 2016/680 asks to be kept apart.',
      fr: 'Les catégories de personnes concernées, que l’article 6 de la directive (UE) 2016/680 demande de distinguer.',
      de: 'Die Kategorien betroffener Personen, die nach Artikel 6 der Richtlinie (EU) 2016/680 zu unterscheiden sind.',
    },
    {
      en: 'Denmark and Ireland, which the Directive does not bind.',
      fr: 'Le Danemark et l’Irlande, que la directive ne lie pas.',
      de: 'Dänemark und Irland, für die die Richtlinie nicht gilt.',
    },
  ],
  languages: ['en', 'fr', 'de'],
  conditions: [
    {
      id: 'annex',
      citation: 'Directive 2014/41/EU, art. 14(7)',
      text: {
        en: 'A signed technical annex about this exhibit is in the signed case record.',
        fr: 'Une annexe technique signée relative à cette pièce figure au dossier signé.',
        de: 'Ein unterzeichneter technischer Anhang zu diesem Beweisstück befindet sich in der signierten Akte.',
      },
      test: present(form),
    },
    {
      id: 'annex-complete',
      citation: 'Directive 2014/41/EU, art. 14(7)',
      text: {
        en: 'It names the order and the basis in national law, and gives what its statements ask for: the method, or who withheld it and on what ground.',
        fr: 'Elle désigne la décision et la base en droit national, et donne ce que ses déclarations exigent : la méthode, ou l’auteur et le motif de sa non-communication.',
        de: 'Er nennt die Anordnung und die Grundlage im nationalen Recht und gibt an, was seine Erklärungen verlangen: das Verfahren, oder wer es aus welchem Grund nicht mitteilt.',
      },
      test: complete(form),
    },
    {
      id: 'signature',
      citation: 'Directive 2014/41/EU, art. 14(7)',
      text: {
        en: 'Its signature is valid, by a key that was valid at the time.',
        fr: 'Sa signature est valide, par une clé valide à ce moment.',
        de: 'Seine Signatur ist gültig, von einem damals gültigen Schlüssel.',
      },
      test: signedCertificate(form),
    },
    {
      id: 'digests',
      citation: 'Directive 2014/41/EU, arts. 13, 14(7)',
      text: {
        en: 'It lists the digests of what was transferred, and they equal those recorded for the exhibit.',
        fr: 'Elle énumère les empreintes de ce qui a été transféré, égales à celles consignées pour la pièce.',
        de: 'Er führt die Prüfsummen des Übermittelten auf, und sie gleichen den für das Beweisstück verzeichneten.',
      },
      test: digestsListed(form),
    },
    {
      id: 'digest-recomputed',
      citation: 'Directive 2014/41/EU, arts. 13, 14(7)',
      natures: digital,
      text: {
        en: 'The digests computed now from the bytes of the exhibit equal those it lists.',
        fr: 'Les empreintes calculées maintenant à partir des octets de la pièce sont égales à celles qu’elle énumère.',
        de: 'Die jetzt aus den Bytes des Beweisstücks berechneten Prüfsummen gleichen den aufgeführten.',
      },
      test: certified(form),
    },
    {
      id: 'method-described',
      citation: 'Directive 2014/41/EU, art. 14(7); CJEU C-670/22',
      text: {
        en: 'A person declares that the technical method is described so that it can be challenged. One of this condition and the next two is needed.',
        fr: 'Une personne déclare que la méthode technique est décrite de façon à pouvoir être contestée. Cette condition ou l’une des deux suivantes suffit.',
        de: 'Eine Person erklärt, dass das technische Verfahren so beschrieben ist, dass es angegriffen werden kann. Diese oder eine der beiden nächsten Bedingungen genügt.',
      },
      test: says(form, 'method-described'),
    },
    {
      id: 'method-withheld',
      citation: 'CJEU C-670/22',
      text: {
        en: 'A person declares that the technical method is withheld, by whom and on what ground.',
        fr: 'Une personne déclare que la méthode technique n’est pas communiquée, par qui et pour quel motif.',
        de: 'Eine Person erklärt, dass das technische Verfahren nicht mitgeteilt wird, von wem und aus welchem Grund.',
      },
      test: says(form, 'method-withheld'),
    },
    {
      id: 'method',
      citation: 'Directive 2014/41/EU, art. 14(7); CJEU C-670/22',
      text: {
        en: 'The technical method is described, or a person signed who withheld it and on what ground.',
        fr: 'La méthode technique est décrite, ou une personne a signé qui ne la communique pas et pour quel motif.',
        de: 'Das technische Verfahren ist beschrieben, oder es ist unterzeichnet, wer es aus welchem Grund nicht mitteilt.',
      },
      test: anyOf('method-described', 'method-withheld'),
    },
    {
      id: 'notified',
      citation: 'Directive 2014/41/EU, art. 31',
      text: {
        en: 'A person declares that the Member State on whose territory an interception took effect was notified. One of this condition and the next is needed.',
        fr: 'Une personne déclare que l’État membre sur le territoire duquel une interception a eu effet a été notifié. Cette condition ou la suivante suffit.',
        de: 'Eine Person erklärt, dass der Mitgliedstaat unterrichtet wurde, in dessen Hoheitsgebiet eine Überwachung wirkte. Diese oder die nächste Bedingung genügt.',
      },
      test: says(form, 'notified'),
    },
    {
      id: 'not-notified',
      citation: 'Directive 2014/41/EU, art. 31',
      text: {
        en: 'A person declares that no such notification was made, and why.',
        fr: 'Une personne déclare qu’aucune notification n’a été faite, et pourquoi.',
        de: 'Eine Person erklärt, dass eine solche Unterrichtung nicht erfolgt ist, und warum.',
      },
      test: says(form, 'not-notified'),
    },
    {
      id: 'no-interception',
      citation: 'Directive 2014/41/EU, arts. 30, 31',
      text: {
        en: 'A person declares that the evidence was obtained without an interception of telecommunications.',
        fr: 'Une personne déclare que les preuves ont été obtenues sans interception de télécommunications.',
        de: 'Eine Person erklärt, dass die Beweismittel ohne Überwachung des Telekommunikationsverkehrs erlangt wurden.',
      },
      test: says(form, 'no-interception'),
    },
    {
      id: 'notification',
      citation: 'Directive 2014/41/EU, art. 31; CJEU C-670/22',
      text: {
        en: 'The notification of an interception, why there was none, or that nothing was intercepted, is recorded.',
        fr: 'La notification d’une interception, pourquoi il n’y en a pas eu, ou l’absence d’interception, est consignée.',
        de: 'Die Unterrichtung über eine Überwachung, warum sie unterblieb, oder dass nicht überwacht wurde, ist verzeichnet.',
      },
      test: anyOf('notified', 'not-notified', 'no-interception'),
    },
    {
      id: 'lawful-there',
      citation: 'Directive 2014/41/EU, art. 9(1)',
      text: {
        en: 'A person declares that the measure was ordered and carried out under the law of the executing State.',
        fr: 'Une personne déclare que la mesure a été ordonnée et exécutée selon le droit de l’État d’exécution.',
        de: 'Eine Person erklärt, dass die Maßnahme nach dem Recht des Vollstreckungsstaats angeordnet und durchgeführt wurde.',
      },
      test: says(form, 'lawful-there'),
    },
    {
      id: 'request',
      citation: 'Directive 2014/41/EU, art. 5',
      where: 'request',
      text: {
        en: 'The investigation order has what its form asks for.',
        fr: 'La décision d’enquête contient ce que son formulaire demande.',
        de: 'Die Ermittlungsanordnung enthält, was ihr Formblatt verlangt.',
      },
      test: request,
    },
    {
      id: 'conditions-of-use',
      citation: 'Directive 2014/41/EU, art. 19(3)',
      text: {
        en: 'The conditions of use that came with the evidence allow the stated use.',
        fr: 'Les conditions d’utilisation jointes aux preuves permettent l’usage indiqué.',
        de: 'Die mit den Beweismitteln übermittelten Verwendungsbedingungen lassen die angegebene Verwendung zu.',
      },
      test: terms,
    },
    {
      id: 'items-complete',
      citation: 'Directive 2014/41/EU, art. 13',
      text: {
        en: 'The files of the envelope and the exhibits correspond one to one with the bytes that were sealed.',
        fr: 'Les fichiers de l’enveloppe et les pièces correspondent un à un aux octets scellés.',
        de: 'Die Dateien des Umschlags und die Beweisstücke entsprechen eins zu eins den versiegelten Bytes.',
      },
      test: items,
    },
    {
      id: 'handovers',
      citation: 'Directive 2014/41/EU, art. 13',
      where: 'handover',
      text: {
        en: 'Each handover between authorities is signed by both sides.',
        fr: 'Chaque remise entre autorités est signée des deux côtés.',
        de: 'Jede Übergabe zwischen Behörden ist von beiden Seiten signiert.',
      },
      test: handovers,
    },
    {
      id: 'line',
      citation: 'Directive 2014/41/EU, art. 14(7)',
      text: {
        en: 'The recorded custody of the exhibit has no gap, no conflicting records and no missing end.',
        fr: 'La garde consignée de la pièce n’a ni lacune, ni actes contradictoires, ni fin manquante.',
        de: 'Die verzeichnete Verwahrung des Beweisstücks hat keine Lücke, keine widersprüchlichen Einträge und kein fehlendes Ende.',
      },
      test: line,
    },
    {
      id: 'derived-sources',
      citation: 'Directive 2014/41/EU, art. 14(7)',
      where: 'derived',
      text: {
        en: 'For what was made from another exhibit, the record names that exhibit, the tool and the person who used it.',
        fr: 'Pour ce qui a été tiré d’une autre pièce, l’acte désigne cette pièce, l’outil et la personne qui l’a employé.',
        de: 'Für das aus einem anderen Beweisstück Gewonnene nennt der Eintrag dieses Stück, das Werkzeug und die Person, die es benutzt hat.',
      },
      test: derived,
    },
    {
      id: 'effective-challenge',
      citation: 'Directive 2014/41/EU, art. 14(7); CJEU C-670/22, operative part',
      text: {
        en: 'Whether the person concerned can comment effectively on evidence likely to weigh decisively, or it must be left out of account, is for the court.',
        fr: 'Si la personne concernée peut commenter efficacement un élément susceptible de peser de façon prépondérante, ou s’il doit être écarté, relève du tribunal.',
        de: 'Ob die betroffene Person sachgerecht zu einem voraussichtlich maßgeblichen Beweismittel Stellung nehmen kann oder es außer Acht zu lassen ist, entscheidet das Gericht.',
      },
      test: human,
    },
    {
      id: 'proportionality',
      citation: 'Directive 2014/41/EU, art. 6(1)',
      text: {
        en: 'Whether the order was lawful, necessary and proportionate is for the court.',
        fr: 'Si la décision était légale, nécessaire et proportionnée relève du tribunal.',
        de: 'Ob die Anordnung rechtmäßig, notwendig und verhältnismäßig war, entscheidet das Gericht.',
      },
      test: human,
    },
    {
      id: 'person-who-testifies',
      citation: 'ECHR, art. 6(3)(d)',
      text: {
        en: 'A signed annex does not replace a person who testifies and can be questioned, where the court asks for one.',
        fr: 'Une annexe signée ne remplace pas une personne qui témoigne et peut être interrogée, lorsque le tribunal le demande.',
        de: 'Ein unterzeichneter Anhang ersetzt keine Person, die aussagt und befragt werden kann, wo das Gericht sie hören will.',
      },
      test: human,
    },
  ],
}
