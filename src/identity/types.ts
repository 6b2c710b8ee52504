import type { Decapsulator, PublicKey, Signer } from '../cose/index.js'
import type { Bytes, Hex } from '../ground/index.js'
import type { Text } from '../matter/index.js'
import type { Statement } from '../statement/index.js'
import type { TimeService } from '../timestamp/index.js'
import type { Directory, Succession } from './shapes.js'

/** What an authority, or an officer acting for it, is (docs/spec/06-cards-and-trust.md). */
export const roles = [
  'centralAuthority',
  'court',
  'prosecutor',
  'investigatingJudge',
  'police',
  'customs',
  'laboratory',
  'expert',
  'defence',
  'personConcerned',
  'provider',
  'notary',
  'relay',
  'diplomaticChannel',
  'dataProtectionAuthority',
  'directoryOperator',
] as const
export type Role = (typeof roles)[number]

/** Who binds an authority by an act: its own key, or an officer whose credential gives the role. */
export type Binder = Role | 'authority'

/** Where an authority is reached by people. */
export interface Contact {
  readonly email?: string
  readonly phone?: string
  readonly address?: Text
}

/** What a card says about an authority beside its keys. */
export interface CardFields {
  readonly names: Text
  /** ISO 3166-1 alpha-2 or 3166-2 code, or a named organisation in capitals */
  readonly jurisdiction: string
  readonly roles: readonly Role[]
  readonly contact?: Contact
}

export interface CardKeys {
  /** Ed25519, or P-256 in hardware */
  readonly signing: PublicKey
  /** ML-DSA-65 */
  readonly companion: PublicKey
  /** X-Wing, or P-256 in hardware */
  readonly receiving?: PublicKey
}

/** A signed public description of one authority. */
export interface Card extends CardFields {
  /** the card's statement id */
  readonly id: Hex
  /** `rog:` and the lower hex of the kid of the signing key on that authority's first card */
  readonly authority: string
  /** seven groups of five characters over the signed payload, for reading over a telephone (TRU-20) */
  readonly fingerprint: string
  /** when it was signed, seconds since 1970 UTC */
  readonly iat: number
  readonly keys: CardKeys
  /** id of the card this one replaces, whose keys signed it */
  readonly replaces?: Hex
  readonly statement: Statement
  /** the card as it is stored and carried */
  readonly bytes: Bytes
}

/** A card whose own signature and companion hold; nobody has said whose it is. */
export type UnverifiedCard = Card & { readonly unverified: true }

/**
 * What an authority signs and receives with, and its card; or what an officer signs with, the authority's card and the
 * credential by which that authority says so. Signers may live in hardware or far away.
 */
export interface KeySet {
  readonly card: Uint8Array
  /** present exactly for an officer's keys */
  readonly credential?: Uint8Array
  readonly signer: Signer
  readonly companion?: Signer
  readonly receiving?: Decapsulator
}

/** Randomness and time handed in, so that vectors can be made; no export of the package reaches it. */
export interface IdentityContext {
  readonly random: (length: number) => Bytes
  /** seconds since 1970 UTC */
  readonly now: number
}

/** Kinds of keys whose signatures a policy can end. */
export type SignatureKind = 'Ed25519' | 'P-256' | 'ML-DSA-65'

/** The rules of one verifier, as data. Every member is evaluated by `judgeSigner` or by custody. */
export interface Policy {
  /** `asTyped`: only types that always carry a companion must; `always`: a statement without one is an error */
  readonly companion: 'asTyped' | 'always'
  /** seconds since 1970 UTC after which a kind of signature convinces only with a companion of a kind not ended */
  readonly algorithmEnds: Readonly<Partial<Record<SignatureKind, number>>>
  /** seconds by which clocks may disagree */
  readonly clockTolerance: number
  /** seconds within which an act is recorded promptly */
  readonly promptly: number
  /** roles one of which an act's signer must have; an act not named is open to every role */
  readonly roles: Readonly<Record<string, readonly Role[]>>
  /** acts whose statement must carry a companion, whatever its type asks; none when absent */
  readonly companionFor?: readonly string[]
  /** by act: by how many persons it must be signed or countersigned; one when absent */
  readonly thresholds?: Readonly<Record<string, { readonly persons: number }>>
  /** by act: who may bind the authority by it; everybody acting for it when absent */
  readonly binding?: Readonly<Record<string, readonly Binder[]>>
  /** authority ids whose own signing times this verifier trusts; none when absent */
  readonly trustedClocks?: readonly string[]
}

/** One card this verifier believes, and how it came to. */
export interface Pin {
  readonly card: Card
  /** whether its fingerprint was compared over a second channel */
  readonly confirmed: boolean
  readonly confirmedBy?: Text
  /** seconds since 1970 UTC */
  readonly pinnedAt: number
  /** the cards before it, the authority's first card first; they show whose id it carries, and are not believed by this */
  readonly replaced: readonly Card[]
  /** where old keys were lost: what stands in the place of their signatures, by directory signers of this store */
  readonly successions?: readonly Succession[]
}

/** A directory operator this verifier believes, and the newest of its directories that it has seen. */
export interface DirectorySigner extends Pin {
  readonly latest?: Directory
  /** when `latest` was taken in, seconds since 1970 UTC */
  readonly received?: number
}

/** What this verifier believes. A value: every change makes a new one. */
export interface Trust {
  readonly pins: readonly Pin[]
  readonly policy: Policy
  /** absent where no directory operator is believed */
  readonly directories?: readonly DirectorySigner[]
  /** time services whose tokens are believed; absent where none is */
  readonly timeServices?: readonly TimeService[]
}
