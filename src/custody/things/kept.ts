import { inMap, observe } from '../../ground/index.js'
import type { Label } from '../../matter/index.js'
import type { Statement } from '../../statement/index.js'
import type { Handover, Part } from '../handover.js'
import type { Line } from '../line.js'
import type { ReceiptOutcome } from '../parts.js'
import { type Act, type Done, type Exhibit, exhibitOf, type Note, type Scene, type Things } from '../scene.js'
import type { CustodyOpen, ExhibitReport, InstanceReport } from '../types.js'
import { Bags, GivenBags, type Sealing } from './bags.js'
import { Digests, weak } from './digests.js'
import { Disposals } from './disposal.js'
import type { CustodyFacts, DigestFact } from './facts.js'
import { Handovers } from './handovers.js'
import { Labels } from './labels.js'
import { Lineage } from './lineage.js'
import { overlapping } from './overlap.js'
import { Placing } from './placing.js'
import { Records } from './records.js'
import { sameThings } from './same.js'
import { timesShown } from './size.js'

/** States in which a thing is nobody's any more, and its bag no bag. */
const gone: ReadonlySet<string> = new Set(['disposed', 'returned', 'lost', 'recalled'])

/** What is kept of the things of one docket while its records are gone through. Most lines have none of it. */
export class ThingsKept implements Things {
  private readonly digests = new Map<Line, Digests>()
  private readonly bags = new Map<Line, Bags>()
  private readonly sealings = new Set<Sealing>()
  private readonly labels = new Labels()
  private readonly lineage = new Lineage()
  private readonly handovers = new Handovers()
  private readonly disposals = new Disposals()
  private readonly records = new Records()
  private now:
    | { readonly act: Act; readonly placing: Placing | undefined; readonly bags: GivenBags; readonly refused: Set<string> }
    | undefined

  private shown: { readonly act: Act; lines: number } | undefined

  shows(act: Act): boolean {
    return act.parts === undefined || (this.shown?.act.id === act.id ? this.shown.lines : 0) <= timesShown(act.parts)
  }

  labelled(by: Statement, exhibit: Exhibit, label: Label): void {
    this.labels.add(by.id, by.iss, exhibit, label)
  }

  step(scene: Scene, act: Act, line: Line, done: Done, note: Note): void {
    if (this.shown?.act.id === act.id) this.shown.lines++
    else if (act.parts !== undefined) this.shown = { act, lines: 1 }
    if (act.foreign) return
    const refused = done.refused === true
    if (done.next !== undefined && gone.has(done.next.kind)) this.disposals.end(line.exhibit, line.instance, act.id)
    if (line.maker === act.id && line.of !== undefined) this.copied(scene, act, line)
    if (act.parts === undefined && this.bags.size === 0 && !refused) return
    const now = this.of(act)
    if (refused) now.refused.add(line.exhibit)
    const given = now.placing?.take(line.exhibit, line.instance)
    if (given !== undefined && given.length > 0) {
      const { nature } = exhibitOf(scene, line.exhibit)
      inMap(this.digests, line, () => new Digests()).record(scene.l, act, line.instance, nature, given, refused, note)
    }
    if (now.bags.of(line.exhibit) !== undefined || this.bags.has(line))
      inMap(this.bags, line, () => new Bags()).record(
        scene.l,
        act,
        now.bags,
        line.exhibit,
        { refused, shown: this.shows(act) },
        note,
        (one) => this.sealings.add(one),
      )
  }

  /** The parts of the act at hand, by what they are about: one act is put on all its lines before the next. */
  private of(act: Act): NonNullable<typeof this.now> {
    if (this.now?.act.id !== act.id) {
      const given = act.parts?.digests
      this.now = { act, placing: given && new Placing(given), bags: new GivenBags(act), refused: new Set() }
    }
    return this.now!
  }

  private copied(scene: Scene, act: Act, line: Line): void {
    const source = exhibitOf(scene, line.exhibit).lines.get(line.of!)
    const known = source && this.digests.get(source)
    if (known !== undefined) inMap(this.digests, line, () => new Digests()).copiedFrom(known, scene.l, act.id)
  }

