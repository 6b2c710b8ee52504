import { type Hex, observe } from '../ground/index.js'
import { timeTokenLabel } from '../statement/index.js'
import { contradicts } from './entry.js'
import { isSeal, KeptEntry, lackingParts } from './kept.js'
import type { Note, Scene } from './scene.js'
import type { StatementEntry, StubEntry } from './types.js'
import { type Withheld, withheldIn } from './withheld.js'

/** Parts of a seal that stay in its envelope's manifest: their absence from a docket means nothing. */
const sealedAlone: readonly string[] = ['references', 'terms', 'languages', 'link']

/** What each entry says by itself: withheld, not understood, quarantined, parts not open, stubs that do not fit. */
export function checkEntries(scene: Scene, note: Note): void {
  const { graph, admitted, keys, d } = scene
  const covered = coverage(scene)
  const withheld = withheldIn(d, keys)
  for (const n of graph.order) {
    const entry = graph.entries[n]!
    const at = { statement: graph.ids[n]! }
    // Of a seal without its link only one stub tells the place; a second one that differs contradicts the first.
    const claims = d.claims.get(graph.ids[n]!) ?? none
    for (const [i, claim] of claims.entries())
      if (entry.kind === 'stub' || i > 0 || contradicts(claim, entry)) note(observe('sender.inconsistent', at, wordOf(claim)))
    // Nobody knows which of two words is the lie: every one is named, the one that happens to stand as well.
    const least = d.entries.get(graph.ids[n]!)!
    if (least.kind === 'stub' && claims.length > 0) note(observe('sender.inconsistent', at, wordOf(least)))
    if (!admitted[n]) {
      note(observe('docket.quarantined', at, { kid: graph.kids[n]!, kind: entry.kind }))
      if (scene.placeless[n]) note(observe('seal.linkWithheld', at))
    } else if (entry.kind === 'stub')
      note(observe('statement.withheld', at, { kid: entry.kid, seq: entry.seq, ...wordOf(entry), ...saidOf(withheld, graph.ids[n]!, '') }))
    else {
      if (!keys.get(entry.statement.kid)!.has(entry.statement.iss))
        note(observe('docket.authority', at, { iss: entry.statement.iss, kid: entry.statement.kid }))
      if (!covered[n]) note(observe('statement.classical-only', at))
      checkStatement(entry, scene.placeless[n]!, withheld, note)
    }
  }
  for (const { statement, of, by } of withheld.byAnother) note(observe('withheld.by-another', { statement }, { of, by }))
  for (const n of graph.circular) note(observe('docket.circle', { statement: graph.ids[n]! }, wordOf(graph.entries[n] as StubEntry)))
}

function checkStatement(entry: StatementEntry, placeless: boolean, withheld: Withheld, note: Note): void {
  const { statement } = entry
  const at = { statement: statement.id }
  const seal = isSeal(statement)
  if (!statement.understood) note(observe('statement.not-understood', at, { type: statement.type, version: statement.version }))
  if (placeless) note(observe('seal.linkWithheld', at))
  // Time tokens are judged under a trust store, which is not at hand here.
  for (const label of statement.tokens) if (label !== timeTokenLabel) note(observe('statement.token-not-checked', at, { label }))
  for (const part of entry instanceof KeptEntry ? entry.lacking : lackingParts(entry))
    if (!(seal && sealedAlone.includes(part))) {
      const why = withheld.parts.get(statement.id)
      const kind = (why?.get(part) ?? why?.get(''))?.kind ?? 'missing'
      note(observe(`statement.part-${kind}`, at, { part, ...saidOf(withheld, statement.id, part) }))
    }
}

/** Who says so, and on which ground. */
export function saidOf({ parts }: Withheld, id: Hex, part: string): Record<string, string> {
  const one = parts.get(id)?.get(part) ?? parts.get(id)?.get('')
  return one === undefined
    ? {}
    : { by: one.by, ground: one.ground, record: one.statement, ...(one.order !== undefined && { order: one.order }) }
}

/** By node: whether it, or an admitted statement that descends from it, carries a companion (02: classical signature only until then). */
function coverage({ graph, admitted, cited }: Scene): boolean[] {
  const covered: boolean[] = graph.entries.map(
    (entry, n) => admitted[n]! && entry.kind === 'statement' && entry.statement.companionKey !== undefined,
  )
  for (let i = graph.order.length - 1; i >= 0; i--) {
    const n = graph.order[i]!
    if (covered[n]) for (const parent of cited[n]!) covered[parent] = true
  }
  return covered
}

const none: readonly StubEntry[] = []

const wordOf = (stub: StubEntry): Record<string, string> => (stub.sealedBy === undefined ? {} : { seal: stub.sealedBy })
