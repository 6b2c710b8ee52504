import { describe, expect, it } from 'vitest'
import {
  addEntry,
  append,
  type Docket,
  decodeDocket,
  docketBytes,
  excerpt,
  excerptOf,
  exhibitByLabel,
  exhibitLabelType,
  exhibitType,
  importedDocket,
  importOf,
  importType,
  introducedExhibits,
  introduceType,
  joinFrontier,
  joinType,
  linkage,
  mergeDockets,
  nextLink,
  referenceAddType,
  referenceEndType,
  type SealOpen,
  type SealParts,
  type StatementEntry,
  signSeal,
  startDocket,
} from '../../src/docket/index.js'
import { type Bytes, fromHex, type Hex, toHex } from '../../src/ground/index.js'
import { signCredential } from '../../src/identity/index.js'
import { readAll } from '../../src/io/index.js'
import type { Signed } from '../../src/statement/index.js'
import {
  type Actor,
  a,
  act,
  actor,
  b,
  codesOf,
  ctx,
  custody,
  ensureAdmitted,
  forge,
  id32,
  linkFor,
  now,
  only,
  p,
  put,
  start,
  stranger,
} from './world.js'

const look = (d: Docket) => linkage(d, { at: now, tolerance: 300 })
const b32 = (n: number): Bytes => fromHex(id32(n))
const digests = new Map([[-16, b32(1)]])

function sealParts(d: Docket, who: Actor, exhibit: Hex, more: Partial<SealParts> = {}): SealParts {
  const { docket, seq, last, prev } = nextLink(d, who.kid)
  const party = (one: Actor) => ({ authority: one.card.authority, names: { en: 'x' }, keys: { signing: fromHex(one.kid) } })
  return {
    parties: { sender: party(who), recipients: [party(b)] },
    references: { case: '1 Js 1/26' },
    terms: {},
    languages: ['de'],
    link: { docket: fromHex(docket), seq, ...(last && { last: fromHex(last) }), prev: prev.map(fromHex) },
    handover: [{ exhibit: [fromHex(exhibit), 0], instance: 'original', mode: 'copySent', to: [b.card.authority] }],
    ...more,
  }
}

const sealOpen = (n: number): SealOpen => ({
  v: 1,
  envelope: Uint8Array.from({ length: 16 }, (_, i) => (i === 15 ? n : 0)),
  payload: { length: 9, block: 2 ** 20, digests },
  manifest: { length: 9, digests },
  contents: { digests },
  commitment: b32(2),
})

const sealEntry = ({ statement, openings }: Signed, ...parts: string[]): StatementEntry => ({
  kind: 'statement',
  statement,
  openings: Object.fromEntries(Object.entries(openings).filter(([name]) => parts.includes(name))),
})
const inside = ['link', 'parties', 'handover']

const opened = await start()
const introduced = await append(ctx, opened, a.keys, {
  type: exhibitType,
  open: { introduces: [{ nature: 'device' }, { nature: 'document' }] },
  parts: { exhibits: [{ make: 'Fairphone', serial: 'S1', imei: ['490154203237518'] }, {}] },
})
const X: Hex = introduced.statement.id
const touching = (index: number) => ({ action: 'store', exhibits: [{ exhibit: [fromHex(X), index] }] })
const first = await act(introduced.docket, a, touching(0))
const second = await act(first.docket, b, touching(1))
const third = await act(second.docket, a, touching(0))
const full = third.docket
const seal = await signSeal(ctx, a.keys, sealOpen(1), sealParts(full, a, X))
const sealed = addEntry(full, sealEntry(seal, ...inside))

