import * as nodeCrypto from 'node:crypto'
import { nodeProvider } from '../../../src/crypto/index.js'
import type { Action, CustodyParts, CustodyRecord } from '../../../src/custody/index.js'
import type { Docket, StatementEntry } from '../../../src/docket/index.js'
import {
  addExhibits,
  type ContentFacts,
  examine,
  open,
  openDocket,
  type Report,
  receive,
  record,
  sealToBlob,
} from '../../../src/exchange/index.js'
import { type Bytes, fromHex } from '../../../src/ground/index.js'
import {
  type Card,
  emptyTrust,
  generateKeySetWith,
  type KeySet,
  pinCard,
  type Role,
  readCard,
  type Trust,
  trustedAuthority,
  type UnverifiedCard,
} from '../../../src/identity/index.js'
import type { Digest, ExhibitId } from '../../../src/matter/index.js'

export const run = { crypto: nodeProvider(nodeCrypto) }

/** When the case begins, and when it is judged. */
export const start = 1_790_000_000
export const judgedAt = start + 40 * 86_400

export interface Someone {
  readonly keys: KeySet
  readonly card: UnverifiedCard
}

/** Deterministic bytes: enough for tests, never for keys that matter. */
function seeded(seed: string): (length: number) => Bytes {
  let count = 0
  return (length) => {
    const out = new Uint8Array(length)
    for (let done = 0; done < length; done += 32)
      out.set(
        nodeCrypto
          .createHash('sha256')
          .update(`${seed} ${count++}`)
          .digest()
          .subarray(0, Math.min(32, length - done)),
        done,
      )
    return out
  }
}

async function someone(name: string, jurisdiction: string, role: Role): Promise<Someone> {
  const about = { names: { en: name }, jurisdiction, roles: [role] }
  const keys = await generateKeySetWith(about, run.crypto, { random: seeded(name), now: start - 86_400 })
  return { keys, card: await readCard(keys.card) }
}

export const police = await someone('Police of the sending State', 'PT', 'police')
export const laboratory = await someone('Laboratory of the sending State', 'PT', 'laboratory')
export const receiver = await someone('Central authority of the receiving State', 'DE', 'centralAuthority')
export const expert = await someone('Independent expert', 'IN', 'expert')
/** Laboratories of States whose rules ask for an evidence certificate signed abroad. */
export const american = await someone('Laboratory in America', 'US', 'laboratory')
export const australian = await someone('Laboratory in Australia', 'AU', 'laboratory')
/** Admitted to the docket, and not believed by who judges. */
export const stranger = await someone('Somebody else', 'XX', 'laboratory')
const known = [police, laboratory, receiver, expert, american, australian]
export const everybody = [...known, stranger]
export const jurisdictions = new Map(known.map(({ card }) => [card.authority, card.jurisdiction]))

function trusting(...people: readonly Someone[]): Trust {
  const at = new Date(start * 1000)
  return people.reduce((trust, { card }) => pinCard(trust, card, { fingerprint: card.fingerprint, at }), emptyTrust())
}

const believed = (trust: Trust, { card }: Someone): NonNullable<ReturnType<typeof trustedAuthority>> & Card =>
  trustedAuthority(trust, card.authority)!

/** Custody records may do without the second signature, which is what takes time. */
const quick = ({ keys: { companion: _, ...keys } }: Someone): KeySet => keys

const bytes = (text: string): Bytes => new TextEncoder().encode(text) as Bytes
export const content = { image: bytes('every sector of the telephone'), extraction: bytes('the chats, as read from the image') }
export const sha256 = (data: Uint8Array): Bytes => new Uint8Array(nodeCrypto.createHash('sha256').update(data).digest())
export const digestOf = (data: Uint8Array, algorithm: 'SHA-256' | 'MD5' = 'SHA-256'): Digest => ({
  algorithm,
  value: new Uint8Array(nodeCrypto.createHash(algorithm).update(data).digest()),
  over: { kind: 'item' },
})

