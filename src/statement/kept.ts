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
  readonly type: string
  readonly version: number
  readonly understood: boolean
  readonly alg: number
  readonly kid: Hex
  readonly iss: string
  readonly sub: string
  readonly iat: number
  readonly tokens: readonly number[]
  readonly key: PublicKey
  declare readonly cnf?: PublicKey
  declare readonly x5t?: Hex
  declare readonly companionValue?: CborValue
  declare readonly companionKey?: PublicKey
  private readonly memory: ArrayBuffer
  private readonly from: number
  private readonly length: number
  private readonly payloadFrom: number
  private readonly payloadLength: number

  /** Of a statement whose bytes lie in memory that nobody else writes to, its payload's byte strings views of it. */
  constructor(s: UnverifiedStatement, key: PublicKey, companionKey: PublicKey | undefined) {
    this.id = s.id
    this.type = s.type
    this.version = s.version
    this.understood = s.understood
    this.alg = s.alg
    this.kid = key.kid
    this.iss = s.iss
    this.sub = s.sub
    this.iat = s.iat
    this.tokens = s.tokens.length === 0 ? none : s.tokens
    this.key = key
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

const none: readonly number[] = []
let latest: { readonly of: KeptStatement; readonly payload: Statement['payload'] } | undefined
