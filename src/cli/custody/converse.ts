import process from 'node:process'
import { createInterface } from 'node:readline'
import { AbortError } from '../../ground/index.js'
import type { Shell } from '../shell.js'

/** Somebody who answers, line by line: a person at a terminal, or a scanner that types. */
export interface Conversation {
  tell(text: string): void
  /** @throws AbortError when the other side went away or interrupted */
  ask(question: string): Promise<string>
  /** the next line; undefined at the end of input */
  next(question: string): Promise<string | undefined>
  close(): void
}

/**
 * Standard input by lines. One reader for a whole command: a scanner types the next code while the last one is looked up,
 * and a reader per question would lose it.
 */
export function converse(shell: Shell): Conversation {
  const { stdin, stderr } = process
  const lines = createInterface(shell.interactive ? { input: stdin, output: stderr } : { input: stdin, terminal: false })
  const waiting: string[] = []
  let ended = false
  let wake: () => void = () => undefined
  lines.on('line', (line) => {
    waiting.push(line)
    wake()
  })
  lines.on('close', () => {
    ended = true
    wake()
  })
  lines.on('SIGINT', () => process.emit('SIGINT'))
  const onAbort = () => wake()
  shell.signal.addEventListener('abort', onAbort)
  const next = async (question: string): Promise<string | undefined> => {
    if (shell.interactive) {
      lines.setPrompt(question)
      lines.prompt()
    }
    while (waiting.length === 0 && !ended && !shell.signal.aborted)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    if (shell.signal.aborted) throw new AbortError(shell.signal.reason)
    return waiting.shift()
  }
  return {
    tell: (text) => shell.say(text),
    next,
    async ask(question) {
      const line = await next(question)
      if (line === undefined) throw new AbortError(new Error('Not signed.'))
      return line.trim()
    },
    close() {
      shell.signal.removeEventListener('abort', onAbort)
      lines.close()
      if (!stdin.isTTY) stdin.destroy()
    },
  }
}
