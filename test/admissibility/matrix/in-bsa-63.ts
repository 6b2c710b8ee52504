import type { Matrix } from './types.js'

export const matrix: Matrix = {
  profile: 'in-bsa-63',
  forms: ['in-bsa-63-a', 'in-bsa-63-b'],
  complete: {
    image: {
      met: [
        'part-a',
        'part-b',
        'part-a-complete',
        'part-b-complete',
        'device',
        'in-charge',
        'expert',
        'two-signers',
        'parts-agree',
        'time-a',
        'signature-a',
        'time-b',
        'signature-b',
        'digest-recomputed-a',
        'digest-recomputed-b',
        'algorithm',
        'line',
      ],
      asserted: [
        'hash-report-a',
        'hash-report-b',
        'lawful-control',
        'regular-use',
        'regular-feed',
        'operating-properly',
        'working',
        'expert-opinion',
      ],
      needsHuman: ['not-affected', 'expert-in-law', 'person-who-testifies'],
    },
  },
  removed: [
    { of: 'the key to the content', becomes: { image: { notChecked: ['digest-recomputed-a', 'digest-recomputed-b'] } } },
    { of: 'digests of what was sealed', becomes: { image: { notMet: ['line'] } } },
    { of: 'that only the holder acts', becomes: { image: { notMet: ['line'] } } },
    {
      of: 'belief in the laboratory',
      becomes: {
        image: {
          needsHuman: ['hash-report-a', 'lawful-control', 'regular-use', 'regular-feed', 'operating-properly', 'working'],
          notMet: [
            'part-a',
            'part-a-complete',
            'device',
            'in-charge',
            'two-signers',
            'parts-agree',
            'time-a',
            'signature-a',
            'digest-recomputed-a',
          ],
        },
      },
    },
    {
      of: 'digests of an algorithm that stands',
      becomes: { image: { needsHuman: ['algorithm'], notChecked: ['digest-recomputed-a', 'digest-recomputed-b'] } },
    },
    {
      certificates: { 'in-bsa-63-a': 'absent' },
      becomes: {
        image: {
          needsHuman: ['hash-report-a', 'lawful-control', 'regular-use', 'regular-feed', 'operating-properly', 'working'],
          notMet: [
            'part-a',
            'part-a-complete',
            'device',
            'in-charge',
            'two-signers',
            'parts-agree',
            'time-a',
            'signature-a',
            'digest-recomputed-a',
          ],
        },
      },
    },
    {
      certificates: { 'in-bsa-63-a': 'not shown' },
      becomes: {
        image: {
          notChecked: [
            'part-a',
            'part-a-complete',
            'device',
            'in-charge',
            'two-signers',
            'parts-agree',
            'time-a',
            'digest-recomputed-a',
            'hash-report-a',
            'lawful-control',
            'regular-use',
            'regular-feed',
            'operating-properly',
            'not-affected',
            'working',
          ],
        },
      },
    },
    {
      certificates: { 'in-bsa-63-a': 'unbelieved' },
      becomes: {
        image: {
          needsHuman: ['hash-report-a', 'lawful-control', 'regular-use', 'regular-feed', 'operating-properly', 'working'],
          notMet: [
            'part-a',
            'part-a-complete',
            'device',
            'in-charge',
            'two-signers',
            'parts-agree',
            'time-a',
            'signature-a',
            'digest-recomputed-a',
          ],
        },
      },
    },
    {
      certificates: { 'in-bsa-63-a': 'digest' },
      becomes: {
        image: {
          notMet: [
            'parts-agree',
            'digest-recomputed-a',
            'hash-report-a',
            'lawful-control',
            'regular-use',
            'regular-feed',
            'operating-properly',
            'not-affected',
            'working',
          ],
        },
      },
    },
    {
      certificates: { 'in-bsa-63-a': 'struck lawful-control' },
      becomes: {
        image: {
          needsHuman: ['hash-report-a', 'lawful-control', 'regular-use', 'regular-feed', 'operating-properly', 'working'],
          notMet: ['part-a-complete'],
        },
      },
    },
    {
      certificates: { 'in-bsa-63-a': 'struck regular-use' },
      becomes: {
        image: {
          needsHuman: ['hash-report-a', 'lawful-control', 'regular-use', 'regular-feed', 'operating-properly', 'working'],
          notMet: ['part-a-complete'],
        },
      },
    },
    {
      certificates: { 'in-bsa-63-a': 'struck regular-feed' },
      becomes: {
        image: {
          needsHuman: ['hash-report-a', 'lawful-control', 'regular-use', 'regular-feed', 'operating-properly', 'working'],
          notMet: ['part-a-complete'],
        },
      },
    },
    {
      certificates: { 'in-bsa-63-a': 'struck operating-properly' },
      becomes: {
        image: {
          needsHuman: ['hash-report-a', 'lawful-control', 'regular-use', 'regular-feed', 'operating-properly', 'working'],
          notMet: ['part-a-complete'],
        },
      },
    },
    {
      certificates: { 'in-bsa-63-a': 'struck hash-stated' },
      becomes: {
        image: {
          needsHuman: ['hash-report-a', 'lawful-control', 'regular-use', 'regular-feed', 'operating-properly', 'working'],
          notMet: ['part-a-complete'],
        },
      },
    },
    {
      certificates: { 'in-bsa-63-a': 'field make' },
      becomes: {
        image: {
          needsHuman: ['hash-report-a', 'lawful-control', 'regular-use', 'regular-feed', 'operating-properly', 'working'],
          notMet: ['part-a-complete', 'device', 'parts-agree'],
        },
      },
    },
    {
      certificates: { 'in-bsa-63-a': 'field model' },
      becomes: {
        image: {
          needsHuman: ['hash-report-a', 'lawful-control', 'regular-use', 'regular-feed', 'operating-properly', 'working'],
          notMet: ['part-a-complete', 'device', 'parts-agree'],
        },
      },
    },
    {
      certificates: { 'in-bsa-63-a': 'field colour' },
      becomes: {
        image: {
          needsHuman: ['hash-report-a', 'lawful-control', 'regular-use', 'regular-feed', 'operating-properly', 'working'],
          notMet: ['part-a-complete', 'device', 'parts-agree'],
        },
      },
    },
    {
      certificates: { 'in-bsa-63-a': 'field serial' },
      becomes: {
        image: {
          needsHuman: ['hash-report-a', 'lawful-control', 'regular-use', 'regular-feed', 'operating-properly', 'working'],
          notMet: ['part-a-complete', 'device', 'parts-agree'],
        },
      },
    },
    {
      certificates: { 'in-bsa-63-a': 'field identifiers' },
      becomes: {
        image: {
          needsHuman: ['hash-report-a', 'lawful-control', 'regular-use', 'regular-feed', 'operating-properly', 'working'],
          notMet: ['part-a-complete', 'device', 'parts-agree'],
        },
      },
    },
    {
      certificates: { 'in-bsa-63-a': 'field source' },
      becomes: {
        image: {
          needsHuman: ['hash-report-a', 'lawful-control', 'regular-use', 'regular-feed', 'operating-properly', 'working'],
          notMet: ['part-a-complete', 'device', 'parts-agree'],
        },
      },
    },
    {
      certificates: { 'in-bsa-63-a': 'field relation' },
      becomes: {
        image: {
          needsHuman: ['hash-report-a', 'lawful-control', 'regular-use', 'regular-feed', 'operating-properly', 'working'],
          notMet: ['part-a-complete'],
        },
      },
    },
    {
      certificates: { 'in-bsa-63-a': 'capacity expert' },
      becomes: {
        image: {
          needsHuman: ['hash-report-a', 'lawful-control', 'regular-use', 'regular-feed', 'operating-properly', 'working'],
          notMet: ['part-a-complete', 'in-charge'],
        },
      },
    },
    { certificates: { 'in-bsa-63-a': 'zone' }, becomes: { image: { notMet: ['time-a'] } } },
    {
      certificates: { 'in-bsa-63-a': 'report' },
      becomes: {
        image: {
          needsHuman: ['hash-report-a', 'lawful-control', 'regular-use', 'regular-feed', 'operating-properly', 'working'],
          notMet: ['part-a-complete'],
        },
      },
    },
    {
      certificates: { 'in-bsa-63-a': 'instead operating-properly not-affected' },
      becomes: { image: { asserted: ['not-affected'], needsHuman: ['operating-properly'] } },
    },
    {
      certificates: { 'in-bsa-63-b': 'absent' },
      becomes: {
        image: {
          needsHuman: ['hash-report-b', 'expert-opinion'],
          notMet: ['part-b', 'part-b-complete', 'expert', 'two-signers', 'parts-agree', 'time-b', 'signature-b', 'digest-recomputed-b'],
        },
      },
    },
    {
      certificates: { 'in-bsa-63-b': 'not shown' },
      becomes: {
        image: {
          notChecked: [
            'part-b',
            'part-b-complete',
            'expert',
            'two-signers',
            'parts-agree',
            'time-b',
            'digest-recomputed-b',
            'hash-report-b',
            'expert-opinion',
          ],
        },
      },
    },
    {
      certificates: { 'in-bsa-63-b': 'unbelieved' },
      becomes: {
        image: {
          needsHuman: ['hash-report-b', 'expert-opinion'],
          notMet: ['part-b', 'part-b-complete', 'expert', 'two-signers', 'parts-agree', 'time-b', 'signature-b', 'digest-recomputed-b'],
        },
      },
    },
    {
      certificates: { 'in-bsa-63-b': 'digest' },
      becomes: { image: { notMet: ['parts-agree', 'digest-recomputed-b', 'hash-report-b', 'expert-opinion'] } },
    },
    {
      certificates: { 'in-bsa-63-b': 'struck expert-opinion' },
      becomes: { image: { needsHuman: ['hash-report-b', 'expert-opinion'], notMet: ['part-b-complete'] } },
    },
    {
      certificates: { 'in-bsa-63-b': 'struck obtained-from-source' },
      becomes: { image: { needsHuman: ['hash-report-b', 'expert-opinion'], notMet: ['part-b-complete'] } },
    },
    {
      certificates: { 'in-bsa-63-b': 'struck hash-stated' },
      becomes: { image: { needsHuman: ['hash-report-b', 'expert-opinion'], notMet: ['part-b-complete'] } },
    },
    {
      certificates: { 'in-bsa-63-b': 'field designation' },
      becomes: { image: { needsHuman: ['hash-report-b', 'expert-opinion'], notMet: ['part-b-complete'] } },
    },
    {
      certificates: { 'in-bsa-63-b': 'capacity party' },
      becomes: { image: { needsHuman: ['hash-report-b', 'expert-opinion'], notMet: ['part-b-complete', 'expert'] } },
    },
    { certificates: { 'in-bsa-63-b': 'zone' }, becomes: { image: { notMet: ['time-b'] } } },
    {
      certificates: { 'in-bsa-63-b': 'report' },
      becomes: { image: { needsHuman: ['hash-report-b', 'expert-opinion'], notMet: ['part-b-complete'] } },
    },
    { certificates: { 'in-bsa-63-b': 'other make' }, becomes: { image: { notMet: ['parts-agree'] } } },
    { certificates: { 'in-bsa-63-b': 'same person' }, becomes: { image: { notMet: ['two-signers'] } } },
  ],
}
