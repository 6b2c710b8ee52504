import type { Linkage } from '../../docket/index.js'
import { type Hex, inMap, toHex } from '../../ground/index.js'
import type { Digest, ExhibitNature } from '../../matter/index.js'
import { exhibitKey } from '../members.js'
import type { Known } from '../newest.js'
import type { Change, DigestsOf } from '../parts.js'
import type { Act, Note, Writable } from '../scene.js'
import type { DigestFact, SegmentsFact } from './facts.js'
import { Frontier } from './frontier.js'
import { isBefore, listed, overName } from './words.js'

interface Value extends Known<Value> {
  readonly value: Hex
  readonly acquired: boolean
  readonly iat: number
}

interface Mark extends Known<Mark> {}

/** Algorithms for which two contents with one value can be made on purpose. */
export const weak: ReadonlySet<string> = new Set(['MD2', 'MD4', 'MD5', 'SHA-1', 'SHA1', 'CRC32', 'CRC-32', 'ADLER32'])

/** Acts that make something else of a thing: what is found after them may differ from what was before. */
const changing: ReadonlySet<string> = new Set(['derive', 'decrypt', 'redact', 'translate', 'split', 'combine', 'consume'])

/** A physical thing can be read twice and give two images, both right. */
const physical: ReadonlySet<ExhibitNature | undefined> = new Set<ExhibitNature | undefined>(['object', 'device', 'medium'])

/** Beyond this many kinds of digests a copy does not take over what is known of its source: a hostile cost. */
const mostKinds = 64

/** The digests recorded of one instance. */
export class Digests {
  readonly facts: DigestFact[] = []
  /** those of records that count on the line */
  readonly counted: DigestFact[] = []
  /** by algorithm and what it covers */
  private readonly kinds = new Map<string, Frontier<Value>>()
  /** every record that gives any */
  private readonly any = new Frontier<Mark>()
  /** what was known of the instance this is a copy of, when it was made */
  private readonly seeds = new Map<string, readonly Value[]>()
  private readonly conflicts = new Set<string>()
  /** by how many there are, the numbers recorded, and the first signed of the records that give one */
  private readonly volumes = new Map<number, { readonly numbers: Set<number>; first: { readonly id: Hex; readonly iat: number } }>()

  /** A copy begins with what its maker knew of the instance it is of (EXH-12). */
  copiedFrom(source: Digests, l: Linkage, maker: Hex): void {
    if (source.kinds.size + source.seeds.size > mostKinds) return
    for (const [kind, values] of source.seeds) this.seeds.set(kind, values)
    for (const [kind, values] of source.kinds) {
      const known = values.known(l, maker)
      if (known.length > 0) this.seeds.set(kind, known)
    }
  }

  /** Digests that one record gives; of a record refused on this line they are compared, and nothing is compared with them. */
  record(
    l: Linkage,
    act: Act,
    instance: string,
    nature: ExhibitNature | undefined,
    given: readonly DigestsOf[],
    refused: boolean,
    note: Note,
  ): void {
    const run = new Run(act, instance, nature, refused)
    const before = this.any.known(l, act.id)
    for (const { exhibit, found, before: old } of given) {
      const declared = isDeclared(act, exhibitKey(exhibit), old !== undefined)
      for (const digest of old ?? []) this.one(l, run, digest, 'before', false, note)
      for (const digest of found) this.one(l, run, digest, 'found', declared, note)
    }
    if (run.facts.length === 0) return
    this.facts.push(...run.end(note, this.seeds.size > 0 || before.length > 0))
    if (refused) return
    this.counted.push(...run.facts)
    this.any.add({ id: act.id, parents: before })
  }

  private one(l: Linkage, run: Run, digest: Digest, stage: 'found' | 'before', declared: boolean | undefined, note: Note): void {
    const { act } = run
    const over = overName(digest.over)
    const kind = `${digest.algorithm} ${over}`
    const value = toHex(digest.value)
    const line = inMap(this.kinds, kind, () => new Frontier<Value>())
    const own = line.known(l, act.id)
    const known = own.length > 0 ? own : (this.seeds.get(kind) ?? [])
    const fact = run.fact(digest, stage, value)
    if (line.tangled) note('digest.tangled', { algorithm: digest.algorithm, over })
    else if (known.length > 0) {
      const values = new Set(known.map((one) => one.value))
      if (values.size > 1) this.conflict(known, digest.algorithm, over, note)
      fact.agrees = values.has(value)
      fact.comparedWith = fact.agrees ? value : [...values].sort()[0]!
      if (!fact.agrees)
        run.differs(
          fact,
          over,
          declared,
          known.every((one) => one.acquired),
          note,
        )
    }
    if (digest.sectorErrors !== undefined && digest.sectorErrors > 0)
      note('digest.sector-errors', { algorithm: digest.algorithm, over, sectors: digest.sectorErrors })
    if (run.refused) return
    if (digest.over.kind === 'segment') this.volume(digest.over.number, digest.over.count, act)
    line.add({ id: act.id, parents: own, value, acquired: act.action === 'acquire', iat: act.iat })
  }

  /** Records that did not know of one another give different values, which no tie may decide: all are named, once. */
  private conflict(values: readonly Value[], algorithm: string, over: string, note: Note): void {
    const { records, count } = listed(new Set(values.map((one) => one.id)))
    const key = `${algorithm} ${over} ${records} ${count}`
    if (this.conflicts.has(key)) return
    this.conflicts.add(key)
    note('digest.conflict', { algorithm, over, records, count }, undefined, values.reduce((a, b) => (isBefore(b, a) ? b : a)).id)
  }

