import { describe, expect, test } from 'vitest'
import { type CustodyParts, type CustodyRecord, custodyType, type ReceiptOutcome, recordOpen } from '../../src/custody/index.js'
import { admitType, append, type Docket, introduceType } from '../../src/docket/index.js'
import { contextOf } from '../../src/exchange/context.js'
import { addExhibits, open, openDocket, receive, record, sealToBlob, verifyDocket } from '../../src/exchange/index.js'
import { fromHex, type Hex } from '../../src/ground/index.js'
import type { ExhibitId } from '../../src/matter/index.js'
import { at, believed, now, p, type Someone, someone, trusting } from './people.js'

const a = await someone('Authority A', 'PT')
const b = await someone('Authority B', 'DE')
const c = await someone('Authority C', 'FR')
const trust = trusting(a, b, c)
const run = { crypto: p }
const of = ({ card: { authority } }: Someone) => ({ authority })
const opened = await openDocket({ caseRef: { en: 'Case 1' }, admit: [believed(trust, b), believed(trust, c)], at }, a.keys, run)
const added = await addExhibits(opened, a.keys, [{ nature: 'device', labels: [{ label: 'A-1' }] }], run, at)
const [ref] = added.exhibits
const e: ExhibitId = [fromHex(ref!.statement), ref!.index]
const entry = { exhibit: e, instance: 'original' as const }
const when = { from: now, precision: 'second', source: { kind: 'systemClock' } } as const
const order = [{ kind: 'order' as const }]

type More = Omit<Partial<CustodyRecord>, 'action'> & { time?: number }

/** One signed record; `time` is when it was done, in seconds after `now`. */
async function act(d: Docket, who: Someone, action: CustodyRecord['action'], { time = 0, parts, ...more }: More = {}) {
  const done: CustodyParts = {
    basis: { kind: 'ownAct' },
    at: { from: now + time, precision: 'second', source: { kind: 'systemClock' } },
    ...parts,
  }
  const docket = await record(d, who.keys, { action, exhibits: [entry], custodian: of(who), ...more, parts: done }, run, at)
  return { docket, id: [...docket.entries.keys()].find((id) => !d.entries.has(id))! }
}

async function told(d: Docket, instance = 'original') {
  const report = await verifyDocket(d, { trust, at }, run)
  const [exhibit] = report.exhibits
  const line = exhibit!.instances.find((one) => one.instance === instance)!
  const codes = [...exhibit!.observations, ...line.observations].map((one) => one.code)
  return { line, codes }
}

const taken = (d: Docket, given: Hex, outcome: ReceiptOutcome, stage: 'arrival' | 'content' = 'content') =>
  act(d, b, 'receive', {
    stage,
    answers: { release: fromHex(given) },
    exhibits: [{ ...entry, ...(stage === 'content' && { outcome }) }],
  })

const collected = (await act(added.docket, a, 'collect', { parts: { place: { country: 'PT' } } })).docket
const released = await act(collected, a, 'release', { to: of(b) })

