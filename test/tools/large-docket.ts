import { createHash, createPrivateKey, type KeyObject, sign as nativeSign } from 'node:crypto'
import { createWriteStream, writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { encode } from '../../src/cbor/index.js'
import { algOf, encodeSign1, makeCompanion, sigStructure } from '../../src/cose/index.js'
import { defaultProvider } from '../../src/crypto/index.js'
import { type CustodyRecord, custodyType, recordOpen } from '../../src/custody/index.js'
import { append, encodeDocket, exhibitType, mergeType, nextLink, startDocket } from '../../src/docket/index.js'
import { type Bytes, fromHex, type Hex } from '../../src/ground/index.js'
import {
  type Card,
  emptyTrust,
  generateKeySetWith,
  type KeySet,
  pinCard,
  type Role,
  readCard,
  type Trust,
  writeTrust,
} from '../../src/identity/index.js'
import type { ExhibitId } from '../../src/matter/index.js'
import { encodeHeader } from '../../src/statement/header.js'
import { closeParts, mediaType, type StatementType } from '../../src/statement/index.js'

/** A docket file of many records, and a trust store that believes its signers. The same for the same number. */
export interface LargeDocket {
  readonly trust: Trust
  entries(): AsyncGenerator<Bytes, void, undefined>
}

const begin = 1_700_000_000
const roles: readonly Role[] = ['prosecutor', 'police', 'laboratory', 'court']
/** records of one authority before it hears of the others' */
const burst = 8
/** records between two statements that carry a companion and so cover everything before */
const checkpoint = 5_000
const exhibitsOf = (records: number): number => Math.min(2_000, Math.max(4, Math.ceil(records / 100)))

interface Author {
  readonly keys: KeySet
  readonly card: Card
  readonly native: KeyObject
  seq: number
  last?: Bytes
}

interface Thing {
  readonly id: ExhibitId
  holder: number
  /** on its way there, by this release */
  to?: { readonly author: number; readonly release: Bytes }
}

/**
 * A docket as a case of several authorities makes it: `records` custody records by four of them, who write side by side and
 * hear of one another now and then, exhibits that change hands, and a checkpoint with a companion every so often.
 */
export async function largeDocket(records: number): Promise<LargeDocket> {
  const random = seeded(records)
  const authors: Author[] = []
  for (const role of roles) authors.push(await authorOf(role, random))
  let trust = emptyTrust()
  for (const { card } of authors) trust = pinCard(trust, card, { fingerprint: card.fingerprint, at: new Date(begin * 1000) })
  return { trust, entries: () => entriesOf(records, authors, random) }
}

async function* entriesOf(
  records: number,
  authors: readonly Author[],
  random: (n: number) => Bytes,
): AsyncGenerator<Bytes, void, undefined> {
  const p = defaultProvider()
  const [first, ...others] = authors as [Author, ...Author[]]
  const ctx = { p, types: {}, random, now: begin }
  let docket = await startDocket(ctx, first.keys, { caseRef: { en: '1 Js 1/26' }, admit: others.map(({ card }) => card) })
  const things: Thing[] = []
  for (let left = exhibitsOf(records); left > 0; left -= 500) {
    const count = Math.min(left, 500)
    const natures = Array.from({ length: count }, () => ({ nature: 'device' }))
    const added = await append(ctx, docket, first.keys, { type: exhibitType, open: { introduces: natures } })
    docket = added.docket
    for (let index = 0; index < count; index++) things.push({ id: [fromHex(added.statement.id), index], holder: index % authors.length })
  }
  yield* encodeDocket(docket)
  const open = nextLink(docket, first.card.keys.signing.kid)
  Object.assign(first, { seq: open.seq, last: open.last && fromHex(open.last) })
  let heads: Bytes[] = open.prev.map(fromHex)

  async function write(
    author: Author,
    prev: readonly Bytes[],
    iat: number,
    type: StatementType,
    about: { open: Record<string, unknown>; parts?: Record<string, unknown> },
    checkpointed = false,
  ): Promise<{ id: Bytes; entry: Bytes }> {
    const closed = about.parts && (await closeParts(p, docket.id, about.parts, random))
    const { companion, signer } = author.keys
    const payload = encode({
      ...about.open,
      seq: author.seq,
      ...(author.last && { last: author.last }),
      prev: [...prev].sort(Buffer.compare),
      ...(checkpointed && { companion: fromHex(companion!.key.kid) }),
      ...(closed && { nonce: closed.nonce, closed: closed.closed }),
    })
    const { kid, kind } = signer.key
    const typ = mediaType(type.name, type.version)
    const header = encodeHeader({ alg: algOf(kind), kid, iss: author.card.authority, sub: docket.id, iat, typ })
    const signature = new Uint8Array(nativeSign(null, sigStructure(header, payload), author.native))
    const target = { protected: header, payload, signature }
    const bare = encodeSign1(target)
    const id = new Uint8Array(createHash('sha256').update(bare).digest())
    const unprotected = checkpointed ? { unprotected: new Map([[11, await makeCompanion(p, target, companion!)]]) } : {}
    author.seq += 1
    author.last = id
    return { id, entry: encode([checkpointed ? encodeSign1({ ...target, ...unprotected }) : bare, closed?.openings ?? {}]) }
  }

  for (let done = 0; done < records; ) {
    const before = heads
    heads = []
    for (const [who, author] of authors.entries()) {
      let prev = before
      for (let i = 0; i < burst && done < records; i++, done++) {
        const about = recordFor(things, who, done, authors, begin + done)
        const { id, entry } = await write(author, prev, begin + done, custodyType, recordOpen(about.record))
        about.after?.(id)
        prev = [id]
        yield entry
      }
      if (prev !== before) heads.push(...prev)
    }
    if (heads.length === 0) heads = before
    if (done === records || Math.floor(done / checkpoint) > Math.floor((done - burst * authors.length) / checkpoint)) {
      const { id, entry } = await write(first, heads, begin + done, mergeType, { open: {} }, true)
      heads = [id]
      yield entry
    }
  }
}

/** What an authority records next: it takes in what was sent to it, sends away now and then, and else works with what it has. */
function recordFor(
  things: Thing[],
  who: number,
  n: number,
  authors: readonly Author[],
  at: number,
): { record: CustodyRecord; after?: (id: Bytes) => void } {
  const start = Math.imul(n, 0x9e3779b1) >>> 0
  const of = (i: number): Thing => things[(start + i) % things.length]!
  const custodianOf = (thing: Thing) => ({ authority: authors[who]!.card.authority, unit: 'K11', store: `shelf ${thing.id[1] % 40}` })
  const parts: CustodyRecord['parts'] = {
    basis: { kind: 'ownAct' },
    at: { from: at, precision: 'second', source: { kind: 'systemClock' } },
    ...(n % 4 === 0 && { note: { en: 'kept in the evidence store, bag seal looked at and found whole' } }),
  }
  let held: Thing | undefined
  for (let i = 0; i < Math.min(64, things.length); i++) {
    const thing = of(i)
    if (thing.to?.author === who) {
      const exhibits = [{ exhibit: thing.id, instance: 'original', outcome: 'accepted' }] as const
      const record = {
        action: 'receive',
        stage: 'content',
        exhibits,
        custodian: custodianOf(thing),
        answers: { release: thing.to.release },
        parts,
      } as const
      return { record, after: () => Object.assign(thing, { holder: who, to: undefined }) }
    }
    if (thing.to === undefined && thing.holder === who) held ??= thing
  }
  // Nothing of its own among those looked at: an observation about any of them may be written by anybody.
  if (held === undefined) {
    const note = { en: 'asked where the exhibit is' }
    return {
      record: {
        action: 'observe',
        exhibits: [{ exhibit: of(0).id, instance: 'original' }],
        custodian: custodianOf(of(0)),
        parts: { ...parts, note },
      },
    }
  }
  const thing = held
  const custodian = custodianOf(thing)
  const exhibits = [{ exhibit: thing.id, instance: 'original' }] as const
  if (n % 16 !== 0) return { record: { action: (['store', 'access', 'document'] as const)[n % 3]!, exhibits, custodian, parts } }
  const author = (who + 1 + (start % (authors.length - 1))) % authors.length
  const record = { action: 'release', exhibits, custodian, to: { authority: authors[author]!.card.authority }, parts } as const
  return { record, after: (release) => Object.assign(thing, { to: { author, release } }) }
}

async function authorOf(role: Role, random: (n: number) => Bytes): Promise<Author> {
  const p = defaultProvider()
  let seed: Bytes | undefined
  // The first bytes asked for are the seed of the signing key: native signing needs it as a key of its own.
  const remembering = (length: number): Bytes => {
    const bytes = random(length)
    seed ??= bytes.slice()
    return bytes
  }
  const keys = await generateKeySetWith({ names: { en: role }, jurisdiction: 'DE', roles: [role] }, p, { random: remembering, now: begin })
  const der = Buffer.concat([fromHex('302e020100300506032b657004220420'), seed!])
  const native = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  return { keys, card: await readCard(keys.card), native, seq: 0 }
}

/** Bytes that look random and are the same on every run. */
function seeded(seed: number): (length: number) => Bytes {
  let state = BigInt(seed)
  return (length) => {
    const pieces: Buffer[] = []
    for (let had = 0; had < length; had += 32) pieces.push(createHash('sha256').update(`${state++}`).digest())
    return new Uint8Array(Buffer.concat(pieces)).slice(0, length)
  }
}

/** The kid of whoever signed, for tools that count keys. */
export const kidsOf = (trust: Trust): readonly Hex[] => trust.pins.map(({ card }) => card.keys.signing.kid)

/** `large-docket.ts RECORDS DOCKET-FILE TRUST-FILE` */
export async function main([count, file, store]: readonly string[]): Promise<number> {
  const records = Number(count)
  if (!Number.isSafeInteger(records) || records < 1 || file === undefined || store === undefined)
    throw new Error('usage: large-docket.ts RECORDS DOCKET-FILE TRUST-FILE')
  const { trust, entries } = await largeDocket(records)
  writeFileSync(store, writeTrust(trust))
  await pipeline(Readable.from(batched(entries())), createWriteStream(file))
  return 0
}

async function* batched(entries: AsyncIterable<Bytes>): AsyncGenerator<Buffer, void, undefined> {
  const batch: Bytes[] = []
  for await (const entry of entries) if (batch.push(entry) === 1_000) yield Buffer.concat(batch.splice(0))
  yield Buffer.concat(batch)
}
