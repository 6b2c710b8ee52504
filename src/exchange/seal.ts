import { providerOf } from '../crypto/index.js'
import {
  addEntry,
  type Docket,
  type DocketContext,
  ensureAdmitted,
  ensureIntroduced,
  excerpt,
  type HandoverEntry,
  joinFrontier,
  linkage,
  nextLink,
  type PartyEntry,
  type SealParts,
  signSeal,
} from '../docket/index.js'
import { type ExhibitEntryInput, type Run, type Written, writeEnvelope } from '../envelope/index.js'
import { AbortError, copyData, fromHex, type Hex, type Observation, observe, UsageError } from '../ground/index.js'
import type { Card, KeySet } from '../identity/index.js'
import { memorySink, type Sink } from '../io/index.js'
import { authorityOf } from './authority.js'
import { contextOf, type Seam } from './context.js'
import { type ExhibitIdentityRef, introduce } from './exhibits.js'
import { sparing } from './judging/honours.js'
import { believedCards, ownKeys, ownTrust } from './own.js'
import type { NewExhibit, Sealed, SealInput } from './types.js'

/**
 * Seals exhibits for other authorities: admits the recipients to the docket, introduces what is new, writes the envelope
 * in one pass and signs the seal, which is itself the record of the handover. The sink is committed last.
 * @throws UsageError for what cannot be sealed as asked (nothing is signed then); SourceError, LimitError, AbortError;
 * whatever happens, nothing half-written is committed
 */
export function seal(input: SealInput, sink: Sink, run: Run = {}): Promise<Sealed> {
  return sealWith({}, input, sink, run)
}

/** Seals into memory. */
export async function sealToBlob(input: SealInput, run: Run = {}): Promise<Sealed & { blob: Blob }> {
  const memory = memorySink()
  const sealed = await seal(input, memory.sink, run)
  return { ...sealed, blob: new Blob([memory.bytes()], { type: 'application/octet-stream' }) }
}

/** `seal` with fixed randomness and time: for vectors, never exported from the package. */
export async function sealWith(seam: Seam, given: SealInput, sink: Sink, run: Run): Promise<Sealed> {
  let input: SealInput
  let plan: Plan
  try {
    input = ownInput(given)
    plan = await prepare(seam, input, run)
  } catch (cause) {
    await sink.abort(cause instanceof AbortError ? cause.cause : cause).catch(() => undefined)
    throw cause
  }
  const { ctx, docket, parts } = plan
  let after = docket
  let docketSize = 0
  const honours = input.trust && sparing(input.trust, ctx.now)
  async function* tallied() {
    for await (const piece of excerpt(docket, input.wholeDocket === true ? 'whole' : plan.identities, honours)) {
      docketSize += piece.length
      yield piece
    }
  }
  const written = await writeEnvelope(
    ctx,
    {
      envelopeId: ctx.random(16),
      secret: ctx.random(32),
      recipients: plan.recipients.map((card) => card.keys.receiving!),
      sender: { kid: input.from.signer.key.kid },
      docket: tallied,
      exhibits: plan.entries,
      items: input.items,
      parts,
      ...(input.sha512 !== undefined && { sha512: input.sha512 }),
      ...(input.totalSize !== undefined && { totalSize: input.totalSize }),
      sign: async (open, closed) => (await signSeal(ctx, input.from, open, closed)).statement,
      async beforeCommit(done) {
        after = withSeal(docket, done)
        await input.save?.(after)
      },
    },
    sink,
    run,
  )
  return {
    sealId: written.seal.id,
    envelopeId: written.envelopeId,
    docket: after,
    length: written.length,
    exhibits: written.header.exhibits - 1,
    items: written.header.items - 1,
    size: written.header.size - docketSize,
    observations: plan.observations,
  }
}

/** What the caller may change meanwhile, copied before the first await; only the items are read as they come. */
function ownInput(input: SealInput): SealInput {
  return {
    ...input,
    from: ownKeys(input.from),
    to: [...input.to],
    exhibits: copyData(input.exhibits),
    ...(input.trust && { trust: ownTrust(input.trust) }),
    ...(input.terms && { terms: copyData(input.terms) }),
    ...(input.languages && { languages: [...input.languages] }),
    ...(input.allowClassical && { allowClassical: [...input.allowClassical] }),
  }
}

/** The openings a seal keeps inside a docket: its links and what it hands over to whom; the rest stays in the envelope. */
function withSeal(docket: Docket, { seal: statement, closed }: Written): Docket {
  const { link, parties, handover } = closed.openings
  return addEntry(docket, { kind: 'statement', statement, openings: { link: link!, parties: parties!, handover: handover! } })
}

interface Plan {
  readonly ctx: DocketContext
  readonly own: Card
  readonly recipients: readonly Card[]
  readonly docket: Docket
  readonly identities: readonly ExhibitIdentityRef[]
  readonly entries: readonly ExhibitEntryInput[]
  readonly parts: SealParts
  readonly observations: readonly Observation[]
}

