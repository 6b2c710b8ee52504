import process from 'node:process'
import { write } from './shell.js'

/** System codes of a medium that takes no more. */
const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** Neither a reader that goes away (a pager that was quit) nor a disk that fills with results stops the work half-way. */
export function watchOutput(): { lost(): Promise<string | undefined> } {
  let failed: NodeJS.ErrnoException | undefined
  process.stdout.on('error', (error) => {
    failed ??= error
  })
  process.stderr.on('error', () => undefined)
  return {
    /**
     * What became of results that could not be written to standard output, once all are out; undefined when none was lost, or
     * only a reader that went away, which has what it wanted. Remarks nobody can be given are no loss of this kind.
     */
    async lost() {
      await write(process.stdout, '')
      // What failed just now has not been told yet; what failed before is forgotten by the stream.
      const error: NodeJS.ErrnoException | null = failed ?? process.stdout.errored
      if (error === null || error.code === 'EPIPE') return undefined
      const code = error.code ?? error.message
      return full.has(code)
        ? 'The disk is full: what was to be written to standard output is incomplete.'
        : `Standard output cannot be written (${code}): what was to be written there is incomplete.`
    },
  }
}
