import type { CborIntMap, CborValue } from '../cbor/index.js'
import { decodeSign1, encodeSign1 } from '../cose/index.js'
import { providerOf } from '../crypto/index.js'
import { addEntry, type Docket, type StatementEntry } from '../docket/index.js'
import type { Run } from '../envelope/index.js'
import { type Bytes, equalBytes, FormatError, type Hex, UsageError } from '../ground/index.js'
import { emptyTrust, type Trust } from '../identity/index.js'
import { KeptStatement, mostTimeTokens, timeTokenLabel, timeTokensOf, uniteTimeTokens } from '../statement/index.js'
import { judgeToken, type TokenVerdict, timeQuery, tokenIn } from '../timestamp/index.js'
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
  const verdict = await judgeToken(token, signature, tokenRules(believe.trust ?? emptyTrust(), secondsOf(believe.at ?? new Date())))
  if (verdict.state === 'bad') throw new FormatError(verdict.code, 'the token shows nothing for this record', { data: verdict.data })
  if (verdict.state === 'notChecked') throw new UsageError('usage.argument', 'there is no WebCrypto here to check the token with')
  const united = uniteTimeTokens([...tokens, token])
  if (!listed(united).some((one) => equalBytes(one as Bytes, token)))
    throw new UsageError('usage.argument', `the record carries ${mostTimeTokens} tokens already`)
  return { docket: addEntry(docket, withTokens(entry, united!)), verdict }
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
