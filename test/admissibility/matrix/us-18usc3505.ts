import type { Matrix } from './types.js'

export const matrix: Matrix = {
  profile: 'us-18usc3505',
  forms: ['us-18usc3505'],
  complete: {
    image: {
      met: ['present', 'signed-abroad', 'signature', 'signer', 'duplicate-digest', 'digest-recomputed', 'penal-law', 'notice-date', 'line'],
      asserted: ['near-the-time', 'knowledge', 'regular-course', 'regular-practice', 'duplicate', 'original-or-duplicate', 'punishable'],
      needsHuman: ['original', 'notice-in-time', 'trustworthy', 'punishable-there', 'person-who-testifies'],
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
            'near-the-time',
            'knowledge',
            'regular-course',
            'regular-practice',
            'duplicate',
            'original-or-duplicate',
            'punishable',
          ],
          notMet: ['present', 'signed-abroad', 'signature', 'signer', 'duplicate-digest', 'digest-recomputed', 'penal-law', 'notice-date'],
        },
      },
    },
    {
      certificates: { 'us-18usc3505': 'absent' },
      becomes: {
        image: {
          needsHuman: [
            'near-the-time',
            'knowledge',
            'regular-course',
            'regular-practice',
            'duplicate',
            'original-or-duplicate',
            'punishable',
          ],
          notMet: ['present', 'signed-abroad', 'signature', 'signer', 'duplicate-digest', 'digest-recomputed', 'penal-law', 'notice-date'],
        },
      },
    },
    {
      certificates: { 'us-18usc3505': 'not shown' },
      becomes: {
        image: {
          notChecked: [
            'present',
            'signed-abroad',
            'signer',
            'near-the-time',
            'knowledge',
            'regular-course',
            'regular-practice',
            'original',
            'duplicate',
            'original-or-duplicate',
            'duplicate-digest',
            'digest-recomputed',
            'punishable',
            'penal-law',
            'notice-date',
          ],
        },
      },
    },
    {
      certificates: { 'us-18usc3505': 'unbelieved' },
      becomes: {
        image: {
          needsHuman: [
            'near-the-time',
            'knowledge',
            'regular-course',
            'regular-practice',
            'duplicate',
            'original-or-duplicate',
            'punishable',
          ],
          notMet: ['present', 'signed-abroad', 'signature', 'signer', 'duplicate-digest', 'digest-recomputed', 'penal-law', 'notice-date'],
        },
      },
    },
    {
      certificates: { 'us-18usc3505': 'digest' },
      becomes: {
        image: {
          notMet: [
            'near-the-time',
            'knowledge',
            'regular-course',
            'regular-practice',
            'original',
            'duplicate',
            'original-or-duplicate',
            'duplicate-digest',
            'digest-recomputed',
            'punishable',
          ],
        },
      },
    },
    {
      certificates: { 'us-18usc3505': 'struck custodian' },
      becomes: {
        image: {
          needsHuman: [
            'near-the-time',
            'knowledge',
            'regular-course',
            'regular-practice',
            'duplicate',
            'original-or-duplicate',
            'punishable',
          ],
        },
      },
    },
    {
      certificates: { 'us-18usc3505': 'struck near-the-time' },
      becomes: {
        image: {
          needsHuman: [
            'near-the-time',
            'knowledge',
            'regular-course',
            'regular-practice',
            'duplicate',
            'original-or-duplicate',
            'punishable',
          ],
        },
      },
    },
    {
      certificates: { 'us-18usc3505': 'struck knowledge' },
      becomes: {
        image: {
          needsHuman: [
            'near-the-time',
            'knowledge',
            'regular-course',
            'regular-practice',
            'duplicate',
            'original-or-duplicate',
            'punishable',
          ],
        },
      },
    },
    {
      certificates: { 'us-18usc3505': 'struck regular-course' },
      becomes: {
        image: {
          needsHuman: [
            'near-the-time',
            'knowledge',
            'regular-course',
            'regular-practice',
            'duplicate',
            'original-or-duplicate',
            'punishable',
          ],
        },
      },
    },
    {
      certificates: { 'us-18usc3505': 'struck regular-practice' },
      becomes: {
        image: {
          needsHuman: [
            'near-the-time',
            'knowledge',
            'regular-course',
            'regular-practice',
            'duplicate',
            'original-or-duplicate',
            'punishable',
          ],
        },
      },
    },
    {
      certificates: { 'us-18usc3505': 'struck duplicate' },
      becomes: {
        image: {
          needsHuman: [
            'near-the-time',
            'knowledge',
            'regular-course',
            'regular-practice',
            'duplicate',
            'original-or-duplicate',
            'punishable',
          ],
        },
      },
    },
    {
      certificates: { 'us-18usc3505': 'struck criminal-penalty' },
      becomes: {
        image: {
          needsHuman: [
            'near-the-time',
            'knowledge',
            'regular-course',
            'regular-practice',
            'duplicate',
            'original-or-duplicate',
            'punishable',
          ],
        },
      },
    },
    {
      certificates: { 'us-18usc3505': 'field penal-law' },
      becomes: {
        image: {
          needsHuman: [
            'near-the-time',
            'knowledge',
            'regular-course',
            'regular-practice',
            'duplicate',
            'original-or-duplicate',
            'punishable',
          ],
          notMet: ['penal-law'],
        },
      },
    },
    { certificates: { 'us-18usc3505': 'field notice-date' }, becomes: { image: { notMet: ['notice-date'] } } },
    {
      certificates: { 'us-18usc3505': 'capacity expert' },
      becomes: {
        image: {
          needsHuman: [
            'near-the-time',
            'knowledge',
            'regular-course',
            'regular-practice',
            'duplicate',
            'original-or-duplicate',
            'punishable',
          ],
          notMet: ['signer'],
        },
      },
    },
    { certificates: { 'us-18usc3505': 'by US' }, becomes: { image: { notMet: ['signed-abroad'] } } },
    {
      certificates: { 'us-18usc3505': 'instead duplicate original' },
      becomes: { image: { asserted: ['original'], needsHuman: ['duplicate'] } },
    },
  ],
}
