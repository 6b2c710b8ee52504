import type { Code, Hex } from '../../../src/ground/index.js'
import type { Person } from './people.js'

/**
 * What a file is read as. Beside what the name says: `certificates` a docket with what its evidence certificates say,
 * `profiles` a list of profiles of which one may include another.
 */
export type Kind =
  | 'envelope'
  | 'docket'
  | 'card'
  | 'key'
  | 'trust'
  | 'certificates'
  | 'directory'
  | 'credential'
  | 'revocation'
  | 'succession'
  | 'policy'
  | 'profile'
  | 'profiles'

/** One file of the negative corpus: one thing wrong with it, and the code that says what. */
export interface Case {
  readonly kind: Kind
  readonly name: string
  /** what was changed, for a reader who cannot run this */
  readonly changed: string
  readonly make: () => Promise<Uint8Array> | Uint8Array
  /** the first observation of severity error, or the code of the error thrown; absent where only `observations` are expected */
  readonly code?: Code
  /** codes that stand among the observations, whatever their severity */
  readonly observations?: readonly Code[]
  /** whose keys it is verified with */
  readonly by?: Person
  /** whether no report comes of it but an error */
  readonly thrown?: boolean
  /** the verifier's own docket */
  readonly docket?: () => Promise<Uint8Array>
  readonly verdict?: 'failed' | 'untrusted' | 'verified'
  /** for key files */
  readonly passphrase?: string
}

export type EnvelopeCase = Omit<Case, 'kind'>

/** A file, the id of the statement its defect is observed at, and the trust store where it needs one of its own. */
interface Making {
  readonly bytes: Uint8Array
  readonly statement?: Hex
  readonly trust?: Uint8Array
}

export interface LaterCase extends Omit<Case, 'make' | 'docket' | 'passphrase' | 'by'> {
  readonly make: () => Promise<Making> | Making
  /** whose card the file is read with */
  readonly card?: Person
}
