import { type CryptoProvider, type CryptoRun, providerOf } from '../crypto/index.js'
import { type Bytes, copyBytes, FormatError, fromHex, type Hex, LimitError, toHex, UsageError } from '../ground/index.js'
import { parseStatement, type SigningKeys, type Statement, signStatement, verifyStatement } from '../statement/index.js'
import { put } from './pins.js'
import type { Directory, DirectoryContent, DirectoryEntry, DirectoryRevocation } from './shapes.js'
import { directoryType } from './statements.js'
import type { Card, IdentityContext } from './types.js'

/** Bytes of a directory: what a docket.introduce can carry. */
export const directoryLimit = 2 ** 20

interface Payload {
  readonly number: number
  readonly replaces?: Bytes
  readonly entries: readonly (Omit<DirectoryEntry, 'card' | 'kids'> & { readonly card: Bytes; readonly kids: readonly Bytes[] })[]
  readonly revocations: readonly (Omit<DirectoryRevocation, 'kid' | 'card'> & { readonly kid?: Bytes; readonly card?: Bytes })[]
}

/** The entry of a card, valid from `from` (seconds since 1970 UTC). */
export function entryOf(card: Card, from: number, until?: number): DirectoryEntry {
  const { signing, companion, receiving } = card.keys
  const kids = [signing.kid, companion.kid, ...(receiving ? [receiving.kid] : [])]
  const { id, fingerprint, authority } = card
  return { card: id, fingerprint, authority, kids, from, ...(until !== undefined && { until }) }
}

/**
 * Signs the next version of a directory, or its first.
 * @throws UsageError for content a reader would refuse, or that drops what `before` lists; and without a companion
 */
export async function signDirectory(
  p: CryptoProvider,
  keys: SigningKeys,
  signer: string,
  content: DirectoryContent,
  before: Directory | undefined,
  ctx: IdentityContext,
): Promise<Directory> {
  const entries = [...content.entries].sort((a, b) => order(a.card, b.card))
  const revocations = [...content.revocations].sort((a, b) => order(revocationKey(a), revocationKey(b)))
  if (before !== undefined) {
    if (before.signer !== signer) throw new UsageError('directory.signer', 'the directory before is of another operator')
    const gone = droppedFrom(before, { entries, revocations })
    if (gone !== undefined)
      throw new UsageError('directory.dropped', 'a directory never drops an entry, it closes it', { data: { ...gone } })
  }
  const { statement } = await signStatement(p, keys, {
    type: directoryType,
    iss: signer,
    sub: signer,
    iat: ctx.now,
    random: ctx.random,
    open: {
      number: (before?.number ?? 0) + 1,
      replaces: before && fromHex(before.id),
      entries: entries.map(({ card, kids, ...rest }) => ({ ...rest, card: fromHex(card), kids: kids.map(fromHex) })),
      revocations: revocations.map(({ kid, card, ...rest }) => ({
        ...rest,
        ...(kid !== undefined && { kid: fromHex(kid) }),
        ...(card !== undefined && { card: fromHex(card) }),
      })),
    },
  })
  if (statement.bytes.length > directoryLimit)
    throw new UsageError('usage.argument', `a directory of ${statement.bytes.length} bytes: at most ${directoryLimit}`)
  return directoryOf(statement)
}

/**
 * Reads a directory and verifies its signature and companion. That says nothing about whose it is.
 * @throws FormatError `directory.type`, `directory.entry`, `statement.*`; LimitError above 1 MiB
 */
export async function readDirectory(bytes: Uint8Array, run?: CryptoRun): Promise<Directory> {
  return directoryWith(providerOf(run), copyBytes(bytes))
}

/** `readDirectory` with the provider at hand. */
export async function directoryWith(p: CryptoProvider, bytes: Uint8Array): Promise<Directory> {
  let parsed: Awaited<ReturnType<typeof parseStatement>>
  try {
    parsed = await parseStatement(p, bytes, { directory: directoryType }, directoryLimit)
  } catch (cause) {
    if (cause instanceof LimitError) throw cause
    throw new FormatError('directory.type', 'not a directory', { cause })
  }
  if (!parsed.understood) throw new FormatError('directory.type', `a ${parsed.type} of version ${parsed.version} is not a directory`)
  return directoryOf(await verifyStatement(p, parsed))
}

