import type { CborIntMap } from '../cbor/index.js'
import type { Bytes } from '../ground/index.js'
import type { Digest, ExhibitId, Instance, Person, PlaceOfAct, Text, When } from '../matter/index.js'
import type { StatementType } from '../statement/index.js'

/** A person who signs an evidence certificate, and in which quality. */
export interface CertificatePerson extends Person {
  readonly name: Text
  readonly capacity: string
  readonly address?: Text
}

/** The words the person was shown and signed, their language, and the digest of the form's texts they were made from. */
export interface CertificateWords {
  readonly language: string
  /** SHA-256 (CER-20) */
  readonly template: Bytes
  readonly text: string
}

/** Under which formula it was signed, and before whom. */
export interface CertificateDeclaration {
  readonly kind: string
  readonly before?: Person
}

/** An exact digest the person speaks of. */
export interface CertificateDigest {
  readonly exhibit: ExhibitId
  readonly digest: Digest
  /** the item it is of, where the exhibit holds several */
  readonly path?: readonly string[]
}

/** A document enclosed, by its digests (-16: SHA-256). */
export interface CertificateAttachment {
  readonly name: string
  readonly mediaType?: string
  readonly size?: number
  readonly digests: CborIntMap
}

/** Open members of an evidence certificate (CER-02). */
export interface CertificateOpen {
  readonly form: string
  readonly formVersion: number
  readonly exhibits: readonly { readonly exhibit: ExhibitId; readonly instance?: Instance }[]
}

/** Closed parts of an evidence certificate (CER-03). */
export interface CertificateParts {
  readonly person?: CertificatePerson
  /** by id: made, or struck out */
  readonly statements?: Readonly<Record<string, boolean>>
  readonly fields?: Readonly<Record<string, string | readonly string[]>>
  readonly digests?: readonly CertificateDigest[]
  /** how the words call the exhibits, in the order of the open member */
  readonly called?: readonly string[]
  readonly words?: CertificateWords
  readonly at?: When
  readonly place?: PlaceOfAct
  readonly declaration?: CertificateDeclaration
  readonly attachments?: readonly CertificateAttachment[]
  readonly note?: Text
}

/** A person's signed declaration bound to exact digests. Its shape stands here so that every docket understands it. */
export const certificateType: StatementType = {
  name: 'evidence.certificate',
  version: 1,
  cnf: false,
  companion: 'required',
  linked: true,
  schemas: async () => (await import('./certificate.schema.js')).certificateSchemas,
}
