import { type Bytes, equalBytes, FormatError, type Hex, LimitError, type Observation, observe, toHex } from '../ground/index.js'
import {
  type Checkable,
  checkable,
  failureOf,
  KeptStatement,
  openParts,
  type StatementTypes,
  type UnverifiedStatement,
} from '../statement/index.js'
import type { Candidate, DecodeContext } from './candidate.js'
import { checkMembership } from './entry.js'
import { graphOf } from './graph.js'
import type { Carried, FoundKeys } from './introduce.js'
import { KeptEntry, type Shared } from './kept.js'
import type { Failing } from './moved.js'
import { Signatures } from './signatures.js'
import type { Docket, Introduction, StatementEntry, StubEntry } from './types.js'
import { docketFrom, type Holdings, hold, uniqueBytes } from './union.js'

/** What is known of one record until the verdicts are there. Few have more than the first three members. */
interface Taken {
  readonly offset: number
  /** the bytes of the entry, unless `begun` has them */
  readonly raw?: Bytes
  readonly id: Hex
  /** no key yet: looked for again once all have been found */
  readonly waiting?: Hex
  readonly begun: Begun | undefined
  readonly carried?: Carried
}

/** A record whose signatures are being checked. */
interface Begun {
  /** not yet verified; of use only once it is */
  readonly statement: UnverifiedStatement
  readonly entry?: StatementEntry
  readonly signature: number
  readonly companion?: number
  readonly failure?: FormatError | LimitError
  readonly opened: readonly Observation[]
}

type Read = (raw: Bytes, offset: number) => Promise<Candidate>

/**
 * The second half of reading: every statement is verified and put in its place. Records are taken while the docket is still
 * read, and their signatures checked meanwhile by whoever checks them; what is observed is observed in the order of the
 * file once all verdicts are there.
 */
export class Collected {
  private readonly ctx: DecodeContext
  private readonly types: StatementTypes
  private readonly keys: FoundKeys = new Map()
  private readonly signatures: Signatures
  private readonly taken: Taken[] = []
  private readonly first = new Map<Hex, Taken>()
  private readonly refused: { readonly taken: Taken; readonly code: FormatError['code'] }[] = []
  readonly observations: Observation[] = []
  readonly unreadable: Bytes[] = []
  /** entries some of whose openings do not hold */
  readonly failing: Failing[] = []
  private repeated = 0

  constructor(ctx: DecodeContext, types: StatementTypes) {
    this.ctx = ctx
    this.types = types
    this.signatures = new Signatures(ctx)
  }

  get count(): number {
    return this.taken.length
  }

  /** Takes one record: everything but its signatures is looked at now. @throws AbortError; what the checker of signatures throws */
  async take(candidate: Candidate): Promise<void> {
    const { parsed, raw, offset, carried } = candidate
    for (const key of [parsed.cnf, ...(carried?.keys ?? [])]) if (key !== undefined) this.keys.set(key.kid, key)
    if (this.taken.length % 256 === 0) this.ctx.onProgress?.({ step: 'docket', done: this.taken.length, unit: 'statements' })
    const before = this.first.get(parsed.id)
    // On disk a record that stands twice changes nothing and is still noticed; in an envelope it is refused by its order.
    if (before !== undefined && equalBytes(rawOf(before), raw)) this.repeated += 1
    const known = parsed.cnf !== undefined || this.keys.has(parsed.kid)
    const begun = known ? await this.begin(candidate) : undefined
    const taken: { -readonly [K in keyof Taken]: Taken[K] } = { offset, id: parsed.id, begun }
    if (begun === undefined) taken.waiting = parsed.kid
    if (!(begun?.entry instanceof KeptEntry)) taken.raw = raw
    if (carried !== undefined) taken.carried = carried
    this.taken.push(taken)
    if (before === undefined) this.first.set(parsed.id, taken)
    if (this.signatures.full) await this.signatures.room()
  }

