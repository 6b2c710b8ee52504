import { expect, test } from 'vitest'
import { append, type Docket, excerptOf, exhibitLabelType, exhibitType } from '../../src/docket/index.js'
import { fromHex, type Hex } from '../../src/ground/index.js'
import { a, act, ctx, start } from './world.js'

/** A docket to which acts are added one by one. */
class Story {
  docket!: Docket

  async exhibit(): Promise<Hex> {
    const { docket, statement } = await append(ctx, this.docket, a.keys, {
      type: exhibitType,
      open: { introduces: [{ nature: 'device' }] },
    })
    this.docket = docket
    return statement.id
  }

  async label(exhibit: Hex): Promise<Hex> {
    const { docket, statement } = await append(ctx, this.docket, a.keys, {
      type: exhibitLabelType,
      open: { exhibits: [{ exhibit: [fromHex(exhibit), 0] }] },
      parts: { labels: [{ label: 'A1', authority: a.card.authority }] },
    })
    this.docket = docket
    return statement.id
  }

  /** `roles`: exhibits, those that the act made with `result` */
  async act(action: string, roles: Readonly<Record<Hex, 'source' | 'result' | 'none'>>): Promise<Hex> {
    const exhibits = Object.entries(roles).map(([id, role]) => ({ exhibit: [fromHex(id), 0], ...(role !== 'none' && { role }) }))
    const { docket, statement } = await act(this.docket, a, { action, exhibits })
    this.docket = docket
    return statement.id
  }
}

test('[DOC-55] of what an exhibit was made of, introduction, label, seizure and warrant travel; what else was made of it does not', async () => {
  const w = new Story()
  w.docket = await start()
  const [phone, image, chats, other, stranger] = [
    await w.exhibit(),
    await w.exhibit(),
    await w.exhibit(),
    await w.exhibit(),
    await w.exhibit(),
  ]
  const seized = await w.act('collect', { [phone]: 'none' })
  const unrelated = await w.act('collect', { [stranger]: 'none' })
  const imaged = await w.act('acquire', { [phone]: 'source', [image]: 'result' })
  const besides = await w.act('acquire', { [phone]: 'source', [other]: 'result' })
  const redacted = await w.act('redact', { [image]: 'source', [other]: 'result' })
  const extracted = await w.act('derive', { [image]: 'source', [chats]: 'result' })
  const later = await w.act('store', { [phone]: 'none' })
  const label = await w.label(phone)
  const got = excerptOf(w.docket, [{ statement: chats, index: 0 }])
  const kind = (id: Hex) => got.entries.get(id)?.kind
  for (const id of [phone, image, chats, seized, imaged, extracted, label]) expect(kind(id), id).toBe('statement')
  for (const id of [stranger, unrelated, other, besides, redacted, later]) expect(kind(id), id).toBe('stub')
})

test('[DOC-55] what something was redacted from stays behind, and what that was made of', async () => {
  const w = new Story()
  w.docket = await start()
  const [phone, chats, redacted] = [await w.exhibit(), await w.exhibit(), await w.exhibit()]
  const seized = await w.act('collect', { [phone]: 'none' })
  const extracted = await w.act('derive', { [phone]: 'source', [chats]: 'result' })
  const label = await w.label(chats)
  const redaction = await w.act('redact', { [chats]: 'source', [redacted]: 'result' })
  const got = excerptOf(w.docket, [{ statement: redacted, index: 0 }])
  const kind = (id: Hex) => got.entries.get(id)?.kind
  for (const id of [redacted, redaction]) expect(kind(id), id).toBe('statement')
  for (const id of [phone, chats, seized, extracted, label]) expect(kind(id), id).toBe('stub')
})

test('[DOC-55] an exhibit that was made of nothing takes nothing else along, and a circle ends', async () => {
  const w = new Story()
  w.docket = await start()
  const [one, two] = [await w.exhibit(), await w.exhibit()]
  const only = await w.act('collect', { [one]: 'none' })
  await w.act('collect', { [two]: 'none' })
  expect([...excerptOf(w.docket, [{ statement: one, index: 0 }]).entries].filter(([, { kind }]) => kind === 'stub')).toHaveLength(2)
  expect(excerptOf(w.docket, [{ statement: one, index: 0 }]).entries.get(only)?.kind).toBe('statement')
  await w.act('derive', { [one]: 'source', [two]: 'result' })
  await w.act('derive', { [two]: 'source', [one]: 'result' })
  expect([...excerptOf(w.docket, [{ statement: one, index: 0 }]).entries].filter(([, { kind }]) => kind === 'stub')).toHaveLength(0)
})