describe('custody over signed dockets', () => {
  test('[CUS-21] [CUS-50] collected and released: on its way, one-sided', async () => {
    expect(await told(collected)).toMatchObject({ line: { state: 'held', holder: of(a), gaps: [] }, codes: ['custody.no-origin'] })
    const { line, codes } = await told(released.docket)
    expect(line).toMatchObject({ state: 'handedOver', to: of(b), believed: true, complete: true })
    expect(codes).toEqual(['custody.no-origin', 'handover.not-received'])
  })

  test('[CUS-26] arrived, accepted, examined, and destroyed by who took it', async () => {
    const arrival = await taken(released.docket, released.id, 'accepted', 'arrival')
    expect((await told(arrival.docket)).line).toMatchObject({ state: 'arrived', holder: of(b) })
    const content = await taken(arrival.docket, released.id, 'accepted')
    expect(await told(content.docket)).toMatchObject({ line: { state: 'held', holder: of(b) }, codes: ['custody.no-origin'] })
    const gone = await act(content.docket, b, 'dispose', {
      parts: { disposal: { method: { en: 'shredded' }, remaining: [] }, legalBasis: order },
    })
    expect((await told(gone.docket)).line.state).toBe('disposed')
    const late = await told((await act(gone.docket, b, 'examine')).docket)
    expect(late.codes).toContain('custody.after-disposal')
    expect(late.line.line.at(-1)!.effect).toBe('refused')
  })

  test('[CUS-25] [CUS-31] who does not hold it moves nothing; the holder loses, and gives back', async () => {
    expect((await told((await act(collected, b, 'store')).docket)).codes).toContain('custody.not-holder')
    const content = await taken(released.docket, released.id, 'accepted')
    const lost = await told((await act(content.docket, b, 'lose')).docket)
    expect(lost.line.state).toBe('lost')
    expect(lost.codes).toContain('custody.accepted-then-lost')
    const back = await told((await act(content.docket, b, 'return', { to: of(a) })).docket)
    expect(back.line).toMatchObject({ state: 'returned', to: of(a) })
  })

  test('[CUS-58] [CUS-63] a paper receipt counts with its basis only; what is not accepted is there', async () => {
    const paper = (who: Someone, basis: CustodyParts['basis']) =>
      act(released.docket, who, 'receive', {
        stage: 'content',
        custodian: of(b),
        answers: { release: fromHex(released.id) },
        exhibits: [{ ...entry, outcome: 'accepted' }],
        parts: { basis: basis! },
      })
    const none = await told((await paper(c, { kind: 'ownAct' })).docket)
    expect(none.line.state).toBe('handedOver')
    expect(none.codes).toContain('custody.recorder')
    const document = { kind: 'document', digest: new Uint8Array(32), signedBy: { en: 'clerk of B' } } as const
    const written = await told((await paper(c, document)).docket)
    expect(written.line).toMatchObject({ state: 'held', holder: of(b) })
    expect(written.codes).toContain('receipt.paper')
    // Who released cannot end its own handover by saying so, but can write down what the receiver signed by hand: one and paper.
    const own = await told((await paper(a, { kind: 'ownAct' })).docket)
    expect(own.line.state).toBe('handedOver')
    expect(own.codes).toContain('receipt.by-releaser')
    const writtenByGiver = await told((await paper(a, document)).docket)
    expect(writtenByGiver.line).toMatchObject({ state: 'held', holder: of(b) })
    expect(writtenByGiver.codes).toEqual(expect.arrayContaining(['receipt.paper', 'receipt.by-releaser']))
    const refused = await told((await taken(released.docket, released.id, 'notAccepted')).docket)
    expect(refused.line).toMatchObject({ state: 'arrived', holder: of(b) })
    expect(refused.codes).toContain('receipt.not-accepted')
  })

  test("[CUS-18] a key that somebody admitted in another's name is shown and moves nothing: custody.impostor", async () => {
    // C admits a key of its own as B's and lets it speak for B; B is known to this verifier, and this is not B's key.
    const forger = await someone('Forger', 'XX')
    const ctx = contextOf(run, at)
    const introduced = await append(ctx, collected, c.keys, { type: introduceType, open: { statement: forger.keys.card } })
    const open = { authority: b.card.authority, kid: fromHex(forger.keys.signer.key.kid) }
    const admitted = await append(ctx, introduced.docket, c.keys, { type: admitType, open })
    const speaking = { ...forger.keys, card: b.keys.card }
    const forged = await append(ctx, admitted.docket, speaking, {
      type: custodyType,
      ...recordOpen({ action: 'store', exhibits: [entry], custodian: of(b), parts: { basis: { kind: 'ownAct' }, at: when } }),
    })
    const { line, codes } = await told(forged.docket)
    expect(line).toMatchObject({ state: 'held', holder: of(a) })
    expect(line.line.at(-1)).toMatchObject({ effect: 'refused', believed: false })
    expect(line.line.at(-1)!.codes).toContain('custody.impostor')
    expect(codes).toContain('custody.signer-unbelieved')
    // The genuine owner of the name is not harmed by it.
    const genuine = await told((await act(added.docket, b, 'store')).docket)
    expect(genuine.line).toMatchObject({ state: 'held', holder: of(b) })
  })

  test('[CUS-25] joint custody of all: one alone may not act', async () => {
    const all = { all: [of(a), of(b)] }
    const joint = await act(added.docket, a, 'store', { custodian: all })
    expect((await told(joint.docket)).line).toMatchObject({ state: 'held', holder: all })
    expect((await told((await act(joint.docket, a, 'release', { to: of(b) })).docket)).codes).toContain('custody.not-holder')
    expect((await told((await act(joint.docket, a, 'examine', { custodian: all })).docket)).codes).not.toContain('custody.not-holder')
  })

  test('[CUS-40] a release dated before an examination it knew: custody.time-order; a dispute dates nothing', async () => {
    const examined = await act(collected, a, 'examine', { time: 5000 })
    expect((await told((await act(examined.docket, a, 'release', { to: of(b), time: 100 })).docket)).codes).toContain('custody.time-order')
    const fine = await act(examined.docket, a, 'release', { to: of(b), time: 5000 })
    expect((await told(fine.docket)).codes).not.toContain('custody.time-order')
    const disputed = await act(collected, b, 'dispute', { time: 5000, about: fromHex(released.id), parts: { note: { en: 'no' } } })
    expect((await told((await act(disputed.docket, a, 'release', { to: of(b), time: 100 })).docket)).codes).not.toContain(
      'custody.time-order',
    )
  })

  test('[CUS-26] [CUS-44] an envelope: what moves goes to B on its own line, a sent copy on one of its own', async () => {
    for (const mode of ['moves', 'copySent'] as const) {
      const sealed = await sealToBlob(
        {
          from: a.keys,
          to: [believed(trust, b)],
          docket: collected,
          exhibits: [{ ref: 'x', exhibit: ref!, mode }],
          items: [{ exhibit: 'x', path: ['a'], data: new Uint8Array(9) }],
          at,
        },
        run,
      )
      const instance = mode === 'moves' ? 'original' : `${sealed.sealId}/${b.card.authority}`
      expect((await told(sealed.docket, instance)).line).toMatchObject({ state: 'handedOver', to: of(b) })
      const env = await open(sealed.blob, { trust, keys: b.keys, at }, run)
      const { docket } = await receive(env, { keys: b.keys, trust, stage: 'content', at }, run)
      expect(await told(docket, instance)).toMatchObject({ line: { state: 'held', holder: of(b), gaps: [] } })
      if (mode === 'copySent') expect((await told(docket)).line).toMatchObject({ state: 'held', holder: of(a) })
    }
  })
})
