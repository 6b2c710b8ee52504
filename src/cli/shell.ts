import process from 'node:process'
import type { Progress } from '../ground/index.js'

/** The terminal, pipe or file that a command talks to. */
export interface Shell {
  readonly json: boolean
  readonly signal: AbortSignal
  /** whether a person can be asked: both ends are a terminal, and no document is wanted */
  readonly interactive: boolean
  /** whether standard output takes colours */
  readonly colour: boolean
  /** columns of standard output */
  readonly columns: number
  /** a result for people; nothing with --json */
  print(text: string): Promise<void>
  /** the one document of --json */
  document(value: unknown): Promise<void>
  /** a result that is long, in pieces that are made once the one before is out; whole lines, whatever is wanted */
  pieces(pieces: Iterable<string>): Promise<void>
  /** remarks and questions, on standard error; nothing with --json */
  say(text: string): void
  /** shows how far long work has come, on a terminal only */
  progress(): Promise<(progress: Progress) => void>
  close(): void
}

export function makeShell({ json, signal }: { json: boolean; signal: AbortSignal }): Shell {
  const { stdout, stderr, stdin } = process
  let stopBar: () => void = () => undefined
  return {
    json,
    signal,
    interactive: !json && stdin.isTTY === true && stderr.isTTY === true,
    colour: stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    columns: Math.max(40, Math.min(stdout.columns || 80, 200)),
    print: async (text) => {
      if (!json) await write(stdout, ended(text))
    },
    document: async (value) => {
      if (json) await write(stdout, `${JSON.stringify(value, null, 2)}\n`)
    },
    pieces: async (pieces) => {
      for (const piece of pieces) await write(stdout, piece)
    },
    say: (text) => {
      stopBar()
      if (!json) stderr.write(ended(text))
    },
    async progress() {
      if (json || stderr.isTTY !== true) return () => undefined
      const bar = await (await import('./progress.js')).progressBar(stderr)
      stopBar = bar.stop
      return bar.show
    },
    close: () => stopBar(),
  }
}

const ended = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`)

/** Waits until the bytes are out, so that none is lost when the process ends; a reader that went away is not waited for. */
export function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || !stream.writable) resolve()
    else stream.write(text, () => resolve())
  })
}
