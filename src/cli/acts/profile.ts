import { builtInProfiles, type Profile, profileDigest, resolveProfiles } from '../../admissibility/index.js'
import { profilesJson, profilesText } from '../../report/index.js'
import { type Exit, exits } from '../exits.js'
import { profileAt, profileFile } from '../profiles.js'
import type { Shell } from '../shell.js'

const withDigests = (profiles: readonly Profile[]) =>
  Promise.all(
    profiles.map(async (profile) => ({ profile, digest: await profileDigest(profile), builtIn: builtInProfiles[profile.id] === profile })),
  )

async function tell(shell: Shell, profiles: readonly Profile[], whole: boolean): Promise<Exit> {
  const json = profilesJson(await withDigests(profiles), whole)
  await shell.print(profilesText(json, { columns: shell.columns, colour: shell.colour }))
  await shell.document(json)
  return exits.ok
}

export const listProfiles = (shell: Shell): Promise<Exit> => tell(shell, Object.values(builtInProfiles), false)

export const showProfile = async (shell: Shell, which: string): Promise<Exit> => tell(shell, [await profileAt(which)], true)

/** A file that cannot be a profile, or leads back to itself, fails with its code; one that can is shown in short. */
export async function checkProfileFile(shell: Shell, file: string): Promise<Exit> {
  const profile = await profileFile(file)
  resolveProfiles([profile], builtInProfiles)
  return tell(shell, [profile], false)
}
