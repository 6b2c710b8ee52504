export { floeLength, floeSegments, type SegmentRange, segmentRange } from './layout.js'
export { envelopeFloe, type FloeParams, segmentOverhead } from './params.js'
export { type SmallStream, smallStream } from './small.js'
export { type FloeStream, resumeFloe, type SegmentKey, segmentFrame, startFloe } from './stream.js'
