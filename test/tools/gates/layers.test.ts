import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

/** Every breach in a small tree of ours, as `rule file`. */
function breaches(files: Readonly<Record<string, string>>): string[] {
  const dir = mkdtempSync(join(tmpdir(), 'rogatory-layers-'))
  try {
    for (const [name, text] of Object.entries({ 'package.json': '{"type":"module"}', ...files })) {
      mkdirSync(dirname(join(dir, name)), { recursive: true })
      writeFileSync(join(dir, name), text)
    }
    const config = resolve('.dependency-cruiser.cjs')
    const program = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
    const args = [program, '--config', config, '--output-type', 'json', 'src']
    const out = execFileSync(process.execPath, args, { cwd: dir, encoding: 'utf8', maxBuffer: 1 << 26 })
    const violations: { from: string; rule: { name: string } }[] = JSON.parse(out).summary.violations
    return violations.map((violation) => `${violation.rule.name} ${violation.from}`)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

const door = { 'src/ground/index.ts': 'export const a = 1\n' }

describe('the checker of layers', () => {
  test('accepts what the house allows', () => {
    expect(
      breaches({
        ...door,
        'src/crypto/index.ts':
          "import { a } from '../ground/index.js'\nimport { sha256 } from '@noble/hashes/sha2.js'\nexport const b = [a, sha256]\n",
        'src/crypto/node-provider.ts': "import { hash } from 'node:crypto'\nexport const c = hash\n",
        'src/cbor/index.ts': "import { encode } from 'cbor-x/encode'\nexport const d = encode\n",
        'src/matter/schema.ts': "import * as z from 'zod/mini'\nexport const e = z\n",
        'src/index.ts': "export * from './ground/index.js'\n",
      }),
    ).toEqual([])
  })

  const rows: readonly (readonly [rule: string, file: string, text: string])[] = [
    ['edge-ground', 'src/ground/up.ts', "import '../crypto/index.js'"],
    ['edge-cbor', 'src/cbor/up.ts', "import '../cose/index.js'"],
    ['edge-identity', 'src/identity/reads.ts', "import '../docket/index.js'"],
    ['edge-custody', 'src/custody/reads.ts', "import '../envelope/index.js'"],
    ['edge-envelope', 'src/envelope/reads.ts', "import '../custody/index.js'"],
    ['edge-envelope', 'src/envelope/types.ts', "import type { A } from '../custody/index.js'\nexport type B = A"],
    ['edge-exchange', 'src/exchange/up.ts', "import '../report/index.js'"],
    ['edge-report', 'src/report/up.ts', "import '../node/index.js'"],
    ['edge-node', 'src/node/up.ts', "import '../cli/index.js'"],
    ['edge-index', 'src/index.ts', "export * from './cli/index.js'"],
    ['through-the-door', 'src/cose/window.ts', "import '../ground/inner.js'"],
    ['unknown-room', 'src/attic/index.ts', "import '../ground/index.js'"],
    ['outside-src', 'src/node/out.ts', "import '../../test/helper.js'"],
    ['noble-in-crypto', 'src/cose/noble.ts', "import '@noble/curves/ed25519.js'"],
    ['cbor-x-in-cbor', 'src/cose/raw.ts', "import 'cbor-x'"],
    ['zod-in-schema', 'src/matter/words.ts', "import * as z from 'zod/mini'\nexport const y = z"],
    ['terminal-in-cli', 'src/node/tty.ts', "import 'commander'"],
    ['node-in-node', 'src/io/file.ts', "import 'node:fs'"],
    ['node-in-node', 'src/io/types.ts', "import type { Stats } from 'node:fs'\nexport type S = Stats"],
    ['unresolved', 'src/cli/lost.ts', "import './nowhere.js'"],
  ]
  const others = Object.fromEntries(
    ['crypto', 'cose', 'docket', 'envelope', 'custody', 'report', 'node', 'cli'].map((name) => [
      `src/${name}/index.ts`,
      'export type A = 1\n',
    ]),
  )
  // One tree holds every breach: the checker starts slowly, and a rule must name its own file among the others'.
  let found: readonly string[] = []
  beforeAll(() => {
    const inner = { 'src/ground/inner.ts': 'export {}\n', 'test/helper.ts': 'export {}\n' }
    const cycle = { 'src/floe/a.ts': "import './b.js'\n", 'src/floe/b.ts': "import './a.js'\n" }
    found = breaches({ ...door, ...others, ...inner, ...cycle, ...Object.fromEntries(rows.map(([, file, text]) => [file, `${text}\n`])) })
  })

  test.each(rows)('refuses %s (%s)', (rule, file) => {
    expect(found).toContain(`${rule} ${file}`)
  })

  test('refuses a cycle', () => {
    expect(found.some((breach) => breach.startsWith('no-cycles src/floe/'))).toBe(true)
  })
})
