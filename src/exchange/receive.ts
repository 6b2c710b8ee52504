import { providerOf } from '../crypto/index.js'
import {
  type CustodyParts,
  custodyType,
  type DigestsOf,
  type ExhibitEntry,
  type OutcomeReason,
  receivedInstance,
  recordOpen,
} from '../custody/index.js'
import {
  append,
  type Docket,
  type DocketContext,
  exhibitByLabel,
  type HandoverEntry,
  linkage,
  mergeDockets,
  settleDocket,
} from '../docket/index.js'
import type { Run } from '../envelope/index.js'
import { type Bytes, copyData, fromHex, type Hex, toHex, UsageError } from '../ground/index.js'
import { type EnvelopeSource, randomAccess, readExactly } from '../io/index.js'
import { authorityOf } from './authority.js'
import { hashExhibits } from './content.js'
import { contextOf, secondsOf } from './context.js'
import { EvidenceError } from './error.js'
import { judgeDocket } from './judge.js'
import { withErasures } from './judging/honours.js'
import { contentsChecked, look, reportOf } from './look.js'
import { isOpen, type OpenEnvelope, readingOf } from './open.js'
import { ownKeys, ownTrust } from './own.js'
import { withBelievedStamps } from './stamp.js'
import type { Received, ReceiveInput, StatedOutcome } from './types.js'

/**
 * Signs a receipt: `arrival` that the bytes were taken in, `content` after every item was hashed again. It acknowledges the
 * conditions of use and accepts none. An envelope that was not opened can only arrive, in a docket of the receiver's own.
 * @throws EvidenceError when the envelope fails before its content; UsageError; SourceError; AbortError
 */
export async function receive(envelope: OpenEnvelope | EnvelopeSource, by: ReceiveInput, run: Run = {}): Promise<Received> {
  const own = ownInput(by)
  return isOpen(envelope) ? receiveOpen(envelope, own, { ...run }) : receiveUnopened(envelope, own, { ...run })
}

const ownInput = (by: ReceiveInput): ReceiveInput => ({
  ...by,
  keys: ownKeys(by.keys),
  trust: ownTrust(by.trust),
  ...(by.exhibits && { exhibits: copyData(by.exhibits) }),
})

async function receiveOpen(envelope: OpenEnvelope, by: ReceiveInput, run: Run): Promise<Received> {
  const looked = readingOf(envelope)
  const ctx = contextOf(run, by.at)
  const own = await authorityOf(ctx.p, by.keys)
  const docket = await joined(ctx, by, envelope.docket)
  const { opened } = looked
  const handed = opened!.parts.handover.flatMap((entry, i) => (entry.to.includes(own.authority) ? [{ entry, number: i + 1 }] : []))
  if (handed.length === 0) throw new UsageError('usage.argument', 'this envelope hands nothing over to the authority of these keys')
  const found =
    by.stage === 'content'
      ? await hashExhibits(
          ctx.p,
          looked,
          handed.map(({ number }) => number),
          run,
        )
      : undefined
  const stated = await statedFor(docket, handed, by)
  for (const { number } of handed)
    if (stated.get(number)?.outcome === 'accepted' && found?.exhibits.get(number)?.outcome !== 'accepted')
      throw new UsageError('usage.argument', 'accepted means after full check: this exhibit was not checked, or the check failed')
  const sealId = fromHex(envelope.sealId)
  const outcomes = handed.map(
    ({ number }) => stated.get(number) ?? { outcome: found?.exhibits.get(number)?.outcome ?? ('arrivedNotChecked' as const) },
  )
  const exhibits = handed.map(({ entry }, i): ExhibitEntry => {
    const instance = receivedInstance(envelope.sealId, entry, own.authority)!
    return { exhibit: entry.exhibit, instance, outcome: outcomes[i]!.outcome }
  })
  const digests = handed.flatMap(({ entry, number }): DigestsOf[] => {
    const digest = found?.exhibits.get(number)?.digest
    return digest === undefined ? [] : [{ exhibit: entry.exhibit, found: [digest] }]
  })
  const reasons = handed.flatMap(({ entry }, i): OutcomeReason[] => {
    const reason = outcomes[i]!.reason
    return reason === undefined ? [] : [{ exhibit: entry.exhibit, reason }]
  })
  const parts: CustodyParts = { ...ownAct(ctx), ...(digests.length > 0 && { digests }), ...(reasons.length > 0 && { reasons }) }
  const signed = await signReceipt(ctx, docket, by, own.authority, { answers: { seal: sealId }, exhibits, parts, stage: by.stage })
  const observations = [...looked.observations, ...(found?.observations ?? [])]
  const checked = found === undefined ? looked.checked : contentsChecked(looked)
  const judged = await judgeDocket(signed.docket, by.trust, secondsOf(by.at ?? new Date()), run?.signal)
  return { ...signed, report: reportOf({ ...looked, observations, checked, judged }) }
}

