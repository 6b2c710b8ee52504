import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordAct } from '../../src/cli/acts/custody.js'
import { missingOf, needsOf } from '../../src/cli/custody/needs.js'
import { actionNames } from '../../src/custody/index.js'
import { Desk, fakeShell, person } from './desk.js'

const desk = new Desk()
const terminal = fakeShell({ interactive: true })
beforeAll(() => desk.open(['A1', 'A2', 'A3']))
afterAll(() => desk.remove())

/** Runs an action on a terminal where these lines are typed. */
async function typed(action: Parameters<typeof recordAct>[1], lines: readonly string[], more: object = {}) {
  const talk = person(lines)
  const shell = fakeShell({ interactive: true })
  const run = recordAct(shell, action, { ...desk.base, ...more }, () => talk)
  return { talk, shell, run }
}

describe('prompts', () => {
  test('a seizure: what its rows require is asked for, and the text is shown before it is signed', async () => {
    const { talk, shell, run } = await typed('seize', ['1-2', '', '?', '', 'pt Rua do Arsenal 12', '', '4711', '', 'y'])
    await run
    expect(talk.told.slice(0, 4)).toEqual([
      'Exhibits:',
      '  1  A1, device, Fairphone',
      '  2  A2, device, Fairphone',
      '  3  A3, device, Fairphone',
    ])
    expect(talk.asked).toEqual([
      'Which: ',
      'When it was done [now]: ',
      'Where: country, and address: ',
      'Where: country, and address: ',
      'Where: country, and address: ',
      'How you know: ownAct, sawIt, toldBy NAME, system NAME [ownAct]: ',
      'Bag seal of A1 []: ',
      'Bag seal of A2 []: ',
      'Sign this record? [y/N] ',
    ])
    expect(talk.told.join('\n')).toContain('The two letters of the country')
    expect(talk.told.join('\n')).toContain('An answer is needed')
    expect(shell.said[0]).toMatch(/^To be signed:\n.*Rua do Arsenal 12.*4711/s)
    const [record] = await desk.records()
    expect(record?.parts).toMatchObject({
      place: { country: 'PT', address: { und: 'Rua do Arsenal 12' } },
      basis: { kind: 'ownAct' },
      container: [{ sealNumbers: ['4711'] }],
    })
    expect(record?.open.exhibits).toHaveLength(2)
  })

  test('the next one: place, bag seal, store as recorded before, each in brackets; only what is held is listed', async () => {
    const first = await typed('store', ['A1', '', '', '4711-B', 'shelf 12', 'y'])
    await first.run
    expect(first.talk.told[1]).toBe('  1  A1, device, Fairphone')
    expect(first.talk.told).not.toContain('  3  A3, device, Fairphone')
    expect(first.talk.asked.slice(3)).toEqual(['Bag seal of A1 [4711]: ', 'Store []: ', 'Sign this record? [y/N] '])
    const second = await typed('collect', ['', '', '', '', 'y'], { exhibit: ['A1'] })
    await second.run
    expect(second.talk.asked).toEqual([
      'When it was done [now]: ',
      'Where: country, and address [PT Rua do Arsenal 12]: ',
      'How you know: ownAct, sawIt, toldBy NAME, system NAME [ownAct]: ',
      'Store [shelf 12]: ',
      'Sign this record? [y/N] ',
    ])
    expect((await desk.records()).at(-1)).toMatchObject({
      open: { custodian: { store: 'shelf 12' } },
      parts: { place: { country: 'PT', address: { und: 'Rua do Arsenal 12' } } },
    })
  })

  test('a legal basis is suggested where one was recorded for this exhibit, and for no other', async () => {
    await (await typed('hold', ['', '', 'order=7/26', '', 'y'], { exhibit: ['A1'] })).run
    const known = await typed('hold', [], { exhibit: ['A1'] })
    await expect(known.run).rejects.toMatchObject({ code: 'run.aborted' })
    const again = await typed('hold', ['', '', '', '', 'y'], { exhibit: ['A1'] })
    await again.run
    expect(again.talk.asked).toContain('Legal basis, as KIND=REFERENCE [order=7/26]: ')
    expect((await desk.records()).at(-1)?.parts.legalBasis).toEqual([{ kind: 'order', reference: '7/26' }])
    const other = await typed('hold', ['', '', '?'], { exhibit: ['A2'] })
    await expect(other.run).rejects.toMatchObject({ code: 'run.aborted' })
    expect(other.talk.asked).toContain('Legal basis, as KIND=REFERENCE: ')
  })

  test('tools of the last record of this key; a wrong answer is told and asked again', async () => {
    const hex = 'ab'.repeat(32)
    const first = await typed('acquire', ['', '', 'Guymager', 'Guymager@0.8.13', `SHA-256:${hex}`, '', 'y'], { exhibit: ['A1'] })
    await first.run
    expect(first.talk.told.join('\n')).toContain('This is NAME@VERSION, not Guymager.')
    const second = await typed('derive', ['', '', '', '', 'y'], { exhibit: ['A1'] })
    await second.run
    expect(second.talk.asked).toContain('Tools, as NAME@VERSION; several divided by ; [Guymager@0.8.13]: ')
    expect((await desk.records()).at(-1)?.parts.tools).toMatchObject([{ name: 'Guymager', version: '0.8.13' }])
  })

  test('a receipt: what is on its way; the recorded bag seal is said and never taken for the one found', async () => {
    await (await typed('release', ['y'], { exhibit: ['A1'], to: desk.path('pt/public.card') })).run
    const release = (await desk.records()).at(-1)!.id
    const { talk, run } = await typed('receive', ['', 'arr', '', '', '', '', 'y'])
    await run
    expect(talk.asked.slice(0, 6)).toEqual([
      'Which [1]: ',
      'Arrival (packages taken in, unopened) or content (checked): ',
      `Which handover it answers [release=${release.slice(0, 8)}…]: `,
      'When it was done [now]: ',
      'How you know: ownAct, sawIt, toldBy NAME, system NAME [ownAct]: ',
      'Bag seal of A1 (recorded: 4711-B; read it off the bag) []: ',
    ])
    const { parts, open } = (await desk.records()).at(-1)!
    expect(parts.container).toBeUndefined()
    expect(open).toMatchObject({ action: 'receive', stage: 'arrival', answers: { release: expect.any(Uint8Array) } })
  })

  test.each([
    ['Ctrl-C or the end of input', ['1', ''], 'run.aborted'],
    ['no', ['A3', '', 'PT', '', '', '', 'n'], 'run.aborted'],
    ['nothing at all', ['A3', '', 'PT', '', '', '', ''], 'run.aborted'],
  ])('%s: nothing is written', async (_, lines, code) => {
    const before = desk.bytes()
    await expect((await typed('seize', lines)).run).rejects.toMatchObject({ code })
    expect(desk.bytes()).toBe(before)
  })

  test('without a terminal, and with --json, nothing is asked: everything missing is named at once', async () => {
    const talk = person([])
    for (const shell of [fakeShell(), fakeShell({ json: true })])
      await expect(recordAct(shell, 'dispose', desk.base, () => talk)).rejects.toMatchObject({
        code: 'usage.argument',
        message: expect.stringMatching(/exhibits.*disposal.*legalBasis|exhibits.*legalBasis.*disposal/),
      })
    expect(talk.asked).toEqual([])
  })

  test('several wrong options are named together', async () => {
    const wrong = { exhibit: ['A1'], place: 'Portugal', intact: 'maybe', tool: ['x'] }
    await expect(recordAct(terminal, 'store', { ...desk.base, ...wrong })).rejects.toMatchObject({
      message: expect.stringMatching(/--place .*--intact .*--tool /),
    })
  })

  test('every need of every action can be said by an option', () => {
    for (const action of ['seize', ...actionNames] as const)
      for (const { name, option } of needsOf(action)) expect(option, `${action} ${name}`).not.toBe('--context FILE')
    expect(missingOf('store', { docket: '', key: '' }, {})).toEqual([])
  })

  test('[ORD-16] the end of a preservation order: a date means all of that day; no other act has one', async () => {
    const options = { exhibit: ['A3'], legalBasis: ['order=7/26'], yes: true }
    await (await typed('hold', ['', '', ''], { ...options, expires: '2031-12-31' })).run
    expect((await desk.records()).at(-1)?.open.until).toBe(Date.UTC(2031, 11, 31, 23, 59, 59) / 1000)
    await expect((await typed('store', ['', '', '', ''], { exhibit: ['A3'], yes: true, expires: '2031-12-31' })).run).rejects.toThrow(
      'until',
    )
  })
})
