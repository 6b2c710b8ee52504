import type { CborValue } from '../cbor/index.js'
import type { PublicKey, Signer } from '../cose/index.js'
import type { Awaitable, Bytes, Hex } from '../ground/index.js'
import type { ExhibitId, Extra } from '../matter/index.js'
import type { Check } from '../matter/schema.js'

/** What checks a type's payload and parts; loaded on first use, because the schema library costs start-up time. */
export interface TypeSchemas {
  /** the type's own open members, without those every statement has */
  readonly open: Check<unknown>
  /** closed parts by name, each checking the part's value */
  readonly parts: Readonly<Record<string, Check<unknown>>>
}

/** One type of statement at one version: data, so that the rules of reading are in one place. */
export interface StatementType {
  /** as in `application/rogatory.<name>+cbor;v=<version>` */
  readonly name: string
  readonly version: number
  /** whether the header carries the signer's own key (claim 8) */
  readonly cnf: boolean
  readonly companion: 'required' | 'optional'
  /** whether it has seq, last, prev among its open members (every docket statement but the seal) */
  readonly linked: boolean
  /** whether exactly the parts of the schema are closed, none missing (the seal) */
  readonly everyPart?: boolean
  /** whether the unprotected map may hold the companion only (the seal) */
  readonly companionOnly?: boolean
  readonly schemas: () => Awaitable<TypeSchemas>
}

/** The types a reader understands, by name and then version. Handed in: there is no registry. */
export type StatementTypes = Readonly<Record<string, StatementType>>

/** Members that any statement may have, whatever its type. Byte members are ids of 32 bytes. */
export interface CommonMembers {
  readonly companion?: Bytes
  readonly nonce?: Bytes
  readonly closed?: Readonly<Record<string, Bytes>>
  readonly extra?: Extra
  readonly seq?: number
  readonly last?: Bytes
  readonly prev?: readonly Bytes[]
  readonly exhibits?: readonly ExhibitTouched[]
}

/** An exhibit a docket statement touches; members beyond the identity belong to the type. */
export interface ExhibitTouched {
  readonly exhibit: ExhibitId
}

/** A statement's content and header, its signature not yet looked at. */
export interface UnverifiedStatement {
  /** SHA-256 of the canonical bytes with an empty unprotected map */
  readonly id: Hex
  /** the canonical bytes as they came, unprotected map included */
  readonly bytes: Bytes
  readonly type: string
  readonly version: number
  /** false when this reader does not know the type or version: only encoding, signature and links were checked */
  readonly understood: boolean
  readonly alg: number
  readonly kid: Hex
  readonly iss: string
  readonly sub: string
  /** when it was signed, seconds since 1970 UTC: the only signing time */
  readonly iat: number
  readonly cnf?: PublicKey
  /** SHA-256 of the X.509 certificate used, where one is */
  readonly x5t?: Hex
  readonly payload: CommonMembers & Readonly<Record<string, unknown>>
  /** the exact payload bytes that were signed (a card's fingerprint is over these) */
  readonly payloadBytes: Bytes
  /** labels 270 (time tokens, judged under a trust store) and 394 (receipts, not checked by this version), where they stand */
  readonly tokens: readonly number[]
  /** label 11 as it came */
  readonly companionValue?: CborValue
}

/** A statement whose signature and declared companion hold under the key named. Whether that key is believed is another question. */
export interface Statement extends UnverifiedStatement {
  readonly key: PublicKey
  /** the companion's key, when one was declared */
  readonly companionKey?: PublicKey
}

/** Openings of closed parts: part name to salt (32 bytes) and value. */
export type Openings = Readonly<Record<string, readonly [salt: Bytes, value: CborValue]>>

/** Parts closed before their statement is signed: what the payload holds of them, and what opens them. */
export interface ClosedParts {
  readonly nonce: Bytes
  readonly closed: Readonly<Record<string, Bytes>>
  readonly openings: Openings
}

/** The keys a statement is made with. */
export interface SigningKeys {
  readonly signer: Signer
  readonly companion?: Signer
}

/** What `signStatement` needs beside the keys. */
export interface StatementInput {
  readonly type: StatementType
  readonly iss: string
  readonly sub: string
  /** whole seconds since 1970 UTC */
  readonly iat: number
  /** the type's open members (links included), without companion, nonce and closed */
  readonly open: Readonly<Record<string, unknown>>
  /** parts to close, by name */
  readonly parts?: Readonly<Record<string, unknown>>
  /** parts closed already, instead of `parts`: a seal's openings are encrypted in the manifest it signs the digest of */
  readonly closedAlready?: ClosedParts
  readonly x5t?: Bytes
  readonly random: (length: number) => Bytes
  readonly signal?: AbortSignal
}
