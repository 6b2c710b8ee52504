import { copyFileSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Place, twoSides } from './run.js'

const place = new Place()
afterAll(() => place.remove())

const tail = ['--docket', 'case.docket', '--key', 'pt/secret.key'] as const
let record = ''

beforeAll(() => {
  twoSides(place)
  const ok = (args: readonly string[]): Record<string, unknown> => {
    const { exit, document, err } = place.json(args)
    if (exit !== 0) throw new Error(err || JSON.stringify(document))
    return document
  }
  ok(['docket', 'open', '--case', '317/26', '--key', 'pt/secret.key', '--out', 'case.docket'])
  ok(['exhibit', 'add', ...tail, '--label', 'A1'])
  const added = ok(['custody', 'store', ...tail, '--exhibit', 'A1', '--note', 'the name of a child', '--yes'])
  record = (added.added as string[]).at(-1)!
  copyFileSync(place.path('case.docket'), place.path('before.docket'))
})

const show = (file: string): string[] => {
  const { document } = place.json(['docket', 'verify', file, '--trust', 'trust.json'])
  return (document.observations as { code: string }[]).map(({ code }) => code)
}

describe('rogatory docket withhold', () => {
  test('[ORD-40] writes a copy without the part, that says who and why; the docket keeps it', () => {
    const done = place.json([
      ...['docket', 'withhold', ...tail, '--part', `${record.slice(0, 12)}=note`, '--ground', 'victimProtection'],
      ...['--reason', 'a minor', '--out', 'given.docket'],
    ])
    expect(done).toMatchObject({
      exit: 0,
      document: { schema: 'rogatory.recorded/1', docketFile: 'case.docket', copyFile: 'given.docket' },
    })
    expect(readFileSync(place.path('given.docket')).includes('the name of a child')).toBe(false)
    expect(readFileSync(place.path('case.docket')).includes('the name of a child')).toBe(true)
    expect(show('given.docket')).toContain('statement.part-withheld')
    expect(show('case.docket')).not.toContain('statement.part-withheld')
  })

  test('an output that exists, an unknown part or ground, another side’s record: nothing is signed', () => {
    const before = readFileSync(place.path('case.docket'))
    const by = (key: string, more: readonly string[]) =>
      place.json(['docket', 'withhold', '--docket', 'case.docket', '--key', key, '--ground', 'privilege', '--out', 'other.docket', ...more])
    expect(by('pt/secret.key', ['--part', `${record}=colour`]).exit).toBe(2)
    expect(by('pt/secret.key', []).exit).toBe(2)
    expect(by('pt/secret.key', ['--part', `${record}=note`, '--ground', 'shame']).exit).toBe(2)
    expect(by('pt/secret.key', ['--part', `${record}=note`, '--out', 'given.docket'])).toMatchObject({
      exit: 4,
      document: { code: 'sink.exists' },
    })
    expect(by('de/secret.key', ['--part', `${record}=note`]).exit).toBe(2)
    expect(readFileSync(place.path('case.docket'))).toEqual(before)
  })
})

describe('rogatory docket erase', () => {
  test('[ORD-41] nobody is asked without a terminal: --yes must be said', () => {
    const { exit, document } = place.json(['docket', 'erase', ...tail, '--part', `${record}=note`, '--ground', 'personalData'])
    expect(exit).toBe(2)
    expect(String(document.message)).toContain('--yes')
    expect(readFileSync(place.path('case.docket')).includes('the name of a child')).toBe(true)
  })

  test('[ORD-41] [ORD-44] the part is gone from the file, is told of, and comes back with no older copy', () => {
    const { exit, out } = place.run(['docket', 'erase', ...tail, '--part', `${record}=note`, '--ground', 'personalData', '--yes'])
    expect(exit).toBe(0)
    expect(out).toContain('Backups')
    expect(readFileSync(place.path('case.docket')).includes('the name of a child')).toBe(false)
    expect(show('case.docket')).toContain('statement.part-erased')
    // Without a trust store nobody can say whose erasure is valid, and nothing is taken away.
    const plain = place.run(['docket', 'merge', 'case.docket', 'before.docket', '--out', 'plain.docket'])
    expect(plain.exit).toBe(0)
    expect(plain.err).toContain('--trust')
    expect(readFileSync(place.path('plain.docket')).includes('the name of a child')).toBe(true)
    expect(show('plain.docket')).toContain('docket.erased-returned')
    const asked = ['docket', 'merge', 'case.docket', 'before.docket', '--trust', 'trust.json', '--out', 'united.docket']
    expect(place.run(asked).exit).toBe(0)
    expect(readFileSync(place.path('united.docket')).includes('the name of a child')).toBe(false)
    expect(place.json(['docket', 'erase', ...tail, '--part', `${record}=note`, '--ground', 'personalData', '--yes']).exit).toBe(2)
  })
})

