import { chmodSync, copyFileSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actionNames } from '../../src/custody/index.js'
import { fingerprintIn, Place } from './run.js'

const place = new Place()
afterAll(() => place.remove())

const commands: readonly (readonly string[])[] = [
  ['keygen'],
  ['card', 'show'],
  ['card', 'fingerprint'],
  ['trust', 'add'],
  ['trust', 'list'],
  ['trust', 'remove'],
  ['docket', 'open'],
  ['docket', 'show'],
  ['docket', 'verify'],
  ['docket', 'merge'],
  ['docket', 'withhold'],
  ['docket', 'erase'],
  ['docket', 'import'],
  ['docket', 'join'],
  ['docket', 'reference', 'add'],
  ['docket', 'reference', 'end'],
  ['docket', 'basis'],
  ['docket', 'order'],
  ['docket', 'supersede'],
  ['docket', 'restrict'],
  ['exhibit', 'add'],
  ['custody', 'seize'],
  ['custody', 'show'],
  ['custody', 'sign'],
  ['custody', 'record'],
  ['custody', 'form'],
  ['custody', 'import'],
  ['exhibit', 'label'],
  ['exhibit', 'list'],
  ['exhibit', 'show'],
  ['certify', 'us-fre-902-14'],
  ['certify', 'list'],
  ['certify', 'show'],
  ['certify', 'sign'],
  ['certify', 'check'],
  ['seal'],
  ['inspect'],
  ['verify'],
  ['open'],
  ['receive'],
  ['selftest'],
]

describe('help', () => {
  test.each(commands.map((words) => [words.join(' '), words] as const))('%s --help shows examples and ends with 0', (_, words) => {
    const { exit, out, err } = place.run([...words, '--help'])
    expect({ exit, err }).toEqual({ exit: 0, err: '' })
    expect(out).toContain('Examples:')
    expect(out).toContain(`rogatory ${words[0]}`)
    expect(out).toContain('--json')
  })

  test('rogatory --help lists every command and every exit code', () => {
    const { exit, out } = place.run(['--help'])
    expect(exit).toBe(0)
    for (const [name] of commands) expect(out).toContain(`\n  ${name}`)
    for (const code of ['0 ', '1 ', '2 ', '3 ', '4 ', '5 ', '70 ', '130 ']) expect(out).toContain(`\n  ${code}`)
  })

  test('custody has a command for every action of the table', () => {
    const { out } = place.run(['custody', '--help'])
    for (const action of ['seize', ...actionNames]) expect(out).toContain(`\n  ${action} `)
  })

  test('--version is the one of package.json', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
    expect(place.run(['--version'])).toMatchObject({ exit: 0, out: `${version}\n`, err: '' })
  })
})

describe('[EXC-32] usage: exit code 2', () => {
  test.each([
    [['nothing'], 'unknown command'],
    [['verify', 'x.rog', '--trust', 't', '--frobnicate'], 'unknown option'],
    [['verify', 'x.rog'], '--trust'],
    [['inspect'], 'missing required argument'],
    [['seal', 'x'], '--key'],
    [['docket'], 'A command is missing'],
    [['inspect', 'a', 'b'], 'too many arguments'],
    [['keygen', '--name', 'N', '--jurisdiction', 'PT', '--role', 'wizard', '--out', 'k', '--no-passphrase'], 'dataProtectionAuthority'],
    [['keygen', '--name', 'N', '--jurisdiction', 'UK', '--role', 'court', '--out', 'k', '--no-passphrase'], 'did you mean GB'],
    [['keygen', '--name', 'N', '--jurisdiction', 'XQ', '--role', 'court', '--out', 'k', '--no-passphrase'], 'no ISO 3166-1'],
    [['keygen', '--name', 'N', '--jurisdiction', 'pt', '--role', 'court', '--out', 'k', '--no-passphrase'], 'no jurisdiction'],
    [['keygen', '--name', 'N', '--jurisdiction', 'PT', '--role', 'court', '--out', 'k'], 'passphrase'],
    [['docket', 'show'], 'ROGATORY_DOCKET'],
  ] as const)('%j', (args, words) => {
    const human = place.run(args)
    expect(human.exit).toBe(2)
    expect(human.out).toBe('')
    expect(human.err).toContain(words)
    const machine = place.json(args)
    expect(machine).toMatchObject({ exit: 2, err: '' })
    expect(machine.document).toMatchObject({ schema: 'rogatory.error/1', exit: 2 })
    expect(String(machine.document.message)).toContain(words)
  })

  test('no command at all', () => expect(place.run([]).exit).toBe(2))
})

