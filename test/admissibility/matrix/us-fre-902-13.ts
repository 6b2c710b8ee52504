import type { Matrix } from './types.js'

export const matrix: Matrix = {
  profile: 'us-fre-902-13',
  forms: ['us-fre-902-13'],
  complete: {
    image: {
      met: ['present', 'signature', 'process-described', 'tool-recorded', 'digests-listed', 'digest-recomputed', 'notice-date', 'line'],
      asserted: ['qualified', 'accurate-result', 'penalty-of-perjury'],
      needsHuman: ['enough-said', 'notice-reasonable', 'person-who-testifies'],
    },
  },
  removed: [
    { of: 'the key to the content', becomes: { image: { notChecked: ['digest-recomputed'] } } },
    { of: 'digests of what was sealed', becomes: { image: { notMet: ['line'] } } },
    { of: 'that only the holder acts', becomes: { image: { notMet: ['line'] } } },
    { of: 'tools, not shown', becomes: { image: { notChecked: ['tool-recorded'] } } },
    {
      of: 'belief in the laboratory',
      becomes: {
        image: {
          needsHuman: ['qualified', 'accurate-result', 'penalty-of-perjury'],
          notMet: ['present', 'signature', 'process-described', 'digests-listed', 'digest-recomputed', 'notice-date'],
        },
      },
    },
    {
      certificates: { 'us-fre-902-13': 'absent' },
      becomes: {
        image: {
          needsHuman: ['qualified', 'accurate-result', 'penalty-of-perjury'],
          notMet: ['present', 'signature', 'process-described', 'digests-listed', 'digest-recomputed', 'notice-date'],
        },
      },
    },
    {
      certificates: { 'us-fre-902-13': 'not shown' },
      becomes: {
        image: {
          notChecked: [
            'present',
            'process-described',
            'digests-listed',
            'digest-recomputed',
            'qualified',
            'accurate-result',
            'penalty-of-perjury',
            'notice-date',
          ],
        },
      },
    },
    {
      certificates: { 'us-fre-902-13': 'unbelieved' },
      becomes: {
        image: {
          needsHuman: ['qualified', 'accurate-result', 'penalty-of-perjury'],
          notMet: ['present', 'signature', 'process-described', 'digests-listed', 'digest-recomputed', 'notice-date'],
        },
      },
    },
    {
      certificates: { 'us-fre-902-13': 'digest' },
      becomes: { image: { notMet: ['digests-listed', 'digest-recomputed', 'qualified', 'accurate-result', 'penalty-of-perjury'] } },
    },
    {
      certificates: { 'us-fre-902-13': 'struck qualified' },
      becomes: { image: { needsHuman: ['qualified', 'accurate-result', 'penalty-of-perjury'] } },
    },
    {
      certificates: { 'us-fre-902-13': 'struck accurate-process' },
      becomes: { image: { needsHuman: ['qualified', 'accurate-result', 'penalty-of-perjury'] } },
    },
    {
      certificates: { 'us-fre-902-13': 'struck penalty-of-perjury' },
      becomes: { image: { needsHuman: ['qualified', 'accurate-result', 'penalty-of-perjury'] } },
    },
    {
      certificates: { 'us-fre-902-13': 'field system' },
      becomes: { image: { needsHuman: ['qualified', 'accurate-result', 'penalty-of-perjury'], notMet: ['process-described'] } },
    },
    {
      certificates: { 'us-fre-902-13': 'field process' },
      becomes: { image: { needsHuman: ['qualified', 'accurate-result', 'penalty-of-perjury'], notMet: ['process-described'] } },
    },
    { certificates: { 'us-fre-902-13': 'field notice-date' }, becomes: { image: { notMet: ['notice-date'] } } },
  ],
}