async function joined(ctx: DocketContext, { docket: own, trust, at }: ReceiveInput, inside: Docket): Promise<Docket> {
  if (own === undefined) return withErasures(inside, trust, at)
  if (own.id !== inside.id) throw new UsageError('docket.other', 'the docket given is of another case than the one in the envelope')
  const united = await settleDocket(ctx, mergeDockets(own, inside).docket)
  return withErasures(await withBelievedStamps(united, [own, inside], trust, at), trust, at)
}

interface Handed {
  readonly entry: HandoverEntry
  readonly number: number
}

/** What the receiver says itself, by catalogue number. @throws UsageError for a name that is no exhibit of this handover */
async function statedFor(docket: Docket, handed: readonly Handed[], by: ReceiveInput): Promise<Map<number, StatedOutcome>> {
  const stated = new Map<number, StatedOutcome>()
  for (const [name, outcome] of Object.entries(by.exhibits ?? {})) {
    const key = /^[0-9a-f]{64}\/\d+$/.test(name) ? name : keyOf(exhibitByLabel(docket, name))
    const one = handed.find(({ entry: { exhibit } }) => `${toHex(exhibit[0])}/${exhibit[1]}` === key)
    if (one === undefined) throw new UsageError('usage.argument', `${name} is no exhibit of this handover`)
    stated.set(one.number, outcome)
  }
  return stated
}

const keyOf = ({ statement, index }: { statement: Hex; index: number }): string => `${statement}/${index}`

const ownAct = (ctx: DocketContext): CustodyParts => ({
  basis: { kind: 'ownAct' },
  at: { from: ctx.now, precision: 'second', source: { kind: 'systemClock' } },
})

type ReceiptContent = Pick<Parameters<typeof recordOpen>[0], 'answers' | 'exhibits' | 'parts' | 'file'> & {
  readonly stage: 'arrival' | 'content'
}

async function signReceipt(
  ctx: DocketContext,
  docket: Docket,
  by: ReceiveInput,
  authority: string,
  content: ReceiptContent,
): Promise<{ docket: Docket; receipt: Hex }> {
  const { heads } = linkage(docket, { at: ctx.now, tolerance: by.trust.policy.clockTolerance })
  const { open, parts } = recordOpen({ action: 'receive', custodian: { authority }, heads: heads.map(fromHex), ...content })
  const done = await append(ctx, docket, by.keys, { type: custodyType, open, parts })
  return { docket: done.docket, receipt: done.statement.id }
}

async function receiveUnopened(source: EnvelopeSource, by: ReceiveInput, run: Run): Promise<Received> {
  if (by.stage === 'content') throw new UsageError('usage.argument', 'content is received of an envelope that was opened')
  if (by.docket === undefined) throw new UsageError('usage.argument', 'an envelope that was not opened arrives in a docket of your own')
  const ctx = contextOf(run, by.at)
  const own = await authorityOf(ctx.p, by.keys)
  const looked = await look(source, { trust: by.trust, docket: by.docket, ...(by.at && { at: by.at }) }, run)
  if (looked.blocks === undefined) throw new EvidenceError(reportOf(looked))
  const seal = fromHex(looked.seal!.statement.id)
  const file = { digests: new Map([[-16, await fileDigest(source, run)]]) }
  const signed = await signReceipt(ctx, by.docket, by, own.authority, {
    answers: { seal },
    exhibits: [],
    file,
    stage: 'arrival',
    parts: ownAct(ctx),
  })
  return { ...signed, report: reportOf(looked) }
}

/** SHA-256 of the whole file, in pieces. */
async function fileDigest(source: EnvelopeSource, run: Run): Promise<Bytes> {
  const access = randomAccess(source)
  const hasher = providerOf(run).hasher('SHA-256')
  const piece = 2 ** 20
  for (let at = 0; at < access.size; at += piece)
    hasher.update(await readExactly(access, at, Math.min(piece, access.size - at), run.signal))
  return hasher.digest()
}
