import type { Matrix } from './types.js'

export const matrix: Matrix = {
  profile: 'de-stpo',
  forms: ['de-stpo-protokoll'],
  complete: {
    device: {
      met: [
        'record',
        'record-complete',
        'record-signature',
        'record-digests',
        'listed',
        'seals',
        'order',
        'line',
        'handovers',
        'signatures',
      ],
      asserted: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'],
      needsHuman: ['free-evaluation', 'duty-to-clarify', 'person-heard'],
      notApplicable: ['digest-recomputed', 'digests-continuous', 'tools', 'derived-sources'],
    },
    image: {
      met: [
        'record',
        'record-complete',
        'record-signature',
        'record-digests',
        'digest-recomputed',
        'digests-continuous',
        'listed',
        'order',
        'line',
        'handovers',
        'signatures',
        'tools',
        'derived-sources',
      ],
      asserted: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'],
      needsHuman: ['free-evaluation', 'duty-to-clarify', 'person-heard'],
      notApplicable: ['seals'],
    },
  },
  removed: [
    { of: 'the key to the content', becomes: { image: { notChecked: ['digest-recomputed'] } } },
    { of: 'digests of what was sealed', becomes: { image: { notMet: ['digests-continuous', 'line'] } } },
    { of: 'digests that stay equal', becomes: { image: { notMet: ['digests-continuous', 'line'] } } },
    { of: 'labels', becomes: { device: { notMet: ['listed'] }, image: { notMet: ['listed'] } } },
    { of: 'bag seals', becomes: { device: { notMet: ['seals'] } } },
    { of: 'the same bag seal on arrival', becomes: { device: { notMet: ['seals'] } } },
    { of: 'the legal basis of collecting', becomes: { device: { notMet: ['order'] } } },
    { of: 'the legal basis of acquiring', becomes: { device: { notMet: ['order'] }, image: { notMet: ['order'] } } },
    { of: 'custody between release and receipt', becomes: { device: { notMet: ['line'] } } },
    { of: 'that only the holder acts', becomes: { image: { notMet: ['line'] } } },
    { of: 'the receipt of the image', becomes: { image: { notMet: ['handovers'] } } },
    {
      of: 'belief in the laboratory',
      becomes: {
        device: {
          needsHuman: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'],
          notMet: ['record', 'record-complete', 'record-signature', 'record-digests', 'signatures'],
        },
        image: {
          needsHuman: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'],
          notMet: ['record', 'record-complete', 'record-signature', 'record-digests', 'digest-recomputed', 'signatures'],
        },
      },
    },
    { of: 'tools, not shown', becomes: { image: { notChecked: ['tools', 'derived-sources'] } } },
    { of: 'what the image was made from', becomes: { image: { notMet: ['derived-sources'] } } },
    {
      certificates: { 'de-stpo-protokoll': 'absent' },
      becomes: {
        device: {
          needsHuman: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'],
          notMet: ['record', 'record-complete', 'record-signature', 'record-digests'],
        },
        image: {
          needsHuman: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'],
          notMet: ['record', 'record-complete', 'record-signature', 'record-digests', 'digest-recomputed'],
        },
      },
    },
    {
      certificates: { 'de-stpo-protokoll': 'not shown' },
      becomes: {
        device: {
          notChecked: [
            'record',
            'record-complete',
            'record-digests',
            'order-annexed',
            'inventory',
            'sealed',
            'list-offered',
            'true-record',
          ],
        },
        image: {
          notChecked: [
            'record',
            'record-complete',
            'record-digests',
            'digest-recomputed',
            'order-annexed',
            'inventory',
            'sealed',
            'list-offered',
            'true-record',
          ],
        },
      },
    },
    {
      certificates: { 'de-stpo-protokoll': 'unbelieved' },
      becomes: {
        device: {
          needsHuman: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'],
          notMet: ['record', 'record-complete', 'record-signature', 'record-digests'],
        },
        image: {
          needsHuman: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'],
          notMet: ['record', 'record-complete', 'record-signature', 'record-digests', 'digest-recomputed'],
        },
      },
    },
    {
      certificates: { 'de-stpo-protokoll': 'digest' },
      becomes: {
        image: { notMet: ['record-digests', 'digest-recomputed', 'order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'] },
      },
    },
    {
      certificates: { 'de-stpo-protokoll': 'struck order-annexed' },
      becomes: {
        device: { needsHuman: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'], notMet: ['record-complete'] },
        image: { needsHuman: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'], notMet: ['record-complete'] },
      },
    },
    {
      certificates: { 'de-stpo-protokoll': 'struck inventory-made' },
      becomes: {
        device: { needsHuman: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'], notMet: ['record-complete'] },
        image: { needsHuman: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'], notMet: ['record-complete'] },
      },
    },
    {
      certificates: { 'de-stpo-protokoll': 'struck sealed' },
      becomes: {
        device: { needsHuman: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'], notMet: ['record-complete'] },
        image: { needsHuman: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'], notMet: ['record-complete'] },
      },
    },
    {
      certificates: { 'de-stpo-protokoll': 'struck list-handed-over' },
      becomes: {
        device: { needsHuman: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'], notMet: ['record-complete'] },
        image: { needsHuman: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'], notMet: ['record-complete'] },
      },
    },
    {
      certificates: { 'de-stpo-protokoll': 'struck true-record' },
      becomes: {
        device: { needsHuman: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'], notMet: ['record-complete'] },
        image: { needsHuman: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'], notMet: ['record-complete'] },
      },
    },
    {
      certificates: { 'de-stpo-protokoll': 'field file-reference' },
      becomes: {
        device: { needsHuman: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'], notMet: ['record-complete'] },
        image: { needsHuman: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'], notMet: ['record-complete'] },
      },
    },
    {
      certificates: { 'de-stpo-protokoll': 'field seal-numbers' },
      becomes: {
        device: { needsHuman: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'], notMet: ['record-complete'] },
        image: { needsHuman: ['order-annexed', 'inventory', 'sealed', 'list-offered', 'true-record'], notMet: ['record-complete'] },
      },
    },
  ],
}
