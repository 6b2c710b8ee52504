import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type CodeRow, codes } from '../../../src/ground/index.js'
import { sentenceOf } from '../../../src/report/index.js'
import { type Gate, texts } from './gate.js'

const path = 'docs/codes.md'

/** The table of codes as a document, made from the code and from nothing else. */
export function codesDocument(table: Readonly<Record<string, CodeRow>>): string {
  const rows = Object.entries(table)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { severity, spec }]) => `| \`${code}\` | ${severity} | [${spec}](spec/) | ${sentenceOf(code).replaceAll('|', '\\|')} |`)
  return [
    '# Codes',
    '',
    'Every error and every observation carries one of these codes. A code, once published, is never renamed.',
    'The severity is the usual one; an observation may carry a milder or a graver one where the specification says so.',
    'The sentence is the one people are shown, here without the particulars of a case.',
    'This file is made from `src/ground/codes` and `src/report/sentences` by `npm run codes`.',
    '',
    '| code | severity | requirement | for people |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

/** Codes that no test names: nothing shows that they are ever raised. */
export function untestedCodes(table: Readonly<Record<string, CodeRow>>, tests: ReadonlyMap<string, string>): string[] {
  const all = [...tests.values()].join('\n')
  return Object.keys(table)
    .filter((code) => !new RegExp(`['"\`\\s]${code.replaceAll('.', '\\.')}['"\`\\s]`).test(all))
    .map((code) => `no test names the code ${code}`)
}

/** Rows that break the form: dotted, each piece beginning in lower case, and a requirement id. */
export function malformedCodes(table: Readonly<Record<string, CodeRow>>): string[] {
  return Object.entries(table)
    .filter(([code, { spec }]) => !/^[a-z]+(\.[a-z][a-zA-Z0-9]*(-[a-z0-9]+)*)+$/.test(code) || !/^[A-Z]{3}-\d{2,3}$/.test(spec))
    .map(([code]) => `${code}: not a dotted code with a requirement id`)
}

export const codeGates: readonly Gate[] = [
  {
    name: 'codes document',
    check: () => {
      const stale = !existsSync(path) || readFileSync(path, 'utf8') !== codesDocument(codes)
      return [...malformedCodes(codes), ...(stale ? [`${path} is stale: npm run codes`] : [])]
    },
  },
  {
    name: 'codes tested',
    check: () => untestedCodes(codes, texts('test/**/*.test.ts', 'test/*.test.ts', 'fixtures/v1/*.json', ':!test/tools')),
  },
]

/** Writes docs/codes.md anew. */
export function main(): number {
  writeFileSync(path, codesDocument(codes))
  return 0
}
