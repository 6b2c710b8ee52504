import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildSync } from 'esbuild'
import { build } from '../test/tools/build.js'
import { type Given, help, readArgs } from './args.js'
import { type Bench, ours, roomFor, type Scale, sharedInputs } from './bench.js'
import { cases } from './cases/index.js'
import { writeDocs } from './docs.js'
import { endAgents, makeKeys } from './keys.js'
import { machineOf, stayOnTwoCores } from './machine.js'
import { canMeasureMemory, runProgram } from './measure.js'
import { compileLimit, findPeers } from './peers.js'
import { plotOf } from './plot.js'
import { markdownOf, textTable } from './table.js'
import type { CaseResult, Results } from './types.js'

const say = (what: string): void => {
  process.stderr.write(`${what}\n`)
}

/** Measures, prints, writes the results. The exit code says whether every case ran; a budget that is not met is a result. */
export async function main(argv: readonly string[]): Promise<number> {
  const given = readArgs(argv)
  if (given.help) {
    console.log(help)
    return 0
  }
  if (given.writeDocs !== undefined) {
    writeDocs(JSON.parse(readFileSync(given.writeDocs, 'utf8')) as Results)
    return 0
  }
  const unknown = (given.only ?? []).filter((id) => !cases.some((one) => one.id === id))
  if (unknown.length > 0) throw new Error(`no case ${unknown.join(', ')}; there are ${cases.map(({ id }) => id).join(', ')}`)
  if (!given.noBuild) await build()
  if (!given.allCores && stayOnTwoCores()) say('two cores of this machine are used; --all-cores uses all')
  const work = given.work === undefined ? mkdtempSync(join(realpathSync(tmpdir()), 'rogatory-bench-')) : workFolder(given.work)
  const child = resolve('node_modules/.cache/rogatory', `bench-child-${process.pid}.mjs`)
  const tidy = () => {
    rmSync(child, { force: true })
    if (given.work === undefined && !given.keep) rmSync(work, { recursive: true, force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      tidy()
      process.exit(130)
    })
  try {
    return await measure(given, argv, work, child)
  } finally {
    tidy()
    if (given.keep) say(`inputs are in ${work}`)
  }
}

function workFolder(dir: string): string {
  mkdirSync(dir, { recursive: true })
  return realpathSync(dir)
}

async function measure(given: Given, argv: readonly string[], work: string, child: string): Promise<number> {
  const { scale } = given
  const room = scale.file * 5 + scale.files * 4096 * 5
  if (!roomFor(work, room)) throw new Error(`${work} has no room for ${room} bytes; --work names another folder, --quick needs less`)
  if (!canMeasureMemory()) say('peak memory: SKIPPED, there is no GNU time at /usr/bin/time')
  bundleChild(child)
  const peers = findPeers()
  // Keys are made anew each time; only the large inputs are worth keeping.
  for (const name of ['keys', 'out', 'image.rog', 'image.docket', 'small.rog', 'small.docket', 'slope'])
    rmSync(join(work, name), { recursive: true, force: true })
  const keys = await makeKeys(work, peers)
  const failed: string[] = []
  const done: CaseResult[] = []
  const bench = await benchOf(scale, { work, peers, child, keys, done })
  try {
    for (const one of cases) {
      if (given.only !== undefined && !given.only.includes(one.id)) continue
      say(`${one.id}: ${one.title}`)
      try {
        const result = await one.run(bench)
        done.push(scale.mode === 'smoke' ? { ...result, verdicts: [] } : result)
        for (const why of result.skipped) say(`  SKIPPED ${why}`)
      } catch (error) {
        failed.push(one.id)
        say(`  FAILED ${error instanceof Error ? error.message : String(error)}`)
      } finally {
        rmSync(join(work, 'out'), { recursive: true, force: true })
      }
    }
  } finally {
    endAgents(keys)
  }
  const results: Results = {
    schema: 'rogatory.bench/1',
    mode: scale.mode,
    date: new Date().toISOString().slice(0, 10),
    command: ['npm run bench', ...(argv.length > 0 ? ['--', ...shownArgs(argv)] : [])].join(' '),
    machine: machineOf(work),
    versions: { rogatory: version(), node: process.version, ...Object.fromEntries(peers) },
    cases: done,
  }
  write(given, results)
  console.log(textTable(results))
  if (failed.length > 0) say(`FAILED: ${failed.join(', ')}`)
  return failed.length === 0 ? 0 : 1
}

/** Arguments without those that name folders of this machine. */
function shownArgs(argv: readonly string[]): string[] {
  return argv.filter((arg, i) => !/^--(work|json|out)(=|$)/.test(arg) && !/^--(work|json|out)$/.test(argv[i - 1] ?? ''))
}

const version = (): string => (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version

function bundleChild(outfile: string): void {
  mkdirSync(resolve(outfile, '..'), { recursive: true })
  buildSync({
    entryPoints: ['bench/child.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  })
}

async function benchOf(scale: Scale, given: Pick<Bench, 'work' | 'peers' | 'child' | 'keys' | 'done'>): Promise<Bench> {
  const takesWorkers = async (...command: readonly string[]) =>
    (await runProgram(ours({ workers: false }, [...command, '--help']))).said.includes('--workers')
  const workers = await takesWorkers('seal')
  const { own, card, trust } = given.keys
  const shared = sharedInputs(given.work, scale, (file, to) =>
    runProgram(ours({ workers }, ['seal', file, '--key', own, '--to', card, '--trust', trust, '--out', to])),
  )
  return {
    ...given,
    ...shared,
    scale,
    say,
    workers,
    docketWorkers: await takesWorkers('docket', 'verify'),
    limit: compileLimit(given.work, say),
  }
}

function write(given: Given, results: Results): void {
  mkdirSync(given.out, { recursive: true })
  const json = `${JSON.stringify(results, null, 2)}\n`
  writeFileSync(join(given.out, 'results.json'), json)
  if (given.json !== undefined) writeFileSync(given.json, json)
  writeFileSync(join(given.out, 'table.md'), `${markdownOf(results)}\n`)
  for (const curve of results.cases.flatMap(({ curves = [] }) => curves)) {
    if (curve.series.some(({ points }) => points.length > 1)) writeFileSync(join(given.out, `performance-${curve.id}.svg`), plotOf(curve))
  }
  say(`results are in ${given.out}`)
}
