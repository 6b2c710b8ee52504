import { describe, expect, test } from 'vitest'
import { append, linkage, nextLink } from '../../src/docket/index.js'
import type { Docket, StubEntry } from '../../src/docket/types.js'
import { addEntry } from '../../src/docket/union.js'
import { partyProblems } from '../../src/envelope/parties.js'
import { fromHex, toHex } from '../../src/ground/index.js'
import { A, B, lineOf, World } from '../custody/world.js'
import { a, act, actor, b, codesOf, ctx, custody, entry, forge, id32, now, only, put, start, stranger } from '../docket/world.js'

const look = (d: Docket) => linkage(d, { at: now + 1000, tolerance: 300 })
const stub = (members: Partial<StubEntry>): StubEntry => ({ kind: 'stub', id: id32(900), kid: b.kid, seq: 0, prev: [], ...members })

describe('a lying sealer', () => {
  test('[DOC-70] cannot put another key beyond its last number, and so silence it', async () => {
    const d = await start()
    const lied = addEntry(d, stub({ seq: Number.MAX_SAFE_INTEGER, last: id32(1), prev: [d.id], sealedBy: id32(7) }))
    expect(nextLink(lied, b.kid)).toMatchObject({ seq: 0 })
    await expect(
      append({ ...ctx, now }, lied, { card: b.keys.card, signer: b.keys.signer }, { type: custody, open: {} }),
    ).resolves.toBeDefined()
  })

  test('[DOC-70] an honest stub still tells a writer where its own chain goes on', async () => {
    const first = await act(await start(), b)
    const went = addEntry(first.docket, stub({ seq: 1, last: first.statement.id, prev: [first.statement.id], sealedBy: id32(7) }))
    expect(nextLink(went, b.kid)).toMatchObject({ last: id32(900), seq: 2 })
  })

  test('[DOC-25] [DOC-61] cannot put an honest stub into quarantine under a key of nobody, and both words are named', async () => {
    const d = await start()
    const honest = stub({ prev: [d.id], sealedBy: id32(8) })
    const lie = stub({ kid: '00'.repeat(32), prev: [d.id], sealedBy: id32(9) })
    for (const both of [addEntry(addEntry(d, honest), lie), addEntry(addEntry(d, lie), honest)]) {
      const links = look(both)
      expect(links.quarantined.has(honest.id)).toBe(false)
      expect(links.heads).toContain(honest.id)
      expect(
        only(links.observations, 'sender.inconsistent')
          .map(({ data }) => data.seal)
          .sort(),
      ).toEqual([id32(8), id32(9)])
    }
  })
})

describe('a corrupt authority of the docket', () => {
  test('[DOC-24] [DOC-26] cannot make its own key another authority by a credential', async () => {
    const d = await start()
    const fake = await actor('fake')
    const base = put(d)
    const introduce = await forge(b, d.id, { seq: 0, prev: [d.id] })
    const introduced = addEntry(base, {
      ...entry(introduce),
      introduction: { kind: 'credential', id: id32(3), by: b.kid, names: fake.kid, authority: a.card.authority, value: undefined as never },
    })
    const spoof = await forge(fake, d.id, { seq: 0, prev: [d.id] }, { iss: a.card.authority })
    const links = look(put(introduced, spoof))
    expect(only(links.observations, 'docket.authority')).toMatchObject([{ at: { statement: spoof.id } }])
    expect(codesOf(look(put(d, await forge(stranger, d.id, { seq: 0, prev: [d.id] }))).observations)).toContain('docket.quarantined')
  })

  test('[CUS-26] cannot move a thing by a seal of another case whose link it hides', () => {
    for (const hide of [false, true]) {
      const w = new World()
      const e = w.exhibit()
      w.act(A, { action: 'collect', exhibits: [{ exhibit: e, instance: 'original' }] })
      const seal = w.seal(A, [{ exhibit: e, instance: 'original', mode: 'moves', to: [B.authority] }])
      w.act(B, { action: 'observe', exhibits: [{ exhibit: e, instance: 'original' }] })
      const one = w.entries.get(seal)!
      if (hide && one.kind === 'statement') {
        const { link: _, ...openings } = one.openings
        w.entries.set(seal, { ...one, openings })
      }
      expect(lineOf(w.lines(), e).state).toBe(hide ? 'held' : 'handedOver')
    }
  })
})

test('[ENV-39] a malicious sender cannot move one thing to two recipients by naming it twice', () => {
  const party = (n: number) => ({
    authority: `rog:${id32(n)}`,
    names: { en: 'x' },
    keys: { signing: fromHex(id32(n)), receiving: fromHex(id32(n + 100)) },
  })
  const moved = (to: number) => ({ exhibit: [fromHex(id32(5)), 0], instance: 'original', mode: 'moves', to: [`rog:${id32(to)}`] }) as const
  const problems = (handover: readonly ReturnType<typeof moved>[]) =>
    partyProblems(
      { parties: { sender: party(1), recipients: [party(2), party(3)] }, handover } as unknown as Parameters<typeof partyProblems>[0],
      { iss: `rog:${id32(1)}`, signing: id32(1), companion: undefined, recipients: [toHex(fromHex(id32(102))), id32(103)] },
    ).map(({ code }) => code)
  expect(problems([moved(2)])).toEqual([])
  expect(problems([moved(2), moved(3)])).toEqual(['manifest.handover'])
})
