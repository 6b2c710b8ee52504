import { custodyOrder } from '../../custody/index.js'
import { type Docket, type Linkage, linkOf, type StatementEntry } from '../../docket/index.js'
import { type Hex, toHex } from '../../ground/index.js'
import type { Shown } from '../../identity/index.js'
import type { Stamp } from './tokens.js'

/** A record whose signing time this verifier trusts, or whose signature a believed time service has stamped. */
export interface Anchor {
  readonly time: number
  /** whose time it is: an authority's, or a time service's, which is nobody's own */
  readonly authority: string
  readonly statement: Hex
  /** it carries a quantum-safe companion that has not ended */
  readonly quantumSafe: boolean
  /** SHA-256 of the certificate by which the time service is believed */
  readonly service?: Hex
}

/** The earliest trusted times of descendants: the first, and the first of another authority than the first's. */
interface Two {
  first?: Anchor
  other?: Anchor
}

interface Node {
  readonly any: Two
  readonly quantumSafe: Two
}

/**
 * For every admitted statement the earliest trusted time of a record of a *different* authority that names it, directly or
 * through prev, or of a believed token over its own signature or that of one which names it: then at the latest it existed
 * (DIR-53, TIM-30). One pass from the newest record back; of each record two times are
 * kept, so that for every authority the earliest of another is at hand.
 */
export function shownTimes(
  docket: Docket,
  links: Linkage,
  anchors: ReadonlyMap<Hex, Anchor>,
  stamps: ReadonlyMap<Hex, Stamp> = new Map(),
): ReadonlyMap<Hex, Shown> {
  const shown = new Map<Hex, Shown>()
  if (anchors.size === 0 && stamps.size === 0) return shown
  const nodes = new Map<Hex, Node>()
  for (const id of [...custodyOrder(docket, links)].reverse()) {
    const entry = docket.entries.get(id)
    if (entry === undefined || !links.admitted.has(id)) continue
    const stamp = stamps.get(id)
    const before = nodes.get(id)
    // A token is over the signature itself, so it shows its own record too.
    const node = stamp === undefined ? before : withAnchor(before, stampOf(stamp, id))
    if (entry.kind === 'statement' && node !== undefined) {
      const one = shownOf(node, entry.statement.iss)
      if (one !== undefined) shown.set(id, one)
    }
    const anchor = anchors.get(id)
    const handed = anchor === undefined ? node : withAnchor(node, anchor)
    nodes.delete(id)
    if (handed === undefined) continue
    // What a stub cites is somebody's word about a signed record: whoever takes the record away could say that it cited a forgery.
    if (entry.kind === 'stub') continue
    for (const parent of namedBy(entry, linkOf(entry))) {
      const held = nodes.get(parent)
      if (held === undefined) nodes.set(parent, { any: { ...handed.any }, quantumSafe: { ...handed.quantumSafe } })
      else {
        take(held.any, handed.any.first)
        take(held.any, handed.any.other)
        take(held.quantumSafe, handed.quantumSafe.first)
        take(held.quantumSafe, handed.quantumSafe.other)
      }
    }
  }
  return shown
}

function shownOf({ any, quantumSafe }: Node, authority: string): Shown | undefined {
  const anchor = byAnother(any, authority)
  if (anchor === undefined) return undefined
  const safe = byAnother(quantumSafe, authority)
  const { time, statement, service } = anchor
  return { before: time, by: statement, ...(service !== undefined && { service }), ...(safe && { quantumSafe: safe.time }) }
}

/** No service signs its tokens quantum-safe yet. */
const stampOf = ({ time, service }: Stamp, statement: Hex): Anchor => ({
  ...{ time, service, statement, quantumSafe: false },
  authority: `time service ${service}`,
})

const byAnother = ({ first, other }: Two, authority: string): Anchor | undefined => (first?.authority === authority ? other : first)

function withAnchor(node: Node | undefined, anchor: Anchor): Node {
  const own: Node = { any: { ...node?.any }, quantumSafe: { ...node?.quantumSafe } }
  take(own.any, anchor)
  if (anchor.quantumSafe) take(own.quantumSafe, anchor)
  return own
}

function take(two: Two, anchor: Anchor | undefined): void {
  if (anchor === undefined) return
  const { first, other } = two
  if (first === undefined) two.first = anchor
  else if (anchor.authority === first.authority) {
    if (earlier(anchor, first)) two.first = anchor
  } else if (earlier(anchor, first)) {
    two.other = first
    two.first = anchor
  } else if (other === undefined || earlier(anchor, other)) two.other = anchor
}

const earlier = (a: Anchor, b: Anchor): boolean => a.time < b.time || (a.time === b.time && a.statement < b.statement)

/** What a record names by id: its place in the docket, and the handover that a receipt answers. */
function namedBy(entry: StatementEntry, link: ReturnType<typeof linkOf>): readonly Hex[] {
  const named = link === undefined ? [] : link.last === undefined || link.prev.includes(link.last) ? link.prev : [...link.prev, link.last]
  if (entry.statement.type !== 'custody' || !entry.statement.understood) return named
  const { answers } = entry.statement.payload as { readonly answers?: { readonly seal: Uint8Array } | { readonly release: Uint8Array } }
  return answers === undefined ? named : [...named, toHex('seal' in answers ? answers.seal : answers.release)]
}