  private volume(number: number, count: number, { id, iat }: Act): void {
    const known = this.volumes.get(count)
    if (known === undefined) this.volumes.set(count, { numbers: new Set([number]), first: { id, iat } })
    else {
      known.numbers.add(number)
      if (isBefore({ id, iat }, known.first)) known.first = { id, iat }
    }
  }

  /** What can be said once every record has been gone through. */
  conclude(note: Note): void {
    for (const [kind, { tips }] of this.kinds) {
      const at = kind.indexOf(' ')
      if (new Set(tips.map((one) => one.value)).size > 1) this.conflict(tips, kind.slice(0, at), kind.slice(at + 1), note)
    }
    for (const { count, recorded, missing } of this.segments)
      if (recorded < count)
        note('digest.segments-missing', { count, recorded, missing: missing.join(' ') }, undefined, this.volumes.get(count)!.first.id)
  }

  /** By ascending number of volumes; the first 8 missing are named, which needs no more steps than volumes recorded. */
  get segments(): readonly SegmentsFact[] {
    return [...this.volumes]
      .sort(([a], [b]) => a - b)
      .map(([count, { numbers }]) => {
        const recorded = [...numbers].filter((number) => number >= 1 && number <= count).length
        const missing: number[] = []
        for (let number = 1; number <= count && missing.length < 8 && missing.length < count - recorded; number++)
          if (!numbers.has(number)) missing.push(number)
        return { count, recorded, missing }
      })
  }
}

/** Whether a change is declared that explains a difference; undefined where the part that may say so is not open. */
function isDeclared(act: Act, exhibit: string, hadBefore: boolean): boolean | undefined {
  if (hadBefore && changing.has(act.action)) return true
  if (!Object.hasOwn(act.closed, 'changes')) return false
  return act.parts?.changes === undefined ? undefined : declares(act.parts.changes).has(exhibit) || declares(act.parts.changes).has('')
}

const declaring = new WeakMap<readonly Change[], ReadonlySet<string>>()

/** The exhibits a part `changes` names, '' for all of its record. */
function declares(changes: readonly Change[]): ReadonlySet<string> {
  const before = declaring.get(changes)
  if (before !== undefined) return before
  const made = new Set(changes.map(({ exhibit }) => (exhibit === undefined ? '' : exhibitKey(exhibit))))
  declaring.set(changes, made)
  return made
}

type Fact = Writable<DigestFact>

/** The digests of one record on one line, looked at together. */
class Run {
  readonly facts: Fact[] = []
  readonly act: Act
  readonly refused: boolean
  private readonly instance: string
  private readonly nature: ExhibitNature | undefined

  constructor(act: Act, instance: string, nature: ExhibitNature | undefined, refused: boolean) {
    this.act = act
    this.instance = instance
    this.nature = nature
    this.refused = refused
  }

  fact(digest: Digest, stage: 'found' | 'before', value: Hex): Fact {
    const { id, iat, at, by } = this.act
    const fact: Fact = {
      statement: id,
      instance: this.instance,
      stage,
      algorithm: digest.algorithm,
      value,
      over: digest.over,
      signed: iat,
      authority: by.authority,
    }
    if (digest.sectorErrors !== undefined) fact.sectorErrors = digest.sectorErrors
    if (digest.takenBy !== undefined) fact.takenBy = digest.takenBy
    if (at !== undefined) fact.at = at
    this.facts.push(fact)
    return fact
  }

  /** A difference that is declared is a note; two readings of a physical thing are compared as acquisitions (EXH-20). */
  differs(fact: Fact, over: string, declared: boolean | undefined, acquired: boolean, note: Note): void {
    const data = { algorithm: fact.algorithm, over, found: fact.value, before: fact.comparedWith! }
    if (declared === true) {
      fact.changeDeclared = true
      note('digest.change-declared', data)
    } else if (acquired && this.act.action === 'acquire' && physical.has(this.nature)) return
    else
      note(
        'digest.changed',
        declared === undefined ? { ...data, declared: 'notOpened' } : data,
        this.refused || declared === undefined ? 'warning' : undefined,
      )
  }

  /** What only all of them together tell: weak agreement, bridges, and that nothing could be compared. */
  end(note: Note, earlier: boolean): readonly DigestFact[] {
    const found = this.facts.filter(({ stage }) => stage === 'found')
    const compared = this.facts.some(({ agrees }) => agrees !== undefined)
    if (earlier && !compared) note('digest.not-comparable')
    const strong = new Set(
      found.filter(({ agrees, algorithm }) => agrees === true && !weak.has(algorithm)).map(({ over }) => overName(over)),
    )
    const told = new Set<string>()
    const bridges = new Map<string, Fact>()
    for (const fact of this.facts) {
      if (fact.agrees !== true) continue
      const over = overName(fact.over)
      if (!bridges.has(over) || !weak.has(fact.algorithm)) bridges.set(over, fact)
      if (!weak.has(fact.algorithm) || strong.has(over) || told.has(over)) continue
      told.add(over)
      note('digest.weak', { algorithm: fact.algorithm, over })
    }
    let bridged = false
    for (const fact of found) {
      const old = fact.agrees === undefined ? bridges.get(overName(fact.over)) : undefined
      if (old === undefined) continue
      fact.bridges = { algorithm: old.algorithm, value: old.value }
      bridged = true
    }
    if (this.act.action === 'rehash' && !bridged && found.some(({ agrees }) => agrees === undefined)) note('digest.rehash-unbridged')
    return this.facts
  }
}
