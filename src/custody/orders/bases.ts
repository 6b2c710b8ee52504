import type { Hex } from '../../ground/index.js'
import { toHex } from '../../ground/index.js'
import type { LegalBasis } from '../../matter/index.js'
import type { BasisFact, BasisStatus } from './facts.js'
import { type Judging, knows, mayLift, type Voice } from './judging.js'

/** One legalBasis.status that may count. */
export interface Stated {
  readonly voice: Voice
  readonly status: Exclude<BasisStatus, 'standing'>
  readonly from: number
  /** by a court or an investigating judge */
  readonly court: boolean
}

/** Of statuses of which none knew the others the gravest stands: nobody is told that all is well while a court said otherwise. */
const gravity: Readonly<Record<BasisStatus, number>> = {
  standing: 0,
  upheld: 1,
  challenged: 2,
  suspended: 3,
  expired: 4,
  setAsideInPart: 5,
  setAside: 6,
}

/** How a basis stood over time. */
interface Timeline {
  /** ascending */
  readonly starts: readonly number[]
  readonly statuses: readonly BasisStatus[]
  readonly counted: readonly Hex[]
  /** by those whom this verifier believes; where none of them spoke, by others */
  readonly believed: boolean
  /** those that would undo a court's word without being a court's */
  readonly refused: readonly Stated[]
}

/** What became of an order. */
interface Fate {
  readonly line: Timeline
  readonly unheard: readonly Voice[]
}

const most = 64
const shownMost = 16

/** The keys under which a basis is looked for: its statement, its exact kind, reference and issuer, else its place in its record. */
export function keysOf(record: Hex, index: number, basis: LegalBasis): readonly string[] {
  const keys: string[] = []
  if (basis.reference !== undefined) keys.push(referenceKey(basis))
  if (basis.statement !== undefined) keys.push(`id ${toHex(basis.statement)}`)
  return keys.length === 0 ? [`place ${record} ${index}`] : keys
}

export const referenceKey = ({ kind, reference, issuer }: LegalBasis): string =>
  `basis ${JSON.stringify([kind, reference, issuer ?? null])}`

/** What was stated of every legal basis, and how each therefore stood when. Linear in statuses; asked in logarithmic time. */
export class Bases {
  private readonly stated = new Map<string, Stated[]>()
  private readonly timelines = new Map<string, Timeline>()
  private readonly fates = new Map<Hex, Fate>()
  private readonly j: Judging

  constructor(j: Judging) {
    this.j = j
  }

  /** Statuses come in canonical order. */
  add(keys: readonly string[], one: Stated): void {
    for (const key of keys) {
      const list = this.stated.get(key)
      if (list === undefined) this.stated.set(key, [one])
      else list.push(one)
    }
  }

  /** Ids of statuses that a court's word outweighs. */
  refused(): ReadonlySet<Hex> {
    const found = new Set<Hex>()
    for (const key of this.stated.keys()) for (const { voice } of this.timeline(key)!.refused) found.add(voice.id)
    return found
  }

  /** Whether an order of this docket no longer stands at `at`, by the word of somebody who may lift it. */
  fallen(order: Voice, at: number): boolean {
    const line = this.fateOf(order)?.line
    return line !== undefined && gone.has(statusAt(line, at).status)
  }

  /** Who said that an order no longer stands and may not lift it: at most 16. */
  unheard(order: Voice): readonly Voice[] {
    return this.fateOf(order)?.unheard ?? []
  }

  private fateOf(order: Voice): Fate | undefined {
    const before = this.fates.get(order.id)
    if (before !== undefined) return before
    const stated = this.stated.get(`id ${order.id}`)
    if (stated === undefined) return undefined
    const others = stated.filter(({ voice, status }) => gone.has(status) && !mayLift(order, voice)).slice(0, shownMost)
    const line = timelineOf(
      this.j,
      stated.filter(({ voice }) => mayLift(order, voice)),
    )
    const made = { line, unheard: others.map(({ voice }) => voice) }
    this.fates.set(order.id, made)
    return made
  }

