import { describe, expect, test } from 'vitest'
import { localDecapsulator } from '../../src/cose/index.js'
import type { CustodyOpen } from '../../src/custody/index.js'
import { type Docket, docketBytes } from '../../src/docket/index.js'
import type { SealInput } from '../../src/exchange/index.js'
import {
  assertVerified,
  EvidenceError,
  inspect,
  open,
  openDocket,
  receive,
  seal,
  sealToBlob,
  verify,
  verifyDocket,
} from '../../src/exchange/index.js'
import { concat, toHex } from '../../src/ground/index.js'
import { cardFor, emptyTrust, generateKeySetWith, pinCard, readCard, trustedAuthority } from '../../src/identity/index.js'
import { memorySink } from '../../src/io/index.js'
import { leafHash, TreeBuilder } from '../../src/merkle/index.js'
import { at, believed, now, p, seeded, someone, trusting } from './people.js'

const a = await someone('Authority A', 'PT')
const b = await someone('Authority B', 'DE')
const c = await someone('Authority C', 'FR')
const trust = trusting(a, b, c)
const run = { crypto: p }
const docket = await openDocket({ caseRef: { en: 'Case 1' }, at }, a.keys, run)
const text = (value: string) => new TextEncoder().encode(value)

function input(changes: Partial<SealInput> = {}): SealInput {
  return {
    from: a.keys,
    to: [believed(trust, b)],
    docket,
    exhibits: [
      { ref: 'one', exhibit: { nature: 'records', labels: [{ label: 'A-1' }] } },
      { ref: 'two', exhibit: { nature: 'records', labels: [{ label: 'A-2' }] } },
    ],
    items: [
      { exhibit: 'one', path: ['a.txt'], data: text('first') },
      { exhibit: 'two', path: ['b.txt'], data: text('second') },
      { exhibit: 'two', path: ['c.txt'], data: text('third') },
    ],
    at,
    ...changes,
  }
}

const fails = async (changes: Partial<SealInput>, code: string) => {
  const memory = memorySink()
  await expect(seal(input(changes), memory.sink, run)).rejects.toMatchObject({ code })
  expect(() => memory.bytes()).toThrow()
}

const sealed = await sealToBlob(input(), run)
const sealedBytes = new Uint8Array(await sealed.blob.arrayBuffer())

const classicalTrust = async () => {
  const secret = seeded('p256')(32)
  const receiving = await localDecapsulator(p, 'P-256', secret)
  const keys = await generateKeySetWith({ names: { en: 'Hardware' }, jurisdiction: 'ES', roles: ['court'] }, p, {
    random: seeded('hw'),
    now,
  })
  const own = await cardFor(
    { names: { en: 'Hardware' }, jurisdiction: 'ES', roles: ['court'] },
    { signer: keys.signer, companion: keys.companion!, receiving },
    run,
  )
  const card = await readCard(own.card)
  return { kid: receiving.key.kid, keys: own, card: trustedAuthority(pinCard(trust, card, { at }), card.authority)! }
}

