import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { listenForInterrupt } from '../../src/cli/interrupt.js'
import { golden } from '../../src/cli/selftest/golden.js'
import { inputSchemas } from '../../src/report/inputs.schema.js'
import { bundle, fileOf } from './bundle.js'
import { fingerprintIn, Place, program, sealArgs, twoSides, validDocument } from './run.js'

const place = new Place()
const fixtures = resolve('fixtures/v1')
beforeAll(() => {
  twoSides(place)
  mkdirSync(place.path('ev'))
  place.write('ev/a', 'a')
})
afterAll(() => place.remove())

describe('open: an item that turns out wrong at its end', () => {
  const bob = ['--trust', join(fixtures, 'keys/trust.json'), '--key', 'bob.key']
  beforeAll(() => writeFileSync(place.path('bob.key'), readFileSync(join(fixtures, 'keys/bob.key')), { mode: 0o600 }))
  test.each(['item-digest', 'item-flip'])('%s: no file under its name, listed as failed, exit 1, the others complete', (name) => {
    const { exit, document } = place.json(['open', join(fixtures, `negative/contents/${name}.rog`), ...bob, '--out', name])
    expect(exit).toBe(1)
    const failed = document.failed as { number: number; path: string[]; code: string }[]
    expect(failed).toHaveLength(1)
    expect(failed[0]!.code).toBe(name === 'item-digest' ? 'sender.inconsistent' : 'item.stream')
    const list = validDocument(readFileSync(place.path(name, 'items.json'), 'utf8')) as { items?: { number: number; file: string }[] }
    expect(list.items!.length).toBe(document.written)
    expect(list.items!.map(({ number }) => number)).not.toContain(failed[0]!.number)
    const there = readdirSync(place.path(name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
    expect(there.sort()).toEqual(['items.json', ...list.items!.map(({ file }) => file.split('/').at(-1))].sort())
  })
})

describe('an installation that is broken: 70, one sentence', () => {
  const app = place.path('app')
  beforeAll(() => {
    mkdirSync(app)
    cpSync(resolve(program, '../..'), join(app, 'dist'), { recursive: true })
    cpSync('package.json', join(app, 'package.json'))
    symlinkSync(resolve('node_modules'), join(app, 'node_modules'))
  })
  const broken = (args: readonly string[]) => place.runProgram(join(app, 'dist/cli/main.js'), args)

  const files = fileOf(bundle())

  test.each([
    ['src/cli/acts/inspect.ts', ['inspect', 'x']],
    ['src/report/text/report.ts', ['inspect', 'x']],
    ['src/cli/program.ts', ['--version']],
  ] as const)('without the file of %s', (source, args) => {
    rmSync(join(app, 'dist', files(source)))
    const human = broken(args)
    expect({ exit: human.exit, out: human.out }).toEqual({ exit: 70, out: '' })
    expect(human.err.trimEnd().split('\n')).toHaveLength(1)
    expect(human.err).toContain('our fault')
    const machine = broken([...args, '--json'])
    expect({ exit: machine.exit, err: machine.err }).toEqual({ exit: 70, err: '' })
    expect(validDocument(machine.out)).toMatchObject({ schema: 'rogatory.error/1', code: 'run.internal', exit: 70 })
  })
})

test('the first signal asks to stop, the second is the system’s, which ends the process at once', () => {
  const kill = vi.spyOn(process, 'kill').mockReturnValue(true)
  const listening = () => process.listenerCount('SIGINT') + process.listenerCount('SIGTERM')
  const before = listening()
  const { signal, stop } = listenForInterrupt()
  try {
    process.emit('SIGINT', 'SIGINT')
    expect({ aborted: signal.aborted, kills: kill.mock.calls }).toEqual({ aborted: true, kills: [] })
    process.emit('SIGTERM', 'SIGTERM')
    // Nobody listens any more, so the system does with it what it does with every process.
    expect({ kills: kill.mock.calls, listening: listening() }).toEqual({ kills: [[process.pid, 'SIGTERM']], listening: before })
  } finally {
    stop()
    kill.mockRestore()
  }
})

describe('what is sealed holds nothing of the sealer', () => {
  const to = ['--to', 'de/public.card', '--trust', 'trust.json']
  test.each([
    ['the envelope', ['seal', 'ev', '--key', 'pt/secret.key', ...to, '--out', 'ev/x.rog'], 'ev/x.rog (--out) lies within ev'],
    ['the secret key', ['seal', 'pt', '--key', 'pt/secret.key', ...to, '--out', 'x.rog'], 'pt/secret.key (--key) lies within pt'],
    ['itself', ['seal', 'pt/secret.key', '--key', 'pt/secret.key', ...to, '--out', 'x.rog'], 'is itself to be sealed'],
    ['everything', ['seal', '.', '--key', 'pt/secret.key', ...to, '--out', '../x.rog'], '(--key) lies within .'],
    ['the docket', ['seal', 'ev', '--key', 'pt/secret.key', ...to, '--out', 'x.rog', '--docket', 'ev/d'], '(--docket) lies within ev'],
  ])('%s: 2', (_, args, words) => {
    const { exit, err } = place.run(args)
    expect(exit).toBe(2)
    expect(err).toContain(words)
    expect(readdirSync(place.dir).filter((name) => name.startsWith('x.'))).toEqual([])
    expect(readdirSync(place.path('ev'))).toEqual(['a'])
  })
})

describe('what a clerk may get wrong: one sentence that names it', () => {
  test.each([
    [2, ['seal', '', '--key', 'pt/secret.key', '--to', 'de/public.card', '--out', 'x.rog'], 'word 2 of the command ("") is empty'],
    [2, ['keygen', '--name', 'N', '--jurisdiction', 'PT', '--role', 'court', '--no-passphrase', '--out='], '(--out=) is empty'],
    [4, ['seal', 'ev', '--key', 'de', '--to', 'de/public.card', '--out', 'x.rog'], 'rogatory: de is a folder, and a file is wanted.'],
    [1, ['seal', 'ev', '--key', 'pt/secret.key', '--to', 'ev/a', '--out', 'x.rog'], 'ev/a is not a card'],
    [4, ['trust', 'list', '--store', 'ev/a'], 'ev/a is not a trust store'],
    [1, ['docket', 'show', 'ev/a'], 'ev/a is not a docket'],
    [4, ['docket', 'open', '--case', 'X', '--key', 'pt/secret.key', '--out', 'none/d'], 'none/d cannot be written: its folder does not'],
  ])('%i %j', (code, args, words) => {
    const { exit, err, out } = place.run(args)
    expect({ exit, out }).toEqual({ exit: code, out: '' })
    expect(err).toContain(words)
    expect(place.json(args).exit).toBe(code)
  })

  test('a key that is not a recipient, an empty variable', () => {
    expect(place.run(sealArgs('ev', 'one.rog')).exit).toBe(0)
    place.run(['keygen', '--name', 'X', '--jurisdiction', 'FR', '--role', 'court', '--out', 'fr', '--no-passphrase'])
    const { exit, err } = place.run(['verify', 'one.rog', '--trust', 'trust.json', '--key', 'fr/secret.key'])
    expect({ exit, err }).toEqual({ exit: 5, err: 'rogatory: The key does not fit: one.rog is not sealed to fr/secret.key.\n' })
    expect(place.run(['verify', 'one.rog', '--trust', 'trust.json'], { ROGATORY_KEY: '' }).exit).toBe(0)
  })

  test('a record that cannot be: nothing is signed', () => {
    expect(place.run(['docket', 'open', '--case', 'X', '--key', 'pt/secret.key', '--out', 'r.docket']).exit).toBe(0)
    const docket = ['--docket', 'r.docket', '--key', 'pt/secret.key']
    expect(place.run(['exhibit', 'add', ...docket, '--label', 'A1']).exit).toBe(0)
    const before = readFileSync(place.path('r.docket'))
    const refused = (...more: string[]) => {
      const { exit, err } = place.run(['custody', 'collect', ...docket, ...more])
      expect(exit).toBe(2)
      return err
    }
    expect(refused('--exhibit', 'A1', '--place', 'PT', '--at', '2999-01-01')).toContain('lies in the future')
    expect(refused('--exhibit', 'A1')).toContain('needs place: say it by an option')
    expect(refused('--exhibit', 'Z9', '--place', 'PT')).toContain('“Z9”')
    expect(readFileSync(place.path('r.docket')).equals(before)).toBe(true)
  })

  test('a slip in terms or exhibits is named by its path', () => {
    const wrong = (option: string, json: unknown) => {
      place.write('slip.json', JSON.stringify(json))
      const { exit, err } = place.run([...sealArgs('ev', 'x.rog'), option, 'slip.json'])
      expect(exit).toBe(2)
      return err
    }
    expect(wrong('--terms', { conditions: [{ id: 'a', kind: 'purpose', source: { kind: 'wish' }, purpose: ['x'] }] })).toContain(
      'conditions[0].purpose',
    )
    expect(wrong('--exhibits', { schema: 'rogatory.exhibits/1', exhibits: { a: { lable: 'A' } } })).toContain('exhibits.a.lable')
    expect(wrong('--exhibits', { schema: 'rogatory.exhibits/1', exhibits: { b: {} } })).toContain('names b')
    expect(existsSync(place.path('x.rog'))).toBe(false)
  })
})

test('the examples of docs/cli.md are valid by the schemas of input files', () => {
  const blocks = [...readFileSync('docs/cli.md', 'utf8').matchAll(/```json\n(.*?)```/gs)].map(([, text]) => JSON.parse(text!) as object)
  const exhibits = blocks.find((one) => 'exhibits' in one)
  const terms = blocks.find((one) => 'conditions' in one)
  expect(inputSchemas.exhibits.safeParse(exhibits).error).toBeUndefined()
  expect(inputSchemas.terms.safeParse(terms).error).toBeUndefined()
})

test('the golden envelope of the self-test is the one of fixtures/v1', () => {
  const { envelope, card, key } = golden()
  expect(envelope).toBe(readFileSync(join(fixtures, 'golden/minimal.rog')).toString('base64'))
  expect(card).toBe(readFileSync(join(fixtures, 'keys/alice.card')).toString('base64'))
  expect(key).toBe(readFileSync(join(fixtures, 'keys/bob.key'), 'utf8'))
})

test('keygen --help lists every role', async () => {
  const { roles } = await import('../../src/identity/index.js')
  const { out } = place.run(['keygen', '--help'])
  for (const role of roles) expect(out).toContain(role)
  expect(fingerprintIn(place.run(['card', 'fingerprint', 'pt/public.card']).out)).toMatch(/^[0-9A-Z-]{41}$/)
})
