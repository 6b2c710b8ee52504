import { mkdirSync, rmSync } from 'node:fs'
import { type Bench, type Case, command, judge, ours, roomFor, runTask } from '../bench.js'
import { makeFile, makeFolders, warm } from '../inputs.js'
import { inTurn } from '../measure.js'
import { perDoubling } from '../stats.js'
import type { Contender, Curve, Measured, Point, Verdict } from '../types.js'
import { countText, sizeText, timeText } from '../words.js'

const least = 2 ** 20

/** `from`, four times that, and so on, and `to` itself. */
export function steps(from: number, to: number): number[] {
  const all: number[] = []
  for (let n = from; n < to; n *= 4) all.push(n)
  return [...all, to]
}

type Points = Map<string, Point[]>

interface Growth {
  readonly bench: Bench
  readonly points: Points
  readonly skipped: string[]
}

function note(points: Points, x: number, measured: readonly Measured[]): void {
  for (const { name, median, peak } of measured)
    points.set(name, [...(points.get(name) ?? []), { x, y: median, ...(peak !== undefined && { peak }) }])
}

const curveOf = (id: string, title: string, axis: Curve['axis'], points: Points): Curve => ({
  id,
  title,
  axis,
  series: [...points].map(([name, list]) => ({ name, points: list })),
})

/** The worst factor for a doubling between neighbours of a series of ours, and over its whole length. */
function growth(points: Points, unit: (x: number) => string): { verdicts: Verdict[]; figures: { name: string; text: string }[] } {
  const verdicts: Verdict[] = []
  const figures: { name: string; text: string }[] = []
  for (const [name, list] of points) {
    if (!name.startsWith('rogatory') || list.length < 2) continue
    const each = list.slice(1).map((to, i) => ({ factor: perDoubling(list[i]!, to), from: list[i]!.x, to: to.x }))
    const worst = each.reduce((a, b) => (b.factor > a.factor ? b : a))
    verdicts.push(
      ...judge(
        `${name}, ${unit(list[0]!.x)} to ${unit(list.at(-1)!.x)}: time for each doubling, worst at ${unit(worst.from)} to ${unit(worst.to)}`,
        'at most',
        2.1,
        worst.factor,
        'times',
      ),
    )
    figures.push({ name: `${name}: factor for each doubling, step by step`, text: each.map(({ factor }) => factor.toFixed(2)).join(', ') })
  }
  return { verdicts, figures }
}

/** What a contender will take at `x`, in seconds, from what it took at less; undefined at its first step. */
function foreseen(points: Points, name: string, x: number): number | undefined {
  const last = points.get(name)?.at(-1)
  return last && last.y * Math.max(1, x / last.x)
}

/** Above this many seconds one round must do. */
const long = 10

/** One round for what takes long; what would take longer than the bench's patience is left out, and said. */
function affordable({ bench, points, skipped }: Growth, x: number, unit: string, contenders: readonly Contender[]): Contender[] {
  return contenders.flatMap((one) => {
    const seconds = foreseen(points, one.name, x) ?? 0
    if (seconds > bench.scale.patience) {
      skipped.push(`${one.name} at ${unit}: it would take about ${timeText(seconds)}`)
      return []
    }
    return [seconds > long ? { ...one, rounds: 1 } : one]
  })
}

function acts(bench: Bench, inputs: readonly string[], names: { rog: string; docket: string; opened: string }): Contender[][] {
  const { own, other, card, trust } = bench.keys
  const { rog, docket, opened } = names
  const one = (name: string, args: readonly string[], leaves: readonly string[]) => command(bench, name, ours(bench, args), { leaves })
  return [
    [one('rogatory seal', ['seal', ...inputs, '--key', own, '--to', card, '--trust', trust, '--out', rog], [rog, docket])].map((seal) => ({
      ...seal,
      keeps: true,
    })),
    [
      one('rogatory verify', ['verify', rog, '--trust', trust], []),
      one('rogatory open', ['open', rog, '--trust', trust, '--key', other, '--out', opened], [opened]),
    ],
  ]
}

/** Seals in turn with the peers; then verifies and opens the envelope of the last round. */
async function step(growing: Growth, x: number, unit: string, inputs: readonly string[], peers: readonly Contender[]): Promise<string> {
  const { bench, points } = growing
  const names = { rog: bench.path('out', 'g.rog'), docket: bench.path('out', 'g.docket'), opened: bench.path('out', 'g-opened') }
  const [sealing, reading] = acts(bench, inputs, names) as [Contender[], Contender[]]
  const { rounds } = bench.scale
  const once = peers.map((peer) => ({ ...peer, rounds: 1 }))
  // Sealing is done at any cost: the rest works on what it made.
  const made = sealing.map((one) => ((foreseen(points, one.name, x) ?? 0) > long ? { ...one, rounds: 1 } : one))
  note(points, x, await inTurn([...made, ...affordable(growing, x, unit, once)], rounds, bench.say))
  warm(names.rog)
  note(points, x, await inTurn(affordable(growing, x, unit, reading), rounds, bench.say))
  return names.rog
}

