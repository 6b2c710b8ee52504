import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordAct, signDraft } from '../../src/cli/acts/custody.js'
import { importForms, printForms } from '../../src/cli/acts/custody-forms.js'
import { recordRows } from '../../src/cli/acts/custody-rows.js'
import { labelExhibit } from '../../src/cli/acts/exhibit.js'
import { listExhibits } from '../../src/cli/acts/exhibit-list.js'
import { scanCodes } from '../../src/cli/custody/scan.js'
import { readDocketFile } from '../../src/node/index.js'
import { inputSchemas } from '../../src/report/inputs.schema.js'
import { outputSchemas } from '../../src/report/outputs.schema.js'
import { Desk, fakeShell, person } from './desk.js'

const desk = new Desk()
beforeAll(() => desk.open(['A1', 'A2', 'A3']))
afterAll(() => desk.remove())

const rows = (text: string, more: object = {}, shell = fakeShell()) =>
  recordRows(shell, undefined, { ...desk.base, from: desk.write('rows.csv', text), ...more }).then(() => shell)

describe('[PAP-04] many records in one run', () => {
  test('all rows, in their order; the command line fills what a row leaves out; formulas are text [PAP-05]', async () => {
    const header = '\uFEFFaction;exhibit;at;store;place;bag_seal;note;legal_basis;method\r\n'
    const body =
      'collect;A1|A2;2026-04-15T09:02+01:00;;;A1=0004711|A2=0004712;"=HYPERLINK(""x"")";;\r\nstore;A1;2026-04-16;shelf 12;DE;;;;\r\n'
    await rows(header + body, { place: 'PT' })
    const made = (await desk.records()).slice(-2)
    expect(made[0]?.parts).toMatchObject({
      at: { from: Date.UTC(2026, 3, 15, 8, 2) / 1000, precision: 'minute', source: { kind: 'memory' } },
      place: { country: 'PT' },
      note: { und: '=HYPERLINK("x")' },
      container: [{ sealNumbers: ['0004711'] }, { sealNumbers: ['0004712'] }],
    })
    expect(made[1]).toMatchObject({
      open: { action: 'store', custodian: { store: 'shelf 12' } },
      parts: { place: { country: 'DE' }, at: { precision: 'day' } },
    })
  })

  test('records.cell: every wrong cell is named by line and column, and nothing is signed', async () => {
    const before = desk.bytes()
    const shell = fakeShell()
    const text =
      'action,exhibit,at,place,intact,tool,to\nstore,A9,15.04.2026,Portugal,maybe,x,\nfly,A1,,,,,\nacquire,A1,2026-01-01,PT,,,\nstore,A1,2999-01-01,,,,\nrelease,A1,,,,,nobody.card\nstore,A1,,,,,\n'
    await expect(rows(text, {}, shell)).rejects.toMatchObject({
      code: 'records.cell',
      message: expect.stringContaining('rows.csv is wrong in 9 places. Nothing was signed'),
      data: { wrong: 9 },
    })
    expect(shell.said.map((line) => line.trim().replace(/: .*/s, ''))).toEqual([
      'line 2, column at',
      'line 2, column place',
      'line 2, column intact',
      'line 2, column tool',
      'line 2, column exhibit',
      'line 3, column action',
      'line 4',
      'line 5',
      'line 6, column to',
    ])
    expect(shell.said.join('\n')).toContain('acquire needs tools (column tool')
    expect(desk.bytes()).toBe(before)
  })

  test('[PAP-07] a day no month has, an hour no day has and a date as spreadsheets write it are no time; nothing is signed', async () => {
    const before = desk.bytes()
    const wrong = [
      '2026-02-30',
      '2026-04-31T10:00Z',
      '2027-02-29',
      '2026-04-15T24:00Z',
      '2026-00-10',
      '15.04.2026',
      '46127',
      '2026-04-15T10:00',
    ]
    for (const at of wrong) {
      const shell = fakeShell()
      await expect(rows(`action,exhibit,at\nobserve,A1,${at}\n`, { note: 'x' }, shell)).rejects.toMatchObject({ code: 'records.cell' })
      expect(shell.said.join('')).toContain(`line 2, column at: is a date such as 2026-04-15`)
      await expect(recordAct(fakeShell(), 'observe', { ...desk.base, exhibit: ['A1'], note: 'x', at })).rejects.toMatchObject({
        code: 'usage.argument',
      })
    }
    expect(desk.bytes()).toBe(before)
  })

  test('[PAP-07] a time is as exact as it was written, and keeps the offset of the clock it was read from', async () => {
    await rows(
      'action,exhibit,at,precision\nobserve,A1,2026-04-15T09:02:03-03:30,\nobserve,A1,2026-04-15T23:30+01:00,day\nobserve,A1,2024-02-29,\nobserve,A1,2026-04-15T09:02Z,\n',
      { note: 'x' },
    )
    expect((await desk.records()).slice(-4).map(({ parts }) => parts.at)).toEqual([
      { from: Date.UTC(2026, 3, 15, 12, 32, 3) / 1000, precision: 'second', offset: -210, source: { kind: 'memory' } },
      { from: Date.UTC(2026, 3, 15, 22, 30) / 1000, precision: 'day', offset: 60, source: { kind: 'memory' } },
      { from: Date.UTC(2024, 1, 29) / 1000, precision: 'day', source: { kind: 'memory' } },
      { from: Date.UTC(2026, 3, 15, 9, 2) / 1000, precision: 'minute', source: { kind: 'memory' } },
    ])
  })

  test('[PAP-04] an end before the beginning and a digest cut off are refused; sha256 is SHA-256', async () => {
    const before = desk.bytes()
    const refused = async (text: string, more: object, told: string) => {
      const shell = fakeShell()
      await expect(rows(text, more, shell)).rejects.toMatchObject({ code: 'records.cell' })
      expect(shell.said.join('')).toContain(told)
    }
    await refused(
      'action,exhibit,at,until\nobserve,A1,2026-04-16,2026-04-15\n',
      { note: 'x' },
      'line 2: observe: it would have ended before it began',
    )
    await refused(
      'action,exhibit,digest\nverify,A1,SHA-256:abcdef01\n',
      {},
      'line 2, column digest: is 64 hexadecimal digits in SHA-256, and here are 8',
    )
    await refused(
      `action,exhibit,digest_before,digest\nverify,A1,A1=md5:${'a'.repeat(34)},MD5:${'a'.repeat(32)}\n`,
      {},
      'column digest_before: is 32',
    )
    const scene = desk.write(
      'scene.json',
      JSON.stringify({ digests: [{ exhibit: 'A1', found: [{ algorithm: 'SHA1', value: 'ab'.repeat(16), over: { kind: 'item' } }] }] }),
    )
    await expect(recordAct(fakeShell(), 'verify', { ...desk.base, exhibit: ['A1'], context: scene })).rejects.toMatchObject({
      message: 'verify: a digest is 40 hexadecimal digits in SHA-1, and here are 32',
    })
    expect(desk.bytes()).toBe(before)
    await rows(`action,exhibit,digest\nverify,A1,sha256:${'AB'.repeat(32)}@mediaStream\nverify,A1,A1=blake3:${'ab'.repeat(8)}\n`)
    expect((await desk.records()).slice(-2).map(({ parts }) => parts.digests?.[0]?.found[0]?.algorithm)).toEqual(['SHA-256', 'BLAKE3'])
  })

  test('a row pasted twice is signed twice, and said to be', async () => {
    const shell = await rows('action,exhibit,note\nobserve,A1,one\nobserve,A1,two\nobserve,A1,one\n', { dryRun: true })
    expect(shell.said[0]).toBe('  line 4 says the same as line 2: it is one more record')
    expect(shell.said.filter((line) => line.includes('says the same'))).toHaveLength(1)
  })

  test('a column nobody knows hides no other wrong cell, and nothing it may hold is called missing', async () => {
    const before = desk.bytes()
    const told = async (text: string) => {
      const shell = fakeShell()
      await expect(rows(text, {}, shell)).rejects.toMatchObject({ code: 'records.cell' })
      return shell.said.map((line) => line.trim())
    }
    expect(
      await told('action,exhibit,wehn,place,intact\nstore,A9,2026-04-15,Portugal,maybe\nstore,A1,2026-04-15\nfly,A1,,,\n,,2026,PT,\n'),
    ).toEqual([
      expect.stringMatching(/^line 1, column 3|^line 1.*there is no column wehn/),
      expect.stringMatching(/^line 2, column place: /),
      expect.stringMatching(/^line 2, column intact: /),
      expect.stringMatching(/^line 2, column exhibit: no exhibit of this case has the label A9/),
      'line 3: 3 cells, where the header has 5',
      'line 4, column action: there is no action fly',
    ])
    expect(
      await told('[{"action": "store", "exhibit": "A1", "plaice": "PT"}, {"action": "store", "exhibit": "A9", "place": "PT"}]'),
    ).toEqual([
      expect.stringMatching(/^record 1: there is no column plaice; is it place\?/),
      expect.stringMatching(/^record 2, column exhibit: /),
    ])
    expect(desk.bytes()).toBe(before)
  })

  test('--dry-run shows, --draft writes down, custody sign signs all of them', async () => {
    const before = desk.bytes()
    const text = 'exhibit,note\nA1,one\nA2,two\n'
    const shown = await rows(text, { dryRun: true, action: undefined }).catch((error: unknown) => error)
    expect(shown).toMatchObject({ code: 'records.cell' })
    const shell = fakeShell()
    const from = desk.write('notes.csv', text)
    await recordAct(shell, 'observe', { ...desk.base, from, dryRun: true })
    expect(shell.said.at(-1)).toBe('Nothing was signed: 2 records would be.')
    expect(inputSchemas.drafts.safeParse(shell.documents[0]).error).toBeUndefined()
    const drafts = desk.path('drafts.json')
    await recordAct(fakeShell(), 'observe', { ...desk.base, from, draft: drafts })
    expect(desk.bytes()).toBe(before)
    const count = (await desk.records()).length
    await signDraft(fakeShell(), drafts, desk.base)
    expect((await desk.records()).slice(count).map(({ parts }) => parts.note)).toEqual([{ und: 'one' }, { und: 'two' }])
  })

  test('a row of another action than the command is refused', async () => {
    const from = desk.write('other.csv', 'action,exhibit\nobserve,A1\n')
    await expect(recordAct(fakeShell(), 'store', { ...desk.base, from })).rejects.toMatchObject({ code: 'records.cell' })
  })
})

