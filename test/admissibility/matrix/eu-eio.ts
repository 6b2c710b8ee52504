import type { Matrix } from './types.js'

export const matrix: Matrix = {
  profile: 'eu-eio',
  forms: ['eu-eio-annex'],
  complete: {
    image: {
      met: [
        'annex',
        'annex-complete',
        'signature',
        'digests',
        'digest-recomputed',
        'conditions-of-use',
        'items-complete',
        'handovers',
        'line',
        'derived-sources',
      ],
      asserted: ['method-described', 'method', 'not-notified', 'notification', 'lawful-there'],
      needsHuman: ['method-withheld', 'notified', 'no-interception', 'effective-challenge', 'proportionality', 'person-who-testifies'],
      notChecked: ['request'],
    },
  },
  removed: [
    { of: 'the key to the content', becomes: { image: { notChecked: ['digest-recomputed', 'conditions-of-use', 'items-complete'] } } },
    { of: 'digests of what was sealed', becomes: { image: { notMet: ['line'] } } },
    { of: 'the conditions of use', becomes: { image: { notMet: ['conditions-of-use'] } } },
    { of: 'the request', becomes: { image: { notApplicable: ['request'] } } },
    { of: 'that only the holder acts', becomes: { image: { notMet: ['line'] } } },
    { of: 'the receipt of the image', becomes: { image: { notMet: ['handovers'] } } },
    {
      of: 'belief in the laboratory',
      becomes: {
        image: {
          needsHuman: ['method-described', 'method', 'not-notified', 'notification', 'lawful-there'],
          notMet: ['annex', 'annex-complete', 'signature', 'digests', 'digest-recomputed'],
        },
      },
    },
    { of: 'what the image was made from', becomes: { image: { notMet: ['derived-sources'] } } },
    {
      certificates: { 'eu-eio-annex': 'absent' },
      becomes: {
        image: {
          needsHuman: ['method-described', 'method', 'not-notified', 'notification', 'lawful-there'],
          notMet: ['annex', 'annex-complete', 'signature', 'digests', 'digest-recomputed'],
        },
      },
    },
    {
      certificates: { 'eu-eio-annex': 'not shown' },
      becomes: {
        image: {
          notChecked: [
            'annex',
            'annex-complete',
            'digests',
            'digest-recomputed',
            'method-described',
            'method-withheld',
            'method',
            'notified',
            'not-notified',
            'no-interception',
            'notification',
            'lawful-there',
          ],
        },
      },
    },
    {
      certificates: { 'eu-eio-annex': 'unbelieved' },
      becomes: {
        image: {
          needsHuman: ['method-described', 'method', 'not-notified', 'notification', 'lawful-there'],
          notMet: ['annex', 'annex-complete', 'signature', 'digests', 'digest-recomputed'],
        },
      },
    },
    {
      certificates: { 'eu-eio-annex': 'digest' },
      becomes: {
        image: {
          notMet: [
            'digests',
            'digest-recomputed',
            'method-described',
            'method-withheld',
            'method',
            'notified',
            'not-notified',
            'no-interception',
            'notification',
            'lawful-there',
          ],
        },
      },
    },
    {
      certificates: { 'eu-eio-annex': 'struck method-described' },
      becomes: {
        image: { needsHuman: ['method-described', 'method', 'not-notified', 'notification', 'lawful-there'], notMet: ['annex-complete'] },
      },
    },
    {
      certificates: { 'eu-eio-annex': 'struck not-notified' },
      becomes: {
        image: { needsHuman: ['method-described', 'method', 'not-notified', 'notification', 'lawful-there'], notMet: ['annex-complete'] },
      },
    },
    {
      certificates: { 'eu-eio-annex': 'struck lawful-there' },
      becomes: {
        image: { needsHuman: ['method-described', 'method', 'not-notified', 'notification', 'lawful-there'], notMet: ['annex-complete'] },
      },
    },
    {
      certificates: { 'eu-eio-annex': 'field order' },
      becomes: {
        image: { needsHuman: ['method-described', 'method', 'not-notified', 'notification', 'lawful-there'], notMet: ['annex-complete'] },
      },
    },
    {
      certificates: { 'eu-eio-annex': 'field method' },
      becomes: {
        image: { needsHuman: ['method-described', 'method', 'not-notified', 'notification', 'lawful-there'], notMet: ['annex-complete'] },
      },
    },
    {
      certificates: { 'eu-eio-annex': 'field no-notice-reason' },
      becomes: {
        image: { needsHuman: ['method-described', 'method', 'not-notified', 'notification', 'lawful-there'], notMet: ['annex-complete'] },
      },
    },
    {
      certificates: { 'eu-eio-annex': 'instead method-described method-withheld' },
      becomes: { image: { asserted: ['method-withheld'], needsHuman: ['method-described'] } },
    },
    {
      certificates: { 'eu-eio-annex': 'instead not-notified notified' },
      becomes: { image: { asserted: ['notified'], needsHuman: ['not-notified'] } },
    },
    {
      certificates: { 'eu-eio-annex': 'instead not-notified no-interception' },
      becomes: { image: { asserted: ['no-interception'], needsHuman: ['not-notified'] } },
    },
  ],
}