describe('the seal as a docket statement', () => {
  it('[DOC-50] [DOC-51] takes its place by its opened link, and comes back from disk', async () => {
    const l = look(sealed)
    expect(l.heads).toEqual([seal.statement.id])
    expect(seal.statement.sub).toBe(toHex(sealOpen(1).envelope))
    expect(codesOf(l.observations).filter((code) => code !== 'statement.classical-only')).toEqual([])
    const again = await decodeDocket(ctx, await docketBytes(sealed))
    expect(look(again).heads).toEqual([seal.statement.id])
    expect(nextLink(sealed, a.kid).last).toBe(seal.statement.id)
  })

  it('[DOC-50] refuses what a seal may not say', async () => {
    const bad: Partial<SealParts>[] = [
      { languages: ['not a tag'] },
      { handover: [{ exhibit: [fromHex(X), 0], instance: 'original', mode: 'moves', to: [a.card.authority, b.card.authority] }] },
      { link: { docket: b32(1), seq: 1, prev: [b32(1)] } },
      { link: { docket: b32(1), seq: 0, prev: [b32(2), b32(1)] } },
      { link: { docket: b32(1), seq: 0, prev: [] } },
    ]
    for (const more of bad)
      await expect(signSeal(ctx, a.keys, sealOpen(1), sealParts(full, a, X, more))).rejects.toMatchObject({ code: 'usage.argument' })
    const short = { ...sealOpen(1), contents: { digests: new Map([[-16, new Uint8Array(31)]]) } }
    await expect(signSeal(ctx, a.keys, short, sealParts(full, a, X))).rejects.toMatchObject({ code: 'usage.argument' })
  })

  it('[DOC-22] a stub that places a seal without link behind what cites the seal makes a circle, which is broken: docket.circle', async () => {
    const { id } = seal.statement
    const after = await act(sealed, b)
    const bare = new Map(after.docket.entries).set(id, sealEntry(seal, 'parties', 'handover'))
    const { link } = sealParts(full, a, X)
    const stub = { kind: 'stub', id, kid: a.kid, seq: link.seq, last: toHex(link.last!), prev: [after.statement.id] } as const
    const d = addEntry({ ...after.docket, entries: bare }, stub)
    const l = look(d)
    expect(only(l.observations, 'docket.circle').map((one) => one.at.statement)).toEqual([id])
    expect(l.order).toHaveLength(d.entries.size)
    expect(l.admitted.has(after.statement.id)).toBe(true)
  })

  it('[DOC-52] without link: seal.linkWithheld, its seq from the statement whose last names it, no hole', async () => {
    const after = await act(sealed, a)
    const bare = { ...after.docket, entries: new Map(after.docket.entries).set(seal.statement.id, sealEntry(seal)) }
    const l = look(bare)
    expect(only(l.observations, 'seal.linkWithheld').map((one) => one.at.statement)).toEqual([seal.statement.id])
    for (const code of ['docket.hole', 'docket.last', 'docket.missing']) expect(codesOf(l.observations)).not.toContain(code)
    expect(l.admitted.has(seal.statement.id)).toBe(true)
    expect(l.heads).toContain(after.statement.id)
    expect(l.heads).not.toContain(seal.statement.id)
  })

  it('[DOC-52] a seal without link that nobody cites is in quarantine: it may be of another case', () => {
    const l = look(addEntry(full, sealEntry(seal)))
    expect(l.quarantined.has(seal.statement.id)).toBe(true)
    expect(l.heads).toEqual(look(full).heads)
    expect(codesOf(l.observations)).toContain('seal.linkWithheld')
  })

  it('[DOC-31] two seals of one key with one seq are proved by the seals and their link openings', async () => {
    const other = await signSeal(ctx, a.keys, sealOpen(2), sealParts(full, a, X))
    const l = look(addEntry(sealed, sealEntry(other, ...inside)))
    expect(only(l.observations, 'docket.conflicting-seq')).toHaveLength(1)
  })

  it('[DOC-03] a seal of another docket: docket.foreign', async () => {
    const other = await signSeal(ctx, a.keys, sealOpen(3), sealParts(full, a, X, { link: { docket: b32(5), seq: 0, prev: [b32(5)] } }))
    const { encode } = await import('../../src/cbor/index.js')
    const { concat } = await import('../../src/ground/index.js')
    const d = await decodeDocket(
      ctx,
      concat(await docketBytes(full), encode([other.statement.bytes, sealEntry(other, ...inside).openings])),
    )
    expect(codesOf(d.observations)).toEqual(['docket.foreign'])
  })
})

