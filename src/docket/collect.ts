import {
  type Bytes,
  equalBytes,
  FormatError,
  type Hex,
  LimitError,
  type Observation,
  observe,
  throwIfAborted,
  toHex,
} from '../ground/index.js'
import { openParts, type Statement, type StatementTypes, type UnverifiedStatement, verifyStatement } from '../statement/index.js'
import type { Candidate, DecodeContext } from './candidate.js'
import { checkMembership } from './entry.js'
import { graphOf } from './graph.js'
import type { FoundKeys } from './introduce.js'
import type { Docket, StatementEntry, StubEntry } from './types.js'
import { docketFrom, type Holdings, hold, uniqueBytes } from './union.js'

/** The second half of reading: all keys are known, now every statement is verified and put in its place. */
export class Collected {
  private readonly ctx: DecodeContext
  private readonly types: StatementTypes
  private readonly keys: FoundKeys
  private readonly id: Hex
  private readonly observations: Observation[]
  private readonly unreadable: Bytes[]
  private readonly genuine = new Map<Hex, Statement>()
  private readonly refused: { readonly candidate: Candidate; readonly code: FormatError['code'] }[] = []

  constructor(
    ctx: DecodeContext,
    types: StatementTypes,
    keys: FoundKeys,
    id: Hex,
    rest: { observations: Observation[]; unreadable: Bytes[] },
  ) {
    this.ctx = ctx
    this.types = types
    this.keys = keys
    this.id = id
    this.observations = rest.observations
    this.unreadable = rest.unreadable
  }

  /** @throws FormatError `docket.open` when the docket.open itself does not verify; AbortError */
  async verified(candidates: readonly Candidate[], stubs: readonly StubEntry[]): Promise<Docket> {
    const held: Holdings = new Map()
    for (const [done, candidate] of candidates.entries()) {
      if (done % 256 === 0) {
        throwIfAborted(this.ctx.signal)
        this.ctx.onProgress?.({ step: 'docket', done, total: candidates.length, unit: 'statements' })
      }
      const entry = await this.entryOf(candidate)
      if (entry !== undefined) hold(held, entry)
    }
    if (!this.genuine.has(this.id)) throw new FormatError('docket.open', 'the docket.open does not verify')
    for (const stub of stubs) hold(held, stub)
    this.judgeRefused()
    return docketFrom(this.id, held, { observations: this.observations, unreadable: uniqueBytes(this.unreadable) })
  }

  /** Within an envelope the sequence has one form: canonical order, nothing twice, nothing unusable (DOC-15). */
  inOrder(docket: Docket, sequence: readonly Hex[]): Docket {
    const { order, ids } = graphOf(docket)
    const canonical = order.length === sequence.length && order.every((n, i) => ids[n] === sequence[i])
    return canonical ? docket : { ...docket, observations: [...docket.observations, observe('docket.order')] }
  }

  private async entryOf(candidate: Candidate): Promise<StatementEntry | undefined> {
    const { p } = this.ctx
    const { parsed, offset, raw } = candidate
    const at = { statement: parsed.id, offset }
    try {
      const statement = await this.verify(parsed)
      if (statement === undefined) {
        this.observations.push(observe('docket.unknown-key', at, { kid: parsed.kid }))
        this.unreadable.push(raw)
        return undefined
      }
      const type = statement.understood ? this.types[statement.type] : undefined
      const opened = await openParts(p, statement, candidate.openings, type)
      for (const one of opened.observations) this.observations.push({ ...one, at: { ...one.at, offset } })
      const carried = candidate.carried && (await candidate.carried.resolve(this.keys))
      this.observations.push(...(candidate.carried?.observations ?? []), ...(carried?.observations ?? []))
      const entry: StatementEntry = {
        kind: 'statement',
        statement,
        openings: opened.openings,
        ...(carried?.introduction && { introduction: carried.introduction }),
      }
      checkMembership(entry, this.id, type)
      // Openings that fail are not used, and not thrown away either.
      if (opened.observations.length > 0) this.unreadable.push(raw)
      return entry
    } catch (error) {
      if (!(error instanceof FormatError || error instanceof LimitError)) throw error
      this.refused.push({ candidate, code: error.code })
      return undefined
    }
  }

  private async verify(parsed: UnverifiedStatement): Promise<Statement | undefined> {
    const before = this.genuine.get(parsed.id)
    if (before !== undefined && equalBytes(before.bytes, parsed.bytes)) return before
    const key = parsed.cnf ?? this.keys.get(parsed.kid)
    if (key === undefined) return undefined
    const statement = await verifyStatement(this.ctx.p, parsed, key)
    this.genuine.set(statement.id, statement)
    return statement
  }

  /** A bad signature over what a genuine copy here says as well is somebody's junk; alone it is a damaged record (DOC-17). */
  private judgeRefused(): void {
    if (this.refused.length === 0) return
    const said = new Set([...this.genuine.values()].map(signed))
    for (const { candidate, code } of this.refused) {
      const { parsed, offset, raw } = candidate
      const junk = (code === 'statement.signature' || code.startsWith('statement.companion')) && said.has(signed(parsed))
      this.observations.push(observe(junk ? 'docket.junk-signature' : code, { statement: parsed.id, offset }, junk ? { reason: code } : {}))
      this.unreadable.push(raw)
    }
  }
}

/** Header and payload, whatever the signature: what the signer meant. */
const signed = (s: UnverifiedStatement): string => `${s.type}/${s.version}/${s.kid}/${s.iss}/${s.sub}/${s.iat}/${toHex(s.payloadBytes)}`
