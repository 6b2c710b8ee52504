import { type Bench, command } from '../bench.js'
import { runProgram } from '../measure.js'
import type { Contender, Measured } from '../types.js'

/** Median of a contender, where it ran. */
export const secondsOf = (measured: readonly Measured[], name: string): number | undefined =>
  measured.find((one) => one.name === name)?.median

/** How many times faster than `other` `name` is. */
export function times(measured: readonly Measured[], name: string, other: string): number | undefined {
  const [mine, theirs] = [secondsOf(measured, name), secondsOf(measured, other)]
  return mine === undefined || theirs === undefined ? undefined : theirs / mine
}

/** What was asked for and is not on this machine. */
export const absent = (bench: Bench, ...names: readonly string[]): string[] =>
  names.filter((name) => (name === 'limit.c' ? bench.limit === undefined : !bench.peers.has(name))).map((name) => `${name}: not here`)

export const workersNote = (bench: Bench): string[] =>
  bench.workers ? [] : ['the command line takes no --workers: ours ran as it is, in one thread']
/** A word of a shell. */
export const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

/** A backup into a new repository, which is made outside the time. */
export function restic(bench: Bench, repository: string, input: string): Contender {
  const env = { RESTIC_PASSWORD: 'bench', RESTIC_REPOSITORY: repository }
  const backup = ['restic', 'backup', '-q', '--no-cache', input]
  const one = command(bench, 'restic backup', backup, { rounds: 1, leaves: [repository], env })
  return {
    ...one,
    async run(round) {
      await runProgram(['restic', 'init', '-q', '--no-cache'], { env })
      return one.run(round)
    },
  }
}