describe('the docket so far', () => {
  const received = async (d: Docket, exhibits: Parameters<typeof excerpt>[1]) =>
    decodeDocket(ctx, await readAll(excerpt(d, exhibits), 1e9), { sealedBy: seal.statement.id })

  it('[DOC-54] [DOC-55] [DOC-56] statements of the exhibits whole, the rest as stubs; heads equal the seal’s prev', async () => {
    const got = await received(full, [{ statement: X, index: 0 }])
    expect(got.observations).toEqual([])
    const l = look(got)
    expect(l.heads).toEqual(sealParts(full, a, X).link.prev.map(toHex))
    expect(l.order).toEqual(look(full).order)
    const kinds = new Map([...got.entries].map(([id, entry]) => [id, entry.kind]))
    for (const id of [opened.id, X, first.statement.id, third.statement.id]) expect(kinds.get(id)).toBe('statement')
    expect(kinds.get(second.statement.id)).toBe('stub')
    expect(got.entries.get(second.statement.id)).toMatchObject({ sealedBy: seal.statement.id })
    expect(only(l.observations, 'statement.withheld').map((one) => one.at.statement)).toEqual([second.statement.id])
    for (const code of ['docket.missing', 'docket.hole', 'docket.quarantined', 'docket.last'])
      expect(codesOf(l.observations)).not.toContain(code)
    expect([...l.admittedKeys.keys()].sort()).toEqual([a.kid, b.kid].sort())
    // The whole docket, met later, fits what the stub said.
    const met = mergeDockets(got, full).docket
    expect(codesOf(look(met).observations)).not.toContain('sender.inconsistent')
    expect(await docketBytes(met)).toEqual(await docketBytes(full))
  })

  it('[DOC-54] the whole docket when asked for', async () => {
    expect(await readAll(excerpt(full, 'whole'), 1e9)).toEqual(await docketBytes(full))
  })

  it('[DOC-57] a seal that hands these exhibits over travels with link, parties and handover only; another as a stub', async () => {
    const every = addEntry(full, sealEntry(seal, ...inside, 'terms', 'references', 'languages'))
    const got = (await received(every, [{ statement: X, index: 0 }])).entries.get(seal.statement.id)
    expect(got?.kind === 'statement' && Object.keys(got.openings).sort()).toEqual([...inside].sort())
    expect((await received(every, [{ statement: X, index: 1 }])).entries.get(seal.statement.id)?.kind).toBe('stub')
    const away = excerptOf(every, [{ statement: id32(77), index: 0 }])
    expect(away.entries.get(seal.statement.id)?.kind).toBe('stub')
  })

  it('[DOC-55] strangers stay out, but a dispute about these exhibits travels with the card that lets its key be found', async () => {
    const { docket } = await append(ctx, full, a.keys, { type: introduceType, open: { statement: stranger.card.bytes } })
    const junk = await forge(stranger, opened.id, { seq: 0, prev: look(docket).heads }, { open: touching(0) })
    const dispute = await act(put(docket, junk), stranger, { ...touching(0), action: 'dispute' })
    const got = await received(dispute.docket, [{ statement: X, index: 0 }])
    expect(got.observations).toEqual([])
    expect(got.entries.get(dispute.statement.id)?.kind).toBe('statement')
    expect(got.entries.get(junk.id)?.kind).toBe('stub')
    expect(look(got).heads).toEqual(look(docket).heads)
    const alone = await received(put(docket, junk), [{ statement: X, index: 0 }])
    expect(alone.entries.has(junk.id)).toBe(false)
  })
})

