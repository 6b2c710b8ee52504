import type { Linkage } from '../../docket/index.js'
import type { Hex } from '../../ground/index.js'
import type { Text } from '../../matter/index.js'
import { exhibitKey } from '../members.js'
import type { Known } from '../newest.js'
import type { Container } from '../parts.js'
import type { Act, Note, Writable } from '../scene.js'
import type { BagSealFact } from './facts.js'
import { Frontier } from './frontier.js'
import { numbered } from './words.js'

/** The numbers of one record, on however many lines, and how long they stand. */
export interface Sealing {
  readonly record: Hex
  readonly authority: string
  readonly numbers: readonly string[]
  readonly from: number
  /** whether they stand still on some line */
  open: boolean
  /** when they were last replaced or opened */
  until: number
}

interface Bag extends Known<Bag> {
  readonly numbers: ReadonlySet<string>
  /** whether the numbers may be those of other things in the same carriage as well */
  readonly shared: boolean
  readonly opened: boolean
  readonly sealings: ReadonlySet<Sealing>
}

/** Nobody does these through a closed bag. */
const opening: ReadonlySet<string> = new Set(['examine', 'acquire', 'derive', 'decrypt', 'split', 'combine', 'consume'])

interface Given {
  readonly numbers: readonly string[]
  readonly oldKept?: readonly string[]
  readonly intact?: 'yes' | 'no' | 'notRecorded'
  readonly condition?: Text
  readonly shared: boolean
}

/** The containers of one record by exhibit; several of one exhibit are one list. */
export class GivenBags {
  private readonly by = new Map<string, Writable<Given>>()
  private readonly carriage: Given | undefined
  private readonly sealings = new Map<readonly string[], Sealing>()

  constructor(act: Act) {
    for (const one of act.parts?.container ?? []) this.container(one)
    const carriage = act.parts?.carriage
    if (carriage !== undefined && (carriage.bagSeals !== undefined || carriage.sealsIntact !== undefined))
      this.carriage = { numbers: carriage.bagSeals ?? [], ...(carriage.sealsIntact && { intact: carriage.sealsIntact }), shared: true }
  }

  private container({ exhibit, sealNumbers, oldKept, intact, condition }: Container): void {
    const key = exhibitKey(exhibit)
    const before = this.by.get(key)
    const given: Writable<Given> = { numbers: sealNumbers, shared: false }
    if (oldKept !== undefined) given.oldKept = oldKept
    if (intact !== undefined) given.intact = intact
    if (condition !== undefined) given.condition = condition
    if (before === undefined) this.by.set(key, given)
    else {
      ;(before.numbers as string[]) = [...before.numbers, ...sealNumbers].slice(0, 1000)
      if (oldKept !== undefined) before.oldKept = [...(before.oldKept ?? []), ...oldKept].slice(0, 1000)
      if (before.intact !== 'no' && intact !== undefined) before.intact = intact
      if (condition !== undefined) before.condition ??= condition
    }
  }

  of(exhibit: string): Given | undefined {
    return this.by.get(exhibit) ?? this.carriage
  }

  sealing(act: Act, numbers: readonly string[]): Sealing {
    let sealing = this.sealings.get(numbers)
    if (sealing === undefined) {
      sealing = { record: act.id, authority: act.by.authority, numbers, from: act.when, open: false, until: act.when }
      this.sealings.set(numbers, sealing)
    }
    return sealing
  }
}

interface How {
  /** the act does not count on this line */
  readonly refused: boolean
  /** it is listed; always compared */
  readonly shown: boolean
}

/** The bag seals of one instance, as records give them. */
export class Bags {
  readonly facts: BagSealFact[] = []
  private readonly known = new Frontier<Bag>()

  /** Bag seals one record gives of it (EXH-40 to EXH-42). New sealings are told of. */
  record(l: Linkage, act: Act, given: GivenBags, exhibit: string, how: How, note: Note, begun: (sealing: Sealing) => void): void {
    const { refused, shown } = how
    const one = given.of(exhibit)
    if (one === undefined) {
      this.touch(l, act, refused)
      return
    }
    const { numbers, oldKept, intact, condition, shared } = one
    const fact: Writable<BagSealFact> = { statement: act.id, numbers, signed: act.iat }
    if (oldKept !== undefined) fact.oldKept = oldKept
    if (intact !== undefined) fact.intact = intact
    if (condition !== undefined) fact.condition = condition
    if (shown) this.facts.push(fact)
    if (intact === 'no') note('container.seal-broken', { numbers: numbered(numbers) })
    if (numbers.length === 0) {
      this.touch(l, act, refused)
      return
    }
    const before = this.known.known(l, act.id)
    const own: ReadonlySet<string> = new Set(numbers)
    const same = before.filter((bag) => fits(bag, own, shared))
    if (before.length > 0) {
      fact.agrees = same.length > 0
      if (!fact.agrees) this.differs(act, before, numbers, oldKept, note)
    }
    if (refused) return
    const carried = new Set(same.flatMap((bag) => [...bag.sealings]))
    const sealings = carried.size > 0 ? carried : new Set([given.sealing(act, numbers)])
    for (const bag of before) if (!same.includes(bag)) ends(bag, act.when)
    if (carried.size === 0) for (const sealing of sealings) begun(sealing)
    // A list of everything in one carriage says no more of one bag than was known.
    const exact = same.filter((bag) => !bag.shared)
    this.known.add({
      id: act.id,
      parents: before,
      numbers: shared && exact.length > 0 ? new Set(exact.flatMap((bag) => [...bag.numbers])) : own,
      shared: shared && exact.length === 0,
      opened: same.length > 0 && oldKept === undefined && opening.has(act.action),
      sealings,
    })
  }

  private differs(act: Act, before: readonly Bag[], numbers: readonly string[], oldKept: readonly string[] | undefined, note: Note): void {
    const old = new Set<string>()
    for (const bag of before) for (const number of bag.numbers) old.add(number)
    const kept = new Set(oldKept)
    const lost = [...old].filter((number) => !kept.has(number))
    const resealed = lost.length === 0 || act.action === 'package' || kept.size > 0 || before.some((bag) => bag.opened)
    const data = { before: numbered(old), numbers: numbered(numbers) }
    if (!resealed) note('container.seal-changed', data)
    else if (lost.length > 0) note('container.old-seal', data)
  }

  /** An act that nobody does through a closed bag opens it. */
  private touch(l: Linkage, act: Act, refused: boolean): void {
    if (refused || this.known.tips.length === 0 || !opening.has(act.action)) return
    const before = this.known.known(l, act.id)
    for (const bag of before) {
      if (!bag.opened) ends(bag, act.when)
      this.known.add({ ...bag, id: act.id, parents: before, opened: true })
    }
  }

  /** Once every record has been gone through: what still stands, unless the thing itself is gone since `gone`. */
  conclude(gone: number | undefined): void {
    for (const bag of this.known.tips)
      if (bag.opened) continue
      else if (gone === undefined) for (const sealing of bag.sealings) sealing.open = true
      else ends(bag, gone)
  }
}

function fits(bag: Bag, numbers: ReadonlySet<string>, shared: boolean): boolean {
  const within = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].every((one) => b.has(one))
  if (shared && within(bag.numbers, numbers)) return true
  if (bag.shared && within(numbers, bag.numbers)) return true
  return bag.numbers.size === numbers.size && within(bag.numbers, numbers)
}

function ends({ sealings }: Bag, when: number): void {
  for (const sealing of sealings) sealing.until = Math.max(sealing.until, when)
}
