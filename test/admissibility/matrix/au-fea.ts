import type { Matrix } from './types.js'

export const matrix: Matrix = {
  profile: 'au-fea',
  forms: ['au-fea'],
  complete: {
    image: {
      met: [
        'testimony',
        'request-named',
        'given-abroad',
        'certified-by',
        'complete',
        'signature',
        'annexed-digests',
        'digest-recomputed',
        'items-complete',
        'attorney-general',
        'line',
      ],
      asserted: ['oath', 'bound-to-truth', 'truth', 'annexed'],
      needsHuman: ['affirmation', 'obligation', 'caution', 'able-to-attend', 'would-be-received', 'interests-of-justice'],
      notChecked: ['request'],
      notApplicable: ['business-record'],
    },
  },
  removed: [
    { of: 'the key to the content', becomes: { image: { notChecked: ['digest-recomputed', 'items-complete'] } } },
    { of: 'digests of what was sealed', becomes: { image: { notMet: ['line'] } } },
    { of: 'that only the holder acts', becomes: { image: { notMet: ['line'] } } },
    {
      of: 'belief in the laboratory',
      becomes: {
        image: {
          needsHuman: ['oath', 'bound-to-truth', 'truth', 'annexed'],
          notMet: [
            'testimony',
            'request-named',
            'given-abroad',
            'certified-by',
            'complete',
            'signature',
            'annexed-digests',
            'digest-recomputed',
            'attorney-general',
          ],
        },
      },
    },
    { of: 'the request', becomes: { image: { notApplicable: ['request'] } } },
    {
      certificates: { 'au-fea': 'absent' },
      becomes: {
        image: {
          needsHuman: ['oath', 'bound-to-truth', 'truth', 'annexed'],
          notMet: [
            'testimony',
            'request-named',
            'given-abroad',
            'certified-by',
            'complete',
            'signature',
            'annexed-digests',
            'digest-recomputed',
            'attorney-general',
          ],
        },
      },
    },
    {
      certificates: { 'au-fea': 'not shown' },
      becomes: {
        image: {
          notChecked: [
            'testimony',
            'request-named',
            'given-abroad',
            'oath',
            'affirmation',
            'obligation',
            'caution',
            'bound-to-truth',
            'truth',
            'certified-by',
            'complete',
            'annexed',
            'annexed-digests',
            'digest-recomputed',
            'attorney-general',
          ],
        },
      },
    },
    {
      certificates: { 'au-fea': 'unbelieved' },
      becomes: {
        image: {
          needsHuman: ['oath', 'bound-to-truth', 'truth', 'annexed'],
          notMet: [
            'testimony',
            'request-named',
            'given-abroad',
            'certified-by',
            'complete',
            'signature',
            'annexed-digests',
            'digest-recomputed',
            'attorney-general',
          ],
        },
      },
    },
    {
      certificates: { 'au-fea': 'digest' },
      becomes: {
        image: {
          notMet: [
            'oath',
            'affirmation',
            'obligation',
            'caution',
            'bound-to-truth',
            'truth',
            'annexed',
            'annexed-digests',
            'digest-recomputed',
          ],
        },
      },
    },
    {
      certificates: { 'au-fea': 'struck truth' },
      becomes: { image: { needsHuman: ['oath', 'bound-to-truth', 'truth', 'annexed'], notMet: ['complete'] } },
    },
    {
      certificates: { 'au-fea': 'struck oath' },
      becomes: { image: { needsHuman: ['oath', 'bound-to-truth', 'truth', 'annexed'], notMet: ['complete'] } },
    },
    {
      certificates: { 'au-fea': 'struck exhibits-annexed' },
      becomes: { image: { needsHuman: ['oath', 'bound-to-truth', 'truth', 'annexed'], notMet: ['complete'] } },
    },
    {
      certificates: { 'au-fea': 'field request' },
      becomes: { image: { needsHuman: ['oath', 'bound-to-truth', 'truth', 'annexed'], notMet: ['request-named', 'complete'] } },
    },
    {
      certificates: { 'au-fea': 'field certified-by' },
      becomes: { image: { needsHuman: ['oath', 'bound-to-truth', 'truth', 'annexed'], notMet: ['certified-by', 'complete'] } },
    },
    {
      certificates: { 'au-fea': 'field certifier-office' },
      becomes: { image: { needsHuman: ['oath', 'bound-to-truth', 'truth', 'annexed'], notMet: ['certified-by', 'complete'] } },
    },
    {
      certificates: { 'au-fea': 'field certified-on' },
      becomes: { image: { needsHuman: ['oath', 'bound-to-truth', 'truth', 'annexed'], notMet: ['certified-by', 'complete'] } },
    },
    { certificates: { 'au-fea': 'field ag-certificate' }, becomes: { image: { notMet: ['attorney-general'] } } },
    { certificates: { 'au-fea': 'by AU' }, becomes: { image: { notMet: ['given-abroad'] } } },
    { certificates: { 'au-fea': 'instead oath affirmation' }, becomes: { image: { asserted: ['affirmation'], needsHuman: ['oath'] } } },
    { certificates: { 'au-fea': 'instead oath obligation' }, becomes: { image: { asserted: ['obligation'], needsHuman: ['oath'] } } },
    { certificates: { 'au-fea': 'instead oath caution' }, becomes: { image: { asserted: ['caution'], needsHuman: ['oath'] } } },
  ],
}