  /** How the basis stood at `then`, and stands now. */
  fact(record: Hex, index: number, basis: LegalBasis, then: number): BasisFact {
    const all = keysOf(record, index, basis).flatMap((key) => this.timeline(key) ?? [])
    // However a status found it: where somebody believed has spoken of this basis, the others' words do not count (ORD-04).
    const believed = all.some((line) => line.believed)
    const lines = believed ? all.filter((line) => line.believed) : all
    const before = gravest(lines.map((line) => statusAt(line, then)))
    const now = gravest(lines.map((line) => statusAt(line, this.j.at)))
    const { kind, reference, issuer, date, statement } = basis
    return {
      kind,
      ...(reference !== undefined && { reference }),
      ...(issuer !== undefined && { issuer }),
      ...(date !== undefined && { date }),
      ...(statement !== undefined && { statement: toHex(statement) }),
      // biome-ignore lint/suspicious/noThenProperty: how it stood then; a status is text, so nothing can await it
      then: before.status,
      now: now.status,
      ...(now.since !== undefined && { since: now.since }),
      ...(lines.some(({ counted }) => counted.length > 0) && { believed }),
      statuses: lines.length === 1 ? lines[0]!.counted : lines.flatMap(({ counted }) => counted).slice(-shownMost),
    }
  }

  private timeline(key: string): Timeline | undefined {
    const before = this.timelines.get(key)
    if (before !== undefined) return before
    const stated = this.stated.get(key)
    if (stated === undefined) return undefined
    const made = timelineOf(this.j, stated)
    this.timelines.set(key, made)
    return made
  }
}

export const gone: ReadonlySet<BasisStatus> = new Set(['suspended', 'setAside', 'expired'])

interface At {
  readonly status: BasisStatus
  readonly since?: number
}

const gravest = (all: readonly At[]): At =>
  all.reduce((worst, one) => (gravity[one.status] > gravity[worst.status] ? one : worst), { status: 'standing' } as At)

function statusAt({ starts, statuses }: Timeline, at: number): At {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (starts[middle]! <= at) low = middle + 1
    else high = middle
  }
  return low === 0 ? { status: 'standing' } : { status: statuses[low - 1]!, since: starts[low - 1]! }
}

/**
 * Of statuses already in force the one that knew the others stands (ORD-05). Where somebody this verifier believes has
 * spoken, the others' words do not count; a better status than a court gave is only a court's to give.
 */
function timelineOf(j: Judging, all: readonly Stated[]): Timeline {
  const believed = all.filter(({ voice }) => voice.believed)
  const heard = believed.length > 0 ? believed : all
  const refused: Stated[] = []
  const counted: Stated[] = []
  // The newest words of courts: nobody else's stands in their place here, or a graver one and then a milder would undo them.
  let courts: Stated[] = []
  for (const one of heard) {
    const known = courts.filter((court) => knows(j.l, court.voice.id, one.voice.id))
    if (!one.court && known.some((court) => gravity[one.status] < gravity[court.status])) {
      refused.push(one)
      continue
    }
    counted.push(one)
    if (one.court) courts = [...courts.filter((court) => !known.includes(court)), one].slice(-most)
  }
  const starts: number[] = []
  const statuses: BasisStatus[] = []
  const put = (start: number, status: BasisStatus): void => {
    if (statuses.at(-1) === status) return
    starts.push(start)
    statuses.push(status)
  }
  let standing: Stated[] = []
  // What falls off the end of too long a list is never undone any more: the list is long only where somebody floods it.
  let floor: BasisStatus = 'standing'
  const ascending = [...counted].sort((a, b) => a.from - b.from)
  for (const [i, one] of ascending.entries()) {
    if (!standing.some((other) => knows(j.l, one.voice.id, other.voice.id)))
      standing = [...standing.filter((other) => !knows(j.l, other.voice.id, one.voice.id)), one]
    if (standing.length > most) {
      standing.sort((a, b) => gravity[b.status] - gravity[a.status])
      const least = standing.pop()!
      if (gravity[least.status] > gravity[floor]) floor = least.status
    }
    if (ascending[i + 1]?.from === one.from) continue
    put(one.from, gravest([{ status: floor }, ...standing.map(({ status }) => ({ status }))]).status)
  }
  return { starts, statuses, counted: counted.slice(-shownMost).map(({ voice }) => voice.id), believed: believed.length > 0, refused }
}
