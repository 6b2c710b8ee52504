export {
  type Engine,
  inlineEngine,
  type OpenSegment,
  type SealSegment,
  type SegmentBatch,
  type SegmentResults,
  type StreamHandle,
} from './engine.js'
export type { EnvelopeKeys } from './keys.js'
export { observationOf } from './observed.js'
export { normalPath, type PathProblem, pathProblem } from './path.js'
export { type Blocks, checkBlocks, checkPayload } from './read-blocks.js'
export { type Catalogue, readCatalogue } from './read-catalogue.js'
export { type Frame, readFrame, readSeal, type SealRead } from './read-frame.js'
export { checkItem, type ItemReader, openItem } from './read-items.js'
export { type Opened, openManifest, type Reader } from './read-manifest.js'
export { checkPadding } from './read-padding.js'
export { memorySpool, type Spool, type SpoolFactory } from './spool.js'
export type * from './types.js'
export { writeEnvelope } from './write.js'
