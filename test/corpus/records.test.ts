import * as nodeCrypto from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { nodeProvider } from '../../src/crypto/index.js'
import { index, judged } from './read.js'

const node = nodeProvider(nodeCrypto)
const rows = index.files.filter(({ kind }) => kind === 'docket' || kind === 'certificates')

/** About what is not here as a record, or about bytes that are no record that could be read. */
const ofNoRecord: ReadonlySet<string> = new Set(['custody.incomplete', 'docket.encoding', 'docket.entry', 'docket.open'])

describe('[REP-13] an observation about records names one', () => {
  test.each(rows.map((row) => [row.file, row] as const))('%s', async (_file, row) => {
    const { observations, thrown } = await judged(row, node)
    if (thrown) return
    const named = ({ statement, offset }: { readonly statement?: string; readonly offset?: number }) =>
      statement === undefined ? offset !== undefined : /^[0-9a-f]{64}$/.test(statement)
    const without = observations.filter(({ code, at }) => !named(at) && !ofNoRecord.has(code))
    expect(without).toEqual([])
  })

  test('nor is any of these codes raised in the source without a record beside it', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
      /^(?:custody|docket|exchange\/judging|identity|admissibility\/certificates)\/.*\.ts$/.test(path),
    )
    const without = files.flatMap((path) => {
      const source = readFileSync(`src/${path}`, 'utf8').replaceAll(/\s+/g, ' ')
      return [...source.matchAll(/observe\( ?'([a-z]+\.[a-z-]+)', (undefined\b|\{ ?\}|\{ (?:exhibit|item|offset)\b[^}]*\})/g)]
        .filter(([, code, place]) => !ofNoRecord.has(code!) && !place!.includes('statement'))
        .map(([call]) => `${path}: ${call}`)
    })
    // A docket's entries that stand twice in its file: each of them is there.
    expect(without).toEqual([expect.stringMatching(/^docket\/collect\.ts: observe\('docket\.order'/)])
  })
})
