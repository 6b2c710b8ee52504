import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesBelow } from './tools/build.js'

/** What of a frozen folder differs from its SHA256SUMS (the form of sha256sum): changed, missing or added files. */
function differences(dir: string): string[] {
  const sums = new Map<string, string>()
  for (const line of readFileSync(join(dir, 'SHA256SUMS'), 'utf8').split('\n').filter(Boolean)) {
    const [, digest, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? []
    if (digest === undefined || name === undefined || sums.has(name)) return [`SHA256SUMS: ${line}`]
    sums.set(name, digest)
  }
  const found = filesBelow(dir)
    .map((file) => relative(dir, file))
    .filter((name) => name !== 'SHA256SUMS')
  const missing = [...sums.keys()].filter((name) => !found.includes(name)).map((name) => `missing ${name}`)
  const others = found.flatMap((name) => {
    const digest = createHash('sha256')
      .update(readFileSync(join(dir, name)))
      .digest('hex')
    if (!sums.has(name)) return [`added ${name}`]
    return sums.get(name) === digest ? [] : [`changed ${name}`]
  })
  return [...missing, ...others].sort()
}

describe('frozen fixtures', () => {
  test('the check notices a changed, a missing and an added file', () => {
    const dir = mkdtempSync(join(tmpdir(), 'rogatory-frozen-'))
    try {
      mkdirSync(join(dir, 'sub'))
      const sum = createHash('sha256').update('one').digest('hex')
      writeFileSync(join(dir, 'SHA256SUMS'), `${sum}  sub/a\n${sum}  b\n${sum}  c\n`)
      writeFileSync(join(dir, 'sub/a'), 'one')
      writeFileSync(join(dir, 'b'), 'two')
      writeFileSync(join(dir, 'd'), 'one')
      expect(differences(dir)).toEqual(['added d', 'changed b', 'missing c'])
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  })

  test.runIf(existsSync('fixtures/v1'))('fixtures/v1 is what it was when it was frozen', () => {
    expect(differences('fixtures/v1')).toEqual([])
  })
})
