import { drafted } from './shared.js'
import type { FormField, FormStatement } from './types.js'

/** What Part A and Part B of the Schedule share: the source of the record, and the digests. */
export const bsaFacts = {
  version: 1,
  jurisdiction: 'IN',
  rule: 'Bharatiya Sakshya Adhiniyam, 2023, s. 63(4)',
  textDate: '2023-12-25',
  source: 'the Act (No. 47 of 2023, in force 1 July 2024) with its Schedule, as published online',
  ...drafted,
  languages: ['en', 'hi'],
  persons: 2,
  zone: 'Asia/Kolkata',
  declaration: 'solemnAffirmation',
  attachment: { en: 'Hash report', hi: 'हैश रिपोर्ट' },
  agree: ['source', 'source-other', 'make', 'model', 'colour', 'serial', 'identifiers'],
  closing: {
    en: 'What I state here is true to the best of my knowledge and belief.',
    hi: 'यहाँ कही गई बातें मेरी जानकारी और विश्वास के अनुसार सत्य हैं।',
  },
} as const

export const hashStatement: FormStatement = {
  id: 'hash-stated',
  citation: 'Schedule',
  text: {
    en: 'The hash values of the electronic or digital records, and the algorithms by which they were obtained, are those listed below; the hash report is enclosed.',
    hi: 'इलेक्ट्रॉनिक या डिजिटल अभिलेखों के हैश मान और जिन एल्गोरिदम से वे निकाले गए, नीचे दिए गए हैं; हैश रिपोर्ट संलग्न है।',
  },
}

export const affirmationStatement: FormStatement = {
  id: 'solemn-affirmation',
  citation: 'Schedule',
  text: {
    en: 'I solemnly affirm what I state here and state it sincerely.',
    hi: 'मैं यहाँ कही गई बातों की सत्यनिष्ठा से पुष्टि करता/करती हूँ।',
  },
}

export const bsaFields: readonly FormField[] = [
  {
    id: 'parentage',
    label: { en: 'Son, daughter or spouse of', hi: 'पुत्र, पुत्री या पति/पत्नी' },
    kind: 'text',
    required: true,
  },
  { id: 'residence', label: { en: 'Residing or employed at', hi: 'निवास या नियोजन का स्थान' }, kind: 'text', required: true },
  {
    id: 'source',
    label: { en: 'Device or digital record source', hi: 'उपकरण या डिजिटल अभिलेख का स्रोत' },
    kind: 'choices',
    required: true,
    choices: {
      'computer-storage': { en: 'Computer or storage media', hi: 'कंप्यूटर या भंडारण माध्यम' },
      dvr: { en: 'DVR', hi: 'डीवीआर' },
      mobile: { en: 'Mobile', hi: 'मोबाइल' },
      'flash-drive': { en: 'Flash drive', hi: 'फ्लैश ड्राइव' },
      'cd-dvd': { en: 'CD or DVD', hi: 'सीडी या डीवीडी' },
      server: { en: 'Server', hi: 'सर्वर' },
      cloud: { en: 'Cloud', hi: 'क्लाउड' },
      other: { en: 'Other', hi: 'अन्य' },
    },
  },
  { id: 'source-other', label: { en: 'Other source', hi: 'अन्य स्रोत' }, kind: 'text', required: { with: ['source=other'] } },
  { id: 'make', label: { en: 'Make', hi: 'निर्माता' }, kind: 'text', required: true, from: 'make' },
  { id: 'model', label: { en: 'Model', hi: 'मॉडल' }, kind: 'text', required: true, from: 'model' },
  { id: 'colour', label: { en: 'Colour', hi: 'रंग' }, kind: 'text', required: true, from: 'colour' },
  { id: 'serial', label: { en: 'Serial number', hi: 'क्रम संख्या' }, kind: 'text', required: true, from: 'serial' },
  {
    id: 'identifiers',
    label: { en: 'IMEI, UIN, UID, MAC or cloud ID (as applicable)', hi: 'आईएमईआई, यूआईएन, यूआईडी, मैक या क्लाउड आईडी (जो लागू हो)' },
    kind: 'list',
    required: true,
    from: 'identifiers',
  },
  {
    id: 'other-information',
    label: { en: 'Other relevant information about the device or source', hi: 'उपकरण या स्रोत के बारे में अन्य प्रासंगिक जानकारी' },
    kind: 'text',
    required: false,
  },
]
