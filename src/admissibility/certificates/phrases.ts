import type { Capacity, DeclarationKind } from '../forms/index.js'

/** The words around a form's own texts: labels, qualities, formulas. Plain strings, so that the template digest covers them. */
export interface Phrases {
  readonly name: string
  readonly function: string
  readonly capacity: string
  readonly address: string
  readonly unit: string
  readonly statements: string
  readonly struckOut: string
  readonly particulars: string
  readonly exhibits: string
  readonly noDigest: string
  readonly ofFile: string
  readonly item: string
  readonly mediaStream: string
  readonly volumeSet: string
  readonly partition: string
  readonly segment: string
  readonly toolDefined: string
  readonly sectorErrors: string
  readonly enclosed: string
  readonly place: string
  readonly date: string
  readonly time: string
  readonly under: string
  readonly before: string
  readonly note: string
  readonly capacities: Readonly<Record<Capacity, string>>
  readonly declarations: Readonly<Record<DeclarationKind, string>>
}

const en: Phrases = {
  name: 'Name',
  function: 'Function',
  capacity: 'Signing as',
  address: 'Address',
  unit: 'Unit',
  statements: 'I state',
  struckOut: 'Struck out, not stated',
  particulars: 'Particulars',
  exhibits: 'Exhibits and digests',
  noDigest: 'no digest',
  ofFile: 'file',
  item: 'of the file',
  mediaStream: 'of the data on the medium',
  volumeSet: 'of the set of volumes',
  partition: 'of partition {n}',
  segment: 'of segment {n} of {m}',
  toolDefined: 'as the tool defines it: {n}',
  sectorErrors: 'sectors that could not be read: {n}',
  enclosed: 'Enclosed',
  place: 'Place',
  date: 'Date',
  time: 'Time',
  under: 'Signed under',
  before: 'Before',
  note: 'Note',
  capacities: {
    custodian: 'custodian of the records',
    qualified: 'qualified person',
    expert: 'expert',
    officer: 'officer',
    examiner: 'examiner',
    party: 'party',
    deponent: 'person who testifies',
  },
  declarations: {
    oath: 'oath',
    affirmation: 'affirmation',
    solemnAffirmation: 'solemn affirmation',
    obligation: 'obligation to tell the truth',
    admonition: 'caution or admonition',
    penaltyOfPerjury: 'penalty of perjury',
    criminalPenalty: 'criminal penalty for a false declaration',
    statementOfTruth: 'statement of truth',
    procesVerbal: 'official record (procès-verbal)',
    none: 'no formula',
  },
}

const fr: Phrases = {
  name: 'Nom',
  function: 'Fonction',
  capacity: 'Signe en qualité de',
  address: 'Adresse',
  unit: 'Service',
  statements: 'Je déclare',
  struckOut: 'Biffé, non déclaré',
  particulars: 'Précisions',
  exhibits: 'Pièces et empreintes numériques',
  noDigest: 'sans empreinte numérique',
  ofFile: 'fichier',
  item: 'du fichier',
  mediaStream: 'des données du support',
  volumeSet: 'de l’ensemble des volumes',
  partition: 'de la partition {n}',
  segment: 'du segment {n} sur {m}',
  toolDefined: 'selon la définition de l’outil : {n}',
  sectorErrors: 'secteurs illisibles : {n}',
  enclosed: 'Ci-joint',
  place: 'Lieu',
  date: 'Date',
  time: 'Heure',
  under: 'Signé sous',
  before: 'Devant',
  note: 'Note',
  capacities: {
    custodian: 'détenteur des documents',
    qualified: 'personne qualifiée',
    expert: 'expert',
    officer: 'officier ou agent',
    examiner: 'examinateur',
    party: 'partie',
    deponent: 'déposant',
  },
  declarations: {
    oath: 'serment',
    affirmation: 'affirmation',
    solemnAffirmation: 'affirmation solennelle',
    obligation: 'obligation de dire la vérité',
    admonition: 'admonition',
    penaltyOfPerjury: 'peine de parjure',
    criminalPenalty: 'sanction pénale en cas de fausse déclaration',
    statementOfTruth: 'attestation de véracité',
    procesVerbal: 'procès-verbal',
    none: 'sans formule',
  },
}

