import { chmod, lstat, mkdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { SourceError, UsageError, utf8 } from '../../ground/index.js'
import { type CardFields, generateKeySet, lockKeySet, type Role, readCard, roles, succeedCard } from '../../identity/index.js'
import { fileSink } from '../../node/index.js'
import { cardJson } from '../../report/index.js'
import { type Exit, exits } from '../exits.js'
import type { KeygenOptions } from '../given/keygen.js'
import { newPassphrase } from '../keys.js'
import type { Shell } from '../shell.js'
import { loadCard } from '../stores.js'
import { oneOf } from '../words.js'

/** Makes an authority's keys and card in a folder, never over what is there. The fingerprint is the last line. */
export async function keygen(shell: Shell, options: KeygenOptions): Promise<Exit> {
  const about = fieldsOf(options)
  const secret = join(options.out, 'secret.key')
  const shared = join(options.out, 'public.card')
  for (const path of [secret, shared]) await refuseExisting(path)
  if (!options.passphrase && options.passphraseFile !== undefined)
    throw new UsageError('usage.argument', '--no-passphrase and --passphrase-file contradict each other')
  const passphrase = options.passphrase ? await newPassphrase(shell, options.passphraseFile) : null
  const keys =
    options.succeeds === undefined ? await generateKeySet(about) : await succeedCard(about, (await loadCard(options.succeeds)).bytes)
  const text = await lockKeySet(keys, passphrase)
  await mkdir(options.out, { recursive: true, mode: 0o700 }).catch((cause: NodeJS.ErrnoException) => {
    throw new SourceError('sink.write', `${options.out} cannot be made: ${cause.code}`, { cause, data: { path: options.out } })
  })
  await writeNew(shared, keys.card)
  try {
    await writeNew(secret, utf8(text))
  } catch (cause) {
    await unlink(shared).catch(() => undefined)
    throw cause
  }
  await chmod(shared, 0o644)
  const card = await readCard(keys.card)
  await shell.print(
    [
      `${oneOf(card.names)} (${card.jurisdiction}), ${card.authority}`,
      `${secret}  keep this secret${passphrase === null ? '; it is NOT protected by a passphrase' : ''}`,
      `${shared}  give this to others; they compare the fingerprint with you over a second channel`,
      'Fingerprint of the card:',
      card.fingerprint,
    ].join('\n'),
  )
  await shell.document(cardJson(card, [secret, shared]))
  return exits.ok
}

async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const writer = fileSink(path).getWriter()
  await writer.write(bytes)
  await writer.close()
}

async function refuseExisting(path: string): Promise<void> {
  if (await lstat(path).catch(() => undefined)) throw new SourceError('sink.exists', `${path} exists already`, { data: { path } })
}

function fieldsOf(options: KeygenOptions): CardFields {
  const language = options.language ?? 'und'
  if (options.name.trim() === '') throw new UsageError('usage.argument', 'an authority needs a name')
  const contact = {
    ...(options.email !== undefined && { email: options.email }),
    ...(options.phone !== undefined && { phone: options.phone }),
    ...(options.address !== undefined && { address: { [language]: options.address } }),
  }
  return {
    names: { [language]: options.name },
    jurisdiction: jurisdictionOf(options.jurisdiction),
    roles: [...new Set(options.role.flatMap((role) => role.split(',')).map(roleOf))],
    ...(Object.keys(contact).length > 0 && { contact }),
  }
}

function roleOf(text: string): Role {
  const role = roles.find((known) => known === text)
  if (role === undefined) throw new UsageError('usage.argument', `there is no role ${text}; the roles are ${roles.join(', ')}`)
  return role
}

/** A code that is in use today: `UK` and `DD` are told what they are now. */
function jurisdictionOf(code: string): string {
  const country = /^([A-Z]{2})(?:-[A-Z0-9]{1,3})?$/.exec(code)?.[1]
  if (country === undefined) {
    if (/^[A-Z][A-Z0-9-]{2,31}$/.test(code)) return code
    throw new UsageError(
      'usage.argument',
      `${code} is no jurisdiction: give an ISO 3166-1 alpha-2 code (PT), an ISO 3166-2 code (DE-HH) or an organisation in capitals (EUROJUST)`,
    )
  }
  const now = new Intl.Locale(`und-${country}`).region ?? country
  const known = country !== 'ZZ' && new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(country) !== undefined
  if (now !== country) throw new UsageError('usage.argument', `${country} is no ISO 3166-1 code in use; did you mean ${now}?`)
  if (!known) throw new UsageError('usage.argument', `${country} is no ISO 3166-1 alpha-2 code`)
  return code
}
