import process from 'node:process'
import { createInterface } from 'node:readline/promises'
import { AbortError, UsageError } from '../ground/index.js'
import type { Shell } from './shell.js'

/** Asks for a line on the terminal. @throws UsageError when nobody can be asked; AbortError */
export async function ask(shell: Shell, question: string): Promise<string> {
  if (!shell.interactive) throw new UsageError('usage.argument', `nobody can be asked: ${question}`)
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  lines.on('SIGINT', () => process.emit('SIGINT'))
  try {
    return (await lines.question(question, { signal: shell.signal })).trim()
  } catch (cause) {
    throw shell.signal.aborted ? new AbortError(shell.signal.reason) : cause
  } finally {
    lines.close()
  }
}

/** Asks for a yes or a no; everything but yes is no. */
export async function confirm(shell: Shell, question: string): Promise<boolean> {
  return /^(y|yes)$/i.test(await ask(shell, `${question} [y/N] `))
}

/** Asks for a line that is not shown while it is typed. */
export async function askHidden(shell: Shell, question: string): Promise<string> {
  if (!shell.interactive) throw new UsageError('usage.argument', `nobody can be asked: ${question}`)
  const { stdin, stderr } = process
  // Echo is off before the question stands there: whoever types ahead must not see a passphrase either.
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stdin.resume()
  stderr.write(question)
  try {
    return await hiddenLine(stdin, shell.signal)
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
    stderr.write('\n')
  }
}

function hiddenLine(stdin: NodeJS.ReadStream, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    let line: string[] = []
    const done = (result: () => void) => {
      stdin.off('data', onData)
      stdin.off('end', onEnd)
      signal.removeEventListener('abort', onAbort)
      result()
    }
    const onEnd = () => done(() => reject(new AbortError(new Error('end of input'))))
    const onAbort = () => done(() => reject(new AbortError(signal.reason)))
    const onData = (chunk: string) => {
      for (const character of chunk) {
        if (character === '\r' || character === '\n') return done(() => resolve(line.join('')))
        if (character === '\u0003' || character === '\u0004') return done(() => reject(new AbortError(new Error('interrupted'))))
        if (character === '\u007f' || character === '\b') line.pop()
        else if (character === '\u0015') line = []
        else if (character >= ' ') line.push(character)
      }
    }
    stdin.on('data', onData)
    stdin.on('end', onEnd)
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort)
  })
}