describe('sealing', () => {
  test('[EXC-02] refuses keys without a companion, of another card, and strangers', async () => {
    const { signer, card, companion } = a.keys
    await fails({ from: { signer, card } }, 'usage.argument')
    await fails({ from: { signer: b.keys.signer, card, companion: companion! } }, 'usage.argument')
    await fails({ from: c.keys }, 'docket.not-admitted')
  })

  test('[EXC-03] refuses recipients nobody believed, without a receiving key, and look-alikes', async () => {
    await fails({ to: [] }, 'usage.argument')
    await fails({ to: [b.card as never] }, 'usage.unbelieved-card')
    await fails({ to: [{ ...believed(trust, b) }] }, 'usage.unbelieved-card')
  })

  test('[EXC-03] a classical key needs to be named and the terms to allow it, and is observed', async () => {
    const hardware = await classicalTrust()
    const allowed = { conditions: [], classicalRecipients: true }
    await fails({ to: [hardware.card] }, 'usage.classical-recipient')
    await fails({ to: [hardware.card], allowClassical: [hardware.kid] }, 'usage.classical-recipient')
    await fails({ to: [hardware.card], terms: allowed }, 'usage.classical-recipient')
    const done = await sealToBlob(input({ to: [hardware.card], terms: allowed, allowClassical: [hardware.kid] }), run)
    expect(done.observations.map((o) => o.code)).toEqual(['envelope.recipient-classical'])
    const report = await verify(done.blob, { trust, keys: hardware.keys, at }, run)
    expect(report.observations.map((o) => o.code)).toContain('envelope.recipient-classical')
    expect(report.verdict).toBe('verified')
    expect(report.envelope?.terms?.classicalRecipients).toBe(true)
  })

  test('[EXC-04] what moves, moves to one authority; own keys receive nothing', async () => {
    const moving = [{ ref: 'one', exhibit: { nature: 'device' }, mode: 'moves' } as const]
    await fails({ to: [believed(trust, b), believed(trust, c)], exhibits: moving, items: [] }, 'usage.argument')
    await fails({ to: [believed(trust, a)], exhibits: moving, items: [] }, 'usage.argument')
    const own = await sealToBlob(input({ to: [believed(trust, a)] }), run)
    const opened = await open(own.blob, { trust, keys: a.keys, at }, run)
    await expect(receive(opened, { keys: a.keys, trust, stage: 'arrival', at }, run)).rejects.toMatchObject({ code: 'usage.argument' })
    const both = await sealToBlob(input({ to: [believed(trust, b), believed(trust, a)] }), run)
    expect((await verify(both.blob, { trust, keys: b.keys, at }, run)).verdict).toBe('verified')
  })

  test('[EXC-06] every recipient is admitted by the docket inside', async () => {
    const opened = await open(sealed.blob, { trust, keys: b.keys, at }, run)
    const admitted = [...opened.docket.entries.values()].flatMap((e) =>
      e.kind === 'statement' && e.statement.type === 'docket.admit' ? [e.statement.payload.authority] : [],
    )
    expect(admitted).toEqual([b.card.authority])
  })

  test('[EXC-07] saves the docket with the seal before the sink commits, and commits nothing when saving fails', async () => {
    const order: string[] = []
    const sink = new WritableStream<Uint8Array>({ close: () => void order.push('close'), abort: () => void order.push('abort') })
    const done = await seal(
      input({ save: async (d) => void order.push(`save ${d.entries.has([...d.entries.keys()].at(-1)!)}`) }),
      sink,
      run,
    )
    expect(order).toEqual(['save true', 'close'])
    expect(done.docket.entries.has(done.sealId)).toBe(true)
    order.length = 0
    const other = new WritableStream<Uint8Array>({ close: () => void order.push('close'), abort: () => void order.push('abort') })
    await expect(seal(input({ save: () => Promise.reject(new Error('disk')) }), other, run)).rejects.toThrow('disk')
    expect(order).toEqual(['abort'])
  })
})

