import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Bench, type Case, command, judge, ours } from '../bench.js'
import { inTurn } from '../measure.js'
import { chromiumPath } from '../peers.js'
import type { Contender, Sample } from '../types.js'
import { memoryText, sizeText } from '../words.js'
import { times } from './compare.js'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The offline page in Chromium against the command line, both without a key. */
export const page: Case = {
  id: 'page',
  title: 'Verify it without a key in the browser page',
  async run(bench) {
    const about = { id: page.id, title: page.title, input: `an envelope of one file of ${sizeText(bench.scale.file)}` }
    if (!bench.peers.has('chromium')) return { ...about, measured: [], verdicts: [], skipped: [`no ${chromiumPath()}`] }
    const sealed = await bench.envelope()
    const inPage: Contender = {
      name: 'verifier.html in Chromium',
      command: 'dist/verifier.html, from Check to the verdict',
      run: () => verifyInPage(bench, sealed),
    }
    const line = command(bench, 'rogatory verify', ours(bench, ['verify', sealed, '--trust', bench.keys.trust]))
    const measured = await inTurn([inPage, line], bench.scale.rounds, bench.say)
    const ratio = times(measured, 'verifier.html in Chromium', 'rogatory verify')
    const found = measured[0]!
    return {
      ...about,
      bytes: bench.scale.file,
      measured,
      verdicts: [
        ...judge("the page's time against the command line's", 'at most', 3, ratio === undefined ? undefined : 1 / ratio, 'times'),
        ...judge('peak memory of the page', 'at most', 300, found.peak === undefined ? undefined : found.peak / 1e6, 'MB'),
      ],
      figures: [{ name: 'memory of the page before a file is chosen', text: memoryText(found.figures?.empty) }],
      skipped: [],
      notes: ["the page's memory is that of its renderer process (VmHWM), Chromium's own part of it included"],
    }
  },
}

async function verifyInPage(bench: Bench, sealed: string): Promise<Sample> {
  const { chromium } = await import('playwright-core')
  const profile = bench.path('profile')
  const context = await chromium.launchPersistentContext(profile, { executablePath: chromiumPath(), headless: true, args: flags })
  try {
    const tab = await context.newPage()
    await tab.goto(pathToFileURL(resolve('dist/verifier.html')).href)
    const empty = rendererPeak(profile)
    await tab.locator('#trust').setInputFiles(bench.keys.trust)
    await tab.locator('#envelope').setInputFiles(sealed)
    const began = performance.now()
    await tab.getByRole('button', { name: 'Check', exact: true }).click()
    const verdict = await tab.locator('#verdict, .fault').first().textContent({ timeout: 600_000 })
    const seconds = (performance.now() - began) / 1000
    if (verdict?.startsWith('Intact. The seal is signed by') !== true) throw new Error(`the page says: ${verdict}`)
    const peak = rendererPeak(profile)
    return { seconds, ...(peak !== undefined && { peak }), ...(empty !== undefined && { figures: { empty } }) }
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

/** The largest resident set so far of any renderer of the browser with this profile; undefined where there is no /proc. */
function rendererPeak(profile: string): number | undefined {
  let processes: { pid: string; parent: string; args: string; peak: number }[]
  try {
    processes = readdirSync('/proc').flatMap((pid) => (/^\d+$/.test(pid) ? processOf(pid) : []))
  } catch {
    return undefined
  }
  const family = new Set(processes.filter(({ args }) => args.includes(`--user-data-dir=${profile}`)).map(({ pid }) => pid))
  for (let grown = true; grown; ) {
    grown = false
    for (const { pid, parent } of processes) if (family.has(parent) && !family.has(pid)) grown = family.add(pid) !== undefined
  }
  const peaks = processes.filter(({ pid, args }) => family.has(pid) && args.includes('--type=renderer')).map(({ peak }) => peak)
  return peaks.length === 0 ? undefined : Math.max(...peaks)
}

function processOf(pid: string): { pid: string; parent: string; args: string; peak: number }[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const field = (name: string) => new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? '0'
    return [{ pid, parent: field('PPid'), args: readFileSync(`/proc/${pid}/cmdline`, 'utf8'), peak: Number(field('VmHWM')) * 1024 }]
  } catch {
    // It ended between the listing and the look.
    return []
  }
}
