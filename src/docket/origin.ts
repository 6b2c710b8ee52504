import type { Scene } from './scene.js'
import { exhibitKey, exhibitRefOf, touchedBy } from './touch.js'
import type { StatementEntry } from './types.js'

/** Acts that make exhibits of exhibits. */
const making: ReadonlySet<unknown> = new Set(['acquire', 'derive', 'decrypt', 'redact', 'translate', 'split', 'combine'])

interface Made {
  readonly n: number
  readonly redacts: boolean
  readonly sources: readonly string[]
  readonly results: readonly string[]
}

/**
 * The entries that tell where these exhibits come from: for what was made of other exhibits, those exhibits' introductions and
 * labels, and what was recorded of them before it was made, but for what was made of them besides (DOC-55). An image whose
 * telephone, seizure and warrant stay behind would come from nowhere.
 */
export function originOf({ graph, admitted }: Scene, wanted: ReadonlySet<string>): ReadonlySet<number> {
  const makers = new Map<string, Made[]>()
  const acts = new Map<number, Made>()
  const entryAt = (n: number): StatementEntry | undefined => {
    const entry = graph.entries[n]!
    return admitted[n] && entry.kind === 'statement' && entry.statement.understood ? entry : undefined
  }
  for (const n of graph.order) {
    const made = madeBy(n, entryAt(n))
    if (made === undefined) continue
    acts.set(n, made)
    // Its source is what its recipients are not to see.
    if (made.redacts) continue
    for (const result of made.results) {
      const list = makers.get(result)
      if (list === undefined) makers.set(result, [made])
      else list.push(made)
    }
  }
  const told = new Set(wanted)
  const known = new Set<number>()
  const queue = [...wanted]
  for (let one = queue.pop(); one !== undefined; one = queue.pop())
    for (const { n, sources } of makers.get(one) ?? []) {
      known.add(n)
      for (const source of sources) {
        if (told.has(source)) continue
        told.add(source)
        queue.push(source)
      }
    }
  const found = new Set<number>()
  if (told.size === wanted.size) return found
  const before = withAncestors(graph.parents, known)
  const introducing = new Set([...told].filter((one) => !wanted.has(one)).map((one) => one.slice(0, one.indexOf('/'))))
  for (const n of graph.order) {
    const entry = entryAt(n)
    if (entry === undefined) continue
    const { id, type } = entry.statement
    if (introducing.has(id)) found.add(n)
    else if (touchedBy(entry).some((one) => told.has(exhibitKey(one))) && (type === 'exhibit.label' || before.has(n)))
      if (acts.get(n)?.results.every((one) => told.has(one)) !== false) found.add(n)
  }
  return found
}

function madeBy(n: number, entry: StatementEntry | undefined): Made | undefined {
  if (entry === undefined || entry.statement.type !== 'custody' || !making.has(entry.statement.payload.action)) return undefined
  const entries = (entry.statement.payload.exhibits ?? []) as readonly {
    readonly exhibit: Parameters<typeof exhibitRefOf>[0]
    readonly role?: unknown
  }[]
  const of = (result: boolean) =>
    entries.filter(({ role }) => (role === 'result') === result).map(({ exhibit }) => exhibitKey(exhibitRefOf(exhibit)))
  return { n, redacts: entry.statement.payload.action === 'redact', sources: of(false), results: of(true) }
}

function withAncestors(parents: readonly (readonly number[])[], nodes: ReadonlySet<number>): ReadonlySet<number> {
  const all = new Set(nodes)
  const queue = [...nodes]
  for (let n = queue.pop(); n !== undefined; n = queue.pop())
    for (const parent of parents[n]!) {
      if (all.has(parent)) continue
      all.add(parent)
      queue.push(parent)
    }
  return all
}
