import type { Hex } from '../ground/index.js'
import type { Brought } from './believing.js'
import { followsCard, wasRead } from './card.js'
import { entryFor } from './directory.js'
import { put } from './pins.js'
import type { Directory, Succession } from './shapes.js'
import { believedSuccessions, currentSuccessions, kidsIn, knownSuccessions, links } from './trust.js'
import type { Card, Pin, Trust } from './types.js'

/** Cards before a listed one are followed so far: what honest authorities replace in centuries. */
const longestLine = 256

/**
 * The store with the cards that believed directories list: the docket brings the bytes, the directory the word for them. One
 * that would contradict a card pinned by hand, or whose line is not shown, is left out: its signer stays unknown, which is
 * observed. The rules are those of `pinCard`, in time linear in cards and entries.
 */
export function withListed(store: Trust, brought: Brought, known: ReadonlyMap<string, readonly Directory[]>): Trust {
  if (known.size === 0 || brought.cards.length === 0) return store
  const pinned = new Set(store.pins.map(({ card }) => card.id))
  const lines = new Lines(store, brought)
  const added: Pin[] = []
  for (const { value: card } of [...brought.cards].sort((a, b) => (a.value.id < b.value.id ? -1 : 1))) {
    if (pinned.has(card.id)) continue
    const by = listing(store, card, known)
    const line = by && lines.take(card)
    if (line === undefined) continue
    pinned.add(card.id)
    const { replaced, successions } = line
    const { confirmed } = by!.signer
    added.push(Object.freeze({ card, confirmed, pinnedAt: by!.directory.iat, replaced, ...(successions.length > 0 && { successions }) }))
  }
  return added.length === 0 ? store : { ...store, pins: [...store.pins, ...added] }
}

/** The directory by which a card may be believed: the newest of an operator that lists it, with this fingerprint. */
function listing(
  store: Trust,
  card: Card,
  known: ReadonlyMap<string, readonly Directory[]>,
): { readonly signer: Pin; readonly directory: Directory } | undefined {
  for (const signer of store.directories ?? []) {
    const directory = newestListing(known.get(signer.card.authority) ?? []).get(card.id)
    const entry = directory && entryFor(directory, card.id)
    if (entry?.fingerprint === card.fingerprint && entry.authority === card.authority) return { signer, directory: directory! }
  }
  return undefined
}

const newest = new WeakMap<readonly Directory[], ReadonlyMap<Hex, Directory>>()

/** By card the newest directory that lists it, of one operator's from the newest back; gone through once. */
function newestListing(directories: readonly Directory[]): ReadonlyMap<Hex, Directory> {
  const before = newest.get(directories)
  if (before !== undefined) return before
  const found = new Map<Hex, Directory>()
  for (const directory of directories) for (const { card } of directory.entries) if (!found.has(card)) found.set(card, directory)
  newest.set(directories, found)
  return found
}

/** The lines of the cards believed so far, and whether one more fits among them (TRU-10, TRU-30, TRU-31). */
class Lines {
  private readonly byId = new Map<Hex, Card>()
  /** by authority the longest line; those of one authority agree as far as they go */
  private readonly longest = new Map<string, readonly Card[]>()
  /** by key whose it is */
  private readonly owners = new Map<Hex, string>()
  /** by the ids of the two cards it stands between */
  private readonly successions = new Map<string, Succession[]>()
  private readonly store: Trust

  constructor(store: Trust, { cards, successions }: Brought) {
    this.store = store
    for (const { value } of cards) this.byId.set(value.id, value)
    for (const { card, replaced } of [...store.pins, ...(store.directories ?? [])])
      for (const one of [...replaced, card]) this.byId.set(one.id, one)
    for (const { card, replaced } of store.pins) this.add([...replaced, card])
    const given = currentSuccessions(
      store,
      successions.map(({ value }) => value),
    )
    for (const one of [...given, ...knownSuccessions(store)]) put(this.successions, `${one.old} ${one.next}`, one)
  }

  /** The cards before one and what stands between them; undefined where it does not follow, or contradicts what is believed. */
  take(card: Card): Pick<Required<Pin>, 'replaced' | 'successions'> | undefined {
    const line = this.lineTo(card)
    if (line === undefined || !line.every(wasRead)) return undefined
    const needed: Succession[] = []
    for (const [i, next] of line.entries()) {
      const old = line[i - 1]
      if (old === undefined || followsCard(old, next)) continue
      const one = this.successions.get(`${old.id} ${next.id}`)?.find((said) => links(said, old, next))
      if (one === undefined || believedSuccessions(this.store, [one]).length === 0) return undefined
      needed.push(one)
    }
    const longest = this.longest.get(card.authority) ?? []
    const other = (one: Card, i: number): boolean => longest[i] !== undefined && longest[i].id !== one.id
    const claimed = (one: Card): boolean => kidsIn(one).some((kid) => (this.owners.get(kid) ?? card.authority) !== card.authority)
    if (line.some(other) || line.some(claimed)) return undefined
    this.add(line)
    return { replaced: Object.freeze(line.slice(0, -1)), successions: needed }
  }

  private lineTo(card: Card): readonly Card[] | undefined {
    const back = [card]
    for (let at = card; at.replaces !== undefined; at = back.at(-1)!) {
      const before = this.byId.get(at.replaces)
      if (before === undefined || back.length > longestLine) return undefined
      back.push(before)
    }
    return back.reverse()
  }

  private add(line: readonly Card[]): void {
    const { authority } = line.at(-1)!
    if ((this.longest.get(authority)?.length ?? 0) < line.length) this.longest.set(authority, line)
    for (const card of line) for (const kid of kidsIn(card)) this.owners.set(kid, authority)
  }
}