/** The things of the case: a telephone, its image, and the chats extracted from the image. */
export type Thing = 'device' | 'image' | 'extraction'

export type Step =
  | 'recognise'
  | 'isolate'
  | 'document'
  | 'collect'
  | 'package'
  | 'transport'
  | 'release'
  | 'take'
  | 'store'
  | 'acquire'
  | 'verify'
  | 'derive'
  | 'restore'
  | 'receive'

/** What is different from the complete case. */
export interface Change {
  readonly without?: readonly Step[]
  /** the parts of a step, changed */
  readonly parts?: Partial<Record<Step, (parts: CustodyParts) => CustodyParts>>
  /** hours after which a step is done, instead of the usual */
  readonly hours?: Partial<Record<Step, number>>
  /** somebody else than usual signs and acts */
  readonly by?: Partial<Record<Step, Someone>>
  readonly unlabelled?: true
  /** who the laboratory is not: its key is not believed */
  readonly unbelieved?: readonly Someone[]
  /** parts of a step that are not opened */
  readonly withheld?: Partial<Record<Step, readonly string[]>>
  /** records made of nothing: the source is not named */
  readonly sourceless?: readonly Step[]
  /** the receiving State has no key to open with when it judges */
  readonly noKey?: true
  /** every digest that is recorded is an MD5 */
  readonly weakDigests?: true
  /** no conditions of use are sealed with the evidence */
  readonly noTerms?: true
}

/** The case as it was recorded, and what its envelope was found to hold. */
export interface Made {
  readonly docket: Docket
  readonly trust: Trust
  readonly envelope: NonNullable<Report['envelope']>
  readonly content?: ContentFacts
  readonly exhibits: Readonly<Record<Thing, { readonly statement: string; readonly index: number }>>
}

const usualHours: Readonly<Record<Step, number>> = {
  recognise: 1,
  isolate: 2,
  document: 3,
  collect: 4,
  package: 5,
  transport: 6,
  release: 7,
  take: 8,
  store: 9,
  acquire: 26,
  verify: 28,
  derive: 30,
  restore: 32,
  receive: 60,
}

const persons = {
  police: { name: { en: 'Ana Lopes' }, function: { en: 'inspector' } },
  head: { name: { en: 'Rui Matos' }, function: { en: 'head of the investigation' } },
  laboratory: { name: { en: 'Ines Pinto' }, function: { en: 'examiner' } },
} as const

const tool = { name: 'Imager', version: '4.2', kind: 'deterministic' } as const
const legalBasis = [
  { kind: 'order', reference: '12/26', issuer: 'Court of Lisbon' },
  { kind: 'request', reference: 'R-7', issuer: 'Central authority of the receiving State' },
] as const
const place = { country: 'PT', facility: { en: 'Lisbon' } } as const

const everyone = trusting(...everybody)
const admit = everybody.filter((one) => one !== police).map((one) => believed(everyone, one))
const opened = openDocket({ caseRef: { en: 'NUIPC 7/26' }, admit, at: new Date(start * 1000) }, police.keys, run)