describe('[DOC-55] introductions that strangers made travel where they are needed', () => {
  const introduceBy = (who: Actor, bytes: Bytes) =>
    forge(who, opened.id, { seq: 0, prev: [opened.id] }, { type: introduceType, open: { action: undefined, statement: bytes } })
  const carrying = async (who: Actor, bytes: Bytes): Promise<{ docket: Docket; id: Hex }> => {
    const { concat } = await import('../../src/ground/index.js')
    const { encode } = await import('../../src/cbor/index.js')
    const statement = await introduceBy(who, bytes)
    return { docket: await decodeDocket(ctx, concat(await docketBytes(full), encode([statement.bytes, {}]))), id: statement.id }
  }

  it('their own card, for a dispute of theirs', async () => {
    const { docket, id } = await carrying(stranger, stranger.card.bytes)
    expect(docket.observations).toEqual([])
    const dispute = await act(docket, stranger, { ...touching(0), action: 'dispute' })
    const got = excerptOf(dispute.docket, [{ statement: X, index: 0 }])
    expect(got.entries.get(id)?.kind).toBe('statement')
    expect(excerptOf(docket, [{ statement: X, index: 0 }]).entries.has(id)).toBe(false)
  })

  it('a credential of an admitted authority that nobody else carries', async () => {
    const officer = await actor('officer of B')
    const about = { authority: b.card.authority, key: officer.keys.signer.key, roles: ['police'], from: 0 } as const
    const credential = await signCredential(p, b.keys, about, { random: ctx.random, now })
    const known = await append(ctx, full, a.keys, { type: introduceType, open: { statement: stranger.card.bytes } })
    const carrier = await introduceBy(stranger, credential.statement.bytes)
    const { concat } = await import('../../src/ground/index.js')
    const { encode } = await import('../../src/cbor/index.js')
    const own = await ensureAdmitted(ctx, known.docket, a.keys, [b.card])
    const docket = await decodeDocket(ctx, concat(await docketBytes(own), encode([carrier.bytes, {}])))
    expect(docket.observations).toEqual([])
    expect(look(docket).admittedKeys.has(officer.kid)).toBe(true)
    expect(look(docket).admitted.has(carrier.id)).toBe(false)
    const got = await decodeDocket(ctx, await docketBytes(excerptOf(docket, [{ statement: X, index: 0 }])), { sealedBy: id32(1) })
    expect(got.observations.filter(({ code }) => code !== 'docket.entry')).toEqual([])
    expect(look(got).admittedKeys.has(officer.kid)).toBe(true)
  })
})

describe('appending', () => {
  it('[DOC-70] refuses a signer who is not admitted: docket.not-admitted; dispute, claim and observe may wait', async () => {
    await expect(act(opened, stranger)).rejects.toMatchObject({ code: 'docket.not-admitted' })
    for (const action of ['dispute', 'claim', 'observe']) {
      const { docket, statement } = await act(opened, stranger, { action })
      expect(look(docket).quarantined.has(statement.id)).toBe(true)
    }
    await expect(ensureAdmitted(ctx, opened, stranger.keys, [stranger.card])).rejects.toMatchObject({ code: 'docket.not-admitted' })
  })

  it('[DOC-24] [DOC-71] an officer brings the credential along and is admitted by it', async () => {
    const officer = await actor('officer')
    const credential = await signCredential(
      p,
      a.keys,
      { authority: a.card.authority, key: officer.keys.signer.key, roles: ['police'], from: 0 },
      { random: ctx.random, now },
    )
    const { docket } = await append(ctx, opened, a.keys, { type: introduceType, open: { statement: credential.statement.bytes } })
    expect(look(docket).admittedKeys.get(officer.kid)).toEqual(new Set([a.card.authority]))
    const own = await append(ctx, opened, officer.keys, { type: introduceType, open: { statement: credential.statement.bytes } })
    expect(look(own.docket).admitted.has(own.statement.id)).toBe(true)
    const again = await decodeDocket(ctx, await docketBytes(own.docket))
    expect(look(again).admittedKeys.has(officer.kid)).toBe(true)
    const forged = await signCredential(
      p,
      stranger.keys,
      { authority: stranger.card.authority, key: officer.keys.signer.key, roles: ['police'], from: 0 },
      { random: ctx.random, now },
    )
    await expect(
      append(ctx, opened, officer.keys, { type: introduceType, open: { statement: forged.statement.bytes } }),
    ).rejects.toMatchObject({
      code: 'docket.not-admitted',
    })
  })

  it('[DOC-21] a frontier above 64 is joined by docket.merge first', async () => {
    const tips = []
    for (let i = 0; i < 70; i++) tips.push(await forge(b, opened.id, { seq: i, ...(i && { last: id32(i) }), prev: [opened.id] }))
    const wide = put(opened, ...tips)
    expect(look(wide).heads.length).toBeGreaterThan(64)
    expect(() => nextLink(wide, a.kid)).toThrow(expect.objectContaining({ code: 'usage.argument' }))
    const joined = await joinFrontier(ctx, wide, a.keys)
    const { docket, statement } = await act(wide, a)
    expect(look(docket).heads).toEqual([statement.id])
    expect([...docket.entries.values()].filter((e) => e.kind === 'statement' && e.statement.type === 'docket.merge')).toHaveLength(1)
    expect(look(joined).heads.length).toBeLessThanOrEqual(64)
    expect(codesOf(look(docket).observations)).not.toContain('docket.prev-redundant')
  })

  it('refuses a part too deep to be written', async () => {
    let deep: unknown = 1
    for (let i = 0; i < 14; i++) deep = [deep]
    await expect(append(ctx, opened, a.keys, { type: custody, open: { action: 'x' }, parts: { deep } })).rejects.toMatchObject({
      code: 'usage.argument',
    })
  })

  it('[DOC-71] admits each card once, and introduces it once', async () => {
    expect((await ensureAdmitted(ctx, opened, a.keys, [b.card])).entries.size).toBe(opened.entries.size)
    const without = await startDocket(ctx, a.keys, { caseRef: { en: 'x' } })
    expect([...without.entries.values()].map((e) => e.kind === 'statement' && e.statement.type)).toEqual([
      'docket.open',
      'docket.introduce',
    ])
    await expect(startDocket(ctx, { card: a.keys.card, signer: a.keys.signer }, { caseRef: { en: 'x' } })).rejects.toMatchObject({
      code: 'usage.argument',
    })
  })
})

