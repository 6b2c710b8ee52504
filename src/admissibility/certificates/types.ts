import type { CertificateDeclaration, CertificateOpen, CertificateParts, CertificateWords, StatementEntry } from '../../docket/index.js'
import type { Hex, Observation } from '../../ground/index.js'
import type { DigestOver, Text, When } from '../../matter/index.js'

/** The person an evidence certificate names; whether that person held the key is another question. */
export interface PersonFact {
  readonly name: Text
  readonly function?: Text
  readonly capacity: string
}

/** A digest an evidence certificate names, and what the records of the docket, or the content itself, say of it. */
export interface CertifiedDigest {
  readonly exhibit: string
  readonly algorithm: string
  readonly value: Hex
  readonly over: DigestOver
  /** the item it is of, where the exhibit holds several */
  readonly path?: readonly string[]
  /** equal to, or different from, the digests of the same kind known of the exhibit; absent: nothing comparable is known */
  readonly agrees?: boolean
}

/** What one evidence certificate says, and what was noticed about it. */
export interface CertificateFact {
  readonly statement: Hex
  readonly form: string
  readonly formVersion: number
  /** whether this version knows the form */
  readonly known: boolean
  readonly authority: string
  readonly kid: Hex
  /** credential of the officer whose key it is, where one is carried */
  readonly officer?: Hex
  /** seconds since 1970 UTC */
  readonly signed: number
  /** admitted to the docket, and its signer believed */
  readonly believed: boolean
  readonly person?: PersonFact
  /** ids of the statements made */
  readonly statements: readonly string[]
  /** ids of the statements struck out */
  readonly struckOut: readonly string[]
  /** ids of the fields that are filled, ascending, and what stands in them */
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  /** person, statements, fields, digests and words are all open */
  readonly opened: boolean
  /** `<statement hex>/<index>` */
  readonly exhibits: readonly string[]
  readonly digests: readonly CertifiedDigest[]
  readonly words?: CertificateWords
  readonly at?: When
  readonly country?: string
  readonly declaration?: CertificateDeclaration
  /** opened, its form known, and nothing that the form requires is absent */
  readonly complete: boolean
  /** what is absent: `statement:<id>`, `field:<id>`, `person`, `digests` … */
  readonly absent: readonly string[]
  readonly observations: readonly Observation[]
}

/** What is known of a statement's signer: the report's `signers`, or a judged docket's. */
export interface KnownSigner {
  readonly believed: boolean
  readonly officer?: { readonly credential: Hex }
}

/** The open members and opened parts of an evidence certificate's entry. */
export interface ReadCertificate {
  readonly entry: StatementEntry
  readonly open: CertificateOpen
  readonly parts: CertificateParts
  /** parts that are closed and not opened here */
  readonly closed: readonly string[]
}
