import { providerOf } from '../crypto/index.js'
import { type CustodyRecord, custodyType, recordOpen } from '../custody/index.js'
import { append, type Docket, decodeDocket as decode, startDocket } from '../docket/index.js'
import type { Run } from '../envelope/index.js'
import { copyData, FormatError, LimitError, observe, type Verified } from '../ground/index.js'
import type { Card, KeySet, Trust } from '../identity/index.js'
import type { ByteInput } from '../io/index.js'
import type { Text } from '../matter/index.js'
import { contextOf, secondsOf } from './context.js'
import { judgeImports } from './imports.js'
import { judgeDocket } from './judge.js'
import { believedCards, ownKeys } from './own.js'
import { makeReport } from './report.js'
import type { Report } from './types.js'

/**
 * Opens a docket: its first statement, which admits its signer, and the signer's card; then those of others it admits.
 * @throws UsageError when the keys have no companion; `usage.unbelieved-card` for a card to admit that no trust store gave
 */
export async function openDocket(
  about: { caseRef: Text; admit?: readonly Verified<Card>[]; at?: Date },
  keys: KeySet,
  run?: Run,
): Promise<Docket> {
  const ctx = contextOf(run, about.at)
  const [own, caseRef] = [ownKeys(keys), copyData(about.caseRef)]
  const admit = await believedCards(ctx.p, about.admit ?? [])
  return startDocket(ctx, own, { caseRef, admit })
}

/**
 * Reads a docket. What cannot be used is observed in `observations` and kept in `unreadable`; nothing is lost.
 * @throws FormatError when it does not begin as a docket does; LimitError, SourceError, AbortError
 */
export function decodeDocket(bytes: ByteInput, run?: Run): Promise<Docket> {
  return decode(contextOf(run, undefined), bytes)
}

/**
 * Signs a custody record and appends it.
 * @throws UsageError for a record its action does not allow, or a signer the docket does not admit
 */
export async function record(docket: Docket, keys: KeySet, about: CustodyRecord, run?: Run, at?: Date): Promise<Docket> {
  const { open, parts } = recordOpen(copyData(about))
  const done = await append(contextOf(run, at), docket, ownKeys(keys), { type: custodyType, open, parts })
  return done.docket
}

/**
 * Judges a docket, or the bytes of one: links, signers, custody. Bad evidence is reported, never thrown.
 * @throws SourceError, AbortError for bytes that cannot be read
 */
export async function verifyDocket(given: Docket | ByteInput, believe: { trust: Trust; at?: Date }, run?: Run): Promise<Report> {
  const at = secondsOf(believe.at ?? new Date())
  const { trust } = believe
  const all = ['signer', 'docket', 'custody'] as const
  const base = { applicable: all, provider: providerOf(run).name, at }
  let docket: Docket | undefined
  try {
    docket = isDocket(given) ? given : await decodeDocket(given, run)
    const judged = await judgeDocket(docket, trust, at, run?.signal)
    const { believed, summary, exhibits, signers, listed } = judged
    const { imports, observations: imported } = await judgeImports(contextOf(run, believe.at), judged.docket, judged.linkage, trust, at)
    const observations = [...judged.observations, ...imported]
    return makeReport({
      ...base,
      checked: all,
      believed,
      docket: summary,
      exhibits,
      custody: judged.custody,
      signers,
      listed,
      imports,
      observations,
    })
  } catch (error) {
    // Bytes that are no docket, and a docket made to cost more than its bound, are facts about it.
    if (!(error instanceof LimitError || error instanceof FormatError)) throw error
    return makeReport({
      ...base,
      checked: [],
      believed: false,
      observations: [...(docket?.observations ?? []), observe(error.code, {}, error.data)],
    })
  }
}

const isDocket = (given: Docket | ByteInput): given is Docket => 'entries' in given && given.entries instanceof Map
