import { affirmationStatement, bsaFacts, bsaFields, hashStatement } from './in-bsa-63.js'
import type { CertificateForm } from './types.js'

export const inBsa63A: CertificateForm = {
  ...bsaFacts,
  id: 'in-bsa-63-a',
  title: { en: 'Evidence certificate, Part A (to be filled by the party)', hi: 'साक्ष्य प्रमाणपत्र, भाग क (पक्षकार द्वारा भरा जाए)' },
  citation: 'Bharatiya Sakshya Adhiniyam, 2023, s. 63(4)(c) and the Schedule, Part A',
  capacities: ['party', 'custodian'],
  companions: ['in-bsa-63-b'],
  opening: {
    en: 'I have produced the electronic record, or the output of the digital record, listed below, taken from the device or source named below.',
    hi: 'मैंने नीचे सूचीबद्ध इलेक्ट्रॉनिक अभिलेख या डिजिटल अभिलेख का आउटपुट प्रस्तुत किया है, जो नीचे बताए गए उपकरण या स्रोत से लिया गया है।',
  },
  statements: [
    {
      id: 'lawful-control',
      citation: 's. 63(2)(a)',
      text: {
        en: 'The device or source was under lawful control for the whole time that matters.',
        hi: 'पूरी संबंधित अवधि में उपकरण या स्रोत विधिपूर्ण नियंत्रण में था।',
      },
    },
    {
      id: 'regular-use',
      citation: 's. 63(2)(a)',
      text: {
        en: 'During that time it was used regularly to create, store or process information for activities regularly carried on.',
        hi: 'उस अवधि में उसका उपयोग नियमित गतिविधियों के लिए सूचना बनाने, रखने या संसाधित करने में नियमित रूप से होता था।',
      },
    },
    {
      id: 'regular-feed',
      citation: 's. 63(2)(b)',
      text: {
        en: 'Information of this kind was regularly fed into it in the ordinary course of those activities.',
        hi: 'ऐसी सूचना उन गतिविधियों के सामान्य क्रम में उसमें नियमित रूप से डाली जाती थी।',
      },
    },
    {
      id: 'operating-properly',
      citation: 's. 63(2)(c)',
      text: { en: 'During that time it was working properly.', hi: 'उस अवधि में वह ठीक से काम कर रहा था।' },
      optional: true,
    },
    {
      id: 'not-affected',
      citation: 's. 63(2)(c)',
      text: {
        en: 'For a part of that time it was not working properly or was out of use, and this did not affect the record or its accuracy.',
        hi: 'उस अवधि के किसी भाग में वह ठीक से काम नहीं कर रहा था या बंद था, पर इससे अभिलेख या उसकी शुद्धता पर प्रभाव नहीं पड़ा।',
      },
      optional: true,
    },
    hashStatement,
    affirmationStatement,
  ],
  oneOf: [['operating-properly', 'not-affected']],
  fields: [
    ...bsaFields,
    {
      id: 'relation',
      label: { en: 'The device or source is, by me', hi: 'उपकरण या स्रोत मेरे द्वारा' },
      kind: 'choices',
      required: true,
      choices: {
        owned: { en: 'owned', hi: 'स्वामित्व में है' },
        maintained: { en: 'maintained', hi: 'अनुरक्षित है' },
        managed: { en: 'managed', hi: 'प्रबंधित है' },
        operated: { en: 'operated', hi: 'संचालित है' },
      },
    },
  ],
}
