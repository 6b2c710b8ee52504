import {
  builtInProfiles,
  type ProfileBelief,
  profileDigest,
  readSignedProfile,
  resolveProfiles,
  signProfile,
} from '../../admissibility/index.js'
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

async function tell(shell: Shell, profiles: readonly GivenProfile[], whole: boolean, belief?: ProfileBelief): Promise<Exit> {
  const json = profilesJson(await withDigests(profiles), whole)
  await shell.print(profilesText(json, { columns: shell.columns, colour: shell.colour, ...(belief && { trust: belief.trust }) }))
  await shell.document(json)
  return exits.ok
}

const beliefOf = async ({ trust }: ProfileOptions): Promise<ProfileBelief | undefined> =>
  trust === undefined ? undefined : { trust: await loadTrust(trust) }

export const listProfiles = (shell: Shell): Promise<Exit> =>
  tell(
    shell,
    Object.values(builtInProfiles).map((profile) => ({ profile })),
    false,
  )

export async function showProfile(shell: Shell, which: string, options: ProfileOptions): Promise<Exit> {
  const belief = await beliefOf(options)
  return tell(shell, [await profileAt(which, belief)], true, belief)
}

/**
 * A file that cannot be a profile, or leads back to itself, fails with its code; one that can is shown in short. A signature
 * that holds under a key nobody here believes is exit 3.
 */
export async function checkProfileFile(shell: Shell, file: string, options: ProfileOptions): Promise<Exit> {
  const belief = await beliefOf(options)
  const given = await profileFile(file, belief)
  resolveProfiles([given.profile], builtInProfiles)
  await tell(shell, [given], false, belief)
  return given.signature?.believed === false ? exits.untrusted : exits.ok
}

/** Signs a profile as the authority that publishes it. */
export async function signProfileFile(shell: Shell, file: string, options: ProfileSignOptions): Promise<Exit> {
  const { profile } = await profileFile(file)
  resolveProfiles([profile], builtInProfiles)
  const { keys } = await loadKeys(shell, options)
  const signed = await signProfile(keys, profile)
  await writeShared(options.out, signed)
  await shell.print(`${options.out} is the profile ${profile.id}, version ${profile.version}, signed.`)
  await shell.document(profilesJson(await withDigests([await readSignedProfile(signed)]), false))
  return exits.ok
}
