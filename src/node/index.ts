/** Files, folders and locks, for Node: what the portable library is handed on a machine with a file system. */
export { createDocketFile, type DocketChange, readDocketFile, type UpdateOptions, updateDocket } from './docket-file.js'
export {
  folderItems,
  type PlannedExhibit,
  type PlanSize,
  planExhibits,
  planItems,
  planSeal,
  planSize,
  type SealPlan,
  type SkippedEntry,
} from './folder-items.js'
export { FolderSink, type PlacedItem } from './folder-sink.js'
export { fileSink, replaceFile } from './sink.js'
export { type FileState, fileBytes, fileData, fileSource } from './source.js'
export { fileSpool } from './spool.js'
export { readTrustFile, updateTrustFile } from './trust-file.js'
export { type Workers, type WorkersOptions, workers } from './workers.js'