describe('other dockets, case numbers, the fate of records', () => {
  const ok = (args: readonly string[]) => expect(place.json(args)).toMatchObject({ exit: 0, document: { schema: 'rogatory.recorded/1' } })

  test('[ORD-50] docket import shows earlier custody; docket join and docket reference are recorded', () => {
    ok(['docket', 'open', '--case', '1/25', '--key', 'pt/secret.key', '--out', 'old.docket'])
    ok(['exhibit', 'add', '--docket', 'old.docket', '--key', 'pt/secret.key', '--label', 'K7'])
    ok(['docket', 'import', 'old.docket', ...tail, '--exhibit', 'K7', '--concerns', 'A1', '--omitted', 'the rest', '--omitted-by', 'AG'])
    ok(['docket', 'join', 'old.docket', ...tail])
    ok(['docket', 'reference', 'add', '2 Js 7/26', ...tail, '--system', 'web.sta'])
    ok(['docket', 'reference', 'end', '2 Js 7/26', ...tail, '--reason', 'joined'])
    expect(place.json(['docket', 'reference', 'end', '9 Js 9/99', ...tail]).exit).toBe(2)
    expect(place.json(['docket', 'join', 'ab'.repeat(32), ...tail]).exit).toBe(2)
    // A docket given in the place of another one is told for what it is.
    const own = tail[tail.indexOf('--docket') + 1]!
    expect(place.json(['docket', 'import', own, ...tail]).document).toMatchObject({
      code: 'docket.other',
      message: expect.stringContaining('copy of the docket itself'),
    })
    expect(place.json(['docket', 'join', own, ...tail]).document).toMatchObject({
      code: 'docket.other',
      message: expect.stringContaining('does not join itself'),
    })
    expect(place.json(['docket', 'merge', own, 'old.docket', '--out', 'no.docket']).document).toMatchObject({
      message: expect.stringContaining('two different cases'),
    })
    const { document } = place.json(['docket', 'verify', 'case.docket', '--trust', 'trust.json'])
    expect(document.imports).toMatchObject([{ shown: true, omitted: { what: { und: 'the rest' } } }])
    expect(place.run(['docket', 'verify', 'case.docket', '--trust', 'trust.json']).out).toContain('Earlier custody from case record')
  })

  test('[ORD-01] [ORD-10] [ORD-30] [ORD-34] basis, order, supersede and restrict', () => {
    ok(['custody', 'access', ...tail, '--exhibit', 'A1', '--legal-basis', 'warrant=5 Gs 1/26', '--issuer', 'AG', '--yes'])
    ok(['docket', 'basis', 'challenged', ...tail, '--basis', 'warrant=5 Gs 1/26', '--issuer', 'AG', '--from', '2026-01-01'])
    ok(['docket', 'order', 'return', ...tail, '--exhibit', 'A1', '--by', '2030-01-01'])
    ok(['docket', 'restrict', ...tail, '--exhibit', 'A1', '--reason', 'contested'])
    ok(['docket', 'supersede', record, ...tail, '--reason', 'twice'])
    ok([
      'custody',
      'correct',
      ...tail,
      '--exhibit',
      'A1',
      '--about',
      record,
      '--field',
      'place',
      '--new',
      'PT',
      '--reason',
      'slip',
      '--noticed',
      'reading',
      '--yes',
    ])
    for (const args of [
      ['basis', 'gone', '--basis', 'warrant=1'],
      ['basis', 'upheld'],
      ['order', 'burn', '--exhibit', 'A1'],
      ['order', 'return'],
      ['supersede', 'zz'],
    ])
      expect(place.json(['docket', ...args, ...tail]).exit).toBe(2)
    const { out } = place.run(['custody', 'show', 'A1', '--docket', 'case.docket', '--trust', 'trust.json'])
    for (const said of ['challenged', 'Order to return it', 'Kept as evidence only']) expect(out).toContain(said)
  })
})
