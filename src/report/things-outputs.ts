import type {
  BagSealFact,
  BasisDetail,
  CustodyFacts,
  DigestFact,
  HandoverFact,
  IntroducedFact,
  LineageFact,
  RecordParts,
  SegmentsFact,
} from '../custody/index.js'
import type { ExhibitDetail } from '../docket/index.js'
import type { Hex } from '../ground/index.js'
import type { Person, When } from '../matter/index.js'
import type { Time } from './basics.js'

type Timed<T, K extends PropertyKey> = T extends unknown ? { readonly [P in keyof T]: P extends K ? Time : T[P] } : never

/** Bytes as lower hex, all the way down. */
type Hexed<T> = T extends Uint8Array
  ? Hex
  : T extends readonly (infer U)[]
    ? readonly Hexed<U>[]
    : T extends object
      ? { readonly [K in keyof T]: Hexed<T[K]> }
      : T

export type PersonJson = Hexed<Person>
export type DigestFactJson = Omit<Timed<DigestFact, 'signed'>, 'at'> & { readonly at?: Timed<When, 'from' | 'until'> }
/** `date` is when the document was signed */
export type BasisDetailJson = Hexed<Timed<BasisDetail, 'date'>>
export type BagSealJson = Timed<BagSealFact, 'signed'>
export type IntroducedJson = Omit<IntroducedFact, 'iat'> & { readonly signed: Time }

type One<T> = T extends readonly (infer U)[] ? U : never
type PartOf<K extends keyof RecordParts> = NonNullable<RecordParts[K]>

/** Opened parts of a record: exhibits as `<statement hex>/<index>`, instances as in InstanceJson. */
export type RecordPartsJson = Hexed<Omit<RecordParts, 'changes' | 'deviceClock' | 'attachments' | 'reasons' | 'disposal'>> & {
  readonly changes?: readonly (Hexed<Omit<One<PartOf<'changes'>>, 'exhibit'>> & { readonly exhibit?: string })[]
  readonly deviceClock?: readonly (Timed<Omit<One<PartOf<'deviceClock'>>, 'exhibit'>, 'device' | 'examiner'> & {
    readonly exhibit: string
  })[]
  /** digests by COSE hash number, -16 SHA-256 */
  readonly attachments?: readonly (Omit<One<PartOf<'attachments'>>, 'digests'> & { readonly digests: Readonly<Record<string, Hex>> })[]
  readonly reasons?: readonly (Omit<One<PartOf<'reasons'>>, 'exhibit'> & { readonly exhibit: string })[]
  readonly disposal?: Omit<PartOf<'disposal'>, 'remaining'> & {
    readonly remaining: readonly (Omit<One<PartOf<'disposal'>['remaining']>, 'exhibit' | 'instance'> & {
      readonly exhibit: string
      readonly instance?: string
    })[]
  }
}

export interface InstanceThingsJson {
  readonly digests?: readonly DigestFactJson[]
  readonly segments?: readonly SegmentsFact[]
  readonly bagSeals?: readonly BagSealJson[]
  readonly handovers?: readonly HandoverFact[]
}

export interface ExhibitThingsJson {
  readonly described?: Hexed<ExhibitDetail>
  readonly introduced?: IntroducedJson
  readonly lineage?: readonly Hexed<LineageFact>[]
  readonly firstDigest?: DigestFactJson
}

export type CustodyFactsJson = CustodyFacts
