import type { Matrix } from './types.js'

export const matrix: Matrix = {
  profile: 'us-fre-902-14',
  forms: ['us-fre-902-14'],
  complete: {
    image: {
      met: [
        'present',
        'signature',
        'digests-certified',
        'digest-recomputed',
        'copies-covered',
        'digests-continuous',
        'notice-date',
        'line',
      ],
      asserted: ['digest-compared', 'qualified', 'every-copy', 'penalty-of-perjury'],
      needsHuman: ['notice-reasonable', 'person-who-testifies'],
    },
  },
  removed: [
    { of: 'the key to the content', becomes: { image: { notChecked: ['digest-recomputed', 'copies-covered'] } } },
    { of: 'digests of what was sealed', becomes: { image: { notMet: ['digests-continuous', 'line'] } } },
    { of: 'digests that stay equal', becomes: { image: { notMet: ['digests-continuous', 'line'] } } },
    { of: 'that only the holder acts', becomes: { image: { notMet: ['line'] } } },
    {
      of: 'belief in the laboratory',
      becomes: {
        image: {
          needsHuman: ['digest-compared', 'qualified', 'every-copy', 'penalty-of-perjury'],
          notMet: ['present', 'signature', 'digests-certified', 'digest-recomputed', 'copies-covered', 'notice-date'],
        },
      },
    },
    {
      certificates: { 'us-fre-902-14': 'absent' },
      becomes: {
        image: {
          needsHuman: ['digest-compared', 'qualified', 'every-copy', 'penalty-of-perjury'],
          notMet: ['present', 'signature', 'digests-certified', 'digest-recomputed', 'copies-covered', 'notice-date'],
        },
      },
    },
    {
      certificates: { 'us-fre-902-14': 'not shown' },
      becomes: {
        image: {
          notChecked: [
            'present',
            'digests-certified',
            'digest-recomputed',
            'copies-covered',
            'digest-compared',
            'qualified',
            'every-copy',
            'penalty-of-perjury',
            'notice-date',
          ],
        },
      },
    },
    {
      certificates: { 'us-fre-902-14': 'unbelieved' },
      becomes: {
        image: {
          needsHuman: ['digest-compared', 'qualified', 'every-copy', 'penalty-of-perjury'],
          notMet: ['present', 'signature', 'digests-certified', 'digest-recomputed', 'copies-covered', 'notice-date'],
        },
      },
    },
    {
      certificates: { 'us-fre-902-14': 'digest' },
      becomes: {
        image: {
          notMet: [
            'digests-certified',
            'digest-recomputed',
            'copies-covered',
            'digest-compared',
            'qualified',
            'every-copy',
            'penalty-of-perjury',
          ],
        },
      },
    },
    {
      certificates: { 'us-fre-902-14': 'struck qualified' },
      becomes: { image: { needsHuman: ['digest-compared', 'qualified', 'every-copy', 'penalty-of-perjury'] } },
    },
    {
      certificates: { 'us-fre-902-14': 'struck digest-compared' },
      becomes: { image: { needsHuman: ['digest-compared', 'qualified', 'every-copy', 'penalty-of-perjury'] } },
    },
    {
      certificates: { 'us-fre-902-14': 'struck copies-covered' },
      becomes: { image: { needsHuman: ['digest-compared', 'qualified', 'every-copy', 'penalty-of-perjury'] } },
    },
    {
      certificates: { 'us-fre-902-14': 'struck penalty-of-perjury' },
      becomes: { image: { needsHuman: ['digest-compared', 'qualified', 'every-copy', 'penalty-of-perjury'] } },
    },
    { certificates: { 'us-fre-902-14': 'field notice-date' }, becomes: { image: { notMet: ['notice-date'] } } },
  ],
}
