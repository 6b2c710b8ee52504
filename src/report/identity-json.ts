import type { Report } from '../exchange/index.js'
import type { Observation } from '../ground/index.js'
import type { Credential, Directory, OfficerRequest, PoolMember, Revocation, Succession } from '../identity/index.js'
import type { Text } from '../matter/index.js'
import type {
  CredentialOutput,
  DirectoryJson,
  DirectoryOutput,
  OfficerRequestOutput,
  RevocationOutput,
  SignerJson,
  SuccessionOutput,
} from './identity-outputs.js'
import { observationJson, plain, timeOf } from './plain.js'

/** Everybody who signed, with times in words of RFC 3339. */
export const signerJson = ({ time, ...rest }: NonNullable<Report['signers']>[number]): SignerJson => ({
  ...rest,
  time: {
    claimed: timeOf(time.claimed),
    ...(time.shownBefore !== undefined && { shownBefore: timeOf(time.shownBefore) }),
    ...(time.by !== undefined && { by: time.by }),
    ...(time.service !== undefined && { service: time.service }),
  },
})

export function directoryMembers({ bytes: _, companion: __, iat, entries, revocations, ...rest }: Directory): DirectoryJson {
  return {
    ...rest,
    signed: timeOf(iat),
    entries: entries.map(({ from, until, ...entry }) => ({
      ...entry,
      from: timeOf(from),
      ...(until !== undefined && { until: timeOf(until) }),
    })),
    revocations: revocations.map(({ since, published, ...one }) => ({
      ...one,
      ...(since !== undefined && { since: timeOf(since) }),
      published: timeOf(published),
    })),
  }
}

/** A directory; with a trust store whether it believes the operator, and what was noticed. */
export function directoryJson(
  directory: Directory,
  more: { readonly believed?: boolean; readonly file?: string; readonly observations?: readonly Observation[] } = {},
): DirectoryOutput {
  const { believed, file, observations = [] } = more
  return plain({
    schema: 'rogatory.directory/1',
    directory: directoryMembers(directory),
    ...(believed !== undefined && { believed }),
    ...(file !== undefined && { file }),
    observations: observations.map(observationJson),
  })
}

export function successionJson({ bytes: _, kid: __, companion: ___, iat, ...rest }: Succession, file?: string): SuccessionOutput {
  return plain({ schema: 'rogatory.succession/1', ...rest, signed: timeOf(iat), ...(file !== undefined && { file }) })
}

export function officerRequestJson(request: OfficerRequest, files?: readonly string[]): OfficerRequestOutput {
  const { authority, key, fingerprint, names, function: post, iat } = request
  return plain({
    schema: 'rogatory.officer-request/1',
    authority,
    kid: key.kid,
    fingerprint,
    ...(names && { names }),
    ...(post && { function: post }),
    signed: timeOf(iat),
    ...(files && { files }),
  })
}

/** What opens a credential's closed parts, where it is at hand. */
export interface CredentialParts {
  readonly names?: Text
  readonly function?: Text
  readonly members?: readonly PoolMember[]
}

export function credentialJson(
  credential: Credential,
  more: { readonly parts?: CredentialParts; readonly checked: boolean; readonly file?: string },
): CredentialOutput {
  const { id, authority, issuer, key, companionKey, roles, from, until, officer, pool, iat } = credential
  const { names, function: post, members } = more.parts ?? {}
  return plain({
    schema: 'rogatory.credential/1',
    id,
    authority,
    issuer,
    kid: key.kid,
    ...(companionKey && { companion: companionKey.kid }),
    roles,
    from: timeOf(from),
    ...(until !== undefined && { until: timeOf(until) }),
    ...(officer !== undefined && { officer }),
    ...(pool && { pool }),
    ...(names && { names }),
    ...(post && { function: post }),
    ...(members && {
      members: members.map(({ from: began, until: ended, ...one }) => ({
        ...one,
        ...(began !== undefined && { from: timeOf(began) }),
        ...(ended !== undefined && { until: timeOf(ended) }),
      })),
    }),
    signed: timeOf(iat),
    checked: more.checked,
    ...(more.file !== undefined && { file: more.file }),
  })
}

export function revocationJson(revocation: Revocation, file?: string): RevocationOutput {
  const { id, authority, issuer, concerns, reason, since, published, iat } = revocation
  return plain({
    schema: 'rogatory.revocation/1',
    id,
    authority,
    issuer,
    concerns,
    reason,
    ...(since !== undefined && { since: timeOf(since) }),
    published: timeOf(published),
    signed: timeOf(iat),
    ...(file !== undefined && { file }),
  })
}
