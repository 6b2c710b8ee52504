import { type CryptoRun, providerOf } from '../crypto/index.js'
import { type Bytes, copyBytes, FormatError, toHex, UsageError, utf8 } from '../ground/index.js'
import { cardOfKeys, judgeSigner, type KeySet, type Trust } from '../identity/index.js'
import { parseStatement, type Statement, type StatementType, signStatement, verifyStatement } from '../statement/index.js'
import { canonicalJson } from './canonical.js'
import { profileLimits, readProfile } from './profile.js'
import type { Profile, ProfileSignature } from './types.js'

/** A profile with the signature and companion of the authority that publishes it (PRO-45). */
const profileType: StatementType = {
  name: 'profile',
  version: 1,
  cnf: true,
  companion: 'required',
  linked: false,
  schemas: async () => (await import('./signed-profile.schema.js')).signedProfile,
}

/** Bytes of a signed profile: those of the profile, and room for the header and the signatures. */
const signedLimit = profileLimits.bytes + 2 ** 16

/** Whether bytes are a signed profile rather than JSON: a COSE_Sign1 begins with its tag. */
export const isSignedProfile = (bytes: Uint8Array): boolean => bytes[0] === 0xd2

/** Whom a reader believes, and as at when; without it nobody is asked whose the signature is. */
export interface ProfileBelief {
  readonly trust: Trust
  /** now when absent */
  readonly at?: Date
}

/**
 * Signs a profile as the authority that publishes it: who answers for its words, never that they are right.
 * @throws UsageError for an officer's keys, or keys without a companion; FormatError as `readProfile`
 */
export async function signProfile(keys: KeySet, profile: Profile, run?: CryptoRun): Promise<Bytes> {
  const p = providerOf(run)
  const text = utf8(canonicalJson(readProfile(profile)))
  const card = await cardOfKeys(p, keys)
  if (card.keys.signing.kid !== keys.signer.key.kid)
    throw new UsageError('usage.argument', "an authority's own keys sign a profile, no officer's")
  const { statement } = await signStatement(p, keys, {
    type: profileType,
    iss: card.authority,
    sub: card.authority,
    iat: Math.floor(Date.now() / 1000),
    random: (n) => p.random(n),
    open: { profile: text },
  })
  return statement.bytes
}

/**
 * Reads a signed profile: signature and companion, then the profile by the rules of every other.
 * @throws FormatError `profile.format` for what is no signed profile or not in its one form, `statement.*`, `cose.*` for a signature
 * that does not hold, and as `readProfile`
 */
export async function readSignedProfile(
  given: Uint8Array,
  belief?: ProfileBelief,
  run?: CryptoRun,
): Promise<{ readonly profile: Profile; readonly signature: ProfileSignature }> {
  const p = providerOf(run)
  const parsed = await parseStatement(p, copyBytes(given), { profile: profileType }, signedLimit)
  if (!parsed.understood) throw wrong(`a ${parsed.type} of version ${parsed.version} is no signed profile`)
  const statement = await verifyStatement(p, parsed)
  if (!/^rog:[0-9a-f]{64}$/.test(statement.iss) || statement.sub !== statement.iss) throw wrong('it is signed as that of somebody else')
  const text = statement.payload.profile as Bytes
  const profile = readProfile(text)
  // One profile, one form: two files that differ in spaces would have two signatures and one digest.
  if (toHex(utf8(canonicalJson(profile))) !== toHex(text)) throw wrong('its JSON is not in canonical form')
  return { profile, signature: signatureOf(statement, belief) }
}

const wrong = (why: string) =>
  new FormatError('profile.format', `the file is no signed profile: ${why}`, { data: { member: 'its signature' } })

function signatureOf({ id, iss, kid, iat, companionKey }: Statement, belief: ProfileBelief | undefined): ProfileSignature {
  const signature = { statement: id, authority: iss, kid, signed: iat }
  if (belief === undefined) return signature
  const at = Math.floor((belief.at ?? new Date()).getTime() / 1000)
  const { believed } = judgeSigner(belief.trust, { id, kid, iss, iat, ...(companionKey && { companionKey }) }, at)
  return { ...signature, believed }
}
