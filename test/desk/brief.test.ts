import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordAct } from '../../src/cli/acts/custody.js'
import type { RecordOptions } from '../../src/cli/given/custody.js'
import { Desk, fakeShell } from './desk.js'

const desk = new Desk()
beforeAll(() => desk.open(['A1', 'A2']))
afterAll(() => desk.remove())

const record = (action: Parameters<typeof recordAct>[1], more: Partial<RecordOptions>) =>
  recordAct(fakeShell(), action, { ...desk.base, ...more } as RecordOptions)
const newest = async () => (await desk.records()).at(-1)!

test('where a record is about one exhibit, a digest needs no label', async () => {
  await record('verify', { exhibit: ['A1'], digest: [`SHA-256:${'ab'.repeat(32)}`, `A1=MD5:${'cd'.repeat(16)}`] })
  expect((await newest()).parts.digests).toMatchObject([{ found: [{ algorithm: 'SHA-256' }, { algorithm: 'MD5' }] }])
  await expect(record('verify', { exhibit: ['A1', 'A2'], digest: [`SHA-256:${'ab'.repeat(32)}`] })).rejects.toThrow('LABEL=VALUE')
})

test('an outcome and a reason without a label are of every exhibit', async () => {
  await record('receive', { exhibit: ['A1', 'A2'], stage: 'content', outcome: ['notAccepted'], reason: ['wet'] })
  const { open, parts } = await newest()
  expect(open.exhibits).toMatchObject([{ outcome: 'notAccepted' }, { outcome: 'notAccepted' }])
  expect(parts.reasons).toMatchObject([{ reason: { und: 'wet' } }, { reason: { und: 'wet' } }])
})

test('a record is named by the first digits of its id, and one that none or several begin with is refused', async () => {
  const { id } = await newest()
  await record('dispute', { exhibit: ['A1'], about: id.slice(0, 10), note: 'not so' })
  expect(Buffer.from((await newest()).open.about as Uint8Array).toString('hex')).toBe(id)
  await record('receive', { exhibit: ['A1'], stage: 'arrival', answers: `release=${id.slice(0, 8)}` })
  expect((await newest()).open.answers).toEqual({ release: new Uint8Array(Buffer.from(id, 'hex')) })
  await expect(record('dispute', { exhibit: ['A1'], about: '00000000', note: 'x' })).rejects.toThrow('no record of this docket begin')
})

test('what condition a thing is in stays with it when somebody carries it', async () => {
  await record('release', {
    exhibit: ['A1', 'A2'],
    to: `rog:${'12'.repeat(32)}`,
    carrier: 'Post',
    bagSeal: ['A1=77', 'A2=78'],
    condition: ['A1=torn'],
  })
  const { parts } = await newest()
  expect(parts.carriage).toMatchObject({ carrier: { und: 'Post' }, bagSeals: ['77', '78'] })
  expect(parts.container).toMatchObject([{ sealNumbers: ['77'], condition: { und: 'torn' } }])
})

test('of two exhibits in one act that makes one of the other, which is which has to be said', async () => {
  const wanted = { exhibit: ['A1', 'A2'], tool: ['x@1'], digest: [`A2=SHA-256:${'ab'.repeat(32)}`] }
  await expect(record('acquire', wanted)).rejects.toThrow('--role A1=source A2=result')
  await record('acquire', { ...wanted, role: ['A1=source', 'A2=result'] })
  expect((await newest()).open.exhibits).toMatchObject([{ role: 'source' }, { role: 'result' }])
})