  private async begin({ parsed, sign1, raw, openings }: Candidate): Promise<Begun> {
    const { p } = this.ctx
    const key = parsed.cnf ?? this.keys.get(parsed.kid)
    const type = parsed.understood ? this.types[parsed.type] : undefined
    let c: Checkable
    try {
      c = await checkable(p, parsed, key, sign1)
    } catch (failure) {
      if (!(failure instanceof FormatError)) throw failure
      // Nothing of it is used, so nothing of it is looked at.
      return { statement: parsed, signature: none, failure, opened: nothing }
    }
    const kept = new KeptStatement(parsed, c.key, c.companion?.key)
    let failure = c.failure
    let entry: StatementEntry | undefined
    let opened: readonly Observation[] = []
    try {
      const openingsAt = parsed.bytes.byteOffset + parsed.bytes.length - raw.byteOffset
      const parts = await openParts(p, parsed, openings, type, raw.subarray(openingsAt))
      opened = parts.observations
      entry =
        opened.length === 0
          ? new KeptEntry(kept, parts.openings, raw, openingsAt, this.shared)
          : { kind: 'statement', statement: kept, openings: parts.openings }
    } catch (error) {
      if (!(error instanceof FormatError || error instanceof LimitError)) throw error
      failure ??= error
    }
    // The same bytes once more cost no second check: else a docket of one record a million times would cost a million.
    const same = this.first.get(parsed.id)?.begun
    const shared = same !== undefined && same.signature !== none && equalBytes(same.statement.bytes, parsed.bytes) ? same : undefined
    const companion = shared ? shared.companion : c.companion && this.signatures.add(c.companion.check)
    const begun: { -readonly [K in keyof Begun]: Begun[K] } = {
      statement: kept,
      signature: shared?.signature ?? this.signatures.add(c.signature),
      opened: opened.length === 0 ? nothing : opened,
    }
    if (entry !== undefined) begun.entry = entry
    if (companion !== undefined) begun.companion = companion
    if (failure !== undefined) begun.failure = failure
    return begun
  }

  private namesLast: readonly string[] = []
  private readonly namesSeen = new Map<string, readonly string[]>()
  private readonly shared: Shared = {
    id: (id) => this.first.get(id)?.id ?? id,
    names: (list) => {
      const last = this.namesLast
      if (last.length === list.length && last.every((name, i) => name === list[i])) return last
      const key = list.join(' ')
      const before = this.namesSeen.get(key)
      if (before === undefined && this.namesSeen.size < 1024) this.namesSeen.set(key, list)
      this.namesLast = before ?? list
      return this.namesLast
    },
  }

  /**
   * The docket of what was taken.
   * @throws FormatError `docket.open` when the docket.open itself does not verify; AbortError; what the checker throws
   */
  async docket(id: Hex, stubs: readonly StubEntry[], onDisk: boolean, read: Read): Promise<Docket> {
    for (const [i, one] of this.taken.entries())
      if (one.waiting !== undefined && this.keys.has(one.waiting)) {
        const begun = await this.begin(await read(rawOf(one), one.offset))
        this.taken[i] = { ...one, begun }
        if (this.first.get(one.id) === one) this.first.set(one.id, this.taken[i]!)
        if (this.signatures.full) await this.signatures.room()
      }
    await this.signatures.settled()
    this.ctx.onProgress?.({ step: 'docket', done: this.taken.length, total: this.taken.length, unit: 'statements' })
    if (onDisk && this.repeated > 0) this.observations.push(observe('docket.order', {}, { repeated: this.repeated }, 'note'))
    const held: Holdings = new Map()
    const genuine: UnverifiedStatement[] = []
    for (const one of this.taken) {
      const entry = await this.entryOf(one, id, genuine)
      if (entry !== undefined) hold(held, entry)
    }
    if (!genuine.some((one) => one.id === id)) throw new FormatError('docket.open', 'the docket.open does not verify')
    for (const stub of stubs) hold(held, stub)
    await this.judgeRefused(genuine)
    return docketFrom(id, held, { observations: this.observations, unreadable: uniqueBytes(this.unreadable) })
  }

