import { equalBytes, fromHex, type Hex, UsageError } from '../ground/index.js'
import { cardOfKeys, type KeySet } from '../identity/index.js'
import { type Signed, type Statement, type StatementType, signStatement } from '../statement/index.js'
import { grantsAdmission } from './admission.js'
import { encodeEntry } from './entry.js'
import { advance, frontierOf, type NextLink, nextLink, widest } from './frontier.js'
import { carriedBy, type FoundKeys } from './introduce.js'
import { introduceType, mergeType } from './kinds.js'
import { mayWait } from './touch.js'
import type { Docket, DocketContext, Introduction, StatementEntry } from './types.js'
import { addEntry } from './union.js'

/** What a caller says of a new statement; its links are filled in. */
export interface NewStatement {
  readonly type: StatementType
  readonly open?: Readonly<Record<string, unknown>>
  readonly parts?: Readonly<Record<string, unknown>>
}

export interface Appended {
  readonly docket: Docket
  readonly statement: Statement
}

/**
 * Signs a statement and adds it: iss from the key set's card, sub, seq, last and prev from the docket. A frontier wider
 * than 64 is first joined by docket.merge.
 * @throws UsageError `docket.not-admitted`, or for content the type does not allow
 */
export async function append(ctx: DocketContext, d: Docket, keys: KeySet, s: NewStatement): Promise<Appended> {
  const open = { ...s.open }
  const parts = { ...s.parts }
  if (keys.credential !== undefined && s.type !== introduceType) {
    const ready = await ensureIntroduced(ctx, d, keys)
    if (ready !== d) return append(ctx, ready, keys, { ...s, open, parts })
  }
  const kid = keys.signer.key.kid
  const admitted = frontierOf(d).keys.has(kid)
  if (!s.type.linked) throw new UsageError('usage.argument', `a ${s.type.name} is not appended: it has no links`)
  if (!admitted && !mayWait(s.type.name, open) && !(await introducesItself(ctx, d, kid, s.type, open)))
    throw new UsageError('docket.not-admitted', 'this key is not admitted to the docket', { data: { kid } })
  const { authority } = await cardOfKeys(ctx.p, keys)
  const joined = admitted ? await joinFrontier(ctx, d, keys) : d
  const link = linkFor(joined, kid)
  const signed = await signStatement(ctx.p, keys, {
    type: s.type,
    iss: authority,
    sub: d.id,
    iat: ctx.now,
    open: { ...open, ...linkMembers(link) },
    parts,
    random: ctx.random,
    ...(ctx.signal && { signal: ctx.signal }),
  })
  return withStatement(ctx, joined, signed, link)
}

/** Whether the docket holds these very bytes already, introduced by an admitted key. */
function isIntroduced(d: Docket, bytes: Uint8Array): boolean {
  const { keys } = frontierOf(d)
  for (const entry of d.entries.values()) {
    if (entry.kind === 'stub' || entry.introduction?.kind !== 'credential' || !keys.has(entry.statement.kid)) continue
    if (equalBytes(entry.statement.payload.statement as Uint8Array, bytes)) return true
  }
  return false
}

/** An officer's credential goes into the docket before the officer's first record, so that it can be judged decades later. */
export async function ensureIntroduced(ctx: DocketContext, d: Docket, { ...keys }: KeySet): Promise<Docket> {
  const { credential } = keys
  if (credential === undefined || isIntroduced(d, credential)) return d
  return (await append(ctx, d, keys, { type: introduceType, open: { statement: credential } })).docket
}

/** A stranger cannot join a wide frontier, nobody would cite the merge: it cites the first 64 heads. */
function linkFor(d: Docket, kid: Hex): NextLink {
  const { heads, latest } = frontierOf(d)
  if (heads.length <= widest) return nextLink(d, kid)
  const last = latest.get(kid)
  return { docket: d.id, seq: last === undefined ? 0 : last.seq + 1, ...(last && { last: last.id }), prev: heads.slice(0, widest) }
}

/** A link as the open members of a statement. */
export const linkMembers = (link: NextLink): Record<string, unknown> => ({
  seq: link.seq,
  ...(link.last !== undefined && { last: fromHex(link.last) }),
  prev: link.prev.map(fromHex),
})

/** Joins heads by docket.merge until prev can name them all. */
export async function joinFrontier(ctx: DocketContext, d: Docket, keys: KeySet): Promise<Docket> {
  let docket = d
  for (let { heads } = frontierOf(docket); heads.length > widest; { heads } = frontierOf(docket)) {
    const kid = keys.signer.key.kid
    if (!frontierOf(docket).keys.has(kid))
      throw new UsageError('docket.not-admitted', 'this key is not admitted to the docket', { data: { kid } })
    const { authority } = await cardOfKeys(ctx.p, keys)
    const link = linkFor(docket, kid)
    const signed = await signStatement(ctx.p, keys, {
      type: mergeType,
      iss: authority,
      sub: d.id,
      iat: ctx.now,
      open: linkMembers(link),
      random: ctx.random,
      ...(ctx.signal && { signal: ctx.signal }),
    })
    docket = (await withStatement(ctx, docket, signed, link)).docket
  }
  return docket
}

async function withStatement(ctx: DocketContext, d: Docket, signed: Signed, link: NextLink): Promise<Appended> {
  const { statement, openings } = signed
  const introduction =
    statement.type === 'docket.introduce' ? await introductionIn(ctx, d, statement.payload.statement as Uint8Array) : undefined
  const entry: StatementEntry = { kind: 'statement', statement, openings, ...(introduction && { introduction }) }
  // Nested within an entry a part may be too deep to be written: better refused here than when the docket is saved.
  encodeEntry(entry)
  const docket = addEntry(d, entry)
  const before = frontierOf(d)
  const plain = introduction === undefined && statement.type !== 'docket.admit' && before.keys.has(statement.kid)
  if (plain && link.prev.length === before.heads.length) advance(docket, before, { id: statement.id, kid: statement.kid, seq: link.seq })
  return { docket, statement }
}

/** Whether the statement carries what admits its own signer: an officer may bring the credential along. */
async function introducesItself(
  ctx: DocketContext,
  d: Docket,
  kid: Hex,
  type: StatementType,
  open: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  if (type.name !== 'docket.introduce' || !(open.statement instanceof Uint8Array)) return false
  const found = await introductionIn(ctx, d, open.statement)
  return found !== undefined && found.names === kid && grantsAdmission(found) && frontierOf(d).keys.has(found.by)
}

/** Whether bytes are something a docket.introduce of this docket can carry and its readers can check. */
export const isReadable = async (ctx: DocketContext, d: Docket, bytes: Uint8Array): Promise<boolean> =>
  (await introductionIn(ctx, d, bytes)) !== undefined

function* introductionsOf(d: Docket): Generator<Introduction> {
  for (const entry of d.entries.values()) if (entry.kind === 'statement' && entry.introduction !== undefined) yield entry.introduction
}

/** What bytes to be introduced turn out to be, with the keys this docket already shows. */
export async function introductionIn(ctx: DocketContext, d: Docket, bytes: Uint8Array): Promise<Introduction | undefined> {
  const keys: FoundKeys = new Map()
  for (const { kind, value } of introductionsOf(d))
    for (const key of kind === 'card' ? [value.keys.signing, value.statement.key] : []) keys.set(key.kid, key)
  for (const entry of d.entries.values()) if (entry.kind === 'statement') keys.set(entry.statement.kid, entry.statement.key)
  const carried = await carriedBy(ctx.p, bytes, '')
  return (await carried.resolve(keys)).introduction
}
