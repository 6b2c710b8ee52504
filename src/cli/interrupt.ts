import process from 'node:process'
import { exits } from './exits.js'

export interface Interrupt {
  readonly signal: AbortSignal
  stop(): void
}

/** SIGINT and SIGTERM stop the work, which cleans up after itself; the second one ends the process at once. */
export function listenForInterrupt(): Interrupt {
  const controller = new AbortController()
  const onSignal = (name: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(exits.interrupted)
    controller.abort(new Error(`interrupted by ${name}`))
  }
  const names = ['SIGINT', 'SIGTERM'] as const
  for (const name of names) process.on(name, onSignal)
  return {
    signal: controller.signal,
    stop: () => {
      for (const name of names) process.off(name, onSignal)
    },
  }
}
