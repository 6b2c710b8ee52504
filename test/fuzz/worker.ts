import { parentPort, workerData } from 'node:worker_threads'
import { judge } from './judge.js'
import { mutantOf } from './mutate.js'
import { randomFrom } from './random.js'
import { mostSeconds } from './target.js'
import { targets } from './targets/index.js'

/** What the launcher hands a worker: its share of the numbers is every `of`-th, from `index`. */
interface Work {
  readonly seed: string
  readonly index: number
  readonly of: number
  readonly plan: readonly { readonly name: string; readonly from: number; readonly count: number }[]
  /** target and number at work now, so that the launcher can tell which one hangs */
  readonly at: Int32Array
}

async function work({ seed, index, of, plan, at }: Work): Promise<void> {
  for (const [place, { name, from, count }] of plan.entries()) {
    const target = targets.find((one) => one.name === name)!
    const samples = await target.samples()
    const sum = { name, accepted: 0, refused: 0, found: 0, milliseconds: 0, slowest: 0 }
    // The samples themselves are the first test: a target that refuses its own sample tests nothing.
    if (index === 0)
      for (const sample of samples) {
        const { outcome, why } = await judge(target, new Uint8Array(sample), randomFrom(seed))
        if (outcome !== 'accepted' && target.kind !== 'seed' && !target.mayRefuseSamples)
          parentPort!.postMessage({ found: name, number: -1, mutant: sample, why: why ?? 'the sample itself is refused' })
      }
    for (let number = from + index; number < from + count; number += of) {
      Atomics.store(at, 1, number)
      Atomics.store(at, 0, place)
      const { mutant, r } = mutantOf(target, samples, seed, number)
      let verdict = await judge(target, new Uint8Array(mutant), r)
      // Others may have had the machine: what is slow is slow twice.
      if (verdict.milliseconds > mostSeconds * 1000) {
        const again = mutantOf(target, samples, seed, number)
        verdict = await judge(target, new Uint8Array(again.mutant), again.r)
      }
      const { outcome, why, milliseconds } = verdict
      sum[outcome] += 1
      sum.milliseconds += milliseconds
      sum.slowest = Math.max(sum.slowest, milliseconds)
      if (outcome === 'found') parentPort!.postMessage({ found: name, number, mutant, why })
    }
    parentPort!.postMessage({ sum })
  }
}

const { list, ...data } = workerData as Work & { readonly list?: true }
if (list) parentPort!.postMessage({ shares: targets.map(({ name, share }) => ({ name, share })) })
else await work(data)
