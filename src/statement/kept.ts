import { type CborValue, decodeAgain } from '../cbor/index.js'
import type { PublicKey } from '../cose/index.js'
import type { Bytes, Hex } from '../ground/index.js'
import type { Statement, UnverifiedStatement } from './types.js'

/**
 * A verified statement of a large docket: its bytes once, in the memory they were read into, and its payload made anew from
 * them whenever it is looked at. Decoded, a payload takes several times the memory of its bytes, and a docket has a
 * hundred thousand.
 */
export class KeptStatement implements Statement {
  readonly id: Hex
  readonly iat: number
  readonly tokens: readonly number[]
  declare readonly cnf?: PublicKey
  declare readonly x5t?: Hex
  declare readonly companionValue?: CborValue
  declare readonly companionKey?: PublicKey
  private readonly head: Head
  private readonly memory: ArrayBuffer
  private readonly from: number
  private readonly length: number
  private readonly payloadFrom: number
  private readonly payloadLength: number

  /** Of a statement whose bytes lie in memory that nobody else writes to, its payload's byte strings views of it. */
  constructor(s: UnverifiedStatement, key: PublicKey, companionKey: PublicKey | undefined) {
    this.id = s.id
    this.iat = s.iat
    this.tokens = s.tokens.length === 0 ? none : s.tokens
    this.head = headOf(s, key)
    this.memory = s.bytes.buffer
    this.from = s.bytes.byteOffset
    this.length = s.bytes.length
    this.payloadFrom = s.payloadBytes.byteOffset
    this.payloadLength = s.payloadBytes.length
    // What was just read is looked at next.
    latest = { of: this, payload: s.payload }
    if (s.cnf !== undefined) this.cnf = s.cnf
    if (s.x5t !== undefined) this.x5t = s.x5t
    if (s.companionValue !== undefined) this.companionValue = s.companionValue
    if (companionKey !== undefined) this.companionKey = companionKey
  }

  get type(): string {
    return this.head.type
  }

  get version(): number {
    return this.head.version
  }

  get understood(): boolean {
    return this.head.understood
  }

  get alg(): number {
    return this.head.alg
  }

  get kid(): Hex {
    return this.head.key.kid
  }

  get iss(): string {
    return this.head.iss
  }

  get sub(): string {
    return this.head.sub
  }

  get key(): PublicKey {
    return this.head.key
  }

  get bytes(): Bytes {
    return new Uint8Array(this.memory, this.from, this.length)
  }

  get payloadBytes(): Bytes {
    return new Uint8Array(this.memory, this.payloadFrom, this.payloadLength)
  }

  get payload(): Statement['payload'] {
    // Whoever looks at a statement looks several times before going on to the next.
    if (latest?.of !== this) latest = { of: this, payload: decodeAgain(this.payloadBytes) as Statement['payload'] }
    return latest.payload
  }

  /** The same as a plain value, payload and all. */
  plain(): Statement {
    const { id, type, version, understood, alg, kid, iss, sub, iat, tokens, key, cnf, x5t, companionValue, companionKey } = this
    const { bytes, payload, payloadBytes } = this
    return {
      ...{ id, bytes, type, version, understood, alg, kid, iss, sub, iat, payload, payloadBytes, tokens, key },
      ...(cnf && { cnf }),
      ...(x5t !== undefined && { x5t }),
      ...(companionValue !== undefined && { companionValue }),
      ...(companionKey && { companionKey }),
    }
  }
}

/** What stands in many statements of one signer. */
interface Head extends Pick<Statement, 'type' | 'version' | 'understood' | 'alg' | 'iss' | 'sub'> {
  readonly key: PublicKey
}

const heads = new WeakMap<PublicKey, Head[]>()
/** Heads of one key that are looked through; of more each statement has its own. */
const mostHeads = 8

function headOf(s: UnverifiedStatement, key: PublicKey): Head {
  let known = heads.get(key)
  if (known === undefined) {
    known = []
    heads.set(key, known)
  }
  const { type, version, understood, alg, iss, sub } = s
  for (const one of known)
    if (
      one.type === type &&
      one.version === version &&
      one.understood === understood &&
      one.alg === alg &&
      one.sub === sub &&
      one.iss === iss
    )
      return one
  const head = { type, version, understood, alg, iss, sub, key }
  if (known.length < mostHeads) known.push(head)
  return head
}

const none: readonly number[] = []
let latest: { readonly of: KeptStatement; readonly payload: Statement['payload'] } | undefined
