import { decodeDocket, type Report, verify, verifyDocket } from '../exchange/index.js'
import { DecryptionError, LimitError, type Progress, SourceError, throwIfAborted } from '../ground/index.js'
import { emptyTrust, type KeySet, pinCard, readCard, readTrust, type Trust, unlockKeySet } from '../identity/index.js'
import { errorSentence, shown } from '../report/index.js'
import { breathe, pageProvider } from './breathe.js'

/** A card, and the fingerprint that its authority said over another channel. */
export interface GivenCard {
  readonly file: File
  readonly fingerprint: string
}

/** What somebody chose on the page. */
export interface Choice {
  readonly envelope: File | undefined
  readonly docket: File | undefined
  readonly trust: File | undefined
  readonly cards: readonly GivenCard[]
  readonly key: File | undefined
  readonly passphrase: string
}

export interface Checked {
  readonly report: Report
  /** whose names may be used */
  readonly trust: Trust
  /** the files that were read, and as what, in words */
  readonly given: readonly string[]
}

export interface PageRun {
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
  /** what is being done now, where it has no progress of its own */
  readonly onStep: (words: string) => void
}

/** Something the person at the page can put right, in one sentence. */
export class Told extends Error {}

const smallLimit = 2 ** 26

/** Checks what was chosen. Bad evidence is in the report. @throws Told for files that cannot be used; AbortError */
export async function check(choice: Choice, page: PageRun): Promise<Checked> {
  const { envelope, docket } = choice
  const { signal, onProgress } = page
  if (envelope === undefined && docket === undefined) throw new Told('Choose an envelope, or a case record.')
  const run = { signal, onProgress, crypto: pageProvider }
  const trust = await trustOf(choice, signal)
  const keys = envelope === undefined ? undefined : await keysOf(choice, page)
  page.onStep('Reading the case record')
  const record = docket && (await named(docket, 'cannot be read as a case record', () => decodeDocket(docket, run)))
  const given = describe(choice)
  if (envelope === undefined) return { report: await verifyDocket(record!, { trust }, run), trust, given }
  page.onStep('Reading the seal')
  const believe = { trust, ...(keys && { keys }), ...(record && { docket: record }) }
  try {
    return { report: await verify(envelope, believe, run), trust, given }
  } catch (error) {
    if (!(error instanceof DecryptionError)) throw error
    throw new Told(
      `The key does not fit: the envelope ${nameOf(envelope)} is not sealed to it. Without a key its seal can still be checked.`,
    )
  }
}

async function trustOf({ trust: file, cards }: Choice, signal: AbortSignal): Promise<Trust> {
  let trust =
    file === undefined ? emptyTrust() : await named(file, 'cannot be used as a trust store', async () => readTrust(await textOf(file)))
  for (const { file: card, fingerprint } of cards) {
    throwIfAborted(signal)
    if (fingerprint.trim() === '')
      throw new Told(
        `Type the fingerprint of ${nameOf(card)} as its authority told it to you, or leave the card out: a card alone proves nothing.`,
      )
    trust = await named(card, 'cannot be used as a card', async () => {
      const read = await readCard(new Uint8Array(await bytesOf(card)), { crypto: pageProvider })
      return pinCard(trust, read, { fingerprint })
    })
  }
  return trust
}

async function keysOf({ key, passphrase }: Choice, { onStep, signal }: PageRun): Promise<KeySet | undefined> {
  if (key === undefined) return undefined
  onStep(passphrase === '' ? 'Reading the key' : 'Unlocking the key: this takes some seconds, in which the page does not answer')
  // Twice, so that the sentence is on the screen before the work that holds everything up.
  for (let i = 0; i < 2; i++) await new Promise<void>((done) => setTimeout(done, 50))
  throwIfAborted(signal)
  return named(key, 'cannot be used as a key file', async () => {
    try {
      return await unlockKeySet(await textOf(key), passphrase === '' ? null : passphrase, { crypto: pageProvider })
    } catch (error) {
      if (error instanceof DecryptionError) throw new Told(`The passphrase does not fit the key file ${nameOf(key)}.`)
      throw error
    } finally {
      await breathe()
    }
  })
}

/** What is wrong with a file is told with its name: several are read at once. */
async function named<T>(file: File, fault: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Told || (error instanceof Error && error.name === 'AbortError')) throw error
    throw new Told(`${nameOf(file)} ${fault}. ${errorSentence(error)}`, { cause: error })
  }
}

async function bytesOf(file: File): Promise<ArrayBuffer> {
  if (file.size > smallLimit) throw new LimitError('run.limit', 'larger than any file of its kind')
  try {
    return await file.arrayBuffer()
  } catch (cause) {
    throw new SourceError('source.read', 'the browser could not read the file', { cause })
  }
}

const textOf = async (file: File): Promise<string> => new TextDecoder().decode(await bytesOf(file))

export const nameOf = (file: File): string => shown(file.name, 120)

function describe({ envelope, docket, trust, cards, key }: Choice): readonly string[] {
  const one = (what: string, file: File | undefined) =>
    file === undefined ? [] : [`${what}: ${nameOf(file)}, ${file.size.toLocaleString('en')} bytes`]
  return [
    ...one('Envelope', envelope),
    ...one('Case record', docket),
    ...one('Trust store', trust),
    ...(trust === undefined && cards.length === 0 ? ['No trust store and no card: nobody is known here'] : []),
    ...cards.flatMap(({ file }) => one('Card, believed for this check only because its fingerprint was typed in here', file)),
    ...one(envelope === undefined ? 'Key, not used: a case record alone needs none' : 'Key', key),
  ]
}
