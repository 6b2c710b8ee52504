import { builtInProfiles, profileDigest, resolveProfiles, signProfile } from '../../admissibility/index.js'
import { profilesJson, profilesText } from '../../report/index.js'
import { type Exit, exits } from '../exits.js'
import type { ProfileOptions, ProfileSignOptions } from '../given/assess.js'
import { loadKeys } from '../keys.js'
import { type GivenProfile, profileAt, profileFile } from '../profiles.js'
import { writeShared } from '../shared-file.js'
import type { Shell } from '../shell.js'
import { loadTrust } from '../stores.js'

const withDigests = (profiles: readonly GivenProfile[]) =>
  Promise.all(
    profiles.map(async (one) => ({
      ...one,
      digest: await profileDigest(one.profile),
      builtIn: builtInProfiles[one.profile.id] === one.profile,
    })),
  )

async function tell(shell: Shell, profiles: readonly GivenProfile[], whole: boolean, { trust }: ProfileOptions = {}): Promise<Exit> {
  const json = profilesJson(await withDigests(profiles), whole)
  const names = trust === undefined ? {} : { trust: await loadTrust(trust) }
  await shell.print(profilesText(json, { columns: shell.columns, colour: shell.colour, ...names }))
  await shell.document(json)
  return exits.ok
}

const beliefOf = async ({ trust }: ProfileOptions) => (trust === undefined ? undefined : { trust: await loadTrust(trust) })

export const listProfiles = (shell: Shell): Promise<Exit> =>
  tell(
    shell,
    Object.values(builtInProfiles).map((profile) => ({ profile })),
    false,
  )

export const showProfile = async (shell: Shell, which: string, options: ProfileOptions): Promise<Exit> =>
  tell(shell, [await profileAt(which, await beliefOf(options))], true, options)

/**
 * A file that cannot be a profile, or leads back to itself, fails with its code; one that can is shown in short. A signature
 * that holds under a key nobody here believes is exit 3.
 */
export async function checkProfileFile(shell: Shell, file: string, options: ProfileOptions): Promise<Exit> {
  const given = await profileFile(file, await beliefOf(options))
  resolveProfiles([given.profile], builtInProfiles)
  await tell(shell, [given], false, options)
  return given.signature?.believed === false ? exits.untrusted : exits.ok
}

/** Signs a profile as the authority that publishes it. */
export async function signProfileFile(shell: Shell, file: string, options: ProfileSignOptions): Promise<Exit> {
  const { profile } = await profileFile(file)
  resolveProfiles([profile], builtInProfiles)
  const { keys } = await loadKeys(shell, options)
  await writeShared(options.out, await signProfile(keys, profile))
  await shell.print(`${options.out} is the profile ${profile.id}, version ${profile.version}, signed.`)
  const { profile: read, signature } = await profileFile(options.out)
  await shell.document(profilesJson(await withDigests([{ profile: read, ...(signature && { signature }) }]), false))
  return exits.ok
}
