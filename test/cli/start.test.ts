import * as nodeCrypto from 'node:crypto'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bundle, loadedBy } from './bundle.js'

const envelope = resolve('fixtures/v1/golden/small.rog')
const trust = ['--trust', resolve('fixtures/v1/keys/trust.json')]
const native = 'decapsulate' in nodeCrypto
const among = (sources: readonly string[], ...patterns: readonly RegExp[]) =>
  sources.filter((source) => patterns.some((pattern) => pattern.test(source)))

const commands = ['keygen', 'card', 'trust', 'docket', 'exhibit', 'custody', 'seal', 'inspect', 'verify', 'open', 'receive', 'selftest']

describe('what a command loads', () => {
  test.each([[['--version']], [['--help']], ...commands.map((name) => [[name, '--help']])])('%j: the terminal and nothing else', (args) => {
    const { exit, sources } = loadedBy(args)
    expect(exit).toBe(0)
    expect(sources).toContain('src/cli/program.ts')
    const more = sources.filter((source) => !/^src\/cli\/|\/commander\//.test(source))
    // What help lists stands in a list of its room; an option that refuses its value raises an error of ours.
    expect(among(more, /^(?!src\/(ground|matter)\/|src\/(custody\/actions|docket\/grounds)\.ts$)/)).toEqual([])
    expect(among(sources, /^src\/cli\/acts\//, /schema\.ts$/)).toEqual([])
  })

  test('inspect: what reads and what tells', () => {
    const { exit, sources } = loadedBy(['inspect', envelope])
    expect(exit).toBe(0)
    expect(sources).toContain('src/cli/acts/inspect.ts')
    expect(sources).toContain('src/envelope/read-frame.ts')
    expect(among(sources, /^src\/cli\/acts\/(?!inspect)/, /^src\/cli\/(progress|prompt|fail|selftest)/)).toEqual([])
    // Nothing is written, opened, unlocked or asked for.
    expect(
      among(
        sources,
        /^src\/exchange\/(seal|open|receive)\.ts/,
        /^src\/envelope\/write(-items|-payload|-plan)?\.ts/,
        /keyfile|folder|lock\.ts/,
      ),
    ).toEqual([])
    expect(among(sources, /^src\/node\/worker/, /custody\.schema|^src\/identity\/schema/)).toEqual([])
    expect(among(sources, /cli-progress|preact|@noble\/ciphers|ml-kem|hybrid|slh-dsa|falcon|scrypt/)).toEqual([])
    expect(among(sources, /@noble\/curves\/(ed25519|nist|abstract\/(edwards|weierstrass|montgomery))/)).toEqual([])
    // The companion is verified, by the platform where it can.
    expect(among(sources, /ml-dsa/)).toHaveLength(native ? 0 : 1)
  })

  test.each([
    ['verify', ['verify', envelope, ...trust]],
    ['docket show', ['docket', 'show', resolve('fixtures/v1/golden/history.docket')]],
  ])('%s: no terminal of another command, nothing that writes', (_, args) => {
    const { sources } = loadedBy(args)
    expect(sources).toContain(`src/cli/acts/${args[0]}.ts`)
    expect(among(sources, /^src\/cli\/acts\/(keygen|seal|open|receive|selftest)/)).toEqual([])
    expect(among(sources, /^src\/exchange\/seal\.ts/, /^src\/envelope\/write(-items|-payload|-plan)?\.ts/)).toEqual([])
    expect(among(sources, /cli-progress|@noble\/ciphers|hybrid/)).toEqual([])
  })
})

test('the first file holds nothing but the net in which a broken installation is caught', () => {
  expect(bundle()['cli/main.js']).toEqual(['src/cli/main.ts'])
})

test('a thread is one whole file, without the command line', () => {
  const inputs = bundle()['cli/worker/main.js']!
  expect(inputs).toContain('src/node/worker/main.ts')
  expect(among(inputs, /^src\/(cli|report)\//, /commander|cli-progress/)).toEqual([])
})
