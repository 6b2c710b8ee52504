import { expect, test } from 'vitest'
import type { CustodyParts } from '../../../src/custody/index.js'
import { fromHex } from '../../../src/ground/index.js'
import type { Trust } from '../../../src/identity/index.js'
import type { Text } from '../../../src/matter/index.js'
import { custodyJson, custodyText } from '../../../src/report/index.js'
import { catalogueOf } from '../../../src/report/languages/catalogue.js'
import { languages } from '../../../src/report/languages/types.js'
import { outputSchemas } from '../../../src/report/outputs.schema.js'
import { bytesOf } from '../../../src/report/page/html.js'
import { described } from '../../../src/report/page/parts.js'
import { stepsTable } from '../../../src/report/page/steps.js'
import { writerOf } from '../../../src/report/page/writer.js'
import { guessing, introduce, label, original } from '../../custody/things.js'
import { A, B, World } from '../../custody/world.js'

const words = (text: string): Text => ({ und: text })
const person = { name: words('Ana Reis'), unit: words('unit four') }

/** A record in which every part that a reader is to see holds a word found nowhere else. */
function story() {
  const w = new World()
  const exhibit = introduce(w, 'device')
  label(w, exhibit, 'A1')
  const parts: CustodyParts = {
    basis: {
      kind: 'document',
      digest: new Uint8Array(32).fill(7),
      date: 1_790_000_000,
      signedBy: words('Sergeant Lee'),
      reference: 'DOC-9',
    },
    carriage: { carrier: words('Parcel post'), waybill: 'WB-77', bagSeals: ['S-1'], sealsIntact: 'no' },
    changes: [{ exhibit, what: words('an app was started'), by: { name: words('Mia Costa') }, why: words('to read the chats') }],
    declaration: { kind: 'oath', words: words('so help me'), by: { name: words('Deponent One') } },
    formalities: {
      witnesses: [{ name: words('Witness Two') }],
      refusals: [{ who: { name: words('Refuser Three') }, reason: words('no reason given') }],
      video: ['video-4'],
      note: words('in the presence of'),
    },
    deviceClock: [{ exhibit, device: 1_790_000_000, examiner: 1_790_000_060, ahead: -60, source: words('radio clock') }],
    reasons: [{ exhibit, reason: words('label unreadable') }],
    disposal: { method: words('shredded twice'), remaining: [{ exhibit, where: words('vault nine') }] },
    attachments: [{ name: 'photo-5.jpg', digests: new Map([[-16, new Uint8Array(32).fill(9)]]) }],
    source: { name: words('Bank Six'), reference: 'REF-8', channel: words('by registered mail'), note: words('unsigned') },
    tools: [{ ...guessing, model: { ...guessing.model!, errorRates: words('two in hundred'), reviewedBy: [person] } }],
    container: [{ exhibit, sealNumbers: ['S-1'], condition: words('torn at one corner') }],
    note: words('left on the stairs'),
  }
  w.act(A, { action: 'observe', exhibits: [{ exhibit, ...original }] }, { parts })
  w.act(
    A,
    { action: 'verify', exhibits: [{ exhibit, ...original }] },
    { parts: { basis: { kind: 'toldBy', who: { name: words('Teller Ten') } } } },
  )
  w.act(A, { action: 'verify', exhibits: [{ exhibit, ...original }] }, { parts: { basis: { kind: 'system', name: 'LIMS-11' } } })
  return custodyJson(w.id, w.lines())
}

const told = [
  'Sergeant Lee',
  'DOC-9',
  '2026-09-21',
  '0707 0707',
  'Parcel post',
  'WB-77',
  'S-1',
  'an app was started',
  'Mia Costa',
  'to read the chats',
  'so help me',
  'Deponent One',
  'Witness Two',
  'Refuser Three',
  'no reason given',
  'video-4',
  'in the presence of',
  '2026-09-21 14:13:20',
  '-60',
  'radio clock',
  'label unreadable',
  'shredded twice',
  'vault nine',
  'photo-5.jpg',
  '0909 0909',
  'Bank Six',
  'REF-8',
  'by registered mail',
  'unsigned',
  'two in hundred',
  'Ana Reis',
  'unit four',
  'left on the stairs',
  'Teller Ten',
  'LIMS-11',
] as const

