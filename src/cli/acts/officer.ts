import { randomBytes } from 'node:crypto'
import { lstat, mkdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { encode } from '../../cbor/index.js'
import { SourceError, UsageError, utf8 } from '../../ground/index.js'
import {
  generateOfficerKeys,
  giveCredential,
  lockKeySet,
  type OfficerRequest,
  type Role,
  readFingerprint,
  readRequest,
  requestCredential,
  revokeKey,
  roles,
  shownByKeyFile,
  withCredential,
} from '../../identity/index.js'
import { fileSink, replaceFile } from '../../node/index.js'
import {
  credentialJson,
  credentialText,
  officerRequestJson,
  officerRequestText,
  revocationJson,
  revocationText,
} from '../../report/index.js'
import { seconds } from '../convert.js'
import { type Exit, exits } from '../exits.js'
import { readSecret, readSmall } from '../files.js'
import type { OfficerAcceptOptions, OfficerIssueOptions, OfficerKeygenOptions, OfficerRevokeOptions } from '../given/officer.js'
import { loadKeys, newPassphrase } from '../keys.js'
import { ask } from '../prompt.js'
import { writeShared } from '../shared-file.js'
import type { Shell } from '../shell.js'
import { loadCard } from '../stores.js'
import { oneOf } from '../words.js'
import { credentialFile } from './credential-file.js'
import { reasonOf, sinceOf } from './directory.js'

const now = () => Math.floor(Date.now() / 1000)
const look = (shell: Shell) => ({ columns: shell.columns, colour: shell.colour })

export async function keygen(shell: Shell, path: string, options: OfficerKeygenOptions): Promise<Exit> {
  const card = await loadCard(path)
  const language = options.language ?? 'und'
  const [secret, shared] = [join(options.out, 'secret.key'), join(options.out, 'officer.request')]
  for (const one of [secret, shared])
    if (await lstat(one).catch(() => undefined)) throw new SourceError('sink.exists', `${one} exists already`, { data: { path: one } })
  if (!options.passphrase && options.passphraseFile !== undefined)
    throw new UsageError('usage.argument', '--no-passphrase and --passphrase-file contradict each other')
  const passphrase = options.passphrase ? await newPassphrase(shell, options.passphraseFile) : null
  const keys = await generateOfficerKeys(card.bytes)
  const text = await lockKeySet(keys, passphrase)
  const request = await requestCredential(keys, {
    ...(options.name !== undefined && { names: { [language]: options.name } }),
    ...(options.function !== undefined && { function: { [language]: options.function } }),
  })
  await mkdir(options.out, { recursive: true, mode: 0o700 }).catch((cause: NodeJS.ErrnoException) => {
    throw new SourceError('sink.write', `${options.out} cannot be made: ${cause.code}`, { cause, data: { path: options.out } })
  })
  await writeShared(shared, request.bytes)
  try {
    const writer = fileSink(secret).getWriter()
    await writer.write(utf8(text))
    await writer.close()
  } catch (cause) {
    await unlink(shared).catch(() => undefined)
    throw cause
  }
  const json = officerRequestJson(request, [secret, shared])
  await shell.print(officerRequestText(json, look(shell)))
  await shell.document(json)
  return exits.ok
}

export async function issue(shell: Shell, path: string, options: OfficerIssueOptions): Promise<Exit> {
  const request = await readRequest(await readSmall(path))
  await confirmRequest(shell, request, options)
  const { keys, card } = await loadKeys(shell, options)
  const language = options.language ?? 'und'
  if (options.pool !== true && (options.withheldBy !== undefined || options.member !== undefined))
    throw new UsageError('usage.argument', '--withheld-by and --member belong to --pool')
  const names = options.name === undefined ? request.names : { [language]: options.name }
  const post = options.function === undefined ? request.function : { [language]: options.function }
  const { bytes, openings } = await giveCredential(keys, request, {
    roles: [...new Set(options.role.flatMap((one) => one.split(',')).map(roleOf))],
    from: options.from === undefined ? now() : seconds(options.from, '--from'),
    ...(options.until !== undefined && { until: seconds(options.until, '--until') }),
    // A pool is nobody in particular: an id of its own would count it as one more person.
    ...(options.pool === true ? {} : { officer: options.officer ?? randomBytes(8).toString('hex') }),
    ...(options.pool === true && { pool: { ...(options.withheldBy !== undefined && { withheldBy: { [language]: options.withheldBy } }) } }),
    ...(names && { names }),
    ...(post && { function: post }),
    ...(options.member && { members: options.member.map((name) => ({ names: { [language]: name } })) }),
  })
  await writeShared(options.out, encode([bytes, openings]))
  const file = await credentialFile(await readSmall(options.out), card)
  const json = credentialJson(file.credential, { parts: file.parts, checked: true, file: options.out })
  await shell.print(credentialText(json, look(shell)))
  await shell.document(json)
  return exits.ok
}

/** Whoever signs a request nobody read out makes an officer of anybody who could replace the file. */
async function confirmRequest(shell: Shell, request: OfficerRequest, options: OfficerIssueOptions): Promise<void> {
  let { fingerprint } = options
  if (fingerprint === undefined && shell.interactive)
    fingerprint =
      (await ask(
        shell,
        `This request says it is by ${oneOf(request.names) || 'an officer who is not named'}. Ask them for its fingerprint; type what they read to you, or press Enter to go on without: `,
      )) || undefined
  if (fingerprint === undefined) return shell.say('The fingerprint of the request was not compared.')
  if (readFingerprint(fingerprint) !== request.fingerprint)
    throw new UsageError('trust.fingerprint', 'this is the fingerprint of another request')
}

function roleOf(text: string): Role {
  const role = roles.find((known) => known === text)
  if (role === undefined) throw new UsageError('usage.argument', `there is no role ${text}; the roles are ${roles.join(', ')}`)
  return role
}

export async function accept(shell: Shell, path: string, options: OfficerAcceptOptions): Promise<Exit> {
  const text = await readSecret(options.key)
  const newer = options.card === undefined ? undefined : await loadCard(options.card)
  const card = newer ?? (await shownByKeyFile(text)).card
  const { bytes, credential, parts } = await credentialFile(await readSmall(path), card)
  // The authority's word goes into the file, names and what opens them do not: they would travel with every copy of the key.
  await replaceFile(options.key, [utf8(await withCredential(text, bytes, newer?.bytes))])
  const json = credentialJson(credential, { parts, checked: true, file: options.key })
  await shell.print(credentialText(json, look(shell)))
  await shell.document(json)
  return exits.ok
}

export async function revoke(shell: Shell, options: OfficerRevokeOptions): Promise<Exit> {
  const reason = reasonOf(options.reason)
  const since = sinceOf(reason, options.since)
  if ((options.kid === undefined) === (options.credential === undefined))
    throw new UsageError('usage.argument', 'whose key? Give --kid or --credential')
  if (options.kid !== undefined && !/^[0-9a-f]{64}$/.test(options.kid))
    throw new UsageError('usage.argument', '--kid wants the thumbprint of a key, 64 hexadecimal digits')
  const { keys, card } = await loadKeys(shell, options)
  const concerns = options.kid ?? (await credentialFile(await readSmall(options.credential!), card)).credential.key.kid
  const { bytes, revocation } = await revokeKey(keys, {
    concerns,
    reason,
    ...(since !== undefined && { since }),
    published: options.published === undefined ? now() : seconds(options.published, '--published'),
  })
  await writeShared(options.out, bytes)
  const json = revocationJson(revocation, options.out)
  await shell.print(revocationText(json, look(shell)))
  await shell.document(json)
  return exits.ok
}
