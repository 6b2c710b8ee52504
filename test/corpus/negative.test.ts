import * as nodeCrypto from 'node:crypto'
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type CryptoProvider, nobleProvider, nodeProvider, webProvider } from '../../src/crypto/index.js'
import type { Judged } from '../tools/corpus/judge.js'
import type { Row } from '../tools/corpus/negative-files.js'
import { index, judged } from './read.js'

const node = nodeProvider(nodeCrypto)

/** What index.json says must come of a file; every member it is silent about is left open. */
function expectRow(row: Row, found: Judged): void {
  expect({ error: found.first, thrown: found.thrown, verdict: found.verdict }).toEqual({
    error: row.error,
    thrown: row.thrown ?? false,
    verdict: row.verdict ?? found.verdict,
  })
  for (const code of row.observations ?? []) expect(found.codes).toContain(code)
}

describe('the negative corpus', () => {
  test('is the folder, each file once', () => {
    const listed = index.files.flatMap(({ file, docket }) => [file, ...(docket === undefined ? [] : [docket])])
    const there = readdirSync('fixtures/v1/negative', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'index.json')
      .map((entry) => `${entry.parentPath.replace(/^.*negative\/?/, '')}/${entry.name}`)
    expect([...listed].sort()).toEqual(there.sort())
    expect(index.files.length).toBeGreaterThan(200)
  })

  test('every file expects something, and verify never throws for bad evidence', () => {
    for (const row of index.files) {
      expect(row.error !== undefined || (row.observations ?? []).length > 0, row.file).toBe(true)
      // The one error that says nothing about the evidence: the key is not one of the envelope's.
      if (row.thrown && row.kind === 'envelope') expect(row.error).toBe('crypto.decrypt')
    }
  })

  test.each(index.files.map((row) => [row.file, row.error ?? 'observed', row] as const))('%s: %s', async (_file, _code, row) => {
    expectRow(row, await judged(row, node))
  })
})

// Portable signatures and ciphers are slow: those files where a provider's own verdict decides, and a sample of the rest.
const decisive =
  /^(?:seal\/(?:signature|key|signer|companion)|manifest\/(?:enc|recipient-key)|contents\/(?:item|catalogue|padding)|card\/|docket\/junk)/
const others: readonly CryptoProvider[] = [nobleProvider, webProvider]
describe.each(others.map((p) => [p.name, p] as const))('the same first error by %s', (_name, p) => {
  const some = index.files.filter(({ file, kind }, i) => kind !== 'trust' && (decisive.test(file) || i % 7 === 0))
  test.each(some.map((row) => [row.file, row] as const))('%s', async (_file, row) => {
    expectRow(row, await judged(row, p))
  })
})
