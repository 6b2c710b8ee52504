import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filesBelow } from '../tools/build.js'
import { Place, sealArgs, twoSides } from './run.js'

const place = new Place()
afterAll(() => place.remove())
const at = ['--at', '2030-01-01T00:00:00Z']
const given = ['report', 'case.rog', '--trust', 'trust.json', '--docket', 'case.docket', ...at]
const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
const read = (path: string): Buffer => readFileSync(place.path(path))

beforeAll(() => {
  twoSides(place)
  place.write('mail.eml', 'the evidence')
  expect(place.run(sealArgs('mail.eml', 'case.rog')).exit).toBe(0)
})

describe('rogatory report', () => {
  test('[PAG-31] twice the same bytes, and the digest of the page as grep and sha256sum have it', () => {
    const page = (out: string) =>
      place.run([...given, '--key', 'de/secret.key', '--profile', 'de-stpo', '--by', 'M. Silva, clerk', '--out', out])
    expect(page('one.html').exit).toBe(0)
    expect(page('two.html').exit).toBe(0)
    const [one, two] = [read('one.html').toString(), read('two.html').toString()]
    expect(one).toBe(two)
    const rest = one.split('\n').filter((line) => !line.startsWith('<p class="digest">'))
    expect(one).toContain(sha256(rest.join('\n')).match(/.{4}/g)!.join(' '))
    expect(place.run([...given, '--out', 'one.html']).exit).toBe(4)
  })

  test('[PAG-17] files by their names, with size and digest; of a key its name alone', () => {
    const { exit, document } = place.json([
      ...given.map((word) => (word === 'case.rog' ? place.path(word) : word)),
      '--key',
      place.path('de/secret.key'),
    ])
    expect(exit).toBe(0)
    const { repeat, tool, notSeen } = (document as { statements: Record<string, Record<string, unknown>> }).statements
    const size = (path: string) => ({ name: basename(path), size: read(path).length, sha256: sha256(read(path)) })
    expect(repeat!.inputs).toEqual([
      { role: 'envelope', ...size('case.rog') },
      { role: 'docket', ...size('case.docket') },
      { role: 'trust', ...size('trust.json') },
      { role: 'key', name: 'secret.key' },
    ])
    expect(repeat!.commands).toEqual([
      'rogatory report case.rog --docket case.docket --trust trust.json --key secret.key --language en --at 2030-01-01T00:00:00Z --out report.html',
    ])
    expect(notSeen!.contentExamined).toBe(true)
    // [PAG-16] the build: one line a file, in byte order.
    const files = filesBelow('dist')
      .filter((path) => path.endsWith('.js'))
      .map((path) => `./${path.replace(/^dist\//, '')}`)
    const lines = files
      .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      .map((path) => `${sha256(readFileSync(`dist/${path}`))}  ${path}\n`)
    expect(tool!.build).toBe(sha256(lines.join('')))
  })

  test('without a key content is not examined; of the docket alone; with a self-test; what is wrong is said before anything is written', () => {
    const blind = place.json(given).document as { statements: { notSeen: { contentExamined: boolean } } }
    expect(blind.statements.notSeen.contentExamined).toBe(false)
    place.write('selftest.json', place.run(['selftest', '--json']).out)
    const alone = place.json(['report', '--trust', 'trust.json', '--docket', 'case.docket', ...at, '--selftest', 'selftest.json'])
    expect(alone.document).toMatchObject({ schema: 'rogatory.court-report/1', statements: { tool: { selftest: { passed: true } } } })
    expect(place.run(given).exit).toBe(2)
    expect(place.run(['report', '--trust', 'trust.json', '--out', 'x.html']).exit).toBe(2)
    expect(place.run([...given, '--out', 'x.html', '--language', 'xx']).exit).toBe(2)
    expect(place.run([...given, '--out', 'x.html', '--profile', 'no-such']).exit).toBe(2)
    expect(place.run([...given, '--out', 'x.html', '--selftest', 'trust.json']).exit).toBe(2)
  })
})
