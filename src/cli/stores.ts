import type { Docket } from '../docket/index.js'
import { FormatError, type Verified } from '../ground/index.js'
import {
  type Card,
  type Directory,
  emptyTrust,
  pinCard,
  readCard,
  readDirectory,
  type Trust,
  trustedCard,
  type UnverifiedCard,
} from '../identity/index.js'
import { readDocketFile, readTrustFile } from '../node/index.js'
import { readSmall } from './files.js'

/** A card from its file. @throws FormatError naming the file, for one that is no card or was changed */
export async function loadCard(path: string): Promise<UnverifiedCard> {
  const bytes = await readSmall(path)
  return named(path, 'a card', () => readCard(bytes))
}

/** Whom a trust store believes. @throws FormatError naming the file, for one that is no trust store */
export const loadTrust = (path: string): Promise<Trust> => named(path, 'a trust store', () => readTrustFile(path))

/** A docket from its file. @throws FormatError naming the file, for one that is no docket */
export const loadDocket = (path: string, run: Parameters<typeof readDocketFile>[1]): Promise<Docket> =>
  named(path, 'a docket', () => readDocketFile(path, run))

/** A directory from its file. @throws FormatError naming the file, for one that is no directory or was changed */
export async function loadDirectory(path: string): Promise<Directory> {
  const bytes = await readSmall(path)
  return named(path, 'a directory', () => readDirectory(bytes))
}

/** What is wrong with a file is told with its name: several are read by one command. */
async function named<T>(path: string, kind: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause
    throw new FormatError(cause.code, `${path} is not ${kind}, or was changed: ${cause.message}`, { cause, data: { ...cause.data, path } })
  }
}

/** Takes a card at its own word, where the caller says openly that it was not checked. */
export function uncheckedCard(card: Card): Verified<Card> {
  const trusted = trustedCard(pinCard(emptyTrust(), card), card.keys.signing.kid)
  if (trusted === undefined) throw new FormatError('card.keys', 'the card cannot be used')
  return trusted
}

/** An authority by its id, or by its card file. */
export const authorityAt = async (given: string): Promise<string> =>
  /^rog:[0-9a-f]{64}$/.test(given) ? given : (await loadCard(given)).authority