  /** Within an envelope the sequence has one form: canonical order, nothing twice, nothing unusable (DOC-15). */
  inOrder(docket: Docket, sequence: readonly Hex[]): Docket {
    const { order, ids } = graphOf(docket)
    const canonical = order.length === sequence.length && order.every((n, i) => ids[n] === sequence[i])
    return canonical ? docket : { ...docket, observations: [...docket.observations, observe('docket.order')] }
  }

  private async entryOf(taken: Taken, id: Hex, genuine: UnverifiedStatement[]): Promise<StatementEntry | undefined> {
    const { begun, carried, offset } = taken
    if (begun === undefined) {
      this.observations.push(observe('docket.unknown-key', { statement: taken.id, offset }, { kid: taken.waiting! }))
      this.unreadable.push(rawOf(taken))
      return undefined
    }
    const failure = this.failureOf(begun)
    if (failure !== undefined) {
      this.refused.push({ taken, code: failure.code })
      return undefined
    }
    const { statement } = begun
    genuine.push(statement)
    try {
      for (const one of begun.opened) this.observations.push({ ...one, at: { ...one.at, offset } })
      const resolved = carried && (await carried.resolve(this.keys))
      if (carried !== undefined) this.observations.push(...carried.observations, ...(resolved?.observations ?? []))
      const introduction = resolved?.introduction
      const entry = introduction === undefined ? begun.entry! : introduced(begun.entry!, introduction)
      checkMembership(entry, id, statement.understood ? this.types[statement.type] : undefined)
      // Openings that fail are not used, and not thrown away either.
      if (begun.opened.length > 0) {
        this.unreadable.push(rawOf(taken))
        this.failing.push({ statement: taken.id, raw: rawOf(taken) })
      }
      return entry
    } catch (error) {
      if (!(error instanceof FormatError || error instanceof LimitError)) throw error
      this.refused.push({ taken, code: error.code })
      return undefined
    }
  }

  private failureOf({ signature, companion, failure }: Begun): FormatError | LimitError | undefined {
    if (signature === none) return failure
    return failureOf(failure, this.signatures.holds(signature), companion === undefined || this.signatures.holds(companion))
  }

  /** A bad signature over what a genuine copy here says as well is somebody's junk; alone it is a damaged record (DOC-17). */
  private async judgeRefused(genuine: readonly UnverifiedStatement[]): Promise<void> {
    const bad = this.refused.filter(({ code }) => code === 'statement.signature' || code.startsWith('statement.companion'))
    const asked = new Set(bad.map(({ taken }) => headOf(taken.begun!.statement)))
    const said = new Set<string>()
    for (const one of genuine) if (asked.has(headOf(one))) said.add(await this.meaning(one))
    for (const { taken, code } of this.refused) {
      const isBad = code === 'statement.signature' || code.startsWith('statement.companion')
      const junk = isBad && said.has(await this.meaning(taken.begun!.statement))
      const at = { statement: taken.id, offset: taken.offset }
      this.observations.push(observe(junk ? 'docket.junk-signature' : code, at, junk ? { reason: code } : {}))
      this.unreadable.push(rawOf(taken))
    }
  }

  /** Header and payload, whatever the signature: what the signer meant. */
  private async meaning(s: UnverifiedStatement): Promise<string> {
    return `${headOf(s)}/${toHex(await this.ctx.p.hash('SHA-256', s.payloadBytes))}`
  }
}

const none = -1
const nothing: readonly Observation[] = []

const rawOf = ({ begun, raw }: Taken): Bytes => (begun?.entry instanceof KeptEntry ? begun.entry.raw : raw!)

const headOf = (s: UnverifiedStatement): string => `${s.type}/${s.version}/${s.kid}/${s.iss}/${s.sub}/${s.iat}`

const introduced = ({ kind, statement, openings }: StatementEntry, introduction: Introduction): StatementEntry => ({
  kind,
  statement,
  openings,
  introduction,
})
