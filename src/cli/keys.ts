import process from 'node:process'
import { RogatoryError, UsageError } from '../ground/index.js'
import { type Card, type KeySet, readCard, readCredential, unlockKeySet } from '../identity/index.js'
import { timeOf } from '../report/index.js'
import { readSecret, readText } from './files.js'
import { askHidden } from './prompt.js'
import type { Shell } from './shell.js'
import { fitting } from './unfit-key.js'

export interface KeyOptions {
  readonly key: string
  readonly passphraseFile?: string
}

/** Somebody's keys, ready to sign and open with, and their own card. */
export interface OpenKeys {
  readonly keys: KeySet
  readonly card: Card
}

/** Unlocks the key file; only a protected one asks for its passphrase. */
export async function loadKeys(shell: Shell, { key, passphraseFile }: KeyOptions): Promise<OpenKeys> {
  const text = await readSecret(key)
  const keys = await unlockKeySet(text, null).catch(async (error: unknown) => {
    if (!(error instanceof RogatoryError) || error.code !== 'key.passphrase-needed') throw error
    const passphrase = await passphraseFor(shell, passphraseFile, `Passphrase of ${key}: `)
    return fitting(`The passphrase does not fit the key file ${key}.`, unlockKeySet(text, passphrase))
  })
  const card = await readCard(keys.card)
  if (keys.credential !== undefined) await sayIfEnded(shell, keys.credential, card)
  return { keys, card }
}

/** An officer is told before signing what everybody who verifies will see: nobody believes it. */
async function sayIfEnded(shell: Shell, credential: Uint8Array, card: Card): Promise<void> {
  const { from, until } = await readCredential(credential, card)
  const now = Date.now() / 1000
  if (until !== undefined && now > until)
    shell.say(
      `The credential of these keys ended on ${timeOf(until)}: what is signed with them from then on is not believed. Ask your authority for a new one.`,
    )
  else if (now < from) shell.say(`The credential of these keys begins on ${timeOf(from)}: what is signed with them before is not believed.`)
}

/** The passphrase: from the file, else from the environment, else asked; nobody to ask is an error. */
export async function passphraseFor(shell: Shell, file: string | undefined, question: string): Promise<string> {
  const given = await givenPassphrase(file)
  if (given !== undefined) return given
  if (!shell.interactive)
    throw new UsageError(
      'key.passphrase-needed',
      'the key is protected by a passphrase: give --passphrase-file or ROGATORY_PASSPHRASE, or run in a terminal',
    )
  return askHidden(shell, question)
}

/** The passphrase of a new key, asked twice so that a slip does not lock it for ever. */
export async function newPassphrase(shell: Shell, file: string | undefined): Promise<string> {
  const given = await givenPassphrase(file)
  if (given !== undefined) return given
  if (!shell.interactive)
    throw new UsageError(
      'key.passphrase-needed',
      'a new key needs a passphrase: give --passphrase-file or ROGATORY_PASSPHRASE, run in a terminal, or say --no-passphrase',
    )
  const first = await askHidden(shell, 'New passphrase: ')
  if (first === '') throw new UsageError('usage.argument', 'an empty passphrase protects nothing; --no-passphrase must be said')
  if ((await askHidden(shell, 'The same again: ')) !== first) throw new UsageError('usage.argument', 'the two passphrases are not the same')
  return first
}

async function givenPassphrase(file: string | undefined): Promise<string | undefined> {
  const text = file === undefined ? process.env.ROGATORY_PASSPHRASE : await readText(file)
  const line = text?.split(/\r?\n/, 1)[0]
  if (file !== undefined && !line)
    throw new UsageError('usage.argument', `the first line of ${file} is empty: it holds no passphrase`, { data: { path: file } })
  return line || undefined
}