  received(handover: Handover, part: Part, act: Act, open: CustodyOpen, outcome: ReceiptOutcome | undefined): void {
    if (act.foreign) return
    const intact = act.parts && this.of(act).bags.of(part.line.exhibit)?.intact
    this.handovers.received(handover, part, act, open, outcome, intact)
  }

  done(scene: Scene, act: Act): void {
    if (act.foreign) return
    if (scene.handovers.has(act.id)) this.handovers.released(act)
    if (act.open === undefined) return
    this.records.record(act)
    const now = this.now?.act.id === act.id ? this.now : undefined
    const unplaced = now?.placing?.unplaced ?? 0
    if (unplaced > 0) scene.general.push(observe('digest.unplaced', { statement: act.id }, { count: unplaced }))
    this.lineage.record(scene, act, now?.refused ?? none)
    if (act.action === 'dispose' && act.parts?.disposal !== undefined)
      this.disposals.disposed(scene, act, act.parts.disposal, now?.refused ?? none)
  }

  conclude(scene: Scene): void {
    this.labels.conclude(scene)
    sameThings(scene)
    this.lineage.conclude(scene)
    this.handovers.conclude(scene.handovers.values())
    this.records.conclude(scene)
    for (const [line, digests] of this.digests) digests.conclude((code, data, severity, at) => line.observe(code, at, data, severity))
    for (const [line, bags] of this.bags) bags.conclude(gone.has(line.state.kind) ? line.state.since : undefined)
    this.twice(scene)
  }

  /** One bag seal number of one authority on two bags at one time (EXH-43). */
  private twice({ general }: Scene): void {
    const by = new Map<string, { owner: string; from: number; until?: number; one: Sealing }[]>()
    for (const one of this.sealings)
      for (const number of new Set(one.numbers)) {
        const span = { owner: one.record, from: one.from, ...(!one.open && { until: one.until }), one }
        inMap(by, `${one.authority} ${number}`, () => []).push(span)
      }
    for (const [name, spans] of by) {
      if (spans.length < 2) continue
      const number = name.slice(name.indexOf(' ') + 1)
      for (const statement of new Set(overlapping(spans).map(({ owner }) => owner)))
        general.push(observe('container.number-twice', { statement }, { number }))
    }
  }

  ofInstance(line: Line): Pick<InstanceReport, 'digests' | 'segments' | 'bagSeals' | 'handovers'> {
    const digests = this.digests.get(line)
    const facts = digests?.facts ?? []
    const segments = digests?.segments ?? []
    const seals = this.bags.get(line)?.facts ?? []
    const handovers = this.handovers.of(line)
    return {
      ...(facts.length > 0 && { digests: facts }),
      ...(segments.length > 0 && { segments }),
      ...(seals.length > 0 && { bagSeals: seals }),
      ...(handovers && { handovers }),
    }
  }

  ofExhibit(exhibit: Exhibit): Pick<ExhibitReport, 'lineage' | 'firstDigest'> {
    const lineage = this.lineage.of(exhibit.id)
    const first = this.first(exhibit)
    return { ...(lineage && { lineage }), ...(first && { firstDigest: first }) }
  }

  /** The digest signed first, of those records that count; of several in one record one that nobody can counterfeit, then by name. */
  private first(exhibit: Exhibit): DigestFact | undefined {
    if (this.digests.size === 0) return undefined
    let first: DigestFact | undefined
    for (const line of exhibit.lines.values())
      for (const fact of this.digests.get(line)?.counted ?? []) if (first === undefined || before(fact, first)) first = fact
    return first
  }

  facts(): CustodyFacts {
    return this.records.facts
  }
}

const none: ReadonlySet<string> = new Set()

const before = (a: DigestFact, b: DigestFact): boolean => {
  if (a.signed !== b.signed) return a.signed < b.signed
  return rank(a) < rank(b)
}

const rank = ({ stage, algorithm, value, authority }: DigestFact): string =>
  `${stage} ${weak.has(algorithm) ? 1 : 0} ${algorithm} ${value} ${authority}`
