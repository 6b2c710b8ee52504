import { decodeAgain } from '../cbor/index.js'
import { type Bytes, equalBytes, type Hex, toHex } from '../ground/index.js'
import { type KeptStatement, type Openings, partOf } from '../statement/index.js'
import type { SealLink } from './seal-shape.js'
import type { Introduction, StatementEntry } from './types.js'

/** Where a statement stands in its docket, as it says itself. */
export interface Link {
  readonly seq: number
  readonly last?: Hex
  readonly prev: readonly Hex[]
}

/** The statement is a seal this reader understands. */
export const isSeal = (s: { readonly type: string; readonly understood: boolean }): boolean => s.type === 'seal' && s.understood

/** The links a statement shows: open members, or for a seal its opening `link`; undefined for a seal whose link is withheld. */
export function shownLink({ statement, openings }: Pick<StatementEntry, 'statement' | 'openings'>, same = (id: Hex): Hex => id) {
  const opened = isSeal(statement) ? partOf<SealLink>(openings, 'link') : statement.payload
  if (opened?.seq === undefined || opened.prev === undefined) return undefined
  const { seq, last: lastBytes, prev } = opened
  if (lastBytes === undefined) return { seq, prev: prev.map((id) => same(toHex(id))) }
  const last = same(toHex(lastBytes))
  // Whoever writes alone cites their own last record.
  return { seq, last, prev: prev.map((id) => (equalBytes(id, lastBytes) ? last : same(toHex(id)))) }
}

/** Names of closed parts that are not open here. */
export function lackingParts({ statement, openings }: Pick<StatementEntry, 'statement' | 'openings'>): readonly string[] {
  const { closed } = statement.payload
  const lacking = closed === undefined ? none : Object.keys(closed).filter((part) => !Object.hasOwn(openings, part))
  return lacking.length === 0 ? none : lacking
}

const none: readonly string[] = []

/** What many entries have in common, one of each. */
export interface Shared {
  id(id: Hex): Hex
  names(list: readonly string[]): readonly string[]
}

/** Whether a statement's payload may have this member: false only where that is known without looking into it. */
export const mayHave = (entry: StatementEntry, member: string): boolean => !(entry instanceof KeptEntry) || entry.members.includes(member)

/**
 * An entry as it was read, all of whose openings hold: made anew from its bytes whenever they are looked at, like the
 * statement's payload. What every look at the docket as a whole needs, its place and what is closed, is kept.
 */
export class KeptEntry implements StatementEntry {
  readonly kind = 'statement'
  readonly statement: KeptStatement
  readonly link: Link | undefined
  readonly lacking: readonly string[]
  /** names of the payload's members */
  readonly members: readonly string[]
  declare readonly introduction?: Introduction
  private readonly memory: ArrayBuffer
  private readonly from: number
  private readonly length: number
  private readonly openingsFrom: number

  /** `raw` is the entry with its openings from `openingsAt` on, in memory that nobody else writes to. */
  constructor(statement: KeptStatement, openings: Openings, raw: Bytes, openingsAt: number, shared: Shared) {
    this.statement = statement
    this.link = shownLink({ statement, openings }, shared.id)
    this.members = shared.names(Object.keys(statement.payload))
    this.lacking = lackingParts({ statement, openings })
    this.memory = raw.buffer
    this.from = raw.byteOffset
    this.length = raw.length
    this.openingsFrom = raw.byteOffset + openingsAt
  }

  get openings(): Openings {
    if (latest?.of !== this)
      latest = {
        of: this,
        openings: decodeAgain(new Uint8Array(this.memory, this.openingsFrom, this.from + this.length - this.openingsFrom)) as Openings,
      }
    return latest.openings
  }

  /** The bytes of the whole entry. */
  get raw(): Bytes {
    return new Uint8Array(this.memory, this.from, this.length)
  }
}

let latest: { readonly of: KeptEntry; readonly openings: Openings } | undefined
