import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism, cpus, release, totalmem, type } from 'node:os'
import type { Machine } from './types.js'

/** What kind of machine this is: enough to judge the figures, nothing that names it. */
export function machineOf(dir: string): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    instructions: instructions(),
    memory: totalmem(),
    kernel: `${type()} ${release().split('-')[0]}`,
    node: process.version,
    filesystem: spawnSync('findmnt', ['-T', dir, '-no', 'FSTYPE'], { encoding: 'utf8' }).stdout?.trim() || 'unknown',
  }
}

/** Which of the instructions that matter here the processor has. */
function instructions(): string {
  try {
    const flags = new Set(/^(?:flags|Features)\s*:(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1]?.trim().split(' '))
    return ['aes', 'vaes', 'pmull', 'sha_ni', 'sha2', 'avx2', 'avx512f'].filter((flag) => flags.has(flag)).join(' ')
  } catch {
    return 'unknown'
  }
}

/**
 * Keeps this process and all it starts on two cores, where there are more: the budgets are for two. Whether it did.
 */
export function stayOnTwoCores(): boolean {
  if (availableParallelism() <= 2) return false
  return spawnSync('taskset', ['-cp', '0,1', String(process.pid)]).status === 0
}
