import type { Matrix } from './types.js'

export const matrix: Matrix = {
  profile: 'us-fre-901',
  forms: ['us-fre-901-declaration'],
  complete: {
    image: {
      met: [
        'digest-recomputed',
        'digests-continuous',
        'items-complete',
        'line',
        'handovers',
        'signatures',
        'times',
        'process-recorded',
        'derived-sources',
      ],
      asserted: ['accurate-process', 'what-it-is-said-to-be'],
      needsHuman: ['jury', 'person-who-testifies'],
    },
  },
  removed: [
    { of: 'the key to the content', becomes: { image: { notChecked: ['digest-recomputed', 'items-complete'] } } },
    { of: 'digests of what was sealed', becomes: { image: { notMet: ['digest-recomputed', 'digests-continuous', 'line'] } } },
    { of: 'digests that stay equal', becomes: { image: { notMet: ['digest-recomputed', 'digests-continuous', 'line'] } } },
    { of: 'that only the holder acts', becomes: { image: { notMet: ['line'] } } },
    { of: 'the receipt of the image', becomes: { image: { notMet: ['handovers'] } } },
    {
      of: 'belief in the laboratory',
      becomes: { image: { needsHuman: ['accurate-process', 'what-it-is-said-to-be'], notMet: ['signatures'] } },
    },
    { of: 'time in its order', becomes: { image: { notMet: ['times'] } } },
    { of: 'tools, not shown', becomes: { image: { notChecked: ['process-recorded', 'derived-sources'] } } },
    { of: 'what the image was made from', becomes: { image: { notMet: ['derived-sources'] } } },
    { of: 'who acquired', becomes: { image: { notMet: ['derived-sources'] } } },
    {
      certificates: { 'us-fre-901-declaration': 'absent' },
      becomes: { image: { needsHuman: ['accurate-process', 'what-it-is-said-to-be'] } },
    },
    {
      certificates: { 'us-fre-901-declaration': 'not shown' },
      becomes: { image: { notChecked: ['accurate-process', 'what-it-is-said-to-be'] } },
    },
    {
      certificates: { 'us-fre-901-declaration': 'unbelieved' },
      becomes: { image: { needsHuman: ['accurate-process', 'what-it-is-said-to-be'] } },
    },
    { certificates: { 'us-fre-901-declaration': 'digest' }, becomes: { image: { notMet: ['accurate-process', 'what-it-is-said-to-be'] } } },
    {
      certificates: { 'us-fre-901-declaration': 'struck accurate-process' },
      becomes: { image: { needsHuman: ['accurate-process', 'what-it-is-said-to-be'] } },
    },
    {
      certificates: { 'us-fre-901-declaration': 'struck item-genuine' },
      becomes: { image: { needsHuman: ['accurate-process', 'what-it-is-said-to-be'] } },
    },
    {
      certificates: { 'us-fre-901-declaration': 'field process' },
      becomes: { image: { needsHuman: ['accurate-process', 'what-it-is-said-to-be'] } },
    },
  ],
}
