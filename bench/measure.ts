import { spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from './stats.js'
import type { Contender, Measured, Sample } from './types.js'

/** GNU time reads what wait4 reports: the largest resident set of any one process of the run. */
const timer = '/usr/bin/time'
let hasTimer: boolean | undefined
export function canMeasureMemory(): boolean {
  hasTimer ??= spawnSync(timer, ['-f', '%M', 'true']).status === 0
  return hasTimer
}

export interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** without the timer's own process around it: for times of a few milliseconds */
  readonly bare?: boolean
  /** exit codes that are no failure; 0 when absent */
  readonly exits?: readonly number[]
}

/** Runs a program from start to end. What it says on standard output is kept, up to 64 KiB. */
export async function runProgram(argv: readonly string[], o: RunOptions = {}): Promise<Sample & { readonly said: string }> {
  const note = join(tmpdir(), `rogatory-bench-${process.pid}.time`)
  const timed = o.bare !== true && canMeasureMemory()
  const [program, ...args] = timed ? [timer, '-q', '-o', note, '-f', '%M %U %S', ...argv] : argv
  const nothing = openSync('/dev/null', 'r')
  try {
    const began = process.hrtime.bigint()
    const child = spawn(program!, args, {
      cwd: o.cwd,
      env: { ...process.env, NO_COLOR: '1', ...o.env },
      stdio: [nothing, 'pipe', 'pipe'],
    })
    let said = ''
    let complained = ''
    child.stdout!.on('data', (chunk: Buffer) => {
      if (said.length < 65_536) said += chunk.toString()
    })
    child.stderr!.on('data', (chunk: Buffer) => {
      complained = (complained + chunk.toString()).slice(-4096)
    })
    let ended = began
    const code = await new Promise<number | null>((done, fail) => {
      child.on('error', fail)
      child.on('exit', () => {
        ended = process.hrtime.bigint()
      })
      child.on('close', done)
    })
    if (code === null || !(o.exits ?? [0]).includes(code))
      throw new Error(`${argv.join(' ').slice(0, 200)} ended with ${code}: ${complained.trim() || said.trim().slice(-1000)}`)
    return { seconds: Number(ended - began) / 1e9, said, ...(timed && costOf(readFileSync(note, 'utf8'))) }
  } finally {
    closeSync(nothing)
    rmSync(note, { force: true })
  }
}

/** Kilobytes and seconds as GNU time wrote them. */
function costOf(line: string): Pick<Sample, 'peak' | 'cpu'> {
  const [kilobytes, user, system] = line.trim().split(' ').map(Number)
  return { peak: kilobytes! * 1024, cpu: user! + system! }
}

/** What happens between two runs, outside the time: leavings go, and what is dirty is written back, or the next would wait for it. */
function settle(leaves: readonly string[] = []): void {
  for (const path of leaves) rmSync(path, { recursive: true, force: true })
  if (leaves.length > 0) spawnSync('sync')
}

/** Every contender in turn, round after round (A B C A B C), so that a slow minute of the machine meets them all. */
export async function inTurn(contenders: readonly Contender[], rounds: number, say: (what: string) => void): Promise<Measured[]> {
  const samples = new Map<Contender, Sample[]>(contenders.map((one) => [one, []]))
  for (let round = 0; round < rounds; round++) {
    for (const one of contenders) {
      if (round >= (one.rounds ?? rounds)) continue
      settle(one.leaves)
      const sample = await one.run(round)
      samples.get(one)!.push(sample)
      say(`  ${round + 1}/${one.rounds ?? rounds} ${one.name}: ${sample.seconds.toFixed(3)} s`)
      if (one.keeps !== true || round + 1 < (one.rounds ?? rounds)) settle(one.leaves)
    }
  }
  return [...samples].map(([one, taken]) => summary(one, taken))
}

function summary(one: Contender, taken: readonly Sample[]): Measured {
  const seconds = taken.map((sample) => sample.seconds)
  const peaks = taken.flatMap(({ peak }) => (peak === undefined ? [] : [peak]))
  const cpus = taken.flatMap(({ cpu }) => (cpu === undefined ? [] : [cpu]))
  const figures = taken.at(-1)?.figures
  return {
    name: one.name,
    command: one.command,
    seconds,
    median: median(seconds),
    ours: one.ours === true,
    ...(peaks.length > 0 && { peak: Math.max(...peaks) }),
    ...(cpus.length > 0 && { cpu: median(cpus) }),
    ...(figures && { figures }),
  }
}
