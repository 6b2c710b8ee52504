import type { ExhibitRef } from '../docket/index.js'
import type { Instance } from '../matter/index.js'

/** One exhibit a record will be about: how the command line named it, what it is, and which instance. */
export interface Target {
  readonly label: string
  readonly exhibit: ExhibitRef
  readonly instance: Instance
}