const de: Phrases = {
  name: 'Name',
  function: 'Funktion',
  capacity: 'Unterzeichnet als',
  address: 'Anschrift',
  unit: 'Dienststelle',
  statements: 'Ich erkläre',
  struckOut: 'Gestrichen, nicht erklärt',
  particulars: 'Angaben',
  exhibits: 'Asservate und Prüfsummen',
  noDigest: 'keine Prüfsumme',
  ofFile: 'Datei',
  item: 'der Datei',
  mediaStream: 'der Daten auf dem Datenträger',
  volumeSet: 'des Satzes von Teildateien',
  partition: 'der Partition {n}',
  segment: 'des Abschnitts {n} von {m}',
  toolDefined: 'wie vom Werkzeug bestimmt: {n}',
  sectorErrors: 'nicht lesbare Sektoren: {n}',
  enclosed: 'Beigefügt',
  place: 'Ort',
  date: 'Datum',
  time: 'Uhrzeit',
  under: 'Unterzeichnet unter',
  before: 'Vor',
  note: 'Bemerkung',
  capacities: {
    custodian: 'verwahrende Person der Unterlagen',
    qualified: 'sachkundige Person',
    expert: 'Sachverständige/r',
    officer: 'Beamter/Beamtin',
    examiner: 'Untersucher/in',
    party: 'Partei',
    deponent: 'aussagende Person',
  },
  declarations: {
    oath: 'Eid',
    affirmation: 'eidesgleicher Bekräftigung',
    solemnAffirmation: 'feierlicher Bekräftigung',
    obligation: 'Wahrheitspflicht',
    admonition: 'Ermahnung zur Wahrheit',
    penaltyOfPerjury: 'Strafandrohung des Meineids',
    criminalPenalty: 'Strafandrohung bei falscher Erklärung',
    statementOfTruth: 'Wahrheitserklärung',
    procesVerbal: 'Protokoll (procès-verbal)',
    none: 'keiner Formel',
  },
}

const pt: Phrases = {
  name: 'Nome',
  function: 'Função',
  capacity: 'Assina como',
  address: 'Endereço',
  unit: 'Unidade',
  statements: 'Declaro',
  struckOut: 'Riscado, não declarado',
  particulars: 'Dados',
  exhibits: 'Vestígios e resumos digitais (hash)',
  noDigest: 'sem resumo digital',
  ofFile: 'arquivo',
  item: 'do arquivo',
  mediaStream: 'dos dados da mídia',
  volumeSet: 'do conjunto de volumes',
  partition: 'da partição {n}',
  segment: 'do segmento {n} de {m}',
  toolDefined: 'conforme definido pela ferramenta: {n}',
  sectorErrors: 'setores ilegíveis: {n}',
  enclosed: 'Anexo',
  place: 'Local',
  date: 'Data',
  time: 'Hora',
  under: 'Assinado sob',
  before: 'Perante',
  note: 'Observação',
  capacities: {
    custodian: 'responsável pela guarda dos registros',
    qualified: 'pessoa qualificada',
    expert: 'perito',
    officer: 'agente público',
    examiner: 'examinador',
    party: 'parte',
    deponent: 'depoente',
  },
  declarations: {
    oath: 'juramento',
    affirmation: 'afirmação',
    solemnAffirmation: 'afirmação solene',
    obligation: 'obrigação de dizer a verdade',
    admonition: 'advertência',
    penaltyOfPerjury: 'pena de perjúrio',
    criminalPenalty: 'sanção penal por declaração falsa',
    statementOfTruth: 'declaração de veracidade',
    procesVerbal: 'auto (procès-verbal)',
    none: 'nenhuma fórmula',
  },
}

const hi: Phrases = {
  name: 'नाम',
  function: 'पद',
  capacity: 'हस्ताक्षर की हैसियत',
  address: 'पता',
  unit: 'इकाई',
  statements: 'मैं कथन करता/करती हूँ',
  struckOut: 'काटा गया, कथन नहीं किया गया',
  particulars: 'विवरण',
  exhibits: 'प्रदर्श और हैश मान',
  noDigest: 'कोई हैश मान नहीं',
  ofFile: 'फ़ाइल',
  item: 'फ़ाइल का',
  mediaStream: 'माध्यम के डेटा का',
  volumeSet: 'खंडों के समूह का',
  partition: 'विभाजन {n} का',
  segment: '{m} में से खंड {n} का',
  toolDefined: 'उपकरण की परिभाषा के अनुसार: {n}',
  sectorErrors: 'न पढ़े जा सके सेक्टर: {n}',
  enclosed: 'संलग्न',
  place: 'स्थान',
  date: 'दिनांक',
  time: 'समय',
  under: 'हस्ताक्षर का आधार',
  before: 'के समक्ष',
  note: 'टिप्पणी',
  capacities: {
    custodian: 'अभिलेखों का अभिरक्षक',
    qualified: 'अर्हित व्यक्ति',
    expert: 'विशेषज्ञ',
    officer: 'अधिकारी',
    examiner: 'परीक्षक',
    party: 'पक्षकार',
    deponent: 'साक्ष्य देने वाला व्यक्ति',
  },
  declarations: {
    oath: 'शपथ',
    affirmation: 'प्रतिज्ञान',
    solemnAffirmation: 'सत्यनिष्ठ प्रतिज्ञान',
    obligation: 'सत्य बोलने का दायित्व',
    admonition: 'चेतावनी',
    penaltyOfPerjury: 'मिथ्या साक्ष्य का दंड',
    criminalPenalty: 'मिथ्या घोषणा का आपराधिक दंड',
    statementOfTruth: 'सत्यता का कथन',
    procesVerbal: 'शासकीय अभिलेख (procès-verbal)',
    none: 'कोई सूत्र नहीं',
  },
}

const known: Readonly<Record<string, Phrases>> = { en, fr, 'fr-CA': fr, de, pt, hi }

/** The phrases of a language a form is written in. */
export const phrasesOf = (language: string): Phrases => known[language] ?? en
