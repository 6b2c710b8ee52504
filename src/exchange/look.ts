import { providerOf } from '../crypto/index.js'
import {
  addEntry,
  type Docket,
  type DocketContext,
  decodeDocket,
  type HandoverEntry,
  linkage,
  mergeDockets,
  settleDocket,
} from '../docket/index.js'
import {
  type Blocks,
  type Catalogue,
  checkBlocks,
  type Frame,
  type Opened,
  observationOf,
  openItem,
  openManifest,
  type Run,
  readCatalogue,
  readFrame,
  readSeal,
  type SealRead,
} from '../envelope/index.js'
import {
  DecryptionError,
  equalBytes,
  FormatError,
  fromHex,
  type Hex,
  LimitError,
  type Observation,
  observe,
  toHex,
} from '../ground/index.js'
import { type Judgement, judgeSigner } from '../identity/index.js'
import type { EnvelopeSource } from '../io/index.js'
import type { Terms } from '../matter/index.js'
import { authorityOf } from './authority.js'
import { contextOf, secondsOf } from './context.js'
import { judgeImports } from './imports.js'
import { type JudgedDocket, judgeDocket } from './judge.js'
import { ownBelieve } from './own.js'
import { makeReport } from './report.js'
import { withBelievedStamps } from './stamp.js'
import { summaryOf } from './summary.js'
import type { Believe, CheckName, EnvelopeSummary, ImportedReport, Report } from './types.js'

/** How far a reading came: each member is there once its row has passed. */
export interface Looked {
  readonly believe: Believe
  readonly run: Run
  /** seconds since 1970 UTC */
  readonly at: number
  readonly checked: CheckName[]
  readonly observations: Observation[]
  frame?: Frame | undefined
  seal?: SealRead | undefined
  signer?: Judgement
  blocks?: Blocks | undefined
  opened?: Opened | undefined
  catalogue?: Catalogue | undefined
  /** the envelope's docket with the seal, without the verifier's own copy */
  docket?: Docket
  /** that docket with the verifier's own copy in it, where they are of one case */
  joined?: Docket
  judged?: JudgedDocket
  /** earlier custody from other dockets */
  imports?: readonly ImportedReport[]
  /** bytes of item 0, which are no evidence and are left out where sizes are told */
  docketSize?: number
  /** of putting the verifier's own docket and the envelope's together */
  merging?: readonly Observation[]
}

/**
 * Rows 1 to 5 of the reading order, then the docket's own verdict; stops at the first row that fails.
 * @throws DecryptionError when keys are given and the envelope is not for them; SourceError; AbortError; UsageError
 */
export async function look(source: EnvelopeSource, believe: Believe, run: Run): Promise<Looked> {
  const looked: Looked = {
    believe: ownBelieve(believe),
    run: { ...run },
    at: secondsOf(believe.at ?? new Date()),
    checked: [],
    observations: [],
  }
  try {
    await rows(looked, source)
  } catch (error) {
    // Met inside an envelope a limit is a fact about the envelope; nothing beyond it was read.
    if (!(error instanceof LimitError)) throw error
    looked.observations.push(observe(error.code, {}, error.data))
  }
  return looked
}

async function rows(l: Looked, source: EnvelopeSource): Promise<void> {
  l.frame = pass(l, 'frame', await readFrame(source, l.run))
  if (l.frame === undefined) return
  l.seal = pass(l, 'seal', await readSeal(l.frame, l.run))
  if (l.seal === undefined) return
  l.signer = judgeSigner(l.believe.trust, { ...l.seal.statement, act: 'seal' }, l.at)
  l.observations.push(...l.signer.observations)
  l.checked.push('signer')
  l.blocks = pass(l, 'manifest', await checkBlocks(l.frame, l.seal, l.run))
  if (l.blocks === undefined) return
  observeClassical(l, l.frame, l.seal, l.blocks)
  const { keys } = l.believe
  if (keys === undefined) return judgeOwn(l)
  l.opened = await openWith(l, l.frame, l.seal, l.blocks)
  if (l.opened === undefined) return
  l.catalogue = pass(l, 'catalogue', await readCatalogue(l.opened, l.run))
  if (l.catalogue === undefined) return
  await readDocket(l, l.opened, l.catalogue)
}

