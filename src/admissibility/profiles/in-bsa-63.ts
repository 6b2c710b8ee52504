import type { Profile } from '../types.js'
import {
  agreeing,
  algorithms,
  anyOf,
  capacity,
  certified,
  complete,
  digital,
  distinctSigners,
  fields,
  human,
  line,
  present,
  says,
  signedCertificate,
  timedAt,
} from './tests.js'

const a = 'in-bsa-63-a'
const b = 'in-bsa-63-b'

/** Bharatiya Sakshya Adhiniyam, 2023, s. 63 and its Schedule: electronic records, evidence certificates of Part A and Part B. */
export const inBsa63: Profile = {
  schema: 'rogatory.profile/1',
  id: 'in-bsa-63',
  version: '1',
  jurisdiction: 'IN',
  title: {
    en: 'Electronic records with evidence certificates of Part A and Part B (India)',
    hi: 'भाग क और भाग ख के साक्ष्य प्रमाणपत्रों सहित इलेक्ट्रॉनिक अभिलेख (भारत)',
  },
  rule: 'Bharatiya Sakshya Adhiniyam, 2023, s. 63(4)',
  citation: 'Bharatiya Sakshya Adhiniyam, 2023 (No. 47 of 2023), s. 63 and the Schedule, Parts A and B',
  textDate: '2023-12-25',
  source:
    'Section 63 and the Schedule (both Parts) as published in English on public sites; in force since 1 July 2024. The Gazette print and the Hindi text were not read: the Hindi sentences here are our own.',
  author: 'rogatory project',
  status: 'draft',
  notCovered: [
    {
      en: 'Original devices produced before the court, for which no evidence certificate is asked (s. 57, and the judgments on the former s. 65B).',
      hi: 'न्यायालय में प्रस्तुत मूल उपकरण, जिनके लिए साक्ष्य प्रमाणपत्र नहीं माँगा जाता (धारा 57 और पूर्व धारा 65ख पर निर्णय)।',
    },
    {
      en: 'Evidence from abroad under chapter VIII of the Bharatiya Nagarik Suraksha Sanhita, 2023.',
      hi: 'भारतीय नागरिक सुरक्षा संहिता, 2023 के अध्याय 8 के अधीन विदेश से प्राप्त साक्ष्य।',
    },
  ],
  languages: ['en', 'hi'],
  conditions: [
    {
      id: 'part-a',
      citation: 's. 63(4); Schedule, Part A',
      text: {
        en: 'An evidence certificate of Part A, by the party, is in the signed case record.',
        hi: 'पक्षकार द्वारा भरा गया भाग क का साक्ष्य प्रमाणपत्र हस्ताक्षरित अभिलेख में है।',
      },
      test: present(a),
    },
    {
      id: 'part-b',
      citation: 's. 63(4); Schedule, Part B',
      text: {
        en: 'An evidence certificate of Part B, by the expert, is in the signed case record.',
        hi: 'विशेषज्ञ द्वारा भरा गया भाग ख का साक्ष्य प्रमाणपत्र हस्ताक्षरित अभिलेख में है।',
      },
      test: present(b),
    },
    {
      id: 'part-a-complete',
      citation: 'Schedule, Part A',
      text: {
        en: 'Part A is filled in completely and encloses the hash report.',
        hi: 'भाग क पूरा भरा है और हैश रिपोर्ट संलग्न है।',
      },
      test: complete(a),
    },
    {
      id: 'part-b-complete',
      citation: 'Schedule, Part B',
      text: {
        en: 'Part B is filled in completely and encloses the hash report.',
        hi: 'भाग ख पूरा भरा है और हैश रिपोर्ट संलग्न है।',
      },
      test: complete(b),
    },
    {
      id: 'device',
      citation: 'Schedule, Part A',
      text: {
        en: 'Part A names the device or source: kind, make, model, colour, serial number, and IMEI or like numbers.',
        hi: 'भाग क में उपकरण या स्रोत का प्रकार, निर्माता, मॉडल, रंग, क्रम संख्या और आईएमईआई जैसी संख्याएँ दी गई हैं।',
      },
      test: fields(a, 'source', 'make', 'model', 'colour', 'serial', 'identifiers'),
    },
    {
      id: 'in-charge',
      citation: 's. 63(4)',
      text: {
        en: 'Part A is signed by the party, or by the person in charge of the device or of the activities concerned.',
        hi: 'भाग क पर पक्षकार या उपकरण अथवा संबंधित गतिविधियों के प्रभारी व्यक्ति के हस्ताक्षर हैं।',
      },
      test: capacity(a, 'party', 'custodian'),
    },
    {
      id: 'expert',
      citation: 's. 63(4)',
      text: { en: 'Part B is signed by somebody who signs as an expert.', hi: 'भाग ख पर विशेषज्ञ के रूप में हस्ताक्षर किए गए हैं।' },
      test: capacity(b, 'expert'),
    },
    {
      id: 'two-signers',
      citation: 's. 63(4); Schedule, Parts A and B',
      text: { en: 'Part A and Part B are signed by two different persons.', hi: 'भाग क और भाग ख पर दो अलग व्यक्तियों के हस्ताक्षर हैं।' },
      test: distinctSigners(2, a, b),
    },
    {
      id: 'parts-agree',
      citation: 'Schedule, Parts A and B',
      text: {
        en: 'Part A and Part B name the same source and list the same digests, which are those recorded for the exhibit.',
        hi: 'भाग क और भाग ख में एक ही स्रोत और एक ही हैश मान हैं, और ये प्रदर्श के लिए दर्ज मानों के बराबर हैं।',
      },
      test: agreeing(a, b),
    },
    {
      id: 'time-a',
      citation: 'Schedule, Part A',
      text: {
        en: 'The time of Part A is written in Indian Standard Time.',
        hi: 'भाग क का समय भारतीय मानक समय में लिखा है।',
      },
      test: timedAt(330, a),
    },
    {
      id: 'signature-a',
      citation: 's. 63(4)',
      text: {
        en: 'The signature of Part A is valid, by a key that was valid at the time.',
        hi: 'भाग क का हस्ताक्षर मान्य है और कुंजी उस समय मान्य थी।',
      },
      test: signedCertificate(a),
    },
    {
      id: 'time-b',
      citation: 'Schedule, Part B',
      text: {
        en: 'The time of Part B is written in Indian Standard Time.',
        hi: 'भाग ख का समय भारतीय मानक समय में लिखा है।',
      },
      test: timedAt(330, b),
    },
    {
      id: 'signature-b',
      citation: 's. 63(4)',
      text: {
        en: 'The signature of Part B is valid, by a key that was valid at the time.',
        hi: 'भाग ख का हस्ताक्षर मान्य है और कुंजी उस समय मान्य थी।',
      },
      test: signedCertificate(b),
    },
    {
      id: 'digest-recomputed-a',
      citation: 'Schedule, Part A',
      natures: digital,
      text: {
        en: 'The digests computed now from the bytes of the exhibit equal those of Part A.',
        hi: 'प्रदर्श के बाइटों से अभी निकाले गए हैश मान भाग क के मानों के बराबर हैं।',
      },
      test: certified(a),
    },
    {
      id: 'digest-recomputed-b',
      citation: 'Schedule, Part B',
      natures: digital,
      text: {
        en: 'The digests computed now from the bytes of the exhibit equal those of Part B.',
        hi: 'प्रदर्श के बाइटों से अभी निकाले गए हैश मान भाग ख के मानों के बराबर हैं।',
      },
      test: certified(b),
    },
    {
      id: 'algorithm',
      citation: 'Schedule, Parts A and B',
      text: {
        en: 'The algorithm is named and is one that the Schedule names, or another that is accepted; MD5 and SHA-1 alone are left to a person.',
        hi: 'एल्गोरिदम का नाम दिया गया है और वह अनुसूची में नामित या अन्य स्वीकृत है; केवल एमडी5 और एसएचए-1 होने पर व्यक्ति निर्णय करे।',
      },
      test: algorithms('SHA-256', 'SHA-1', 'MD5', 'SHA-384', 'SHA-512', 'SHA3-256', 'SHA3-512'),
    },
    {
      id: 'hash-report-a',
      citation: 'Schedule, Part A',
      text: {
        en: 'The party states the hash values and their algorithms and encloses the hash report.',
        hi: 'पक्षकार हैश मान और उनके एल्गोरिदम बताता है और हैश रिपोर्ट संलग्न करता है।',
      },
      test: says(a, 'hash-stated'),
    },
    {
      id: 'hash-report-b',
      citation: 'Schedule, Part B',
      text: {
        en: 'The expert states the hash values and their algorithms and encloses the hash report.',
        hi: 'विशेषज्ञ हैश मान और उनके एल्गोरिदम बताता है और हैश रिपोर्ट संलग्न करता है।',
      },
      test: says(b, 'hash-stated'),
    },
    {
      id: 'lawful-control',
      citation: 's. 63(2)(a)',
      text: {
        en: 'A person declares that the device or source was under lawful control.',
        hi: 'एक व्यक्ति घोषणा करता है कि उपकरण या स्रोत विधिपूर्ण नियंत्रण में था।',
      },
      test: says(a, 'lawful-control'),
    },
    {
      id: 'regular-use',
      citation: 's. 63(2)(a)',
      text: {
        en: 'A person declares that it was used regularly for activities regularly carried on.',
        hi: 'एक व्यक्ति घोषणा करता है कि उसका उपयोग नियमित गतिविधियों के लिए नियमित रूप से होता था।',
      },
      test: says(a, 'regular-use'),
    },
    {
      id: 'regular-feed',
      citation: 's. 63(2)(b)',
      text: {
        en: 'A person declares that such information was regularly fed into it in the ordinary course.',
        hi: 'एक व्यक्ति घोषणा करता है कि ऐसी सूचना सामान्य क्रम में उसमें नियमित रूप से डाली जाती थी।',
      },
      test: says(a, 'regular-feed'),
    },
    {
      id: 'operating-properly',
      citation: 's. 63(2)(c)',
      text: {
        en: 'A person declares that it was working properly. One of this condition and the next is needed.',
        hi: 'एक व्यक्ति घोषणा करता है कि वह ठीक से काम कर रहा था। यह या अगली शर्त, दोनों में से एक आवश्यक है।',
      },
      test: says(a, 'operating-properly'),
    },
    {
      id: 'not-affected',
      citation: 's. 63(2)(c)',
      text: {
        en: 'A person declares that a time of not working properly did not affect the record or its accuracy.',
        hi: 'एक व्यक्ति घोषणा करता है कि ठीक से काम न करने की अवधि से अभिलेख या उसकी शुद्धता पर प्रभाव नहीं पड़ा।',
      },
      test: says(a, 'not-affected'),
    },
    {
      id: 'working',
      citation: 's. 63(2)(c)',
      text: {
        en: 'A person declares one of the two: working properly, or the record not affected.',
        hi: 'एक व्यक्ति दोनों में से एक घोषणा करता है: ठीक से काम करना, या अभिलेख पर प्रभाव न पड़ना।',
      },
      test: anyOf('operating-properly', 'not-affected'),
    },
    {
      id: 'expert-opinion',
      citation: 's. 63(4); Schedule, Part B',
      text: {
        en: 'An expert declares, from own examination, that the record was obtained from that device or source.',
        hi: 'विशेषज्ञ अपने परीक्षण के आधार पर घोषणा करता है कि अभिलेख उसी उपकरण या स्रोत से प्राप्त हुआ।',
      },
      test: says(b, 'expert-opinion', 'obtained-from-source'),
    },
    {
      id: 'line',
      citation: 's. 63(2)(d)',
      text: {
        en: 'The recorded custody of the exhibit has no gap, no conflicting records and no missing end.',
        hi: 'प्रदर्श की दर्ज अभिरक्षा में कोई अंतराल, परस्पर विरोधी अभिलेख या लुप्त अंत नहीं है।',
      },
      test: line,
    },
    {
      id: 'expert-in-law',
      citation: 'ss. 39, 63(4)',
      text: {
        en: 'Whether the signer of Part B is an expert in the sense of the law is for the court.',
        hi: 'भाग ख पर हस्ताक्षर करने वाला विधि के अर्थ में विशेषज्ञ है या नहीं, यह न्यायालय तय करेगा।',
      },
      test: human,
    },
    {
      id: 'person-who-testifies',
      citation: 'ss. 54, 55',
      text: {
        en: 'An evidence certificate does not replace a person who testifies and can be questioned, where the court asks for one.',
        hi: 'जहाँ न्यायालय चाहे, साक्ष्य प्रमाणपत्र उस व्यक्ति का स्थान नहीं लेता जो गवाही दे और जिससे प्रश्न किए जा सकें।',
      },
      test: human,
    },
  ],
}
