import type { Matrix } from './types.js'

export const matrix: Matrix = {
  profile: 'br-cpp-158',
  forms: ['br-cpp-158'],
  complete: {
    device: {
      met: [
        'stages-in-order',
        'recognition',
        'isolation',
        'fixing',
        'collection',
        'packaging',
        'transport',
        'receipt',
        'processing',
        'storage',
        'packaged-by',
        'date-and-place',
        'seals',
        'receipt-fields',
        'declaration',
        'line',
        'handovers',
        'signatures',
      ],
      asserted: ['recognised', 'condition-kept'],
      needsHuman: ['disposal-authorised', 'opening-justified', 'person-who-testifies'],
      notApplicable: ['disposal', 'accesses', 'digests-continuous', 'digest-recomputed', 'method', 'derived-sources'],
    },
    image: {
      met: ['declaration', 'line', 'handovers', 'signatures', 'digests-continuous', 'digest-recomputed', 'method', 'derived-sources'],
      asserted: ['recognised', 'condition-kept'],
      needsHuman: ['disposal-authorised', 'person-who-testifies'],
      notApplicable: [
        'stages-in-order',
        'recognition',
        'isolation',
        'fixing',
        'collection',
        'packaging',
        'transport',
        'receipt',
        'processing',
        'storage',
        'disposal',
        'packaged-by',
        'date-and-place',
        'seals',
        'receipt-fields',
        'accesses',
        'opening-justified',
      ],
    },
  },
  removed: [
    { of: 'recognising', becomes: { device: { notMet: ['stages-in-order', 'recognition'] } } },
    { of: 'isolating', becomes: { device: { notMet: ['stages-in-order', 'isolation'] } } },
    { of: 'documenting', becomes: { device: { notMet: ['stages-in-order', 'fixing'] } } },
    { of: 'collecting', becomes: { device: { notMet: ['stages-in-order', 'collection', 'date-and-place'] } } },
    { of: 'packaging', becomes: { device: { notMet: ['stages-in-order', 'packaging', 'packaged-by'] } } },
    { of: 'transporting', becomes: { device: { notMet: ['stages-in-order', 'transport'] } } },
    { of: 'the receipt of the telephone', becomes: { device: { notMet: ['stages-in-order', 'receipt', 'handovers'] } } },
    {
      of: 'examining',
      becomes: {
        device: { notMet: ['stages-in-order', 'processing'] },
        image: { notMet: ['method'], notChecked: ['digests-continuous'], notApplicable: ['derived-sources'] },
      },
    },
    { of: 'storing', becomes: { device: { notMet: ['stages-in-order', 'storage'] } } },
    { of: 'storing again after the examination', becomes: { device: { notMet: ['stages-in-order'] } } },
    { of: 'who recognised', becomes: { device: { notMet: ['recognition'] } } },
    { of: 'who isolated', becomes: { device: { notMet: ['isolation'] } } },
    { of: 'who documented', becomes: { device: { notMet: ['fixing'] } } },
    { of: 'who collected', becomes: { device: { notMet: ['collection'] } } },
    { of: 'who packaged', becomes: { device: { notMet: ['packaging', 'packaged-by'] } } },
    { of: 'who transported', becomes: { device: { notMet: ['transport'] } } },
    { of: 'who received the telephone', becomes: { device: { notMet: ['receipt'] } } },
    { of: 'who acquired', becomes: { device: { notMet: ['processing'] }, image: { notMet: ['derived-sources'] } } },
    { of: 'who stored', becomes: { device: { notMet: ['storage'] } } },
    { of: 'who acquired, not shown', becomes: { device: { notChecked: ['processing'] }, image: { notChecked: ['derived-sources'] } } },
    { of: 'bag seals', becomes: { device: { notMet: ['seals'] } } },
    { of: 'the same bag seal on arrival', becomes: { device: { notMet: ['seals'] } } },
    { of: 'custody between release and receipt', becomes: { device: { notMet: ['line'] } } },
    { of: 'that only the holder acts', becomes: { image: { notMet: ['line'] } } },
    { of: 'the receipt of the image', becomes: { image: { notMet: ['handovers'] } } },
    {
      of: 'belief in the laboratory',
      becomes: {
        device: { needsHuman: ['recognised', 'condition-kept'], notMet: ['receipt-fields', 'declaration', 'signatures'] },
        image: { needsHuman: ['recognised', 'condition-kept'], notMet: ['declaration', 'signatures'] },
      },
    },
    { of: 'digests that stay equal', becomes: { image: { notMet: ['line', 'digests-continuous', 'digest-recomputed'] } } },
    { of: 'digests of what was sealed', becomes: { image: { notMet: ['line', 'digests-continuous', 'digest-recomputed'] } } },
    { of: 'the key to the content', becomes: { image: { notChecked: ['digest-recomputed'] } } },
    { of: 'tools, not shown', becomes: { image: { notChecked: ['method', 'derived-sources'] } } },
    {
      of: 'what the image was made from',
      becomes: { device: { notMet: ['stages-in-order', 'processing'] }, image: { notMet: ['derived-sources'] } },
    },
    {
      certificates: { 'br-cpp-158': 'absent' },
      becomes: {
        device: { needsHuman: ['recognised', 'condition-kept'], notMet: ['receipt-fields', 'declaration'] },
        image: { needsHuman: ['recognised', 'condition-kept'], notMet: ['declaration'] },
      },
    },
    {
      certificates: { 'br-cpp-158': 'not shown' },
      becomes: {
        device: { notChecked: ['receipt-fields', 'declaration', 'recognised', 'condition-kept', 'disposal-authorised'] },
        image: { notChecked: ['declaration', 'recognised', 'condition-kept', 'disposal-authorised'] },
      },
    },
    {
      certificates: { 'br-cpp-158': 'unbelieved' },
      becomes: {
        device: { needsHuman: ['recognised', 'condition-kept'], notMet: ['receipt-fields', 'declaration'] },
        image: { needsHuman: ['recognised', 'condition-kept'], notMet: ['declaration'] },
      },
    },
    { certificates: { 'br-cpp-158': 'digest' }, becomes: { image: { notMet: ['recognised', 'condition-kept', 'disposal-authorised'] } } },
    {
      certificates: { 'br-cpp-158': 'struck recognised' },
      becomes: { device: { needsHuman: ['recognised'] }, image: { needsHuman: ['recognised'] } },
    },
    {
      certificates: { 'br-cpp-158': 'struck condition-kept' },
      becomes: { device: { needsHuman: ['recognised', 'condition-kept'] }, image: { needsHuman: ['recognised', 'condition-kept'] } },
    },
    {
      certificates: { 'br-cpp-158': 'field procedure' },
      becomes: {
        device: { needsHuman: ['recognised', 'condition-kept'], notMet: ['receipt-fields'] },
        image: { needsHuman: ['recognised', 'condition-kept'] },
      },
    },
    {
      certificates: { 'br-cpp-158': 'field police-unit' },
      becomes: {
        device: { needsHuman: ['recognised', 'condition-kept'], notMet: ['receipt-fields'] },
        image: { needsHuman: ['recognised', 'condition-kept'] },
      },
    },
    {
      certificates: { 'br-cpp-158': 'field origin' },
      becomes: {
        device: { needsHuman: ['recognised', 'condition-kept'], notMet: ['receipt-fields'] },
        image: { needsHuman: ['recognised', 'condition-kept'] },
      },
    },
    {
      certificates: { 'br-cpp-158': 'field carrier' },
      becomes: {
        device: { needsHuman: ['recognised', 'condition-kept'], notMet: ['receipt-fields'] },
        image: { needsHuman: ['recognised', 'condition-kept'] },
      },
    },
    {
      certificates: { 'br-cpp-158': 'field tracking-code' },
      becomes: {
        device: { needsHuman: ['recognised', 'condition-kept'], notMet: ['receipt-fields'] },
        image: { needsHuman: ['recognised', 'condition-kept'] },
      },
    },
    {
      certificates: { 'br-cpp-158': 'field examination' },
      becomes: {
        device: { needsHuman: ['recognised', 'condition-kept'], notMet: ['receipt-fields'] },
        image: { needsHuman: ['recognised', 'condition-kept'] },
      },
    },
    {
      certificates: { 'br-cpp-158': 'field trace-type' },
      becomes: {
        device: { needsHuman: ['recognised', 'condition-kept'], notMet: ['receipt-fields'] },
        image: { needsHuman: ['recognised', 'condition-kept'] },
      },
    },
    {
      certificates: { 'br-cpp-158': 'field protocol' },
      becomes: {
        device: { needsHuman: ['recognised', 'condition-kept'], notMet: ['receipt-fields'] },
        image: { needsHuman: ['recognised', 'condition-kept'] },
      },
    },
  ],
}
