export type { BulkItem, BulkPayload, BulkReading, ItemRead, Payload, PayloadPlan, ReadPlan, Target } from './bulk.js'
export { type ItemMaker, itemMaker, itemRandom, segmentIv } from './bulk-items.js'
export type {
  Engine,
  EntriesBatch,
  OpenSegment,
  SealSegment,
  SegmentBatch,
  SegmentResults,
  StreamHandle,
} from './engine.js'
export { inlineEngine } from './inline-engine.js'
export { type EnvelopeKeys, envelopeKeys, itemAad } from './keys.js'
export { blockLength } from './layout.js'
export { observationOf } from './observed.js'
export { paddingBytes } from './padding.js'
export { normalPath, type PathProblem, pathProblem } from './path.js'
export { type Blocks, checkBlocks, checkPayload } from './read-blocks.js'
export { type Catalogue, readCatalogue } from './read-catalogue.js'
export { type Frame, readFrame, readSeal, type SealRead } from './read-frame.js'
export { type ItemReader, openItem } from './read-items.js'
export { type Opened, openManifest, type Reader } from './read-manifest.js'
export { ItemsReader } from './read-many.js'
export { encryptedLength, segmentPlain, streamHeader } from './segments.js'
export { memorySpool, type Spool, type SpoolFactory } from './spool.js'
export { Trees } from './trees.js'
export type * from './types.js'
export { writeEnvelope } from './write.js'