describe('[PAP-06] scanning', () => {
  test('twice counts once, an unknown one counts not at all, and both are told', async () => {
    const talk = person(['A1\r', '*A2*', '(21)A3', 'A1', 'A22', ''])
    const found = await scanCodes(talk, await readDocketFile(desk.docket), false)
    expect(found).toEqual({ exhibit: ['A1', 'A2', 'A3'], unknown: ['A22'] })
    expect(talk.told.slice(1)).toEqual(['A1 was scanned already: counted once.', 'No exhibit has the label A22: not counted. Is it A2?'])
  })

  test('pairs of exhibit and bag seal; out of step is refused', async () => {
    const docket = await readDocketFile(desk.docket)
    const pairs = (...lines: string[]) => scanCodes(person(lines), docket, true)
    expect(await pairs('A1', '0004711', 'A2', '0004712', 'A1', '0004711', 'A1', '0004799')).toEqual({
      exhibit: ['A1', 'A2'],
      bagSeal: ['A1=0004711', 'A1=0004799', 'A2=0004712'],
      unknown: [],
    })
    await expect(pairs('A1', 'A2')).rejects.toMatchObject({ code: 'usage.argument' })
    await expect(pairs('A1')).rejects.toMatchObject({ code: 'usage.argument' })
  })

  test('without a person nothing is signed when one code is unknown: docket.label-unknown', async () => {
    const before = desk.bytes()
    const scan = (lines: string[]) => recordAct(fakeShell(), 'access', { ...desk.base, scan: true }, () => person(lines))
    await expect(scan(['A1', 'Q7'])).rejects.toMatchObject({ code: 'docket.label-unknown' })
    await expect(scan([])).rejects.toMatchObject({ code: 'usage.argument' })
    expect(desk.bytes()).toBe(before)
    await scan(['A1', 'A2'])
    expect((await desk.records()).at(-1)?.open.exhibits).toHaveLength(2)
  })
})

