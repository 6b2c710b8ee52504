import { expect, test } from 'vitest'
import type { CustodyParts } from '../../src/custody/index.js'
import { custodyJson, custodyText } from '../../src/report/index.js'
import { outputSchemas } from '../../src/report/outputs.schema.js'
import { bag, changes, derive, digest, guessing, introduce, label, receive, release, verify } from '../custody/things.js'
import { World } from '../custody/world.js'

/** A telephone, what was extracted from it, and its way to the other side; every part that a record shows is there. */
function story(name: string) {
  const w = new World()
  const e = introduce(w, 'device')
  label(w, e, name)
  const person = { name: { pt: name }, key: new Uint8Array(32) }
  const parts: CustodyParts = {
    ...bag(e, [name]),
    participants: [{ ...person, part: ['performed'] }],
    place: { country: 'PT', facility: { en: name } },
    purpose: { en: name },
    source: { name: { en: name }, reference: name },
    declaration: { kind: 'oath', by: person },
    formalities: { witnesses: [person], refusals: [{ who: person }], video: [name] },
    deviceClock: [{ exhibit: e, device: 1_790_000_000, examiner: 1_790_000_060, ahead: -60 }],
    attachments: [{ name, digests: new Map([[-16, new Uint8Array(32)]]) }],
    note: { en: name },
  }
  verify(w, e, [digest('x', 'MD5', { kind: 'mediaStream' }, { takenBy: name, sectorErrors: 3 })], { parts })
  derive(w, e, introduce(w, 'extraction'), { tools: [{ ...guessing, name, version: name }] })
  const volume = { kind: 'segment', number: 1, count: 3 } as const
  verify(
    w,
    e,
    [digest('y', 'MD5', { kind: 'mediaStream' }), digest('z', 'SHA-256', { kind: 'toolDefined', name }), digest('v', 'MD5', volume)],
    { parts: changes(e) },
  )
  receive(w, e, release(w, e, { carriage: { carrier: { en: name }, waybill: name }, ...bag(e, [name]) }), bag(e, ['2'], { intact: 'no' }))
  return { w, json: custodyJson(w.id, w.lines()) }
}

test('[EXH-30] [EXH-50] facts of things are JSON of the published shape, bytes as hex and times as RFC 3339', () => {
  const { json } = story('C. Reis')
  const checked = outputSchemas.custody.safeParse(json)
  expect(checked.success ? [] : checked.error.issues).toEqual([])
  const [exhibit] = json.exhibits
  const [first] = exhibit!.instances[0]!.line
  expect(first).toMatchObject({
    participants: [{ key: '00'.repeat(32) }],
    attachments: [{ digests: { '-16': '00'.repeat(32) } }],
    deviceClock: [{ exhibit: exhibit!.exhibit, device: '2026-09-21T14:13:20Z' }],
  })
  expect(exhibit!.instances[0]!.line[2]!.changes).toMatchObject([{ exhibit: exhibit!.exhibit }])
  expect(exhibit!.introduced!.signed).toMatch(/^2026-.*Z$/)
})

test('[EXH-52] the text says all of it within 80 columns, and what a party wrote stays quoted', () => {
  const text = custodyText(story('C. Reis').json)
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  const flat = text.replace(/\s+/g, ' ')
  for (const said of [
    'nothing is proved before it',
    'machine-generated',
    'took part: “C. Reis” (did it)',
    'changed, as declared',
    'Image in 3 volumes: digests of only 1 volume are recorded.',
    'Bag seal “2”, broken, another than before',
    'signed by both sides',
    'bag seals intact on arrival: no',
  ])
    expect(flat).toContain(said)
  const hostile = custodyText(story('\u001B[2J\u202E').json)
  for (const control of ['\u001B', '\u202E']) expect(hostile).not.toContain(control)
})
