/** Items up to this size go whole to one thread; larger ones to all of them together. */
export const wholeUpTo = 4 * 2 ** 20
/** A batch of whole items ends at so many of them or so many bytes: while sealing, of small files at about a MiB, as a block is one. */
export const sealItems = 256
export const batchItems = 64
export const batchBytes = 4 * 2 ** 20
/**
 * Chunks a thread takes at once. Who hashes an item in order takes fewer: the others cannot go on for long past a chunk that
 * is not there yet. While reading, each turn hashes one block twice, so that longer ones cost less.
 */
export const sealTurn = 4
export const readTurn = 8
const hasherTurn = 2

/** Turns of the threads for an item of so many chunks, the first being the one that hashes: shorter where it has few. */
export function turnsOf(chunks: number, threads: number, longest: number): number[] {
  const turn = Math.max(1, Math.min(longest, Math.floor(chunks / (4 * threads))))
  return Array.from({ length: threads }, (_, i) => (i === 0 ? Math.min(turn, hasherTurn) : turn))
}

/**
 * Bytes encrypted or decrypted at once, a multiple of the cipher's block: more would make the runtime fetch fresh memory from
 * the system each time, which costs as much as the cipher.
 */
export const cipherPiece = 2 ** 16