function pass<T>(l: Looked, check: CheckName, row: { value?: T; observations: readonly Observation[] }): T | undefined {
  l.observations.push(...row.observations)
  if (row.value !== undefined) l.checked.push(check)
  return row.value
}

function observeClassical(l: Looked, frame: Frame, seal: SealRead, blocks: Blocks): void {
  for (const { kid, postQuantum } of summaryOf(frame, seal, blocks).recipients)
    if (!postQuantum) l.observations.push(observe('envelope.recipient-classical', {}, { kid }))
}

async function openWith(l: Looked, frame: Frame, seal: SealRead, blocks: Blocks): Promise<Opened | undefined> {
  const keys = l.believe.keys!
  const { receiving } = keys
  const { authority } = await authorityOf(providerOf(l.run), keys)
  const named = receiving !== undefined && summaryOf(frame, seal, blocks).recipients.some(({ kid }) => kid === receiving.key.kid)
  try {
    return pass(l, 'recipient', await openManifest(frame, seal, blocks, { receiving: receiving ? [receiving] : [], authority }, l.run))
  } catch (error) {
    // The manifest names this key, and yet it does not open: that is the sender's doing, and a fact about the evidence.
    if (!(error instanceof DecryptionError) || !named) throw error
    l.observations.push(observe('manifest.unreadable', {}, { kid: receiving!.key.kid }))
    return undefined
  }
}

/** Item 0, the docket so far, with the seal appended: errors in it belong to its own verdict and stop nothing. */
async function readDocket(l: Looked, opened: Opened, catalogue: Catalogue): Promise<void> {
  const { statement } = opened.seal
  try {
    const item = (await catalogue.item(0))!
    l.docketSize = item.content.size
    const stream = (await openItem(opened, item, l.run)).stream()
    const ctx = contextOf(l.run, l.believe.at)
    const inside = await decodeDocket(ctx, stream, { sealedBy: statement.id })
    const { link } = opened.parts
    if (inside.id !== toHex(link.docket)) {
      l.observations.push(observe('exchange.docket', { statement: statement.id }, { inside: inside.id, linked: toHex(link.docket) }))
      return
    }
    const { heads } = linkage(inside, { at: l.at, tolerance: l.believe.trust.policy.clockTolerance })
    if (!sameIds(heads, link.prev))
      l.observations.push(observe('exchange.heads', { statement: statement.id }, { inside: heads.length, linked: link.prev.length }))
    const { link: l1, parties, handover } = opened.openings
    l.docket = addEntry(inside, { kind: 'statement', statement, openings: { link: l1!, parties: parties!, handover: handover! } })
    await judgeJoined(l, ctx, l.docket)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    l.observations.push(observe('exchange.docket', { item: 0 }, { because: error.code }), observationOf(error, { item: 0 }))
  }
}

const sameIds = (a: readonly Hex[], b: readonly Uint8Array[]): boolean =>
  a.length === b.length && a.every((id, i) => equalBytes(fromHex(id), b[i]!))

/** Judges the envelope's docket together with the verifier's own copy, when they are of one case. */
async function judgeJoined(l: Looked, ctx: DocketContext, inside: Docket): Promise<void> {
  const own = l.believe.docket
  if (own !== undefined && own.id !== inside.id)
    l.observations.push(observe('exchange.other-docket', {}, { own: own.id, inside: inside.id }))
  const joined = own !== undefined && own.id === inside.id ? mergeDockets(own, inside) : { docket: inside, observations: [] }
  const settled = await settleDocket(ctx, joined.docket)
  const copies = own !== undefined && own.id === inside.id ? [own, inside] : []
  const kept = await withBelievedStamps(settled, copies, l.believe.trust, new Date(l.at * 1000))
  const judged = await judgeDocket(kept, l.believe.trust, l.at, l.run?.signal)
  l.joined = judged.docket
  const { imports, observations } = await judgeImports(ctx, l.joined, judged.linkage, l.believe.trust, l.at)
  l.imports = imports
  // What became of erased parts is judged, and said there.
  const merging = joined.observations.filter(({ code }) => code !== 'docket.erased-kept')
  finishJudging(l, judged, [...merging, ...observations])
}

