import * as z from 'zod/mini'
import type {
  CredentialOutput,
  DirectoryJson,
  DirectoryOutput,
  OfficerRequestOutput,
  PolicyCheckOutput,
  RevocationOutput,
  RuleJson,
  SignerJson,
  SuccessionOutput,
} from './identity-outputs.js'
import { boolean, count, hash, list, type Of, observation, optional, role, string, text, time } from './pieces.schema.js'

const reason = z.enum(['superseded', 'ceased', 'compromised'])

export const signer: Of<SignerJson> = z.strictObject({
  statement: hash,
  believed: boolean,
  kid: hash,
  authority: string,
  roles: list(role),
  officer: optional(z.strictObject({ credential: hash, id: optional(string), pool: optional(z.literal(true)) })),
  keyStatus: z.enum(['valid', 'superseded', 'ceased', 'compromisedSince', 'expired', 'notYetValid', 'unknown']),
  time: z.strictObject({ claimed: time, shownBefore: optional(time), by: optional(hash), service: optional(hash) }),
})

export const directory: Of<DirectoryJson> = z.strictObject({
  id: hash,
  signer: string,
  kid: hash,
  number: count,
  replaces: optional(hash),
  signed: time,
  entries: list(
    z.strictObject({ card: hash, fingerprint: string, authority: string, kids: list(hash), from: time, until: optional(time) }),
  ),
  revocations: list(
    z.strictObject({ authority: string, kid: optional(hash), card: optional(hash), reason, since: optional(time), published: time }),
  ),
})

const directoryOutput: Of<DirectoryOutput> = z.strictObject({
  schema: z.literal('rogatory.directory/1'),
  directory,
  believed: optional(boolean),
  file: optional(string),
  observations: list(observation),
})

const succession: Of<SuccessionOutput> = z.strictObject({
  schema: z.literal('rogatory.succession/1'),
  id: hash,
  signer: string,
  authority: string,
  old: hash,
  next: hash,
  fingerprint: string,
  reason: z.enum(['lost', 'destroyed', 'compromised']),
  signed: time,
  file: optional(string),
})

const officerRequest: Of<OfficerRequestOutput> = z.strictObject({
  schema: z.literal('rogatory.officer-request/1'),
  authority: string,
  kid: hash,
  fingerprint: string,
  names: optional(text),
  function: optional(text),
  signed: time,
  files: optional(list(string)),
})

const credential: Of<CredentialOutput> = z.strictObject({
  schema: z.literal('rogatory.credential/1'),
  id: hash,
  authority: string,
  issuer: hash,
  kid: hash,
  companion: optional(hash),
  roles: list(role),
  from: time,
  until: optional(time),
  officer: optional(string),
  pool: optional(z.strictObject({ withheldBy: optional(text) })),
  names: optional(text),
  function: optional(text),
  members: optional(list(z.strictObject({ names: text, function: optional(text), from: optional(time), until: optional(time) }))),
  signed: time,
  checked: boolean,
  file: optional(string),
})

const revocation: Of<RevocationOutput> = z.strictObject({
  schema: z.literal('rogatory.revocation/1'),
  id: hash,
  authority: string,
  issuer: hash,
  concerns: hash,
  reason,
  since: optional(time),
  published: time,
  signed: time,
  file: optional(string),
})

const rule: Of<RuleJson> = z.strictObject({ member: string, sentence: string })

const policyCheck: Of<PolicyCheckOutput> = z.strictObject({
  schema: z.literal('rogatory.policy-check/1'),
  correct: boolean,
  wrong: list(rule),
  rules: list(rule),
  policy: optional(z.record(z.string(), z.unknown())),
})

export const identityOutputSchemas = {
  directory: directoryOutput,
  succession,
  'officer-request': officerRequest,
  credential,
  revocation,
  'policy-check': policyCheck,
} as const
