import { UsageError } from '../../ground/index.js'
import {
  type Directory,
  type DirectoryContent,
  type DirectoryRevocation,
  entryOf,
  newSuccession,
  type RevocationReason,
  type SuccessionReason,
  newDirectory as sign,
} from '../../identity/index.js'
import { directoryJson, directoryText, successionJson, successionText } from '../../report/index.js'
import { seconds } from '../convert.js'
import { type Exit, exits } from '../exits.js'
import type { DirectorySignOptions } from '../given/directory.js'
import { loadKeys } from '../keys.js'
import { writeShared } from '../shared-file.js'
import type { Shell } from '../shell.js'
import { loadCard, loadDirectory } from '../stores.js'

const now = () => Math.floor(Date.now() / 1000)
const time = (text: string | undefined, option: string): number => (text === undefined ? now() : seconds(text, option))

export async function newDirectory(shell: Shell, cards: readonly string[], options: DirectorySignOptions): Promise<Exit> {
  return signed(shell, options, undefined, { entries: await entriesOf(cards, options), revocations: [] })
}

export async function addCards(shell: Shell, file: string, cards: readonly string[], options: DirectorySignOptions): Promise<Exit> {
  const before = await loadDirectory(file)
  const { entries, revocations } = before
  const fresh = await entriesOf(cards, options)
  for (const { card } of fresh)
    if (entries.some((one) => one.card === card)) throw new UsageError('usage.argument', `the directory lists the card ${card} already`)
  return signed(shell, options, before, { entries: [...entries, ...fresh], revocations })
}

export async function closeEntry(shell: Shell, file: string, options: DirectorySignOptions): Promise<Exit> {
  const before = await loadDirectory(file)
  const card = await cardId(options.card!)
  const until = time(options.until, '--until')
  const open = listed(before, card)
  if (open.until !== undefined) throw new UsageError('usage.argument', 'this entry is closed already')
  if (until < open.from) throw new UsageError('usage.argument', '--until lies before the entry begins')
  const entries = before.entries.map((one) => (one.card === card ? { ...one, until } : one))
  return signed(shell, options, before, { entries, revocations: before.revocations })
}

export async function revoke(shell: Shell, file: string, options: DirectorySignOptions): Promise<Exit> {
  const before = await loadDirectory(file)
  if ((options.card === undefined) === (options.kid === undefined))
    throw new UsageError('usage.argument', 'revoke one card, or one key: --card or --kid')
  const reason = reasonOf(options.reason)
  const since = sinceOf(reason, options.since)
  const about = options.card === undefined ? keyOf(options) : cardOf(before, await cardId(options.card))
  const one: DirectoryRevocation = {
    ...about,
    reason,
    ...(since !== undefined && { since }),
    published: time(options.published, '--published'),
  }
  return signed(shell, options, before, { entries: before.entries, revocations: [...before.revocations, one] })
}

export async function succeed(shell: Shell, options: DirectorySignOptions): Promise<Exit> {
  const reasons: readonly string[] = ['lost', 'destroyed', 'compromised'] satisfies SuccessionReason[]
  if (!reasons.includes(options.reason ?? '')) throw new UsageError('usage.argument', '--reason is lost, destroyed or compromised')
  const [old, next] = [await loadCard(options.old!), await loadCard(options.new!)]
  const { keys } = await loadKeys(shell, options)
  const succession = await newSuccession(keys, { old, next, reason: options.reason as SuccessionReason })
  await writeShared(options.out, succession.bytes)
  const json = successionJson(succession, options.out)
  await shell.print(successionText(json, { columns: shell.columns, colour: shell.colour }))
  await shell.document(json)
  return exits.ok
}

async function signed(
  shell: Shell,
  options: DirectorySignOptions,
  before: Directory | undefined,
  content: DirectoryContent,
): Promise<Exit> {
  const { keys } = await loadKeys(shell, options)
  const directory = await sign(keys, content, before)
  await writeShared(options.out, directory.bytes)
  const json = directoryJson(directory, { file: options.out })
  await shell.print(directoryText(json, { columns: shell.columns, colour: shell.colour }))
  await shell.document(json)
  return exits.ok
}

async function entriesOf(cards: readonly string[], { from }: DirectorySignOptions) {
  const at = time(from, '--from')
  return Promise.all(cards.map(async (path) => entryOf(await loadCard(path), at)))
}

const cardId = async (which: string): Promise<string> => (/^[0-9a-f]{64}$/.test(which) ? which : (await loadCard(which)).id)

function listed({ entries }: Directory, card: string) {
  const entry = entries.find((one) => one.card === card)
  if (entry === undefined) throw new UsageError('usage.argument', 'the directory does not list this card')
  return entry
}

const cardOf = (before: Directory, card: string) => ({ authority: listed(before, card).authority, card })

function keyOf({ kid, authority }: DirectorySignOptions) {
  if (!/^[0-9a-f]{64}$/.test(kid ?? ''))
    throw new UsageError('usage.argument', '--kid wants the thumbprint of a key, 64 hexadecimal digits')
  if (!/^rog:[0-9a-f]{64}$/.test(authority ?? '')) throw new UsageError('usage.argument', '--kid needs --authority, an authority id')
  return { authority: authority!, kid: kid! }
}

export function reasonOf(text: string | undefined): RevocationReason {
  if (text === 'superseded' || text === 'ceased' || text === 'compromised') return text
  throw new UsageError('usage.argument', '--reason is superseded, ceased or compromised')
}

/** Since when a compromised key is in other hands: a day to come would leave all that is forged with it until then standing. */
export function sinceOf(reason: RevocationReason, text: string | undefined): number | undefined {
  if ((reason === 'compromised') !== (text !== undefined))
    throw new UsageError('usage.argument', '--since belongs to compromised, and compromised needs it')
  const since = text === undefined ? undefined : seconds(text, '--since')
  if (since !== undefined && since > now() + 300)
    throw new UsageError('usage.argument', `--since ${text} lies in the future: since when is the key in other hands?`)
  return since
}
