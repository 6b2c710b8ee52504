import type { Matrix } from './types.js'

export const matrix: Matrix = {
  profile: 'uk-cja-117',
  forms: ['uk-cja-117'],
  complete: {
    image: {
      met: ['statement', 'supplier-named', 'signature', 'digests', 'digest-recomputed', 'purpose', 'line'],
      asserted: [
        'course-of-business',
        'personal-knowledge',
        'each-receiver',
        'overseas-request',
        'additional-requirements',
        'no-reason-to-doubt',
      ],
      needsHuman: [
        'not-for-proceedings',
        'supplier-unavailable',
        'no-recollection',
        'direction',
        'computer-working',
        'person-who-testifies',
      ],
      notChecked: ['request'],
    },
  },
  removed: [
    { of: 'the key to the content', becomes: { image: { notChecked: ['digest-recomputed', 'purpose'] } } },
    { of: 'digests of what was sealed', becomes: { image: { notMet: ['line'] } } },
    { of: 'that only the holder acts', becomes: { image: { notMet: ['line'] } } },
    {
      of: 'belief in the laboratory',
      becomes: {
        image: {
          needsHuman: [
            'course-of-business',
            'personal-knowledge',
            'each-receiver',
            'overseas-request',
            'additional-requirements',
            'no-reason-to-doubt',
          ],
          notMet: ['statement', 'supplier-named', 'signature', 'digests', 'digest-recomputed'],
        },
      },
    },
    { of: 'the conditions of use', becomes: { image: { notMet: ['purpose'] } } },
    { of: 'the request', becomes: { image: { notApplicable: ['request', 'purpose'] } } },
    {
      certificates: { 'uk-cja-117': 'absent' },
      becomes: {
        image: {
          needsHuman: [
            'course-of-business',
            'personal-knowledge',
            'each-receiver',
            'overseas-request',
            'additional-requirements',
            'no-reason-to-doubt',
          ],
          notMet: ['statement', 'supplier-named', 'signature', 'digests', 'digest-recomputed'],
        },
      },
    },
    {
      certificates: { 'uk-cja-117': 'not shown' },
      becomes: {
        image: {
          notChecked: [
            'statement',
            'supplier-named',
            'digests',
            'digest-recomputed',
            'course-of-business',
            'personal-knowledge',
            'each-receiver',
            'not-for-proceedings',
            'overseas-request',
            'supplier-unavailable',
            'no-recollection',
            'additional-requirements',
            'no-reason-to-doubt',
          ],
        },
      },
    },
    {
      certificates: { 'uk-cja-117': 'unbelieved' },
      becomes: {
        image: {
          needsHuman: [
            'course-of-business',
            'personal-knowledge',
            'each-receiver',
            'overseas-request',
            'additional-requirements',
            'no-reason-to-doubt',
          ],
          notMet: ['statement', 'supplier-named', 'signature', 'digests', 'digest-recomputed'],
        },
      },
    },
    {
      certificates: { 'uk-cja-117': 'digest' },
      becomes: {
        image: {
          notMet: [
            'digests',
            'digest-recomputed',
            'course-of-business',
            'personal-knowledge',
            'each-receiver',
            'not-for-proceedings',
            'overseas-request',
            'supplier-unavailable',
            'no-recollection',
            'additional-requirements',
            'no-reason-to-doubt',
          ],
        },
      },
    },
    {
      certificates: { 'uk-cja-117': 'struck course-of-business' },
      becomes: {
        image: {
          needsHuman: [
            'course-of-business',
            'personal-knowledge',
            'each-receiver',
            'overseas-request',
            'additional-requirements',
            'no-reason-to-doubt',
          ],
          notMet: ['supplier-named'],
        },
      },
    },
    {
      certificates: { 'uk-cja-117': 'struck personal-knowledge' },
      becomes: {
        image: {
          needsHuman: [
            'course-of-business',
            'personal-knowledge',
            'each-receiver',
            'overseas-request',
            'additional-requirements',
            'no-reason-to-doubt',
          ],
          notMet: ['supplier-named'],
        },
      },
    },
    {
      certificates: { 'uk-cja-117': 'struck receivers-in-course' },
      becomes: {
        image: {
          needsHuman: [
            'course-of-business',
            'personal-knowledge',
            'each-receiver',
            'overseas-request',
            'additional-requirements',
            'no-reason-to-doubt',
          ],
          notMet: ['supplier-named'],
        },
      },
    },
    {
      certificates: { 'uk-cja-117': 'struck overseas-request' },
      becomes: {
        image: {
          needsHuman: [
            'course-of-business',
            'personal-knowledge',
            'each-receiver',
            'overseas-request',
            'additional-requirements',
            'no-reason-to-doubt',
          ],
          notMet: ['supplier-named'],
        },
      },
    },
    {
      certificates: { 'uk-cja-117': 'struck no-reason-to-doubt' },
      becomes: {
        image: {
          needsHuman: [
            'course-of-business',
            'personal-knowledge',
            'each-receiver',
            'overseas-request',
            'additional-requirements',
            'no-reason-to-doubt',
          ],
          notMet: ['supplier-named'],
        },
      },
    },
    {
      certificates: { 'uk-cja-117': 'field creator' },
      becomes: {
        image: {
          needsHuman: [
            'course-of-business',
            'personal-knowledge',
            'each-receiver',
            'overseas-request',
            'additional-requirements',
            'no-reason-to-doubt',
          ],
          notMet: ['supplier-named'],
        },
      },
    },
    {
      certificates: { 'uk-cja-117': 'field supplier' },
      becomes: {
        image: {
          needsHuman: [
            'course-of-business',
            'personal-knowledge',
            'each-receiver',
            'overseas-request',
            'additional-requirements',
            'no-reason-to-doubt',
          ],
          notMet: ['supplier-named'],
        },
      },
    },
    {
      certificates: { 'uk-cja-117': 'instead overseas-request not-for-proceedings' },
      becomes: { image: { asserted: ['not-for-proceedings'], needsHuman: ['overseas-request'] } },
    },
    {
      certificates: { 'uk-cja-117': 'instead overseas-request supplier-unavailable' },
      becomes: { image: { asserted: ['supplier-unavailable'], needsHuman: ['overseas-request'] } },
    },
    {
      certificates: { 'uk-cja-117': 'instead overseas-request no-recollection' },
      becomes: { image: { asserted: ['no-recollection'], needsHuman: ['overseas-request'] } },
    },
  ],
}
