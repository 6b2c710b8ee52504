import type { CborIntMap, CborValue } from '../cbor/index.js'
import { decodeSign1, encodeSign1 } from '../cose/index.js'
import { providerOf } from '../crypto/index.js'
import type { Docket, DocketEntry, StatementEntry } from '../docket/index.js'
import type { Run } from '../envelope/index.js'
import { type Bytes, equalBytes, FormatError, type Hex, toHex, UsageError } from '../ground/index.js'
import { emptyTrust, type Trust } from '../identity/index.js'
import { KeptStatement, mostTimeTokens, orderedTimeTokens, timeTokenLabel, timeTokensOf, uniteTimeTokens } from '../statement/index.js'
import { judgeToken, type TokenRules, type TokenVerdict, timeQuery, tokenIn } from '../timestamp/index.js'
import { secondsOf } from './context.js'
import { tokenRules } from './judging/tokens.js'

/** What a token that was attached shows to who attached it. */
export type StampVerdict = Extract<TokenVerdict, { readonly state: 'believed' | 'notBelieved' }>

/**
 * The query that asks a time service to stamp the signature of a record: TimeStampReq in DER (RFC 3161 §2.4.1), with a nonce, asking
 * for the certificate. Its hash is that of the signature's algorithm. Nothing is sent.
 * @throws UsageError for a record that is not here, or a seal, which carries no token
 */
export async function stampQuery(docket: Docket, statement: Hex, run?: Run): Promise<Bytes> {
  const entry = stampable(docket, statement)
  const hash = entry.statement.key.kind === 'Ed25519' ? 'SHA-512' : 'SHA-256'
  return timeQuery(timeTokensOf(entry.statement).signature, hash, providerOf(run).random(16))
}

/**
 * Puts the token of a time service's answer (TimeStampResp or a bare token, DER) beside the record it is over, in the unsigned part
 * of it: no id changes. It is checked first; a service that `trust` does not believe is no reason to refuse.
 * @throws FormatError `token.*` for one that was not granted, is over something else or does not hold; UsageError as `stampQuery`
 */
export async function attachStamp(
  docket: Docket,
  statement: Hex,
  answer: Uint8Array,
  believe: { readonly trust?: Trust; readonly at?: Date } = {},
): Promise<{ readonly docket: Docket; readonly verdict: StampVerdict }> {
  const entry = stampable(docket, statement)
  const token = await tokenIn(answer)
  const { tokens, signature } = timeTokensOf(entry.statement)
  const rules = tokenRules(believe.trust ?? emptyTrust(), secondsOf(believe.at ?? new Date()))
  const verdict = await judgeToken(token, signature, rules)
  if (verdict.state === 'bad') throw new FormatError(verdict.code, 'the token shows nothing for this record', { data: verdict.data })
  if (verdict.state === 'notChecked') throw new UsageError('usage.argument', 'there is no WebCrypto here to check the token with')
  const sound = await believedAmong([...orderedTimeTokens(tokens).slice(0, mostTimeTokens), token], signature, rules)
  const united = uniteTimeTokens([...tokens, token], sound)
  if (!listed(united).some((one) => equalBytes(one as Bytes, token)))
    throw new UsageError('usage.argument', `the record carries ${mostTimeTokens} tokens already`)
  return { docket: replaced(docket, withTokens(entry, united!)), verdict }
}

/** The docket with this entry in the place of the one of its id: its tokens were united already. */
const replaced = (docket: Docket, entry: StatementEntry): Docket => ({
  ...docket,
  entries: new Map(docket.entries).set(entry.statement.id, entry),
})

/**
 * The union of some copies as somebody with this trust store keeps it: where they hold more tokens beside a record than are kept,
 * those of believed services stay before any other (TIM-06). Of each copy those are looked at that would be read there.
 */
export async function withBelievedStamps(united: Docket, copies: readonly Docket[], trust: Trust, at: Date = new Date()): Promise<Docket> {
  if (trust.timeServices === undefined) return united
  const rules = tokenRules(trust, secondsOf(at))
  let entries: Map<Hex, DocketEntry> | undefined
  for (const [id, entry] of united.entries) {
    if (entry.kind === 'stub' || !entry.statement.tokens.includes(timeTokenLabel)) continue
    const lists = copies.map((copy) => tokensIn(copy.entries.get(id)))
    const all = lists.flat()
    if (orderedTimeTokens(all).length <= mostTimeTokens) continue
    const looked = lists.flatMap((list) => orderedTimeTokens(list).slice(0, mostTimeTokens))
    const sound = await believedAmong(looked, timeTokensOf(entry.statement).signature, rules)
    entries ??= new Map(united.entries)
    entries.set(id, withTokens(entry, uniteTimeTokens(all, sound)!))
  }
  return entries === undefined ? united : { ...united, entries }
}

const tokensIn = (entry: DocketEntry | undefined): readonly CborValue[] =>
  entry?.kind === 'statement' && entry.statement.tokens.includes(timeTokenLabel) ? timeTokensOf(entry.statement).tokens : []

/** Which of some tokens over a signature are by a believed service; one that nobody looked at is not. */
async function believedAmong(tokens: readonly CborValue[], signature: Bytes, rules: TokenRules): Promise<(token: Bytes) => boolean> {
  const sound = new Set<Hex>()
  if (rules.services.length > 0)
    for (const token of orderedTimeTokens(tokens))
      if ((await judgeToken(token, signature, rules)).state === 'believed') sound.add(toHex(token))
  return (token) => sound.has(toHex(token))
}

const listed = (value: CborValue | undefined): readonly CborValue[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

/** The entry of a record that may carry a token. */
function stampable(docket: Docket, id: Hex): StatementEntry {
  const entry = docket.entries.get(id)
  if (entry === undefined) throw new UsageError('usage.argument', `no record ${id} in this docket`)
  if (entry.kind === 'stub') throw new UsageError('usage.argument', 'the record is withheld here: its signature cannot be stamped')
  if (entry.statement.type === 'seal')
    throw new UsageError('usage.argument', 'a seal carries no time token: stamp a record that names it, as the next one signed here does')
  return entry
}

function withTokens(entry: StatementEntry, value: CborValue): StatementEntry {
  const { statement, openings, introduction } = entry
  const plain = statement instanceof KeptStatement ? statement.plain() : statement
  const sign1 = decodeSign1(statement.bytes)
  const unprotected = new Map(sign1.unprotected instanceof Map ? (sign1.unprotected as CborIntMap) : []).set(timeTokenLabel, value)
  return {
    kind: 'statement',
    statement: {
      ...plain,
      bytes: encodeSign1({ ...sign1, unprotected }),
      tokens: [...new Set([...plain.tokens, timeTokenLabel])].sort((a, b) => a - b),
    },
    openings,
    ...(introduction && { introduction }),
  }
}
