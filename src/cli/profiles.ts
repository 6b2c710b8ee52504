import { builtInProfiles, type Profile, readProfile } from '../admissibility/index.js'
import { FormatError, UsageError } from '../ground/index.js'
import { readSmall } from './files.js'

/** A profile by the id of a built-in one, or from a file. @throws UsageError, FormatError naming the file */
export async function profileAt(given: string): Promise<Profile> {
  if (Object.hasOwn(builtInProfiles, given)) return builtInProfiles[given]!
  if (/^[a-z0-9-]+$/.test(given))
    throw new UsageError(
      'usage.argument',
      `there is no profile ${given}; the ids are ${Object.keys(builtInProfiles).join(', ')}, or name a file`,
    )
  return profileFile(given)
}

export async function profileFile(path: string): Promise<Profile> {
  const bytes = await readSmall(path)
  try {
    return readProfile(bytes)
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause
    throw new FormatError(cause.code, `${path}: ${cause.message}`, { cause, data: { ...cause.data, path } })
  }
}
