import process from 'node:process'

export interface Interrupt {
  readonly signal: AbortSignal
  stop(): void
}

/**
 * SIGINT and SIGTERM stop the work, which cleans up after itself; the second one ends the process at once. The system ends
 * it, as if nobody listened: an exit of its own would wait for calls that may never return (opening a pipe nobody writes).
 */
export function listenForInterrupt(): Interrupt {
  const controller = new AbortController()
  const onSignal = (name: NodeJS.Signals) => {
    if (!controller.signal.aborted) return controller.abort(new Error(`interrupted by ${name}`))
    stop()
    process.kill(process.pid, name)
  }
  const names = ['SIGINT', 'SIGTERM'] as const
  const stop = () => {
    for (const name of names) process.off(name, onSignal)
  }
  for (const name of names) process.on(name, onSignal)
  return { signal: controller.signal, stop }
}