/** The custody of the case, made through the library with real keys; the whole of it takes a second. */
export async function makeCase(change: Change = {}, whole = false): Promise<Made> {
  const hour = (step: Step) => change.hours?.[step] ?? usualHours[step]
  const dateOf = (step: Step) => new Date((start + hour(step) * 3600) * 1000)
  let docket = await opened
  const labels = (label: string) => (change.unlabelled ? {} : { labels: [{ label }] })
  const details = { make: 'Fairphone', model: '5', colour: { en: 'black' }, serial: 'FP5-0815', imei: ['356938035643809'] }
  const first = await addExhibits(
    docket,
    quick(police),
    [{ nature: 'device', ...labels('A-1'), details }],
    run,
    new Date((start + 600) * 1000),
  )
  const second = await addExhibits(
    first.docket,
    quick(laboratory),
    [
      { nature: 'image', ...labels('L-1') },
      { nature: 'extraction', ...labels('L-2') },
    ],
    run,
    new Date((start + 900) * 1000),
  )
  docket = second.docket
  const exhibits = { device: first.exhibits[0]!, image: second.exhibits[0]!, extraction: second.exhibits[1]! }
  const idOf = (thing: Thing): ExhibitId => [fromHex(exhibits[thing].statement), exhibits[thing].index]
  const custodian = (who: Someone) => ({ authority: who.card.authority })
  const original = (thing: Thing) => ({ exhibit: idOf(thing), instance: 'original' as const })

  /** One signed record, unless the change leaves it out; its id. */
  const act = async (
    step: Step,
    usually: Someone,
    action: Action,
    parts: CustodyParts,
    more: Partial<CustodyRecord> = {},
  ): Promise<Bytes | undefined> => {
    if (change.without?.includes(step)) return undefined
    const who = change.by?.[step] ?? usually
    const by = who === police ? persons.police : persons.laboratory
    const usual: CustodyParts = {
      basis: { kind: 'ownAct' },
      at: { from: start + hour(step) * 3600 - 60, precision: 'second', offset: 0, source: { kind: 'systemClock' } },
      place,
      participants: [{ ...by, part: ['performed'] }],
      ...parts,
    }
    const changed = change.parts?.[step]?.(usual) ?? usual
    const before = new Set(docket.entries.keys())
    docket = await record(
      docket,
      quick(who),
      { action, exhibits: [original('device')], custodian: custodian(who), ...more, parts: changed },
      run,
      dateOf(step),
    )
    const id = [...docket.entries.keys()].find((one) => !before.has(one))!
    for (const name of change.withheld?.[step] ?? []) docket = withoutOpening(docket, id, name)
    return fromHex(id)
  }

  const container = [{ exhibit: idOf('device'), sealNumbers: ['0004711'] }]
  await act('recognise', police, 'recognise', {})
  await act('isolate', police, 'isolate', {})
  await act('document', police, 'document', {})
  const directed = [
    { ...persons.police, part: ['performed' as const] },
    { ...persons.head, part: ['directed' as const] },
  ]
  await act('collect', police, 'collect', { legalBasis, participants: directed })
  await act('package', police, 'package', { container, participants: [{ ...persons.police, part: ['performed', 'packaged'] }] })
  await act('transport', police, 'transport', {})
  const released = await act('release', police, 'release', { container }, { to: custodian(laboratory) })
  if (released !== undefined)
    await act(
      'take',
      laboratory,
      'receive',
      { container: container.map((one) => ({ ...one, intact: 'yes' as const })) },
      { stage: 'content', answers: { release: released }, exhibits: [{ ...original('device'), outcome: 'accepted' }] },
    )
  await act('store', laboratory, 'store', {})
  const found = (thing: 'image' | 'extraction') => [
    { exhibit: idOf(thing), found: [digestOf(content[thing], change.weakDigests && 'MD5')] },
  ]
  const made = (step: Step, source: Thing, result: Thing) => ({
    exhibits: [
      ...(change.sourceless?.includes(step) ? [] : [{ ...original(source), role: 'source' as const }]),
      { ...original(result), role: 'result' as const },
    ],
  })
  const operator = [
    { ...persons.laboratory, part: ['performed' as const] },
    { ...persons.head, part: ['directed' as const] },
  ]
  await act(
    'acquire',
    laboratory,
    'acquire',
    { tools: [tool], digests: found('image'), legalBasis, participants: operator },
    made('acquire', 'device', 'image'),
  )
  await act('verify', laboratory, 'verify', { digests: found('image') }, { exhibits: [original('image')] })
  await act(
    'derive',
    laboratory,
    'derive',
    { tools: [tool], digests: found('extraction'), legalBasis, participants: operator },
    made('derive', 'image', 'extraction'),
  )
  await act('restore', laboratory, 'store', {})
  return sealed(docket, exhibits, change, dateOf('receive'), whole)
}

