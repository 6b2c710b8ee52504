import { affirmationStatement, bsaFacts, bsaFields, hashStatement } from './in-bsa-63.js'
import type { CertificateForm } from './types.js'

export const inBsa63B: CertificateForm = {
  ...bsaFacts,
  id: 'in-bsa-63-b',
  title: { en: 'Evidence certificate, Part B (to be filled by the expert)', hi: 'साक्ष्य प्रमाणपत्र, भाग ख (विशेषज्ञ द्वारा भरा जाए)' },
  citation: 'Bharatiya Sakshya Adhiniyam, 2023, s. 63(4)(c) and the Schedule, Part B',
  capacities: ['expert'],
  companions: ['in-bsa-63-a'],
  opening: {
    en: 'The electronic record, or the output of the digital record, listed below was obtained from the device or source named below.',
    hi: 'नीचे सूचीबद्ध इलेक्ट्रॉनिक अभिलेख या डिजिटल अभिलेख का आउटपुट नीचे बताए गए उपकरण या स्रोत से प्राप्त किया गया।',
  },
  statements: [
    {
      id: 'expert-opinion',
      citation: 's. 63(4), Schedule, Part B',
      text: {
        en: 'I give this evidence certificate as an expert, from my own examination.',
        hi: 'मैं यह साक्ष्य प्रमाणपत्र विशेषज्ञ के रूप में, अपने स्वयं के परीक्षण के आधार पर देता/देती हूँ।',
      },
    },
    {
      id: 'obtained-from-source',
      citation: 'Schedule, Part B',
      text: {
        en: 'The records listed below were obtained from that device or source.',
        hi: 'नीचे सूचीबद्ध अभिलेख उसी उपकरण या स्रोत से प्राप्त किए गए।',
      },
    },
    hashStatement,
    affirmationStatement,
  ],
  fields: [...bsaFields, { id: 'designation', label: { en: 'Designation', hi: 'पदनाम' }, kind: 'text', required: true }],
}