describe('verdicts', () => {
  test('[EXC-01] an error wins over belief; without one belief decides', async () => {
    const broken = sealedBytes.slice()
    broken[20]! ^= 1
    expect(await verify(broken, { trust, at }, run)).toMatchObject({ verdict: 'failed' })
    expect(await verify(broken, { trust: emptyTrust(), at }, run)).toMatchObject({ verdict: 'failed' })
    expect(await verify(sealedBytes, { trust: emptyTrust(), at }, run)).toMatchObject({ verdict: 'untrusted' })
    expect(await verify(sealedBytes, { trust, at }, run)).toMatchObject({ verdict: 'verified' })
    expect(await verifyDocket(sealed.docket, { trust, at }, run)).toMatchObject({ verdict: 'verified' })
    expect(await verifyDocket(sealed.docket, { trust: trusting(b), at }, run)).toMatchObject({ verdict: 'untrusted' })
  })

  test('[DOC-15] a docket as bytes is judged alike; bytes that are none are reported, and bytes that stand twice noted', async () => {
    const bytes = await docketBytes(sealed.docket)
    expect(await verifyDocket(bytes, { trust, at }, run)).toEqual(await verifyDocket(sealed.docket, { trust, at }, run))
    const none = await verifyDocket(new Uint8Array(9), { trust, at }, run)
    expect(none).toMatchObject({ verdict: 'failed', checked: [], observations: [{ code: 'docket.open' }] })
    const twice = await verifyDocket(concat(bytes, bytes), { trust, at }, run)
    expect(twice.observations.filter((o) => o.code === 'docket.order').map((o) => o.severity)).toEqual(['note'])
  })

  test('[EXC-05] assertVerified tells them apart: usage.untrusted', async () => {
    const untrusted = await verify(sealedBytes, { trust: emptyTrust(), at }, run)
    expect(() => assertVerified(untrusted)).toThrow(expect.objectContaining({ code: 'usage.untrusted' }))
    const failed = await verify(sealedBytes.subarray(1), { trust, at }, run)
    expect(() => assertVerified(failed)).toThrow(EvidenceError)
    expect(() => assertVerified({ ...untrusted, verdict: 'verified' })).not.toThrow()
  })

  test('[EXC-09] [EXC-15] says what was and was not checked', async () => {
    const keyless = await verify(sealedBytes, { trust, at }, run)
    expect(keyless.checked).toEqual(['frame', 'seal', 'signer', 'manifest', 'blocks'])
    expect(keyless.notChecked).toEqual(['recipient', 'catalogue', 'items', 'padding', 'docket', 'custody'])
    expect((await verify(sealedBytes, { trust, keys: b.keys, at }, run)).notChecked).toEqual([])
    expect((await verify(sealedBytes.subarray(1), { trust, at }, run)).checked).toEqual([])
    const withDocket = await verify(sealedBytes, { trust, docket: sealed.docket, at }, run)
    expect(withDocket.notChecked).toEqual(['recipient', 'catalogue', 'items', 'padding'])
    expect(withDocket.exhibits).toHaveLength(2)
    const seen = await inspect(sealedBytes, run)
    expect(seen).toMatchObject({
      observations: [],
      summary: { sealId: sealed.sealId, signer: { authority: a.card.authority, believed: false } },
    })
    expect((await inspect(new Uint8Array(100), run)).observations[0]?.code).toBe('envelope.magic')
  })

  test('[EXC-13] a limit met inside is an observation: run.limit', async () => {
    const report = await verify(sealedBytes, { trust, keys: b.keys, at }, { ...run, limits: { items: 2 } })
    expect(report.observations.map((o) => o.code)).toContain('run.limit')
    expect(report.verdict).toBe('failed')
  })
})

