import type { Matrix } from './types.js'

export const matrix: Matrix = {
  profile: 'iso-27037',
  forms: ['iso-27037-declaration'],
  complete: {
    device: {
      met: ['identifier', 'who-when-where', 'in-and-out', 'why-and-authority', 'line', 'handovers', 'signatures', 'times'],
      notChecked: ['changes'],
      asserted: ['identification-proper', 'handling-proper', 'competent'],
      needsHuman: ['reasonable-care'],
      notApplicable: ['digest-recomputed', 'repeatable', 'derived-sources'],
    },
    image: {
      met: [
        'identifier',
        'who-when-where',
        'why-and-authority',
        'changes',
        'digest-recomputed',
        'line',
        'handovers',
        'signatures',
        'times',
        'repeatable',
        'derived-sources',
      ],
      asserted: ['identification-proper', 'handling-proper', 'competent'],
      needsHuman: ['reasonable-care'],
      notApplicable: ['in-and-out'],
    },
  },
  removed: [
    { of: 'labels', becomes: { device: { notMet: ['identifier'] }, image: { notMet: ['identifier'] } } },
    { of: 'who collected', becomes: { device: { notMet: ['who-when-where'] } } },
    { of: 'where it was acquired', becomes: { device: { notMet: ['who-when-where'] }, image: { notMet: ['who-when-where'] } } },
    { of: 'who acquired', becomes: { device: { notMet: ['who-when-where'] }, image: { notMet: ['who-when-where', 'derived-sources'] } } },
    {
      of: 'who acquired, not shown',
      becomes: { device: { notChecked: ['who-when-where'] }, image: { notChecked: ['who-when-where', 'derived-sources'] } },
    },
    { of: 'who transported', becomes: { device: { notMet: ['in-and-out'] } } },
    { of: 'who stored', becomes: { device: { notMet: ['in-and-out'] } } },
    { of: 'the legal basis of collecting', becomes: { device: { notMet: ['why-and-authority'] } } },
    {
      of: 'the legal basis of acquiring',
      becomes: { device: { notMet: ['why-and-authority'] }, image: { notMet: ['why-and-authority'] } },
    },
    { of: 'digests that stay equal', becomes: { image: { notMet: ['changes', 'digest-recomputed', 'line'] } } },
    { of: 'digests of what was sealed', becomes: { image: { notMet: ['changes', 'digest-recomputed', 'line'] } } },
    { of: 'the key to the content', becomes: { image: { notChecked: ['digest-recomputed'] } } },
    { of: 'custody between release and receipt', becomes: { device: { notMet: ['line'] } } },
    { of: 'that only the holder acts', becomes: { image: { notMet: ['line'] } } },
    { of: 'the receipt of the image', becomes: { image: { notMet: ['handovers'] } } },
    { of: 'the receipt of the telephone', becomes: { device: { notMet: ['handovers'] } } },
    {
      of: 'belief in the laboratory',
      becomes: {
        device: { needsHuman: ['identification-proper', 'handling-proper', 'competent'], notMet: ['signatures'] },
        image: { needsHuman: ['identification-proper', 'handling-proper', 'competent'], notMet: ['signatures'] },
      },
    },
    { of: 'time in its order', becomes: { image: { notMet: ['times'] } } },
    { of: 'tools, not shown', becomes: { image: { notChecked: ['repeatable', 'derived-sources'] } } },
    { of: 'what the image was made from', becomes: { image: { notMet: ['derived-sources'] } } },
    {
      certificates: { 'iso-27037-declaration': 'absent' },
      becomes: {
        device: { needsHuman: ['identification-proper', 'handling-proper', 'competent'] },
        image: { needsHuman: ['identification-proper', 'handling-proper', 'competent'] },
      },
    },
    {
      certificates: { 'iso-27037-declaration': 'not shown' },
      becomes: {
        device: { notChecked: ['identification-proper', 'handling-proper', 'competent'] },
        image: { notChecked: ['identification-proper', 'handling-proper', 'competent'] },
      },
    },
    {
      certificates: { 'iso-27037-declaration': 'unbelieved' },
      becomes: {
        device: { needsHuman: ['identification-proper', 'handling-proper', 'competent'] },
        image: { needsHuman: ['identification-proper', 'handling-proper', 'competent'] },
      },
    },
    {
      certificates: { 'iso-27037-declaration': 'digest' },
      becomes: { image: { notMet: ['identification-proper', 'handling-proper', 'competent'] } },
    },
    {
      certificates: { 'iso-27037-declaration': 'struck identified' },
      becomes: {
        device: { needsHuman: ['identification-proper', 'handling-proper', 'competent'] },
        image: { needsHuman: ['identification-proper', 'handling-proper', 'competent'] },
      },
    },
    {
      certificates: { 'iso-27037-declaration': 'struck minimal-handling' },
      becomes: {
        device: { needsHuman: ['identification-proper', 'handling-proper', 'competent'] },
        image: { needsHuman: ['identification-proper', 'handling-proper', 'competent'] },
      },
    },
    {
      certificates: { 'iso-27037-declaration': 'struck changes-documented' },
      becomes: {
        device: { needsHuman: ['identification-proper', 'handling-proper', 'competent'] },
        image: { needsHuman: ['identification-proper', 'handling-proper', 'competent'] },
      },
    },
    {
      certificates: { 'iso-27037-declaration': 'struck custody-kept' },
      becomes: {
        device: { needsHuman: ['identification-proper', 'handling-proper', 'competent'] },
        image: { needsHuman: ['identification-proper', 'handling-proper', 'competent'] },
      },
    },
    {
      certificates: { 'iso-27037-declaration': 'struck competent' },
      becomes: {
        device: { needsHuman: ['identification-proper', 'handling-proper', 'competent'] },
        image: { needsHuman: ['identification-proper', 'handling-proper', 'competent'] },
      },
    },
    {
      certificates: { 'iso-27037-declaration': 'field process' },
      becomes: {
        device: { needsHuman: ['identification-proper', 'handling-proper', 'competent'] },
        image: { needsHuman: ['identification-proper', 'handling-proper', 'competent'] },
      },
    },
  ],
}