/** The directory that a verified statement is. @throws FormatError `directory.type`, `directory.entry`, `statement.sub` */
export function directoryOf(statement: Statement): Directory {
  if (statement.type !== 'directory' || !statement.understood) throw new FormatError('directory.type', 'not a directory')
  if (!/^rog:[0-9a-f]{64}$/.test(statement.iss) || statement.sub !== statement.iss)
    throw new FormatError('statement.sub', 'a directory is about the lists of the operator that signs it')
  const payload = statement.payload as unknown as Payload
  const entries = payload.entries.map(({ card, kids, ...rest }) => ({ ...rest, card: toHex(card), kids: kids.map(toHex) }))
  const revocations = payload.revocations.map(({ kid, card, ...rest }) => ({
    ...rest,
    ...(kid && { kid: toHex(kid) }),
    ...(card && { card: toHex(card) }),
  }))
  checkContent({ entries, revocations })
  const { id, iss: signer, kid, iat, bytes } = statement
  const companion = statement.companionKey!.kid
  const { number, replaces } = payload
  return { id, signer, kid, companion, number, ...(replaces && { replaces: toHex(replaces) }), iat, entries, revocations, bytes }
}

/** Ascending and distinct; one key belongs to one authority; revocations are about keys and cards of listed authorities (DIR-03). */
function checkContent({ entries, revocations }: DirectoryContent): void {
  ascending(
    entries.map((one) => one.card),
    'entry',
  )
  ascending(revocations.map(revocationKey), 'revocation')
  const owner = new Map<Hex, string>()
  for (const { authority, kids } of entries) {
    if (new Set(kids).size !== kids.length) throw new FormatError('directory.entry', 'one key in two places of a card')
    for (const kid of kids) {
      if ((owner.get(kid) ?? authority) !== authority)
        throw new FormatError('directory.entry', 'one key of two authorities', { data: { kid } })
      owner.set(kid, authority)
    }
  }
  const listed = new Map(entries.map((one) => [one.card, one.authority]))
  const authorities = new Set(listed.values())
  for (const { authority, kid, card } of revocations) {
    const fits =
      card !== undefined ? listed.get(card) === authority : authorities.has(authority) && (owner.get(kid!) ?? authority) === authority
    if (!fits) throw new FormatError('directory.entry', 'it revokes what it does not list', { data: { authority } })
  }
}

function ascending(keys: readonly string[], what: string): void {
  const at = keys.findIndex((key, i) => i > 0 && key <= keys[i - 1]!)
  if (at >= 0) throw new FormatError('directory.entry', `${what} ${at} is out of order`, { data: { [what]: at } })
}

const revocationKey = ({ kid, card, reason, since, published }: DirectoryRevocation): string =>
  `${kid ?? card} ${reason} ${String(since ?? 0).padStart(16, '0')} ${String(published).padStart(16, '0')}`

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

interface Index {
  /** by card */
  readonly entries: ReadonlyMap<Hex, DirectoryContent['entries'][number]>
  readonly revocations: ReadonlySet<string>
  /** by kid what is said against it */
  readonly against: ReadonlyMap<Hex, readonly DirectoryRevocation[]>
}
const indexes = new WeakMap<DirectoryContent, Index>()

/** What a directory lists, to be looked up: made once, for thousands may be compared with it. */
function indexOf(directory: DirectoryContent): Index {
  const known = indexes.get(directory)
  if (known !== undefined) return known
  const entries = new Map(directory.entries.map((one) => [one.card, one]))
  const against = new Map<Hex, DirectoryRevocation[]>()
  for (const one of directory.revocations)
    for (const kid of one.kid !== undefined ? [one.kid] : (entries.get(one.card!)?.kids ?? [])) put(against, kid, one)
  const made: Index = {
    entries,
    against,
    revocations: new Set(directory.revocations.map((one) => `${one.authority} ${revocationKey(one)}`)),
  }
  indexes.set(directory, made)
  return made
}

/** The entry of a card. */
export const entryFor = (directory: DirectoryContent, card: Hex): DirectoryContent['entries'][number] | undefined =>
  indexOf(directory).entries.get(card)

/** What a later version lacks or says otherwise; an open entry may be closed, and nothing else may change (DIR-10). */
export function droppedFrom(before: DirectoryContent, next: DirectoryContent): { card: Hex } | { kid: Hex } | undefined {
  for (const old of before.entries) {
    const now = entryFor(next, old.card)
    const same =
      now !== undefined &&
      now.authority === old.authority &&
      now.fingerprint === old.fingerprint &&
      now.from === old.from &&
      now.kids.join() === old.kids.join() &&
      (old.until === undefined || now.until === old.until)
    if (!same) return { card: old.card }
  }
  const { revocations } = indexOf(next)
  for (const old of before.revocations)
    if (!revocations.has(`${old.authority} ${revocationKey(old)}`)) return old.kid === undefined ? { card: old.card! } : { kid: old.kid }
  return undefined
}

/** What a directory says against a key. */
export const revocationsAgainst = (directory: DirectoryContent, kid: Hex): readonly DirectoryRevocation[] =>
  indexOf(directory).against.get(kid) ?? []

/** The kids that a revocation of a directory concerns. */
export function revokedKids(directory: DirectoryContent, { kid, card }: DirectoryRevocation): readonly Hex[] {
  return kid !== undefined ? [kid] : (entryFor(directory, card!)?.kids ?? [])
}
