import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Place, program, twoSides, validDocument } from './run.js'

const place = new Place()
const docket = ['--docket', 'case.docket', '--key', 'pt/secret.key']

beforeAll(() => {
  twoSides(place)
  place.run(['docket', 'open', '--case', 'X', '--key', 'pt/secret.key', '--out', 'case.docket'])
  for (const label of ['A1', 'A2', 'A3']) place.run(['exhibit', 'add', ...docket, '--label', label])
})
afterAll(() => place.remove())

/** Runs a command with what a hand scanner types into it. */
function typed(args: readonly string[], input: string) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('ROGATORY_')))
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: place.dir,
    input,
    encoding: 'utf8',
    env,
    timeout: 250_000,
  })
  return { exit: status, out: stdout, err: stderr }
}

describe('[PAP-06] a scanner on standard input', () => {
  test('exhibits, then pairs with bag seals; --json gives one document and nothing beside it', () => {
    const seized = typed(['custody', 'seize', ...docket, '--place', 'PT', '--scan-bag-seals'], 'A1\r\n0004711\r\n*A2*\r\n*0004712*\r\n\r\n')
    expect({ exit: seized.exit, out: seized.out }).toEqual({ exit: 0, out: expect.stringContaining('Recorded in case.docket: seize') })
    const stored = typed(['custody', 'store', ...docket, '--scan', '--json'], '(21)A1\nA2\nA1\n')
    expect(stored).toMatchObject({ exit: 0, err: '' })
    const document = validDocument(stored.out)
    expect((document.exhibits as unknown[]).length).toBe(2)
  })

  test('an unknown code: told with what is nearest, exit code 2, nothing is signed', () => {
    const before = readFileSync(place.path('case.docket'))
    const { exit, err } = typed(['custody', 'store', ...docket, '--scan'], 'A1\nA22\n')
    expect(exit).toBe(2)
    expect(err).toContain('No exhibit has the label A22: not counted. Is it A2?')
    expect(readFileSync(place.path('case.docket')).equals(before)).toBe(true)
  })
})

describe('files and forms', () => {
  test('records of a file, a form printed and entered', () => {
    place.write('records.csv', 'action,exhibit,at,store\nstore,A1|A2,2026-04-15T09:02+01:00,shelf 12\naccess,A1,2026-04-16,\n')
    expect(place.json(['custody', 'record', ...docket, '--from', 'records.csv', '--dry-run']).document.schema).toBe('rogatory.drafts/1')
    expect((place.json(['custody', 'record', ...docket, '--from', 'records.csv']).document.added as unknown[]).length).toBe(2)
    const printed = place.json(['custody', 'form', '--blank', '--action', 'store', '--out', 'forms.html'])
    const [{ form }] = printed.document.forms as [{ form: string }]
    place.write('scan.pdf', '%PDF-1.7 scan')
    place.write('in.csv', `form,action,exhibit,at,signed_by,signed_date\n${form},store,A1,2026-04-17,Reis,2026-04-17\n`)
    const args = ['custody', 'import', 'in.csv', ...docket, '--scan', 'scan.pdf']
    expect(place.json(args).exit).toBe(0)
    expect(place.json(args)).toMatchObject({ exit: 2, document: { code: 'form.repeated' } })
    expect(place.json(['exhibit', 'list', '--docket', 'case.docket']).document.schema).toBe('rogatory.exhibit-list/1')
  })

  test('[PAG-23] a time keeps the offset it was written with, and the report shows it as that clock did', () => {
    const at = (...given: string[]) => {
      const { document } = place.json(['custody', 'access', ...docket, '--exhibit', 'A3', '--dry-run', ...given])
      return (document.record as { parts: { at: { from: number; offset?: number } } }).parts.at
    }
    expect(at('--at', '2026-04-15T09:02+05:30')).toMatchObject({ from: Date.parse('2026-04-15T03:32:00Z') / 1000, offset: 330 })
    expect(at('--at', '2026-04-15T09:02:54-03:00')).toMatchObject({ offset: -180 })
    for (const none of ['2026-04-15T09:02Z', '2026-04-15']) expect(at('--at', none).offset).toBeUndefined()
    expect(at().offset).toBeUndefined()
    const when = { from: '2026-04-15T08:02:54+01:00', precision: 'second', source: { kind: 'memory' } }
    place.write('scene.json', JSON.stringify({ at: when }))
    expect(at('--context', 'scene.json').offset).toBe(60)
    place.write('scene.json', JSON.stringify({ at: { ...when, offset: 0 } }))
    expect(at('--context', 'scene.json').offset).toBe(0)
    place.run(['custody', 'access', ...docket, '--exhibit', 'A3', '--at', '2026-04-15T09:02+05:30', '--yes'])
    place.run(['report', '--docket', 'case.docket', '--trust', 'trust.json', '--out', 'offset.html'])
    expect(readFileSync(place.path('offset.html'), 'utf8')).toContain('09:02 +05:30')
  })

  test('help says what an action needs, and shows only options it can have', () => {
    const { out } = place.run(['custody', 'dispose', '--help'])
    expect(out).toContain('--method TEXT')
    expect(out).toContain('--legal-basis KIND=REFERENCE')
    expect(out).not.toContain('--noticed')
    for (const words of [['record'], ['form'], ['import']]) expect(place.run(['custody', ...words, '--help']).out).toContain('Examples:')
  })
})