describe('opening', () => {
  test('[EXC-08] fails with the whole report, and not for an unbelieved signer', async () => {
    const broken = sealedBytes.slice()
    broken[broken.length - 40]! ^= 1
    const error = await open(broken, { trust, keys: b.keys, at }, run).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(EvidenceError)
    expect((error as EvidenceError).report.verdict).toBe('failed')
    expect((await open(sealedBytes, { trust: emptyTrust(), keys: b.keys, at }, run)).report.verdict).toBe('untrusted')
  })

  test('[EXC-14] a key not named does not fit; a named one that fails is manifest.unreadable', async () => {
    await expect(verify(sealedBytes, { trust, keys: c.keys, at }, run)).rejects.toMatchObject({ code: 'crypto.decrypt' })
    const { receiving } = b.keys
    const wrong = { ...b.keys, receiving: { key: receiving!.key, decapsulate: async () => new Uint8Array(32) } }
    const report = await verify(sealedBytes, { trust, keys: wrong, at }, run)
    expect(report.observations.filter((o) => o.severity === 'error').map((o) => o.code)).toEqual(['manifest.unreadable'])
  })

  test('[EXC-24] without a key, exchange.seal-not-recorded: a docket that does not hold the seal; one that does raises none', async () => {
    const told = async (docket: Docket) =>
      (await verify(sealedBytes, { trust, docket, at }, run)).observations.filter(({ code }) => code === 'exchange.seal-not-recorded')
    const other = await openDocket({ caseRef: { en: 'Case 2' }, at }, b.keys, run)
    expect(await told(other)).toMatchObject([{ severity: 'warning', data: { own: other.id } }])
    expect(await told(sealed.docket)).toEqual([])
  })

  test('[EXC-12] a docket of another case is not merged: exchange.other-docket', async () => {
    const other = await openDocket({ caseRef: { en: 'Case 2' }, at }, b.keys, run)
    const report = await verify(sealedBytes, { trust, keys: b.keys, docket: other, at }, run)
    expect(report.observations.map((o) => o.code)).toContain('exchange.other-docket')
    const opened = await open(sealedBytes, { trust, keys: b.keys, at }, run)
    await expect(receive(opened, { keys: b.keys, trust, stage: 'arrival', docket: other, at }, run)).rejects.toMatchObject({
      code: 'docket.other',
    })
  })

  test('[EXC-16] closes sinks of complete items only, never item 0, and goes on after one that fails', async () => {
    const opened = await open(sealedBytes, { trust, keys: b.keys, at }, run)
    const seen: Record<string, string> = {}
    const report = await opened.extract((entry) => {
      const path = entry.name.path.join('/')
      const add = (what: string) => {
        seen[path] = (seen[path] ?? '') + what
      }
      return new WritableStream<Uint8Array>({
        write: (chunk) => add(new TextDecoder().decode(chunk)),
        close: () => add(' closed'),
        abort: () => add(' aborted'),
      })
    })
    expect(seen).toEqual({ 'a.txt': 'first closed', 'b.txt': 'second closed', 'c.txt': 'third closed' })
    expect(report.notChecked).toEqual([])
    const part = await opened.extract((entry) => (entry.number === 1 ? memorySink().sink : undefined))
    expect(part.notChecked).toEqual(['blocks', 'items', 'padding'])
    const full = new WritableStream<Uint8Array>({ write: () => Promise.reject(new Error('full')) })
    await expect(opened.extract(() => full)).rejects.toMatchObject({ code: 'sink.write' })
  })
})

describe('a closed envelope', () => {
  test('gives nothing any more, and its sizes leave the docket out', async () => {
    const opened = await open(sealedBytes, { trust, keys: b.keys, at }, run)
    expect(opened.report.envelope?.contents).toEqual({ exhibits: 2, items: 3, size: 16 })
    expect(sealed).toMatchObject({ exhibits: 2, items: 3, size: 16 })
    await opened.close()
    await expect(opened.item(1, ['a.txt'])).rejects.toMatchObject({ code: 'usage.argument' })
    await expect(opened.extract(() => undefined)).rejects.toMatchObject({ code: 'usage.argument' })
    await expect(receive(opened, { keys: b.keys, trust, stage: 'content', at }, run)).rejects.toMatchObject({ code: 'usage.argument' })
  })
})

