import * as nodeCrypto from 'node:crypto'
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type CryptoProvider, nobleProvider, nodeProvider, webProvider } from '../../src/crypto/index.js'
import { sentenceOf } from '../../src/report/index.js'
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
  if (row.statement === undefined) return
  const wanted = [row.error, ...(row.observations ?? [])]
  const named = found.observations.filter(({ code }) => wanted.includes(code)).map(({ at }) => at.statement)
  expect(named).toContain(row.statement)
}

describe('the negative corpus', () => {
  test('is the folder, each file once', () => {
    const beside = ({ docket, trust }: Row) => [docket, trust].filter((path) => path !== undefined)
    const listed = [...new Set(index.files.flatMap((row) => [row.file, ...beside(row)]))]
    const there = readdirSync('fixtures/v1/negative', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'index.json')
      .map((entry) => `${entry.parentPath.replace(/^.*negative\/?/, '')}/${entry.name}`)
    expect([...listed].sort()).toEqual(there.sort())
    expect(index.files.length).toBeGreaterThan(350)
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

describe('what people are told', () => {
  const later = index.files.filter(({ file }) => /^(?!frame|seal|manifest|contents|exchange|docket|card|key|trust)/.test(file))
  const jargon =
    /\b(admissib\w*|findings?|forks?|replay\w*|truncat\w*|dockets?|statements?|witness\w*|merkle|cbor|cose|aead|json|undefined|NaN)\b|(?<!evidence )\bcertificates?\b/i

  test('custody, trust, evidence certificates and profiles have more than a hundred files', () => {
    expect(later.length).toBeGreaterThan(100)
  })

  test.each(later.map((row) => [row.file, row] as const))('a sentence for %s, without jargon', async (_file, row) => {
    const { observations } = await judged(row, node)
    const wanted = observations.filter(({ code }) => code === row.error || row.observations?.includes(code))
    expect(wanted.length).toBeGreaterThan(0)
    for (const { code, data, severity } of wanted) {
      const sentence = sentenceOf(code, data, severity)
      expect(sentence).toMatch(/^[A-Z].*[.]$/s)
      // Quoted words, and ids that a form or profile gives its own pieces, are not ours.
      expect(sentence.replace(/“[^”]*”|\b[a-z]+:[\w.|-]+/g, '')).not.toMatch(jargon)
    }
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