describe('keys', () => {
  let fingerprint = ''
  const keygen = ['keygen', '--name', 'Tribunal', '--jurisdiction', 'PT', '--role', 'court', '--out']
  beforeAll(() => {
    place.write('pass', 'correct horse\nsecond line\n')
    place.write('wrong', 'battery staple\n')
    const made = place.run([...keygen, 'court', '--passphrase-file', 'pass'])
    expect(made).toMatchObject({ exit: 0, err: '' })
    fingerprint = fingerprintIn(made.out)
  })

  test('keygen: a secret key for its owner only, the fingerprint in the last line', () => {
    expect(statSync(place.path('court/secret.key')).mode & 0o777).toBe(0o600)
    expect(fingerprint).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(fingerprintIn(place.run(['card', 'fingerprint', 'court/public.card']).out)).toBe(fingerprint)
    expect(fingerprintIn(place.run(['card', 'show', 'court/public.card']).out)).toBe(fingerprint)
  })

  test('[TRU-49] a key file that others can read is refused: source.open-to-others', () => {
    const open = place.path('open.key')
    copyFileSync(place.path('court/secret.key'), open)
    chmodSync(open, 0o640)
    const said = place.json(['docket', 'open', '--case', 'C', '--key', 'open.key', '--passphrase-file', 'pass', '--out', 'open.docket'])
    expect(said).toMatchObject({ exit: 4, document: { code: 'source.open-to-others' } })
    expect(String(said.document.message)).toContain('chmod 600')
  })

  test('keygen never writes over keys', () => {
    const before = readFileSync(place.path('court/secret.key'))
    expect(place.json([...keygen, 'court', '--no-passphrase'])).toMatchObject({ exit: 4, document: { code: 'sink.exists' } })
    expect(readFileSync(place.path('court/secret.key')).equals(before)).toBe(true)
  })

  test('keygen contradicting itself', () => {
    expect(place.run([...keygen, 'k2', '--no-passphrase', '--passphrase-file', 'pass']).exit).toBe(2)
  })

  const opening = ['docket', 'open', '--case', 'X', '--key', 'court/secret.key', '--out']
  test('a wrong passphrase is 5, none given is 2, the right one from file or environment 0', () => {
    expect(place.json([...opening, 'd0', '--passphrase-file', 'wrong'])).toMatchObject({ exit: 5, document: { code: 'crypto.decrypt' } })
    expect(place.json([...opening, 'd0'])).toMatchObject({ exit: 2, document: { code: 'key.passphrase-needed' } })
    expect(place.run([...opening, 'd1', '--passphrase-file', 'pass']).exit).toBe(0)
    expect(place.run([...opening, 'd2'], { ROGATORY_PASSPHRASE: 'correct horse' }).exit).toBe(0)
    expect(place.run([...opening, 'd3', '--passphrase-file', 'wrong'], { ROGATORY_PASSPHRASE: 'correct horse' }).exit).toBe(5)
  })

  test('a key file that is none, is missing, or is a folder: 4', () => {
    place.write('junk', 'not a key')
    mkdirSync(place.path('folder'))
    const open = (key: string) => place.json(['docket', 'open', '--case', 'X', '--out', 'd4', '--key', key])
    expect(open('junk')).toMatchObject({ exit: 4 })
    expect(open('missing')).toMatchObject({ exit: 4, document: { code: 'source.missing', message: 'missing does not exist.' } })
    expect(open('folder')).toMatchObject({ exit: 4, document: { code: 'source.kind' } })
  })
})

describe('trust', () => {
  const store = ['--store', 'store.json']
  test('add, list, remove; not confirmed is said; a wrong fingerprint is refused', () => {
    const card = 'court/public.card'
    const fingerprint = fingerprintIn(place.run(['card', 'fingerprint', card]).out)
    const added = place.run(['trust', 'add', card, ...store])
    expect(added).toMatchObject({ exit: 0 })
    expect(added.out).toContain('"not confirmed"')
    expect(place.json(['trust', 'list', ...store]).document).toMatchObject({ pins: [{ confirmed: false }] })
    const wrong = `${fingerprint.slice(0, -1)}${fingerprint.endsWith('0') ? '1' : '0'}`
    expect(place.json(['trust', 'add', card, ...store, '--fingerprint', wrong])).toMatchObject({
      exit: 2,
      document: { code: 'trust.fingerprint-typing' },
    })
    expect(place.run(['trust', 'add', card, ...store, '--fingerprint', fingerprint.toLowerCase()]).exit).toBe(0)
    expect(place.json(['trust', 'list'], { ROGATORY_TRUST: 'store.json' }).document).toMatchObject({
      schema: 'rogatory.trust-list/1',
      pins: [{ confirmed: true }],
    })
    expect(place.json(['trust', 'remove', fingerprint, ...store]).document).toMatchObject({ pins: [] })
    expect(place.json(['trust', 'remove', fingerprint, ...store])).toMatchObject({ exit: 2, document: { code: 'trust.not-pinned' } })
  })

  test('a changed card is evidence that fails, a broken store is input', () => {
    const bytes = readFileSync(place.path('court/public.card'))
    bytes[bytes.length - 9]! ^= 1
    place.write('bad.card', bytes)
    expect(place.json(['card', 'show', 'bad.card'])).toMatchObject({ exit: 1, document: { schema: 'rogatory.error/1' } })
    place.write('bad.json', '{"schema":"rogatory.trust/1"}')
    expect(place.json(['trust', 'list', '--store', 'bad.json'])).toMatchObject({ exit: 4, document: { code: 'trust.format' } })
    expect(place.run(['trust', 'list', '--store', 'missing.json']).exit).toBe(4)
  })
})

test('selftest passes and says with what', () => {
  const { exit, document } = place.json(['selftest'])
  expect(exit).toBe(0)
  expect(document).toMatchObject({ schema: 'rogatory.selftest/1', passed: true, provider: 'node' })
  expect((document.tests as unknown[]).length).toBeGreaterThan(12)
})
