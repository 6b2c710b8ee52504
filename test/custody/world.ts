import { createHash } from 'node:crypto'
import { type CustodyOpen, type CustodyParts, type CustodyResult, custodyLines, type LinesOptions } from '../../src/custody/index.js'
import { type Docket, type DocketEntry, type HandoverEntry, type Linkage, linkage } from '../../src/docket/index.js'
import { type Bytes, fromHex, type Hex, toHex } from '../../src/ground/index.js'
import type { Role } from '../../src/identity/index.js'
import type { ExhibitId } from '../../src/matter/index.js'
import type { Openings, Statement } from '../../src/statement/index.js'

export const day = 86_400
export const start = 1_790_000_000

const hash = (text: string): Hex => createHash('sha256').update(text).digest('hex')

export interface Who {
  readonly kid: Hex
  readonly authority: string
  readonly roles: readonly Role[]
}
export const who = (name: string, roles: readonly Role[] = ['police'], authority = `rog:${hash(name)}`): Who => ({
  kid: hash(`key of ${name}`),
  authority,
  roles,
})
export const A = who('A')
/** a second officer of A with a key of their own */
export const A2 = who('A2', ['police'], A.authority)
export const B = who('B', ['prosecutor'])
export const C = who('C', ['laboratory'])
export const court = who('court', ['court'])
export const stranger = who('stranger')
const everybody = [A, A2, B, C, court, stranger]

interface More {
  /** ids cited; default: whatever is newest */
  readonly prev?: readonly Hex[]
  readonly iat?: number
  readonly parts?: CustodyParts
  readonly withhold?: readonly string[]
}

/**
 * A docket whose statements were never signed: custody reads verified statements, and signatures have their own tests.
 * Ids depend on `salt`, so that the same story can be told with ties broken otherwise.
 */
export class World {
  readonly entries = new Map<Hex, DocketEntry>()
  readonly id: Hex
  private readonly seqs = new Map<Hex, { seq: number; last?: Hex }>()
  private heads: Hex[] = []
  private time = start
  private count = 0
  private readonly salt: string

  constructor(salt = '', admit: readonly Who[] = [A2, B, C, court]) {
    this.salt = salt
    this.id = this.add(A, 'docket.open', { authority: A.authority, kid: fromHex(A.kid) })
    for (const one of admit) this.add(A, 'docket.admit', { authority: one.authority, kid: fromHex(one.kid) })
  }

  private place(by: Who, prev: readonly Hex[] | undefined): { seq: number; last?: Bytes; prev: Bytes[] } {
    const before = this.seqs.get(by.kid)
    const cited = [...(prev ?? this.heads)].sort()
    return { seq: before === undefined ? 0 : before.seq + 1, ...(before?.last && { last: fromHex(before.last) }), prev: cited.map(fromHex) }
  }

  private tick(): number {
    this.time += 60
    return this.time
  }

  add(by: Who, type: string, members: object, more: More = {}, understood = true): Hex {
    const id = hash(`${this.salt}/${this.count++}`)
    const link = this.place(by, more.prev)
    const openings: Record<string, readonly [Bytes, unknown]> = Object.create(null)
    const closed: Record<string, Bytes> = Object.create(null)
    for (const [name, value] of Object.entries(more.parts ?? {})) {
      closed[name] = new Uint8Array(32)
      if (!more.withhold?.includes(name)) openings[name] = [new Uint8Array(32), value]
    }
    if (type === 'seal') openings.link = [new Uint8Array(32), { docket: fromHex(this.id), ...link }]
    const payload = {
      ...members,
      ...(type !== 'seal' && link),
      ...(Object.keys(closed).length > 0 && { closed, nonce: new Uint8Array(32) }),
    }
    const statement = {
      id,
      type,
      version: 1,
      understood,
      kid: by.kid,
      iss: by.authority,
      iat: more.iat ?? this.tick(),
      tokens: [],
      payload,
    }
    this.entries.set(id, { kind: 'statement', statement: statement as unknown as Statement, openings: openings as Openings })
    this.seqs.set(by.kid, { seq: link.seq, last: id })
    const cited = new Set([...link.prev.map(toHex), ...(link.last ? [toHex(link.last)] : [])])
    this.heads = [...this.heads.filter((head) => !cited.has(head)), id]
    return id
  }

  exhibit(by: Who = A): ExhibitId {
    return [fromHex(this.add(by, 'exhibit', { introduces: [{ nature: 'device' }] })), 0]
  }

  /** A custody record; basis and at are there unless said otherwise. */
  act(by: Who, open: Partial<CustodyOpen> & Pick<CustodyOpen, 'action'>, more: More = {}): Hex {
    const iat = more.iat ?? this.tick()
    const parts: CustodyParts = { basis: { kind: 'ownAct' }, at: clock(iat), ...more.parts }
    return this.add(by, 'custody', { custodian: { authority: by.authority }, exhibits: [], ...open }, { ...more, iat, parts })
  }

  seal(by: Who, handover: readonly HandoverEntry[], more: More & { closed?: boolean } = {}): Hex {
    return this.add(by, 'seal', {}, { ...more, parts: { handover } as CustodyParts, ...(more.closed && { withhold: ['handover'] }) })
  }

  stub(id: Hex): void {
    const entry = this.entries.get(id)!
    if (entry.kind === 'stub') return
    const { seq, last, prev } = entry.statement.payload
    this.entries.set(id, {
      kind: 'stub',
      id,
      kid: entry.statement.kid,
      seq: seq!,
      ...(last && { last: toHex(last) }),
      prev: prev!.map(toHex),
    })
  }

  docket(order: readonly Hex[] = [...this.entries.keys()]): Docket {
    const entries = new Map(order.map((id) => [id, this.entries.get(id)!]))
    return { id: this.id, entries, claims: new Map(), observations: [], unreadable: [] }
  }

  lines(o: Partial<LinesOptions> & { order?: readonly Hex[] } = {}): CustodyResult {
    const d = this.docket(o.order)
    return custodyLines(d, this.linked(d), { policy, judge: believeAll, at: start + day, ...o })
  }

  linked(d: Docket): Linkage {
    return linkage(d, { at: start + 400 * day, tolerance: 300 })
  }
}

export const policy: LinesOptions['policy'] = { clockTolerance: 300, promptly: day, roles: {} }

export const believeAll: LinesOptions['judge'] = (s) => {
  const one = everybody.find((someone) => someone.kid === s.kid)
  return one === undefined ? { believed: false } : { believed: true, card: { roles: one.roles } }
}

export const clock = (from: number): NonNullable<CustodyParts['at']> => ({ from, precision: 'second', source: { kind: 'systemClock' } })

export const codesOf = (result: CustodyResult): string[] => result.observations.map((one) => one.code)

/** The line of one instance, `original` unless named. */
export function lineOf(result: CustodyResult, exhibit: ExhibitId, instance = 'original') {
  const id = `${toHex(exhibit[0])}/${exhibit[1]}`
  const found = result.exhibits.find((one) => one.exhibit === id)?.instances.find((one) => one.instance === instance)
  if (found === undefined) throw new Error(`no line of ${instance}`)
  return found
}
