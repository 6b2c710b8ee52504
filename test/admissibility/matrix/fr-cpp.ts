import type { Matrix } from './types.js'

export const matrix: Matrix = {
  profile: 'fr-cpp',
  forms: ['fr-cpp-pv'],
  complete: {
    device: {
      met: [
        'official-record',
        'official-record-complete',
        'official-record-signature',
        'official-record-digests',
        'judicial-seals',
        'legal-framework',
        'line',
        'handovers',
        'signatures',
      ],
      asserted: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
      needsHuman: ['medium-sealed', 'contradictory-debate', 'seal-opened', 'person-who-testifies'],
      notApplicable: ['digest-recomputed', 'digests-continuous', 'deciphered-annex', 'derived-sources'],
    },
    image: {
      met: [
        'official-record',
        'official-record-complete',
        'official-record-signature',
        'official-record-digests',
        'digest-recomputed',
        'digests-continuous',
        'legal-framework',
        'line',
        'handovers',
        'signatures',
        'derived-sources',
      ],
      asserted: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
      needsHuman: ['medium-sealed', 'contradictory-debate', 'person-who-testifies'],
      notApplicable: ['judicial-seals', 'deciphered-annex', 'seal-opened'],
    },
  },
  removed: [
    { of: 'the key to the content', becomes: { image: { notChecked: ['digest-recomputed'] } } },
    { of: 'digests of what was sealed', becomes: { image: { notMet: ['digests-continuous', 'line'] } } },
    { of: 'digests that stay equal', becomes: { image: { notMet: ['digests-continuous', 'line'] } } },
    { of: 'bag seals', becomes: { device: { notMet: ['judicial-seals'] } } },
    { of: 'the same bag seal on arrival', becomes: { device: { notMet: ['judicial-seals'] } } },
    { of: 'the legal basis of collecting', becomes: { device: { notMet: ['legal-framework'] } } },
    { of: 'the legal basis of acquiring', becomes: { device: { notMet: ['legal-framework'] }, image: { notMet: ['legal-framework'] } } },
    { of: 'custody between release and receipt', becomes: { device: { notMet: ['line'] } } },
    { of: 'that only the holder acts', becomes: { image: { notMet: ['line'] } } },
    { of: 'the receipt of the image', becomes: { image: { notMet: ['handovers'] } } },
    {
      of: 'belief in the laboratory',
      becomes: {
        device: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: ['official-record', 'official-record-complete', 'official-record-signature', 'official-record-digests', 'signatures'],
        },
        image: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: [
            'official-record',
            'official-record-complete',
            'official-record-signature',
            'official-record-digests',
            'digest-recomputed',
            'signatures',
          ],
        },
      },
    },
    { of: 'what the image was made from', becomes: { image: { notMet: ['derived-sources'] } } },
    {
      certificates: { 'fr-cpp-pv': 'absent' },
      becomes: {
        device: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: ['official-record', 'official-record-complete', 'official-record-signature', 'official-record-digests'],
        },
        image: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: [
            'official-record',
            'official-record-complete',
            'official-record-signature',
            'official-record-digests',
            'digest-recomputed',
          ],
        },
      },
    },
    {
      certificates: { 'fr-cpp-pv': 'not shown' },
      becomes: {
        device: {
          notChecked: [
            'official-record',
            'official-record-complete',
            'official-record-digests',
            'inventoried',
            'sealed',
            'persons-present',
            'copy-in-presence',
            'medium-sealed',
            'seizure-of-data',
            'seen-personally',
          ],
        },
        image: {
          notChecked: [
            'official-record',
            'official-record-complete',
            'official-record-digests',
            'digest-recomputed',
            'inventoried',
            'sealed',
            'persons-present',
            'copy-in-presence',
            'medium-sealed',
            'seizure-of-data',
            'seen-personally',
          ],
        },
      },
    },
    {
      certificates: { 'fr-cpp-pv': 'unbelieved' },
      becomes: {
        device: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: ['official-record', 'official-record-complete', 'official-record-signature', 'official-record-digests'],
        },
        image: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: [
            'official-record',
            'official-record-complete',
            'official-record-signature',
            'official-record-digests',
            'digest-recomputed',
          ],
        },
      },
    },
    {
      certificates: { 'fr-cpp-pv': 'digest' },
      becomes: {
        image: {
          notMet: [
            'official-record-digests',
            'digest-recomputed',
            'inventoried',
            'sealed',
            'persons-present',
            'copy-in-presence',
            'medium-sealed',
            'seizure-of-data',
            'seen-personally',
          ],
        },
      },
    },
    {
      certificates: { 'fr-cpp-pv': 'struck inventoried' },
      becomes: {
        device: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: ['official-record-complete'],
        },
        image: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: ['official-record-complete'],
        },
      },
    },
    {
      certificates: { 'fr-cpp-pv': 'struck sealed' },
      becomes: {
        device: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: ['official-record-complete'],
        },
        image: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: ['official-record-complete'],
        },
      },
    },
    {
      certificates: { 'fr-cpp-pv': 'struck persons-present' },
      becomes: {
        device: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: ['official-record-complete'],
        },
        image: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: ['official-record-complete'],
        },
      },
    },
    {
      certificates: { 'fr-cpp-pv': 'struck copy-in-presence' },
      becomes: {
        device: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: ['official-record-complete'],
        },
        image: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: ['official-record-complete'],
        },
      },
    },
    {
      certificates: { 'fr-cpp-pv': 'struck seen-personally' },
      becomes: {
        device: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: ['official-record-complete'],
        },
        image: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: ['official-record-complete'],
        },
      },
    },
    {
      certificates: { 'fr-cpp-pv': 'field number' },
      becomes: {
        device: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: ['official-record-complete'],
        },
        image: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: ['official-record-complete'],
        },
      },
    },
    {
      certificates: { 'fr-cpp-pv': 'field quality' },
      becomes: {
        device: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: ['official-record-complete'],
        },
        image: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: ['official-record-complete'],
        },
      },
    },
    {
      certificates: { 'fr-cpp-pv': 'field present' },
      becomes: {
        device: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: ['official-record-complete'],
        },
        image: {
          needsHuman: ['inventoried', 'sealed', 'persons-present', 'copy-in-presence', 'seizure-of-data', 'seen-personally'],
          notMet: ['official-record-complete'],
        },
      },
    },
    {
      certificates: { 'fr-cpp-pv': 'instead copy-in-presence medium-sealed' },
      becomes: {
        device: { asserted: ['medium-sealed'], needsHuman: ['copy-in-presence'] },
        image: { asserted: ['medium-sealed'], needsHuman: ['copy-in-presence'] },
      },
    },
  ],
}
