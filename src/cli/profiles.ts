import {
  builtInProfiles,
  isSignedProfile,
  type Profile,
  type ProfileBelief,
  type ProfileSignature,
  readProfile,
  readSignedProfile,
} from '../admissibility/index.js'
import { FormatError, UsageError } from '../ground/index.js'
import { readSmall } from './files.js'

/** A profile as the command line met it: built in, a file of JSON, or a signed one. */
export interface GivenProfile {
  readonly profile: Profile
  readonly signature?: ProfileSignature
}

/** A profile by the id of a built-in one, or from a file. @throws UsageError, FormatError naming the file */
export async function profileAt(given: string, belief?: ProfileBelief): Promise<GivenProfile> {
  if (Object.hasOwn(builtInProfiles, given)) return { profile: builtInProfiles[given]! }
  if (/^[a-z0-9-]+$/.test(given))
    throw new UsageError(
      'usage.argument',
      `there is no profile ${given}; the ids are ${Object.keys(builtInProfiles).join(', ')}, or name a file`,
    )
  return profileFile(given, belief)
}

export async function profileFile(path: string, belief?: ProfileBelief): Promise<GivenProfile> {
  const bytes = await readSmall(path)
  try {
    return isSignedProfile(bytes) ? await readSignedProfile(bytes, belief) : { profile: readProfile(bytes) }
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause
    throw new FormatError(cause.code, `${path}: ${cause.message}`, { cause, data: { ...cause.data, path } })
  }
}

/** Every profile named, each once, and who signed those that are signed. */
export async function profilesAt(
  given: readonly string[],
  belief: ProfileBelief,
): Promise<{ readonly profiles: readonly Profile[]; readonly signatures: ReadonlyMap<Profile, ProfileSignature> }> {
  const all = await Promise.all([...new Set(given)].map((one) => profileAt(one, belief)))
  const signatures = new Map(all.flatMap(({ profile, signature }) => (signature === undefined ? [] : [[profile, signature] as const])))
  return { profiles: all.map(({ profile }) => profile), signatures }
}
