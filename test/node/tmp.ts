import { type ExecFileException, execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { RogatoryError } from '../../src/ground/index.js'

/** A folder of the test's own, removed when it ends. */
export function tempFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'rogatory-test-'))
  // Not rmSync: it recurses, and some tests go deep.
  onTestFinished(() => void execFileSync('rm', ['-rf', dir]))
  return dir
}

/** The code of the error that `work` ends with; `none` when it does not, and anything that is not ours as it is. */
export async function codeOf(work: Promise<unknown> | (() => Promise<unknown>)): Promise<string> {
  try {
    await (typeof work === 'function' ? work() : work)
    return 'none'
  } catch (error) {
    if (error instanceof RogatoryError) return error.code
    throw error
  }
}

export async function gathered(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}

export async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const result: T[] = []
  for await (const value of values) result.push(value)
  return result
}

export async function write(sink: WritableStream<Uint8Array>, ...chunks: readonly Uint8Array[]): Promise<void> {
  const writer = sink.getWriter()
  // Errors are those of the calls below, not an unhandled rejection beside them.
  writer.closed.catch(() => undefined)
  writer.ready.catch(() => undefined)
  for (const chunk of chunks) await writer.write(chunk)
  await writer.close()
}

/** Every file name in a folder, sorted. */
export const namesIn = (dir: string): string[] => readdirSync(dir).sort()

/** Runs a part of child.ts in a process of its own. */
export function startChild(part: string, ...args: readonly string[]) {
  const child = execFile(process.execPath, ['test/tools/run.mjs', 'test/node/child.ts', part, ...args])
  let output = ''
  let waiting: { word: string; done: () => void } | undefined
  child.stdout?.on('data', (text: string) => {
    output += text
    if (waiting !== undefined && output.includes(waiting.word)) waiting.done()
  })
  let errors = ''
  child.stderr?.on('data', (text: string) => {
    errors += text
  })
  const ended = new Promise<{ code: ExecFileException['code'] | number | null; output: string; errors: string }>((resolve) => {
    child.on('exit', (code) => resolve({ code, output, errors }))
  })
  const said = (word: string) =>
    new Promise<void>((done, fail) => {
      if (output.includes(word)) done()
      waiting = { word, done }
      child.on('exit', () => fail(new Error(`the child ended: ${errors}`)))
    })
  onTestFinished(() => void child.kill('SIGKILL'))
  return { child, ended, said }
}