async function prepare(seam: Seam, input: SealInput, run: Run): Promise<Plan> {
  const ctx = contextOf({ ...run, crypto: providerOf(run) }, input.at, seam)
  if (input.from.companion === undefined) throw new UsageError('usage.argument', 'a seal always carries a companion: these keys have none')
  const own = await authorityOf(ctx.p, input.from)
  if (input.to.length === 0) throw new UsageError('usage.argument', 'nobody to seal to')
  const to = await believedCards(ctx.p, input.to)
  const observations = checkRecipients(input, to)
  const others = [...new Set(to.map((card) => card.authority))].filter((authority) => authority !== own.authority)
  for (const { mode } of input.exhibits)
    if (mode === 'moves' && others.length !== 1) throw new UsageError('usage.argument', 'what moves, moves to exactly one authority')
  const known = await ensureIntroduced(ctx, input.docket, input.from)
  refuseStranger(ctx, known, own, input.from.signer.key.kid)
  const admitted = await ensureAdmitted(ctx, known, input.from, to)
  const identified = await identify(ctx, admitted, input)
  const { identities } = identified
  const docket = await joinFrontier(ctx, identified.docket, input.from)
  const handover = input.exhibits.map((ref, i): HandoverEntry => {
    const { statement, index } = identities[i]!
    return { exhibit: [fromHex(statement), index], instance: ref.instance ?? 'original', mode: ref.mode ?? 'copySent', to: others }
  })
  const entries = input.exhibits.map(({ ref, exhibit, description }, i): ExhibitEntryInput => {
    const { exhibit: id, instance } = handover[i]!
    return { ref, identity: { statement: id[0], index: id[1], instance }, description: { ...describe(exhibit, own), ...description } }
  })
  const link = nextLink(docket, input.from.signer.key.kid)
  const parts: SealParts = {
    parties: { sender: sender(own, input.from), recipients: to.map(party) },
    references: {
      ...(input.caseRef !== undefined && { case: input.caseRef }),
      ...(input.request !== undefined && { request: fromHex(input.request) }),
    },
    terms: input.terms ?? {},
    languages: input.languages ?? [],
    link: {
      docket: fromHex(link.docket),
      seq: link.seq,
      prev: link.prev.map(fromHex),
      ...(link.last !== undefined && { last: fromHex(link.last) }),
    },
    handover,
  }
  return { ctx, own, recipients: to, docket, identities, entries, parts, observations }
}

/** A seal by a key the docket does not admit would be nobody's handover: quarantined by every reader. */
function refuseStranger(ctx: DocketContext, docket: Docket, own: Card, kid: Hex): void {
  const { admittedKeys } = linkage(docket, { at: ctx.now, tolerance: 0 })
  if (admittedKeys.get(kid)?.has(own.authority) !== true)
    throw new UsageError('docket.not-admitted', 'this key is not admitted to the docket', { data: { kid } })
}

/** Each with a receiving key of its own, post-quantum unless named otherwise and the terms allow it. */
function checkRecipients(input: SealInput, to: readonly Card[]): Observation[] {
  const observations: Observation[] = []
  for (const card of to) {
    const key = card.keys.receiving
    if (key === undefined) throw new UsageError('usage.argument', `${card.authority} has no receiving key`)
    if (key.kind === 'X-Wing') continue
    const named = input.allowClassical?.includes(key.kid) === true && input.terms?.classicalRecipients === true
    if (!named)
      throw new UsageError('usage.classical-recipient', `the receiving key of ${card.authority} is not post-quantum`, {
        data: { kid: key.kid },
      })
    observations.push(observe('envelope.recipient-classical', {}, { kid: key.kid, authority: card.authority }))
  }
  return observations
}

/** The identity of each exhibit in order; new ones are introduced together. */
async function identify(
  ctx: DocketContext,
  docket: Docket,
  input: SealInput,
): Promise<{ docket: Docket; identities: ExhibitIdentityRef[] }> {
  const fresh = input.exhibits.map((ref) => ref.exhibit).filter(isNew)
  const introduced = fresh.length === 0 ? { docket, exhibits: [] } : await introduce(ctx, docket, input.from, fresh)
  let next = 0
  const identities = input.exhibits.map(({ exhibit }) =>
    isNew(exhibit) ? introduced.exhibits[next++]! : known(introduced.docket, exhibit),
  )
  return { docket: introduced.docket, identities }
}

const isNew = (exhibit: NewExhibit | ExhibitIdentityRef): exhibit is NewExhibit => 'nature' in exhibit

function known(docket: Docket, exhibit: ExhibitIdentityRef): ExhibitIdentityRef {
  if (!docket.entries.has(exhibit.statement)) throw new UsageError('usage.argument', 'an exhibit that this docket does not introduce')
  return exhibit
}

const describe = (exhibit: NewExhibit | ExhibitIdentityRef, own: Card) =>
  isNew(exhibit)
    ? { nature: exhibit.nature, ...(exhibit.labels && { labels: exhibit.labels.map((label) => ({ ...label, authority: own.authority })) }) }
    : {}

/** The sender's entry names the keys that sign: an officer's, where an officer seals for the authority. */
function sender(card: Card, { signer, companion }: KeySet): PartyEntry {
  const { authority, names, keys } = party(card)
  return { authority, names, keys: { ...keys, signing: fromHex(signer.key.kid), companion: fromHex(companion!.key.kid) } }
}

function party(card: Card): PartyEntry {
  const { signing, companion, receiving } = card.keys
  const keys = { signing: fromHex(signing.kid), companion: fromHex(companion.kid), ...(receiving && { receiving: fromHex(receiving.kid) }) }
  return { authority: card.authority, names: card.names, keys }
}
