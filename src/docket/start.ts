import { fromHex, toHex } from '../ground/index.js'
import { type Card, cardOfKeys, type KeySet } from '../identity/index.js'
import type { Text } from '../matter/index.js'
import { signStatement } from '../statement/index.js'
import { append, ensureIntroduced } from './append.js'
import { encodeEntry } from './entry.js'
import { frontierOf } from './frontier.js'
import { admitType, introduceType, openType } from './kinds.js'
import type { Docket, DocketContext, StatementEntry } from './types.js'
import { docketFrom, type Holdings, hold } from './union.js'

/**
 * Opens a docket: docket.open under 32 random bytes, then the opener's own card, then a card and an admission for each of
 * `admit`. Needs a companion.
 * @throws UsageError
 */
export async function startDocket(
  ctx: DocketContext,
  keys: KeySet,
  about: { readonly caseRef: Text; readonly admit?: readonly Card[] },
): Promise<Docket> {
  const caseRef = { ...about.caseRef }
  const admit = [...(about.admit ?? [])]
  const card = await cardOfKeys(ctx.p, keys)
  const { statement, openings } = await signStatement(ctx.p, keys, {
    type: openType,
    iss: card.authority,
    sub: toHex(ctx.random(32)),
    iat: ctx.now,
    open: { authority: card.authority, kid: fromHex(keys.signer.key.kid), seq: 0, prev: [] },
    parts: { caseRef },
    random: ctx.random,
    ...(ctx.signal && { signal: ctx.signal }),
  })
  const entry: StatementEntry = { kind: 'statement', statement, openings }
  encodeEntry(entry)
  const held: Holdings = new Map()
  hold(held, entry)
  const opened = docketFrom(statement.id, held, { observations: [], unreadable: [] })
  return ensureAdmitted(ctx, await ensureIntroduced(ctx, await introduce(ctx, opened, keys, card), keys), keys, admit)
}

/**
 * Introduces and admits those of `cards` whose signing key is not admitted yet. Admissions always carry a companion.
 * @throws UsageError `docket.not-admitted` when the signer is not admitted itself
 */
export async function ensureAdmitted(ctx: DocketContext, d: Docket, keys: KeySet, cards: readonly Card[]): Promise<Docket> {
  let docket = d
  for (const card of [...cards]) {
    const { kid } = card.keys.signing
    docket = await introduce(ctx, docket, keys, card)
    if (frontierOf(docket).keys.get(kid)?.has(card.authority)) continue
    docket = (await append(ctx, docket, keys, { type: admitType, open: { authority: card.authority, kid: fromHex(kid) } })).docket
  }
  return docket
}

/** Adds a docket.introduce unless an admitted one carries this very card already. */
async function introduce(ctx: DocketContext, d: Docket, keys: KeySet, card: Card): Promise<Docket> {
  const { keys: admitted } = frontierOf(d)
  for (const entry of d.entries.values())
    if (entry.kind === 'statement' && entry.introduction?.id === card.id && admitted.has(entry.statement.kid)) return d
  return (await append(ctx, d, keys, { type: introduceType, open: { statement: card.bytes } })).docket
}
