import * as z from 'zod/mini'
import type { Check } from '../matter/schema.js'
import type { TypeSchemas } from '../statement/index.js'

/** Open members of a signed profile (PRO-45). */
export const signedProfile: TypeSchemas = {
  open: z.strictObject({ profile: z.instanceof(Uint8Array) }) as unknown as Check<unknown>,
  parts: {},
}
