import type { Matrix } from './types.js'

export const matrix: Matrix = {
  profile: 'ca-cea-31',
  forms: ['ca-cea-31'],
  complete: {
    image: {
      met: ['affidavit', 'complete', 'signature', 'digests', 'digest-recomputed', 'line'],
      asserted: [
        'authentic',
        'operating-properly',
        'working',
        'no-other-doubt',
        'system',
        'integrity',
        'knowledge-and-belief',
        'oath',
        'sworn-or-affirmed',
      ],
      needsHuman: ['not-affected', 'adverse-party', 'non-party', 'affirmation', 'evidence-to-the-contrary', 'cross-examination'],
    },
  },
  removed: [
    { of: 'the key to the content', becomes: { image: { notChecked: ['digest-recomputed'] } } },
    { of: 'digests of what was sealed', becomes: { image: { notMet: ['line'] } } },
    { of: 'that only the holder acts', becomes: { image: { notMet: ['line'] } } },
    {
      of: 'belief in the laboratory',
      becomes: {
        image: {
          needsHuman: [
            'authentic',
            'operating-properly',
            'working',
            'no-other-doubt',
            'system',
            'integrity',
            'knowledge-and-belief',
            'oath',
            'sworn-or-affirmed',
          ],
          notMet: ['affidavit', 'complete', 'signature', 'digests', 'digest-recomputed'],
        },
      },
    },
    {
      certificates: { 'ca-cea-31': 'absent' },
      becomes: {
        image: {
          needsHuman: [
            'authentic',
            'operating-properly',
            'working',
            'no-other-doubt',
            'system',
            'integrity',
            'knowledge-and-belief',
            'oath',
            'sworn-or-affirmed',
          ],
          notMet: ['affidavit', 'complete', 'signature', 'digests', 'digest-recomputed'],
        },
      },
    },
    {
      certificates: { 'ca-cea-31': 'not shown' },
      becomes: {
        image: {
          notChecked: [
            'affidavit',
            'complete',
            'digests',
            'digest-recomputed',
            'authentic',
            'operating-properly',
            'not-affected',
            'working',
            'no-other-doubt',
            'system',
            'adverse-party',
            'non-party',
            'integrity',
            'knowledge-and-belief',
            'oath',
            'affirmation',
            'sworn-or-affirmed',
          ],
        },
      },
    },
    {
      certificates: { 'ca-cea-31': 'unbelieved' },
      becomes: {
        image: {
          needsHuman: [
            'authentic',
            'operating-properly',
            'working',
            'no-other-doubt',
            'system',
            'integrity',
            'knowledge-and-belief',
            'oath',
            'sworn-or-affirmed',
          ],
          notMet: ['affidavit', 'complete', 'signature', 'digests', 'digest-recomputed'],
        },
      },
    },
    {
      certificates: { 'ca-cea-31': 'digest' },
      becomes: {
        image: {
          notMet: [
            'digests',
            'digest-recomputed',
            'authentic',
            'operating-properly',
            'not-affected',
            'working',
            'no-other-doubt',
            'system',
            'adverse-party',
            'non-party',
            'integrity',
            'knowledge-and-belief',
            'oath',
            'affirmation',
            'sworn-or-affirmed',
          ],
        },
      },
    },
    {
      certificates: { 'ca-cea-31': 'struck authentic' },
      becomes: {
        image: {
          needsHuman: [
            'authentic',
            'operating-properly',
            'working',
            'no-other-doubt',
            'system',
            'integrity',
            'knowledge-and-belief',
            'oath',
            'sworn-or-affirmed',
          ],
          notMet: ['complete'],
        },
      },
    },
    {
      certificates: { 'ca-cea-31': 'struck operating-properly' },
      becomes: {
        image: {
          needsHuman: [
            'authentic',
            'operating-properly',
            'working',
            'no-other-doubt',
            'system',
            'integrity',
            'knowledge-and-belief',
            'oath',
            'sworn-or-affirmed',
          ],
          notMet: ['complete'],
        },
      },
    },
    {
      certificates: { 'ca-cea-31': 'struck no-other-doubt' },
      becomes: {
        image: {
          needsHuman: [
            'authentic',
            'operating-properly',
            'working',
            'no-other-doubt',
            'system',
            'integrity',
            'knowledge-and-belief',
            'oath',
            'sworn-or-affirmed',
          ],
          notMet: ['complete'],
        },
      },
    },
    {
      certificates: { 'ca-cea-31': 'struck knowledge-and-belief' },
      becomes: {
        image: {
          needsHuman: [
            'authentic',
            'operating-properly',
            'working',
            'no-other-doubt',
            'system',
            'integrity',
            'knowledge-and-belief',
            'oath',
            'sworn-or-affirmed',
          ],
          notMet: ['complete'],
        },
      },
    },
    {
      certificates: { 'ca-cea-31': 'struck oath' },
      becomes: {
        image: {
          needsHuman: [
            'authentic',
            'operating-properly',
            'working',
            'no-other-doubt',
            'system',
            'integrity',
            'knowledge-and-belief',
            'oath',
            'sworn-or-affirmed',
          ],
          notMet: ['complete'],
        },
      },
    },
    {
      certificates: { 'ca-cea-31': 'field system' },
      becomes: {
        image: {
          needsHuman: [
            'authentic',
            'operating-properly',
            'working',
            'no-other-doubt',
            'system',
            'integrity',
            'knowledge-and-belief',
            'oath',
            'sworn-or-affirmed',
          ],
          notMet: ['complete'],
        },
      },
    },
    {
      certificates: { 'ca-cea-31': 'field commissioner' },
      becomes: {
        image: {
          needsHuman: [
            'authentic',
            'operating-properly',
            'working',
            'no-other-doubt',
            'system',
            'integrity',
            'knowledge-and-belief',
            'oath',
            'sworn-or-affirmed',
          ],
          notMet: ['complete'],
        },
      },
    },
    {
      certificates: { 'ca-cea-31': 'instead operating-properly not-affected' },
      becomes: { image: { asserted: ['not-affected'], needsHuman: ['operating-properly'] } },
    },
    {
      certificates: { 'ca-cea-31': 'instead operating-properly adverse-party' },
      becomes: { image: { asserted: ['adverse-party'], needsHuman: ['operating-properly', 'working', 'system'] } },
    },
    {
      certificates: { 'ca-cea-31': 'instead no-other-doubt non-party' },
      becomes: { image: { asserted: ['non-party'], needsHuman: ['no-other-doubt', 'system'] } },
    },
    { certificates: { 'ca-cea-31': 'instead oath affirmation' }, becomes: { image: { asserted: ['affirmation'], needsHuman: ['oath'] } } },
  ],
}