describe('paper forms', () => {
  const pdf = new TextEncoder().encode('%PDF-1.7 a scan')

  test('printed, filled in, scanned and entered once: form.code, form.repeated [PAP-02] [PAP-03]', async () => {
    const shell = fakeShell()
    const out = desk.path('forms.html')
    await printForms(shell, { docket: desk.docket, action: ['store'], exhibit: ['A1'], count: '2', out, rows: desk.path('forms.csv') })
    expect(outputSchemas.forms.safeParse(shell.documents[0]).error).toBeUndefined()
    const { forms } = shell.documents[0] as { forms: { form: string }[] }
    const [first, second] = forms.map(({ form }) => form)
    expect(readFileSync(out, 'utf8')).toContain(`${first}</figcaption>`)
    expect(readFileSync(desk.path('forms.csv'), 'utf8')).toContain(`${second},store,A1,`)
    const scan = [desk.write('scan.pdf', pdf)]
    const row = (code: string | undefined) => `${code},store,A1,2026-05-02T11:30+01:00,Ana Reis,2026-05-02,9\n`
    const enter = (text: string, more: object = {}) =>
      importForms(fakeShell(), desk.write('in.csv', `form,action,exhibit,at,signed_by,signed_date,store\n${text}`), {
        ...desk.base,
        scan,
        ...more,
      })
    await enter(row(first?.toLowerCase().replaceAll('-', ' ')), { language: 'pt' })
    const record = (await desk.records()).at(-1)!
    const sha256 = new Uint8Array(await crypto.subtle.digest('SHA-256', pdf))
    expect(record.parts).toMatchObject({
      basis: { kind: 'document', digest: sha256, date: Date.UTC(2026, 4, 2) / 1000, signedBy: { pt: 'Ana Reis' }, reference: first },
      at: { from: Date.UTC(2026, 4, 2, 10, 30) / 1000, precision: 'minute', source: { kind: 'document', reference: first } },
      attachments: [{ name: 'scan.pdf', mediaType: 'application/pdf', size: pdf.length, digests: new Map([[-16, sha256]]) }],
    })
    const before = desk.bytes()
    await expect(enter(row(first))).rejects.toMatchObject({ code: 'form.repeated', data: { cells: expect.stringContaining(record.id) } })
    await expect(enter(row(second) + row(second))).rejects.toMatchObject({
      code: 'form.repeated',
      data: { cells: `line 3, column form: ${second} stands in line 2 of this file already` },
    })
    await expect(enter(row(second).replace('Reis,2026-05-02', 'Reis,2199-05-02'))).rejects.toMatchObject({
      data: { cells: expect.stringContaining('column signed_date: 2199-05-02 lies in the future') },
    })
    await expect(enter(row(`${first!.slice(0, -1)}${first!.endsWith('0') ? '1' : '0'}`))).rejects.toMatchObject({ code: 'form.code' })
    await expect(enter(row(second).replace(',Ana Reis,2026-05-02', ',,'))).rejects.toMatchObject({
      code: 'records.cell',
      data: { wrong: 2 },
    })
    await expect(enter(row(second).replace('2026-05-02T11:30+01:00', ''))).rejects.toMatchObject({
      data: { cells: expect.stringContaining('not the clock') },
    })
    await expect(enter(row(second), { scan: [desk.write('s.txt', 'hello')] })).rejects.toMatchObject({ code: 'form.scan' })
    expect(desk.bytes()).toBe(before)
    await enter(row(second))
  })

  test('a form of an act that does not exist is refused, and nothing is written', async () => {
    const out = desk.path('fly.html')
    for (const action of ['fly', 'toString'])
      await expect(printForms(fakeShell(), { action: ['store', action], out, blank: true })).rejects.toMatchObject({
        code: 'usage.argument',
        message: `there is no action ${action}`,
      })
    expect(existsSync(out)).toBe(false)
  })

  test('with several scans the row says which', async () => {
    const shell = fakeShell()
    await printForms(shell, { action: ['observe'], out: desk.path('one.html'), blank: true })
    const { form } = (shell.documents[0] as { forms: { form: string }[] }).forms[0]!
    const scan = [desk.write('a.pdf', pdf), desk.write('b.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))]
    const text = (which: string) =>
      `form,action,exhibit,at,signed_by,signed_date,note,scan\n${form},observe,A1,2026-05-02,Reis,2026-05-02,seen,${which}\n`
    const enter = (which: string) => importForms(fakeShell(), desk.write('in.csv', text(which)), { ...desk.base, scan })
    await expect(enter('')).rejects.toMatchObject({ code: 'records.cell' })
    await expect(enter('c.pdf')).rejects.toMatchObject({ code: 'records.cell' })
    await enter('b.png')
    expect((await desk.records()).at(-1)?.parts.attachments).toMatchObject([{ name: 'b.png', mediaType: 'image/png', size: 8 }])
  })
})

describe('labels', () => {
  test('an exhibit gets one more; one label of yours is of one exhibit', async () => {
    await labelExhibit(fakeShell(), 'A1', { ...desk.base, label: ['LAB-7'], system: 'laboratory', from: '2026-04-20' })
    await expect(labelExhibit(fakeShell(), 'A2', { ...desk.base, label: ['LAB-7'], system: 'laboratory' })).rejects.toMatchObject({
      code: 'docket.label-ambiguous',
    })
    await expect(labelExhibit(fakeShell(), 'A11', { ...desk.base, label: ['x'] })).rejects.toMatchObject({
      code: 'docket.label-unknown',
      message: expect.stringContaining('is it A1?'),
    })
    const shell = fakeShell()
    await listExhibits(shell, 'LAB-7', { docket: desk.docket })
    expect(outputSchemas['exhibit-list'].safeParse(shell.documents[0]).error).toBeUndefined()
    expect(shell.said[0]).toContain('LAB-7 (laboratory, from 2026-04-20)')
  })

  test('an ambiguous label is refused, and the candidates are named', async () => {
    // Two registers of one authority may use one number for two things.
    await labelExhibit(fakeShell(), 'A2', { ...desk.base, label: ['7'], system: 'police' })
    await labelExhibit(fakeShell(), 'A3', { ...desk.base, label: ['7'], system: 'court' })
    const failed = recordAct(fakeShell(), 'store', { ...desk.base, exhibit: ['7'] })
    await expect(failed).rejects.toMatchObject({
      code: 'docket.label-ambiguous',
      message: expect.stringMatching(
        /[0-9a-f]{8}\/0 \(.*A2.*\), [0-9a-f]{8}\/0 \(.*A3.*\)|[0-9a-f]{8}\/0 \(.*A3.*\), [0-9a-f]{8}\/0 \(.*A2.*\)/,
      ),
    })
    const shell = fakeShell()
    await listExhibits(shell, undefined, { docket: desk.docket })
    const [, short] = /A2.*?([0-9a-f]{8}\/0)/.exec(shell.said[0] ?? '') ?? []
    await recordAct(fakeShell(), 'store', { ...desk.base, exhibit: [short!] })
  })
})
