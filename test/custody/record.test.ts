import { describe, expect, test } from 'vitest'
import { encode } from '../../src/cbor/index.js'
import { localSigner } from '../../src/cose/index.js'
import { defaultProvider } from '../../src/crypto/index.js'
import { actionNames as names } from '../../src/custody/actions.js'
import { actionNames, actions, type CustodyRecord, custodyType, recordOpen, seizeRecord } from '../../src/custody/index.js'
import { toHex } from '../../src/ground/index.js'
import { signStatement } from '../../src/statement/index.js'
import { clock } from './world.js'

const id = new Uint8Array(32).fill(7)
const authority = `rog:${'a1'.repeat(32)}`
const custodian = { authority }
const exhibits = [{ exhibit: [id, 0] as const, instance: 'original' as const }]
const parts = { basis: { kind: 'ownAct' as const }, at: clock(1_790_000_000), place: { country: 'DE' } }
const seizure = seizeRecord({ custodian, exhibits, parts })
const content: CustodyRecord = {
  action: 'receive',
  stage: 'content',
  custodian,
  exhibits: [{ ...exhibits[0]!, outcome: 'accepted' }],
  answers: { seal: id },
  parts,
}

const without = (part: 'basis' | 'at' | 'place'): CustodyRecord => {
  const { [part]: _, ...rest } = parts
  return { action: 'collect', custodian, exhibits, parts: rest }
}

describe('what may be recorded', () => {
  const refused: readonly [id: string, what: string, r: CustodyRecord, names: string][] = [
    ['CUS-05', 'no basis', without('basis'), 'basis'],
    ['CUS-05', 'no time', without('at'), 'at'],
    ['CUS-05', 'no place of a collection', without('place'), 'place'],
    [
      'CUS-05',
      'a disposal part on an access',
      { action: 'access', custodian, exhibits, parts: { ...parts, disposal: { method: { en: 'x' }, remaining: [] } } },
      'disposal',
    ],
    ['CUS-03', 'a release to nobody', { action: 'release', custodian, exhibits, parts }, 'to'],
    ['CUS-03', 'a receipt without stage', { action: 'receive', custodian, exhibits, parts }, 'stage'],
    ['CUS-03', 'content without outcome', { ...content, exhibits }, 'exhibits'],
    ['CUS-03', 'an arrival that accepts', { ...content, stage: 'arrival' }, 'exhibits'],
    ['CUS-03', 'a content receipt of nothing', { ...content, exhibits: [] }, 'exhibits'],
    ['CUS-03', 'one thing twice', { action: 'access', custodian, exhibits: [...exhibits, ...exhibits], parts }, 'exhibits'],
    ['CUS-03', 'a copy without number', { action: 'copy', custodian, exhibits, parts }, 'exhibits'],
    ['CUS-03', 'a file digest with content', { ...content, file: { digests: new Map([[-16, id]]) } }, 'file'],
    ['CUS-03', 'an end of an access', { action: 'access', custodian, exhibits, until: 1, parts }, 'until'],
    ['CUS-03', 'an outcome on an access', { action: 'access', custodian, exhibits: content.exhibits, parts }, 'exhibits'],
    ['CUS-06', 'steps that do not end in the action', { ...seizure, action: 'collect' }, 'steps'],
    ['CUS-05', 'no such action', { ...content, action: '__proto__' as 'access' }, 'action'],
  ]
  test.each(refused)('[%s] refuses %s, naming it', (_id, _what, r, named) => {
    expect(() => recordOpen(r)).toThrow(expect.objectContaining({ code: 'usage.argument', data: expect.objectContaining({}) }))
    try {
      recordOpen(r)
    } catch (error) {
      expect(Object.values((error as { data: object }).data).join(' ')).toContain(named)
    }
  })

  test('[CUS-06] a seizure is one record of five steps', () => {
    expect(recordOpen(seizure).open).toEqual({
      action: 'package',
      steps: ['recognise', 'isolate', 'document', 'collect', 'package'],
      custodian,
      exhibits,
    })
  })

  test('[CUS-05] every action of the design has a row with an example, and its parts do not overlap', () => {
    expect(actionNames).toEqual(
      'recognise isolate document collect package transport acquire copy examine derive decrypt redact translate rehash split combine consume release receive access verify store disclose return dispose lose recall correct incident hold liftHold dispute claim observe'.split(
        ' ',
      ),
    )
    expect(names).toBe(actionNames)
    for (const one of actionNames) {
      const { required, optional, example } = actions[one]
      expect(example.length).toBeGreaterThan(10)
      expect(required.filter((part) => optional.includes(part))).toEqual([])
      expect(required).toEqual(expect.arrayContaining(['basis', 'at']))
    }
  })
})

describe('what is signed is what is read', () => {
  test('[CUS-02] [CUS-04] a signed record reads back; the example of the specification', async () => {
    const p = defaultProvider()
    const signer = await localSigner(p, 'Ed25519', new Uint8Array(32).fill(1))
    const { open, parts: closing } = recordOpen(content)
    const random = (n: number) => new Uint8Array(n).fill(9)
    const sign = (members: object, given: Record<string, unknown>) =>
      signStatement(
        p,
        { signer },
        {
          type: custodyType,
          iss: authority,
          sub: toHex(id),
          iat: 1_790_000_000,
          open: { ...members, seq: 0, prev: [id] },
          parts: given,
          random,
        },
      )
    const { statement, openings } = await sign(open, closing)
    expect(statement.payload.action).toBe('receive')
    expect(Object.keys(openings).sort()).toEqual(['at', 'basis', 'place'])
    await expect(sign({ ...open, colour: 'red' }, {})).rejects.toMatchObject({ code: 'usage.argument' })
    await expect(sign({ ...open, to: custodian }, {})).rejects.toMatchObject({ code: 'usage.argument' })
    await expect(sign({ ...open, custodian: { all: [custodian] } }, {})).rejects.toMatchObject({ code: 'usage.argument' })
    await expect(sign(open, { note: 'not by language' })).rejects.toMatchObject({ code: 'usage.argument' })
    await expect(sign(open, { basis: { kind: 'heard' } })).rejects.toMatchObject({ code: 'usage.argument' })
    await expect(sign(open, { tools: [{ name: 'x', version: '1', kind: 'generative' }] })).rejects.toMatchObject({ code: 'usage.argument' })
  })

  test('[CUS-02] the example of the specification: the open members of a loss', () => {
    const { open } = recordOpen({
      action: 'lose',
      custodian: { authority: 'rog:00' },
      exhibits: [{ exhibit: [new Uint8Array(2), 1], instance: 'original' }],
      parts,
    })
    expect(toHex(encode(open))).toBe(example)
  })
})

// Also in docs/spec/09-custody.md.
const example =
  'a366616374696f6e646c6f736568657868696269747381a26765786869626974824200000168696e7374616e6365686f726967696e616c69637573746f6469616ea169617574686f7269747966726f673a3030'
