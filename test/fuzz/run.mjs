// npm run fuzz -- [--count N] [--seed S] [--target NAME] [--only NUMBER]
// Mutants of everything that reads what others wrote. Prints its seed; the same seed gives the same mutants.
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { buildSync } from 'esbuild'

/** Seconds after which a mutant that has not ended counts as a hang; one that ends late is found by its worker. */
const hangs = 60
const memory = 1024

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: randomBytes(6).toString('hex') },
    target: { type: 'string' },
    only: { type: 'string' },
  },
})
const count = Number(values.count)
if (!Number.isSafeInteger(count) || count < 1) {
  console.error('--count wants a number from 1')
  process.exit(2)
}

const cache = resolve('node_modules/.cache/rogatory')
const bundle = resolve(cache, `fuzz-${process.pid}.mjs`)
mkdirSync(cache, { recursive: true })
buildSync({
  entryPoints: ['test/fuzz/worker.ts'],
  outfile: bundle,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'error',
})
process.on('exit', () => rmSync(bundle, { force: true }))

const workerWith = (workerData) => new Worker(bundle, { workerData, resourceLimits: { maxOldGenerationSizeMb: memory } })

const shares = await new Promise((done, fail) => {
  const worker = workerWith({ list: true })
  worker.on('message', ({ shares }) => done(shares))
  worker.on('error', fail)
})

/** Every target gets its share of the mutants, at least one; `--only` is one number of one target. */
function planOf() {
  const chosen = shares.filter(({ name }) => values.target === undefined || name === values.target)
  if (chosen.length === 0) {
    console.error(`--target is one of: ${shares.map(({ name }) => name).join(', ')}`)
    process.exit(2)
  }
  if (values.only !== undefined) return chosen.map(({ name }) => ({ name, from: Number(values.only), count: 1 }))
  const whole = chosen.reduce((sum, { share }) => sum + share, 0)
  return chosen.map(({ name, share }) => ({ name, from: 0, count: Math.max(1, Math.ceil((count * share) / whole)) }))
}

const plan = planOf()
console.log(`seed ${values.seed}`)
const started = performance.now()
const sums = new Map()
const finds = []
let biggest = 0

function find(name, number, mutant, why) {
  finds.push(name)
  if (finds.length > 20) return
  const file = resolve(cache, `found-${name.replaceAll(' ', '-')}-${createHash('sha256').update(mutant).digest('hex').slice(0, 12)}.bin`)
  writeFileSync(file, mutant)
  console.error(
    `\nFOUND ${name}: ${why}\n  again: npm run fuzz -- --seed ${values.seed} --target '${name}' --only ${number}\n  bytes: ${file}`,
  )
}

function add(sum) {
  const whole = sums.get(sum.name) ?? { accepted: 0, refused: 0, found: 0, milliseconds: 0, slowest: 0 }
  for (const key of ['accepted', 'refused', 'found', 'milliseconds']) whole[key] += sum[key]
  whole.slowest = Math.max(whole.slowest, sum.slowest)
  sums.set(sum.name, whole)
}

function startWorker(index, of) {
  const at = new Int32Array(new SharedArrayBuffer(8)).fill(-1)
  const worker = workerWith({ seed: values.seed, index, of, plan, at })
  let last = ''
  let since = performance.now()
  return new Promise((done) => {
    const watch = setInterval(() => {
      biggest = Math.max(biggest, process.memoryUsage().rss)
      const now = `${at[0]} ${at[1]}`
      if (now !== last) since = performance.now()
      last = now
      if (performance.now() - since < hangs * 1000) return
      find(plan[at[0]]?.name ?? 'samples', at[1], new Uint8Array(), `no end after ${hangs} s`)
      void worker.terminate()
    }, 500)
    worker.on('message', ({ found, number, mutant, why, sum }) => (sum ? add(sum) : find(found, number, mutant, why)))
    worker.on('error', (error) => find(plan[at[0]]?.name ?? 'samples', at[1], new Uint8Array(), `the worker ended: ${error.stack}`))
    worker.on('exit', () => {
      clearInterval(watch)
      done()
    })
  })
}

const of = values.only === undefined ? Math.min(4, availableParallelism()) : 1
await Promise.all(Array.from({ length: of }, (_, index) => startWorker(index, of)))

let total = 0
for (const [name, { accepted, refused, found, milliseconds, slowest }] of sums) {
  const runs = accepted + refused + found
  total += runs
  const times = `${(milliseconds / runs).toFixed(2)} ms each, slowest ${slowest.toFixed(0)} ms`
  console.log(`${name.padEnd(16)} ${String(runs).padStart(7)} mutants: ${accepted} accepted, ${refused} refused, ${found} found; ${times}`)
}
const seconds = ((performance.now() - started) / 1000).toFixed(0)
console.log(
  `fuzz: ${total} mutants, ${finds.length} found, seed ${values.seed}, ${seconds} s, at most ${(biggest / 2 ** 20).toFixed(0)} MiB`,
)
process.exitCode = finds.length === 0 ? 0 : 1