/** Without a key the verifier's own docket still says what it knows of this seal. */
async function judgeOwn(l: Looked): Promise<void> {
  const own = l.believe.docket
  if (own === undefined) return
  if (own.entries.has(l.seal!.statement.id)) finishJudging(l, await judgeDocket(own, l.believe.trust, l.at, l.run?.signal), [])
  else l.observations.push(observe('exchange.seal-not-recorded', {}, { own: own.id }))
}

/** A seal in quarantine hands nothing over: its docket does not admit who signed it. */
function observeStranger(l: Looked, judged: JudgedDocket): void {
  const { id, kid } = l.seal!.statement
  if (judged.linkage.quarantined.has(id)) l.observations.push(observe('exchange.seal-not-admitted', { statement: id }, { kid }))
}

/** What the docket brings along, a credential or a revocation, can say more of the seal's signer than the trust store alone. */
function judgeAgain(l: Looked, judged: JudgedDocket): void {
  const before = l.signer
  const verdict = judged.judgementOf(l.seal!.statement.id)
  if (verdict === undefined || before === undefined || verdict.believed === before.believed) return
  const kept = l.observations.filter((one) => !before.observations.includes(one))
  l.observations.splice(0, l.observations.length, ...kept, ...verdict.observations)
  l.signer = verdict
}

function finishJudging(l: Looked, judged: JudgedDocket, merging: readonly Observation[]): void {
  observeStranger(l, judged)
  judgeAgain(l, judged)
  l.judged = judged
  l.merging = merging
  l.checked.push('docket', 'custody')
}

/** What the seal hands over, as far as this reading knows it. */
function handoverOf(l: Looked): readonly HandoverEntry[] | undefined {
  if (l.opened !== undefined) return l.opened.parts.handover
  const entry = l.seal && l.believe.docket?.entries.get(l.seal.statement.id)
  return entry?.kind === 'statement' ? (entry.openings.handover?.[1] as unknown as HandoverEntry[] | undefined) : undefined
}

/**
 * What has been checked once every item and the padding were: they and the catalogue are the whole payload, and each was
 * read through its blocks' hashes. A second tree, where the seal has one, is left to the pass over the file.
 */
export function contentsChecked(l: Looked): CheckName[] {
  const second = l.seal!.open.payload.digests.size > 1
  return [...l.checked, ...(second ? [] : (['blocks'] as const)), 'items', 'padding']
}

/** Adds up the bytes of items as they are read, and tells of them. */
export function tellItems({ onProgress }: Run, total: number): (bytes: number) => void {
  let done = 0
  return (bytes) => {
    done += bytes
    onProgress?.({ step: 'items', done: Math.min(done, total), total, unit: 'bytes' })
  }
}

/** The report of a reading: only the exhibits this envelope hands over. */
export function reportOf(l: Looked): Report {
  const p = providerOf(l.run)
  const over = handoverOf(l)?.map(({ exhibit: [statement, index] }) => `${toHex(statement)}/${index}`)
  const envelope = l.frame && l.seal && envelopeOf(l, l.frame, l.seal)
  return makeReport({
    checked: l.checked,
    provider: `${p.name}, ${l.run.engine?.name ?? 'inline'}`,
    at: l.at,
    believed: l.signer?.believed === true,
    ...(envelope && { envelope }),
    ...(l.judged && { signers: l.judged.signers, listed: l.judged.listed, custody: l.judged.custody }),
    ...(l.imports && { imports: l.imports }),
    ...(l.judged && { docket: l.judged.summary, exhibits: l.judged.exhibits.filter(({ exhibit }) => over?.includes(exhibit) !== false) }),
    observations: [...l.observations, ...(l.merging ?? []), ...(l.judged?.observations ?? [])],
  })
}

function envelopeOf(l: Looked, frame: Frame, seal: SealRead): EnvelopeSummary {
  const summary = summaryOf(frame, seal, l.blocks, l.signer, l.believe.trust)
  const header = l.catalogue?.header
  const terms = l.opened?.parts.terms
  return {
    ...summary,
    ...(header && { contents: { exhibits: header.exhibits - 1, items: header.items - 1, size: header.size - (l.docketSize ?? 0) } }),
    ...(terms !== undefined && 'conditions' in terms && { terms: terms as Terms }),
  }
}
