import type { Matrix } from './types.js'

export const matrix: Matrix = {
  profile: 'uk-acpo',
  forms: ['uk-acpo-statement'],
  complete: {
    device: {
      met: ['trail-actor', 'trail-time', 'trail-unbroken', 'handovers', 'signatures', 'officer-in-charge'],
      notChecked: ['nothing-changed'],
      asserted: ['unchanged', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'],
      needsHuman: ['access-necessary', 'independent-examiner'],
      notApplicable: ['digest-recomputed', 'trail-tool', 'trail-derived'],
    },
    image: {
      met: [
        'nothing-changed',
        'digest-recomputed',
        'trail-actor',
        'trail-time',
        'trail-tool',
        'trail-derived',
        'trail-unbroken',
        'handovers',
        'signatures',
        'officer-in-charge',
      ],
      asserted: ['unchanged', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'],
      needsHuman: ['access-necessary', 'independent-examiner'],
    },
  },
  removed: [
    { of: 'digests that stay equal', becomes: { image: { notMet: ['nothing-changed', 'digest-recomputed', 'trail-unbroken'] } } },
    { of: 'digests of what was sealed', becomes: { image: { notMet: ['nothing-changed', 'digest-recomputed', 'trail-unbroken'] } } },
    { of: 'the key to the content', becomes: { image: { notChecked: ['digest-recomputed'] } } },
    { of: 'who acquired', becomes: { device: { notMet: ['trail-actor'] }, image: { notMet: ['trail-actor', 'trail-derived'] } } },
    {
      of: 'who acquired, not shown',
      becomes: { device: { notChecked: ['trail-actor'] }, image: { notChecked: ['trail-actor', 'trail-derived'] } },
    },
    { of: 'who collected', becomes: { device: { notMet: ['trail-actor'] } } },
    { of: 'time in its order', becomes: { image: { notMet: ['trail-time'] } } },
    { of: 'tools, not shown', becomes: { image: { notChecked: ['trail-tool', 'trail-derived'] } } },
    { of: 'what the image was made from', becomes: { image: { notMet: ['trail-derived'] } } },
    { of: 'custody between release and receipt', becomes: { device: { notMet: ['trail-unbroken'] } } },
    { of: 'that only the holder acts', becomes: { image: { notMet: ['trail-unbroken'] } } },
    { of: 'the receipt of the image', becomes: { image: { notMet: ['handovers'] } } },
    {
      of: 'belief in the laboratory',
      becomes: {
        device: {
          needsHuman: ['unchanged', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'],
          notMet: ['signatures'],
        },
        image: {
          needsHuman: ['unchanged', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'],
          notMet: ['signatures'],
        },
      },
    },
    { of: 'who is in charge', becomes: { device: { notMet: ['officer-in-charge'] }, image: { notMet: ['officer-in-charge'] } } },
    {
      certificates: { 'uk-acpo-statement': 'absent' },
      becomes: {
        device: { needsHuman: ['unchanged', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'] },
        image: { needsHuman: ['unchanged', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'] },
      },
    },
    {
      certificates: { 'uk-acpo-statement': 'not shown' },
      becomes: {
        device: { notChecked: ['unchanged', 'access-necessary', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'] },
        image: { notChecked: ['unchanged', 'access-necessary', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'] },
      },
    },
    {
      certificates: { 'uk-acpo-statement': 'unbelieved' },
      becomes: {
        device: { needsHuman: ['unchanged', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'] },
        image: { needsHuman: ['unchanged', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'] },
      },
    },
    {
      certificates: { 'uk-acpo-statement': 'digest' },
      becomes: {
        image: { notMet: ['unchanged', 'access-necessary', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'] },
      },
    },
    {
      certificates: { 'uk-acpo-statement': 'struck data-unchanged' },
      becomes: {
        device: { needsHuman: ['unchanged', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'] },
        image: { needsHuman: ['unchanged', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'] },
      },
    },
    {
      certificates: { 'uk-acpo-statement': 'struck competent' },
      becomes: {
        device: { needsHuman: ['unchanged', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'] },
        image: { needsHuman: ['unchanged', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'] },
      },
    },
    {
      certificates: { 'uk-acpo-statement': 'struck explained' },
      becomes: {
        device: { needsHuman: ['unchanged', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'] },
        image: { needsHuman: ['unchanged', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'] },
      },
    },
    {
      certificates: { 'uk-acpo-statement': 'struck responsibility' },
      becomes: {
        device: { needsHuman: ['unchanged', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'] },
        image: { needsHuman: ['unchanged', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'] },
      },
    },
    {
      certificates: { 'uk-acpo-statement': 'field person-in-charge' },
      becomes: {
        device: { needsHuman: ['unchanged', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'] },
        image: { needsHuman: ['unchanged', 'unchanged-or-necessary', 'competence', 'explanation', 'responsibility'] },
      },
    },
    {
      certificates: { 'uk-acpo-statement': 'instead data-unchanged access-necessary' },
      becomes: {
        device: { asserted: ['access-necessary'], needsHuman: ['unchanged'] },
        image: { asserted: ['access-necessary'], needsHuman: ['unchanged'] },
      },
    },
  ],
}