/** The docket as somebody has it to whom a part was not shown. */
export function withoutOpening(docket: Docket, id: string, name: string): Docket {
  const entry = docket.entries.get(id) as StatementEntry
  const { [name]: _, ...openings } = entry.openings
  return { ...docket, entries: new Map([...docket.entries, [id, { ...entry, openings }]]) }
}

async function sealed(docket: Docket, exhibits: Made['exhibits'], change: Change, taken: Date, whole: boolean): Promise<Made> {
  const all = everyone
  const things = ['image', 'extraction'] as const
  const originator = laboratory.card.authority
  const source = { kind: 'treaty', instrument: 'ETS 182', article: '26' } as const
  const terms = { conditions: [{ id: 'secrecy', kind: 'confidentiality' as const, source, originator }] }
  const input = {
    from: laboratory.keys,
    to: [believed(all, receiver)],
    docket,
    exhibits: things.map((ref) => ({ ref, exhibit: exhibits[ref] })),
    items: things.map((ref) => ({ exhibit: ref, path: [`${ref}.bin`], data: content[ref] })),
    wholeDocket: true,
    at: new Date((start + 40 * 3600) * 1000),
    ...(!change.noTerms && { terms }),
  }
  const done = await sealToBlob(input, run)
  const trust = trusting(...known.filter((one) => !change.unbelieved?.includes(one)))
  const at = new Date(judgedAt * 1000)
  if (whole) {
    // The complete case goes the whole way: opened, received and examined by the receiving State.
    const file = new Uint8Array(await done.blob.arrayBuffer())
    const envelope = await open(file, { trust, keys: receiver.keys, docket: done.docket, at: taken }, run)
    const { docket: after } = await receive(
      envelope,
      { keys: quick(receiver), trust, stage: 'content', docket: done.docket, at: taken },
      run,
    )
    await envelope.close()
    const examined = await examine(file, { trust, docket: after, at, keys: receiver.keys }, run)
    return { docket: after, trust, envelope: examined.report.envelope!, content: examined.content!, exhibits }
  }
  // The others seal the same bytes: what reading them finds is known from it, and each need not be read again.
  const { envelope: read, content: found, exhibits: named } = await completeCase()
  const keyOf = (of: Made['exhibits'], thing: Thing) => `${of[thing].statement}/${of[thing].index}`
  const renamed = things.map((thing) => {
    const one = found!.exhibits.find(({ exhibit }) => exhibit === keyOf(named, thing))!
    return { ...one, exhibit: keyOf(exhibits, thing) }
  })
  const { terms: sealedTerms, ...rest } = read
  const shown = !change.noTerms && !change.noKey && sealedTerms !== undefined
  const envelope = { ...rest, sealId: done.sealId, ...(shown && { terms: sealedTerms }) }
  let after = done.docket
  if (!change.without?.includes('receive')) {
    const custodian = { authority: receiver.card.authority }
    const instance = { seal: fromHex(done.sealId), ...custodian }
    const each = things.map((thing): ExhibitId => [fromHex(exhibits[thing].statement), exhibits[thing].index])
    const receipt: CustodyRecord = {
      action: 'receive',
      stage: 'content',
      answers: { seal: fromHex(done.sealId) },
      custodian,
      exhibits: each.map((exhibit) => ({ exhibit, instance, outcome: 'accepted' })),
      parts: {
        basis: { kind: 'ownAct' },
        at: { from: Math.floor(taken.getTime() / 1000), precision: 'second', source: { kind: 'systemClock' } },
        digests: each.map((exhibit, i) => ({ exhibit, found: [digestOf(content[things[i]!], change.weakDigests && 'MD5')] })),
      },
    }
    after = await record(after, quick(receiver), receipt, run, taken)
  }
  return {
    docket: after,
    trust,
    envelope,
    ...(!change.noKey && { content: { ...found!, seal: done.sealId, exhibits: renamed } }),
    exhibits,
  }
}

let complete: Promise<Made> | undefined

/** The case with nothing taken out of it, made once. */
export const completeCase = (): Promise<Made> => (complete ??= makeCase({}, true))
