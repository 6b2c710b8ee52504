import type { Matrix } from './types.js'

export const matrix: Matrix = {
  profile: 'us-fre-902-11',
  forms: ['us-fre-902-11'],
  complete: {
    image: {
      met: ['present', 'signature', 'signer', 'digests-listed', 'digest-recomputed', 'times-stated', 'notice-date', 'line'],
      asserted: ['near-the-time', 'knowledge', 'regular-course', 'regular-practice', 'penalty-of-perjury'],
      needsHuman: ['notice-reasonable', 'trustworthy', 'person-who-testifies'],
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
          needsHuman: ['near-the-time', 'knowledge', 'regular-course', 'regular-practice', 'penalty-of-perjury'],
          notMet: ['present', 'signature', 'signer', 'digests-listed', 'digest-recomputed', 'times-stated', 'notice-date'],
        },
      },
    },
    {
      certificates: { 'us-fre-902-11': 'absent' },
      becomes: {
        image: {
          needsHuman: ['near-the-time', 'knowledge', 'regular-course', 'regular-practice', 'penalty-of-perjury'],
          notMet: ['present', 'signature', 'signer', 'digests-listed', 'digest-recomputed', 'times-stated', 'notice-date'],
        },
      },
    },
    {
      certificates: { 'us-fre-902-11': 'not shown' },
      becomes: {
        image: {
          notChecked: [
            'present',
            'signer',
            'digests-listed',
            'digest-recomputed',
            'times-stated',
            'near-the-time',
            'knowledge',
            'regular-course',
            'regular-practice',
            'penalty-of-perjury',
            'notice-date',
          ],
        },
      },
    },
    {
      certificates: { 'us-fre-902-11': 'unbelieved' },
      becomes: {
        image: {
          needsHuman: ['near-the-time', 'knowledge', 'regular-course', 'regular-practice', 'penalty-of-perjury'],
          notMet: ['present', 'signature', 'signer', 'digests-listed', 'digest-recomputed', 'times-stated', 'notice-date'],
        },
      },
    },
    {
      certificates: { 'us-fre-902-11': 'digest' },
      becomes: {
        image: {
          notMet: [
            'digests-listed',
            'digest-recomputed',
            'near-the-time',
            'knowledge',
            'regular-course',
            'regular-practice',
            'penalty-of-perjury',
          ],
        },
      },
    },
    {
      certificates: { 'us-fre-902-11': 'struck custodian' },
      becomes: { image: { needsHuman: ['near-the-time', 'knowledge', 'regular-course', 'regular-practice', 'penalty-of-perjury'] } },
    },
    {
      certificates: { 'us-fre-902-11': 'struck near-the-time' },
      becomes: { image: { needsHuman: ['near-the-time', 'knowledge', 'regular-course', 'regular-practice', 'penalty-of-perjury'] } },
    },
    {
      certificates: { 'us-fre-902-11': 'struck knowledge' },
      becomes: { image: { needsHuman: ['near-the-time', 'knowledge', 'regular-course', 'regular-practice', 'penalty-of-perjury'] } },
    },
    {
      certificates: { 'us-fre-902-11': 'struck regular-course' },
      becomes: { image: { needsHuman: ['near-the-time', 'knowledge', 'regular-course', 'regular-practice', 'penalty-of-perjury'] } },
    },
    {
      certificates: { 'us-fre-902-11': 'struck regular-practice' },
      becomes: { image: { needsHuman: ['near-the-time', 'knowledge', 'regular-course', 'regular-practice', 'penalty-of-perjury'] } },
    },
    {
      certificates: { 'us-fre-902-11': 'struck penalty-of-perjury' },
      becomes: { image: { needsHuman: ['near-the-time', 'knowledge', 'regular-course', 'regular-practice', 'penalty-of-perjury'] } },
    },
    {
      certificates: { 'us-fre-902-11': 'field records' },
      becomes: {
        image: {
          needsHuman: ['near-the-time', 'knowledge', 'regular-course', 'regular-practice', 'penalty-of-perjury'],
          notMet: ['times-stated'],
        },
      },
    },
    { certificates: { 'us-fre-902-11': 'field notice-date' }, becomes: { image: { notMet: ['notice-date'] } } },
    {
      certificates: { 'us-fre-902-11': 'capacity expert' },
      becomes: {
        image: {
          needsHuman: ['near-the-time', 'knowledge', 'regular-course', 'regular-practice', 'penalty-of-perjury'],
          notMet: ['signer'],
        },
      },
    },
  ],
}
