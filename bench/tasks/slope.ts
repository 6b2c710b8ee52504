import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type About, loadPackage } from './package.js'
import { openOnce, sealOnce, verifyOnce } from './whole.js'

interface Slope extends About {
  readonly input: string
  readonly dir: string
  readonly workers: number
  readonly minutes: number
}

/** Seals, verifies and opens again and again in this process, and notes its resident memory after each round, collected first. */
export async function slopeTask(about: Slope) {
  const loaded = await loadPackage()
  const { gc } = globalThis as { gc?: () => void }
  const began = performance.now()
  const until = began + about.minutes * 60_000
  const figures: Record<string, number> = {}
  let round = 0
  for (; performance.now() < until || round < 4; round++) {
    const dir = join(about.dir, `round-${round}`)
    mkdirSync(dir, { recursive: true })
    const sealed = join(dir, 'x.rog')
    await sealOnce(loaded, { ...about, output: sealed })
    await verifyOnce(loaded, { ...about, input: sealed, output: '' }, true)
    await openOnce(loaded, { ...about, input: sealed, output: join(dir, 'opened') })
    rmSync(dir, { recursive: true, force: true })
    gc?.()
    await new Promise((done) => setTimeout(done, 20))
    gc?.()
    // Two figures for each round: a record of numbers is all that a task answers with.
    figures[`at${round}`] = (performance.now() - began) / 1000
    figures[`rss${round}`] = process.memoryUsage.rss()
  }
  return { seconds: (performance.now() - began) / 1000, rounds: round, ...figures }
}