describe('exhibits and other records', () => {
  it('[DOC-45] [DOC-46] labels lead to exhibits: docket.label-ambiguous, docket.label-unknown', async () => {
    const label = (text: string) => ({ label: text, authority: a.card.authority })
    const refs = [0, 1, 1].map((index) => ({ exhibit: [fromHex(X), index] }))
    const { docket } = await append(ctx, full, a.keys, {
      type: exhibitLabelType,
      open: { exhibits: refs },
      parts: { labels: [label('1'), label('1'), label('2')] },
    })
    expect(exhibitByLabel(docket, '2')).toEqual({ statement: X, index: 1 })
    expect(() => exhibitByLabel(docket, '1')).toThrow(expect.objectContaining({ code: 'docket.label-ambiguous' }))
    expect(() => exhibitByLabel(docket, '3')).toThrow(expect.objectContaining({ code: 'docket.label-unknown' }))
    expect(() => exhibitByLabel(docket, '2', b.card.authority)).toThrow(expect.objectContaining({ code: 'docket.label-unknown' }))
    expect(introducedExhibits(docket)).toMatchObject([
      { statement: X, index: 0, nature: 'device', detail: { make: 'Fairphone' }, labels: [{ label: '1' }] },
      { statement: X, index: 1, nature: 'document', labels: [{ label: '1' }, { label: '2' }] },
    ])
  })

  it('[DOC-47] an import is verified in its own docket and changes nothing here', async () => {
    const other = await act(await start(), b)
    const { docket, statement } = await append(ctx, full, a.keys, {
      type: importType,
      ...(await importOf(other.docket, 'whole', { what: { en: 'nothing' } })),
    })
    const imported = await importedDocket(ctx, docket.entries.get(statement.id) as StatementEntry)
    expect(imported?.id).toBe(other.docket.id)
    expect(imported?.entries.has(other.statement.id)).toBe(true)
    expect(docket.entries.has(other.statement.id)).toBe(false)
    const wrong = await append(ctx, full, a.keys, {
      type: importType,
      ...(await importOf(other.docket, 'whole')),
      open: { docket: b32(1), heads: [] },
    })
    await expect(importedDocket(ctx, wrong.docket.entries.get(wrong.statement.id) as StatementEntry)).rejects.toMatchObject({
      code: 'docket.foreign',
    })
  })

  it('[DOC-48] [DOC-49] cites other dockets and case references', async () => {
    const joined = await append(ctx, full, a.keys, { type: joinType, open: { docket: b32(1), heads: [b32(1), b32(2)] } })
    const added = await append(ctx, joined.docket, a.keys, { type: referenceAddType, parts: { reference: { reference: '2 Js 2/26' } } })
    const ended = await append(ctx, added.docket, a.keys, {
      type: referenceEndType,
      open: { reference: fromHex(added.statement.id) },
      parts: { reason: { en: 'joined' } },
    })
    expect(look(ended.docket).heads).toEqual([ended.statement.id])
    await expect(append(ctx, full, a.keys, { type: joinType, open: { docket: b32(1), heads: [b32(2), b32(1)] } })).rejects.toMatchObject({
      code: 'usage.argument',
    })
    expect(linkFor(full, a).prev).toHaveLength(1)
  })
})