function forget(bench: Bench): void {
  for (const name of ['g.rog', 'g.docket', 'g-opened']) rmSync(bench.path('out', name), { recursive: true, force: true })
}

export const growthBySize: Case = {
  id: 'growth-size',
  title: 'Time as one file grows',
  async run(bench) {
    mkdirSync(bench.path('out'), { recursive: true })
    const points: Points = new Map()
    const skipped: string[] = []
    const { maxSize } = bench.scale
    const sizes = maxSize <= least ? [maxSize] : steps(least, maxSize)
    for (const size of sizes) {
      if (!roomFor(bench.work, size * 3)) {
        skipped.push(`${sizeText(size)}: the disk has no room for three times that`)
        continue
      }
      bench.say(` ${sizeText(size)}`)
      const input = makeFile(bench.path('grow.dd'), size, 5)
      warm(input)
      const peers: Contender[] = []
      if (bench.keys.age !== undefined) {
        const o = bench.path('out', 'g.age')
        peers.push(command(bench, 'age', ['age', '-r', bench.keys.age.recipient, '-o', o, input], { leaves: [o] }))
      }
      if (bench.limit !== undefined) {
        const o = bench.path('out', 'g.limit')
        peers.push(command(bench, 'limit.c seal, 2 threads', [bench.limit, 'seal', input, o, '2', 'sync'], { leaves: [o] }))
      }
      await step({ bench, points, skipped }, size, sizeText(size), [input], peers)
      forget(bench)
      rmSync(input)
    }
    const { verdicts, figures } = growth(points, sizeText)
    return {
      id: growthBySize.id,
      title: growthBySize.title,
      input: `one file of ${sizes.map(sizeText).join(', ')}`,
      measured: [],
      verdicts,
      figures,
      curves: [curveOf('size', growthBySize.title, 'bytes', points)],
      skipped,
      notes: ['whole processes, their start included: it is most of the time of the small ones'],
    }
  },
}

/** Content of the items of the growth by count. */
const itemBytes = 1024

export const growthByCount: Case = {
  id: 'growth-count',
  title: 'Time as the number of items grows',
  async run(bench) {
    mkdirSync(bench.path('out'), { recursive: true })
    const points: Points = new Map()
    const skipped: string[] = []
    const counts = bench.scale.maxItems <= 1000 ? [bench.scale.maxItems] : steps(1000, bench.scale.maxItems)
    const folders: string[] = []
    let made = 0
    for (const count of counts) {
      if (!roomFor(bench.work, count * 4096 * 3)) {
        skipped.push(`${countText(count)} items: the disk has no room`)
        continue
      }
      bench.say(` ${countText(count)} items`)
      // Each step adds a folder beside those before it, so that a million files are made once.
      folders.push(makeFolders(bench.path(`items-${made}-${count}`), count - made, itemBytes, count, Math.min(1000, count)))
      made = count
      const rog = await step({ bench, points, skipped }, count, `${countText(count)} items`, folders, peersOf(bench, folders))
      await list(bench, rog, count, points)
      forget(bench)
    }
    const { verdicts, figures } = growth(points, countText)
    return {
      id: growthByCount.id,
      title: growthByCount.title,
      input: `${counts.map(countText).join(', ')} files of 1 KiB in folders of 1,000`,
      measured: [],
      verdicts,
      figures,
      curves: [curveOf('count', growthByCount.title, 'items', points)],
      skipped,
      notes: ['listing and one item read are timed inside a process through the library; the others are whole processes'],
    }
  },
}

function peersOf(bench: Bench, folders: readonly string[]): Contender[] {
  const { peers, keys } = bench
  const all = folders.map((dir) => `'${dir}'`).join(' ')
  const out = bench.path('out', 'g.peer')
  const shell = (name: string, line: string) => command(bench, name, ['sh', '-c', line], { leaves: [out] })
  return [
    ...(peers.has('hashdeep') ? [shell('hashdeep -r', `hashdeep -r ${all} > '${out}'`)] : []),
    ...(peers.has('tar') && keys.age ? [shell('tar | age', `tar -cPf - ${all} | age -r ${keys.age.recipient} > '${out}'`)] : []),
  ]
}

/** The catalogue: opened and listed whole, and one item found and read. */
async function list(bench: Bench, rog: string, count: number, points: Points): Promise<void> {
  const { figures = {}, peak } = await runTask(bench, 'catalogue', { ...bench.keys, input: rog, workers: 2 })
  const at = (name: string, y: number) =>
    points.set(name, [...(points.get(name) ?? []), { x: count, y, ...(peak !== undefined && { peak }) }])
  at('rogatory, open and list', (figures.opening ?? 0) + (figures.listing ?? 0))
  at('rogatory, find and read one item', figures.one ?? 0)
}