describe('receipts', () => {
  const openOf = (d: { entries: ReadonlyMap<string, unknown> }, id: string) =>
    d.entries.get(id) as { statement: { payload: CustodyOpen }; openings: Record<string, readonly [unknown, never]> }

  test('[EXC-17] [EXC-19] [EXC-20] [EXC-22] content: outcomes, digests, heads, and no acceptance', async () => {
    const opened = await open(sealedBytes, { trust, keys: b.keys, at }, run)
    const { docket: after, receipt } = await receive(opened, { keys: b.keys, trust, stage: 'content', at }, run)
    const { statement, openings } = openOf(after, receipt)
    const { payload } = statement
    expect(payload.exhibits.map((e) => e.outcome)).toEqual(['accepted', 'accepted'])
    expect(payload.heads!.map(toHex)).toEqual([sealed.sealId])
    expect(Object.keys(openings).sort()).toEqual(['at', 'basis', 'digests'])
    const digests = openings.digests![1] as unknown as { found: { value: Uint8Array; over: { kind: string } }[] }[]
    const sha = async (value: string) => p.hash('SHA-256', text(value))
    const tree = new TreeBuilder(p, 'SHA-256')
    for (const value of ['second', 'third']) await tree.add(await leafHash(p, 'SHA-256', await sha(value)))
    expect(digests.map((d) => [d.found[0]!.over.kind, toHex(d.found[0]!.value)])).toEqual([
      ['item', toHex(await sha('first'))],
      ['toolDefined', toHex(await tree.root())],
    ])
    const report = await verifyDocket(after, { trust, at }, run)
    expect(report.observations.filter((o) => o.severity === 'error')).toEqual([])
  })

  test('[EXC-17] [EXC-18] arrival says nothing of content; stated outcomes name exhibits of the handover', async () => {
    const opened = await open(sealedBytes, { trust, keys: b.keys, at }, run)
    const arrival = await receive(opened, { keys: b.keys, trust, stage: 'arrival', at }, run)
    expect(openOf(arrival.docket, arrival.receipt).statement.payload.exhibits.map((e) => e.outcome)).toEqual([
      'arrivedNotChecked',
      'arrivedNotChecked',
    ])
    const exhibits = { 'A-2': { outcome: 'notAccepted', reason: { en: 'not what was asked for' } } } as const
    const content = await receive(opened, { keys: b.keys, trust, stage: 'content', exhibits, docket: arrival.docket, at }, run)
    expect(openOf(content.docket, content.receipt).statement.payload.exhibits.map((e) => e.outcome)).toEqual(['accepted', 'notAccepted'])
    await expect(
      receive(opened, { keys: b.keys, trust, stage: 'content', exhibits: { 'A-9': exhibits['A-2'] }, at }, run),
    ).rejects.toMatchObject({ code: 'docket.label-unknown' })
    const elsewhere = { [`${'00'.repeat(32)}/0`]: exhibits['A-2'] }
    await expect(receive(opened, { keys: b.keys, trust, stage: 'content', exhibits: elsewhere, at }, run)).rejects.toMatchObject({
      code: 'usage.argument',
    })
  })

  test('[EXC-21] unopened: arrival only, in a docket of its own, naming the file', async () => {
    await expect(receive(sealedBytes, { keys: b.keys, trust, stage: 'content', at }, run)).rejects.toMatchObject({ code: 'usage.argument' })
    await expect(receive(sealedBytes, { keys: b.keys, trust, stage: 'arrival', at }, run)).rejects.toMatchObject({ code: 'usage.argument' })
    const own = await openDocket({ caseRef: { en: 'Arrivals' }, at }, b.keys, run)
    const { docket: after, receipt } = await receive(sealedBytes, { keys: b.keys, trust, stage: 'arrival', docket: own, at }, run)
    const { payload } = openOf(after, receipt).statement
    expect(payload.exhibits).toEqual([])
    expect(payload.answers).toEqual({ seal: expect.any(Uint8Array) })
    expect(toHex(payload.file!.digests.get(-16) as Uint8Array)).toBe(toHex(await p.hash('SHA-256', sealedBytes)))
  })

  test('[EXC-22] what a receipt named and is no longer there is pin.missing', async () => {
    const opened = await open(sealedBytes, { trust, keys: b.keys, at }, run)
    const { docket: after } = await receive(opened, { keys: b.keys, trust, stage: 'arrival', at }, run)
    const entries = new Map(after.entries)
    entries.delete(sealed.sealId)
    const report = await verifyDocket({ ...after, entries }, { trust, at }, run)
    expect(report.observations.map((o) => o.code)).toContain('pin.missing')
    expect(report.verdict).toBe('failed')
  })
})
