/** Items up to this size go whole to one thread; larger ones to all of them together. */
export const wholeUpTo = 4 * 2 ** 20
/** A batch of whole items ends at so many of them or so many bytes. */
export const batchItems = 64
export const batchBytes = 4 * 2 ** 20
/** Chunks a thread takes at once: fewer blocks then belong to two of them. */
export const longestTurn = 8

/** Chunks of an item that a thread takes at once: fewer where the item has few, so that all have something to do. */
export const turnOf = (chunks: number, threads: number): number => Math.max(1, Math.min(longestTurn, Math.floor(chunks / (4 * threads))))