test('[PAG-27] every opened part of a record stands on the page, what it is called in the page\u2019s language', async () => {
  const json = story()
  const checked = outputSchemas.custody.safeParse(json)
  expect(checked.success ? [] : checked.error.issues).toEqual([])
  const english = await catalogueOf('en')
  for (const language of languages) {
    const c = await catalogueOf(language)
    const w = writerOf(c, language, { authorities: [], records: [], exhibits: [] })
    const page = bytesOf(stepsTable(w, json.exhibits[0]!.instances[0]!.line))
    for (const text of told) expect(page, `${language}: ${text}`).toContain(text)
    for (const member of [
      'carrier',
      'waybill',
      'method',
      'remaining',
      'refusals',
      'deviceClock',
      'signedBy',
      'errorRates',
      'oath',
    ] as const) {
      const called = (name: string) => name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1)
      expect(page.includes(c.members[member]) || page.includes(called(c.members[member])), `${language}: ${member}`).toBe(true)
      if (c.members[member] !== english.members[member]) expect(page).not.toContain(`${called(english.members[member])}:`)
    }
  }
})

test('[PAG-27] the condition a bag was found in stands with its seals, in the data and in the text', () => {
  const json = story()
  expect(json.exhibits[0]!.instances[0]!.bagSeals).toMatchObject([{ numbers: ['S-1'], condition: { und: 'torn at one corner' } }])
  expect(custodyText(json)).toContain('torn at one corner')
})

test('[PAG-27] the text says what a record says: method, note, who told it, which document', () => {
  const text = custodyText(story()).replaceAll(/\s*\n\s*(?:[\u2502] +)?/g, ' ')
  for (const one of [
    'shredded twice',
    'left on the stairs',
    'Sergeant Lee',
    'Teller Ten',
    'LIMS-11',
    'Mia Costa',
    'Parcel post',
    'Refuser Three',
  ])
    expect(text).toContain(one)
})

test('[PAG-27] what an exhibit was introduced as is in the data, on the page and in the text', async () => {
  const w = new World()
  const details = [
    {
      make: 'Fairphone',
      model: '5',
      serial: 'F5-0317',
      imei: ['356938035643809'],
      colour: words('black'),
      found: { place: { country: 'PT', address: words('Rua do Arsenal') }, detail: words('kitchen table') },
      owner: { name: words('R. Kapoor') },
      condition: words('screen cracked'),
    },
  ]
  w.add(A, 'exhibit', { introduces: [{ nature: 'device' }] }, { parts: { exhibits: details } as unknown as CustodyParts })
  const json = custodyJson(w.id, w.lines())
  expect(outputSchemas.custody.safeParse(json).success).toBe(true)
  expect(json.exhibits[0]!.described).toMatchObject({ serial: 'F5-0317', owner: { name: { und: 'R. Kapoor' } } })
  const writer = writerOf(await catalogueOf('de'), 'de', { authorities: [], records: [], exhibits: [] })
  const rows = described(writer, json.exhibits[0]!).map(([name, what]) => `${name}: ${bytesOf(what).replaceAll(/<[^>]*>/g, '')}`)
  expect(rows).toContain('Seriennummer: F5-0317')
  expect(rows).toContain('Fundort: Rua do Arsenal, PT, kitchen table')
  expect(rows).toContain('Eigent\u00FCmer: R. Kapoor')
  for (const one of ['Fairphone 5', 'F5-0317', '356938035643809', 'screen cracked'])
    expect(custodyText(json).replaceAll(/\s+/g, ' ')).toContain(one)
})

test('beside an observation an exhibit is called by its label, and an authority that is believed by its name', () => {
  const w = new World()
  const exhibit = introduce(w, 'device')
  label(w, exhibit, 'A1')
  const about = w.act(A, { action: 'collect', exhibits: [{ exhibit, ...original }] })
  w.act(B, { action: 'examine', exhibits: [{ exhibit, ...original }] })
  w.act(
    B,
    { action: 'correct', exhibits: [{ exhibit, ...original }], about: fromHex(about) },
    { parts: { correction: { field: 'place', new: words('FR'), reason: words('x'), noticed: words('y') } } },
  )
  const flat = (text: string) => text.replaceAll(/\s+/g, ' ')
  const json = custodyJson(w.id, w.lines())
  expect(flat(custodyText(json))).toContain('at exhibit \u201CA1\u201D, ')
  const card = { authority: B.authority, names: { en: 'Office of B' } }
  const named = flat(custodyText(json, { trust: { pins: [{ card }] } as unknown as Trust }))
  expect(named).toContain('(Office of B) other than the side that signed it')
})
