import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldName, numbered, safeName } from '../../src/node/names.js'

test.each<[string | Uint8Array, string]>([
  ['plain.txt', 'plain.txt'],
  ['Ünïcödé 文書 файл.pdf', 'Ünïcödé 文書 файл.pdf'],
  ['a/b', 'a%2Fb'],
  ['a\\b', 'a%5Cb'],
  ['C:', 'C%3A'],
  ['file.txt:stream', 'file.txt%3Astream'],
  ['nul', '_nul'],
  ['CON.txt', '_CON.txt'],
  ['com1', '_com1'],
  ['LPT³.log', '_LPT³.log'],
  ['CON .txt', '_CON .txt'],
  ['console', 'console'],
  ['com10', 'com10'],
  ['dots...', 'dots%2E%2E%2E'],
  ['space ', 'space%20'],
  [' lead', '%20lead'],
  ['. .', '%2E%20%2E'],
  ['.. ', '%2E%2E%20'],
  ['...', '%2E%2E%2E'],
  ['.', '%2E'],
  ['..', '%2E%2E'],
  ['', '_'],
  ['line\nfeed\u0007', 'line%0Afeed%07'],
  ['\u001b[31mred', '%1B[31mred'],
  ['gpj.\u202eexe', 'gpj.%E2%80%AEexe'],
  ['zero\u200bwidth', 'zero%E2%80%8Bwidth'],
  ['\ufeffbom', '%EF%BB%BFbom'],
  ['filler\u3164', 'filler%E3%85%A4'],
  ['a?b*c<d>e|f"g', 'a%3Fb%2Ac%3Cd%3Ee%7Cf%22g'],
  [Uint8Array.of(0x61, 0xff, 0xfe, 0x2e, 0x74), 'a%FF%FE.t'],
  [Uint8Array.of(0x61), 'a'],
])('%j becomes %s', (segment, name) => {
  expect(safeName(segment)).toBe(name)
})

test('a long name keeps its beginning and its extension, and two do not become one', () => {
  const name = safeName(`${'ä'.repeat(500)}.docx`)
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
  expect(name).toMatch(/^ä+~[0-9a-f]{12}\.docx$/)
  expect(safeName(`${'ä'.repeat(501)}.docx`)).not.toBe(name)
})

const segments = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('.', ' ', '/', '\\', 'CON', 'nul', ':', '\u202e', '\u0000', 'é', 'e\u0301', '%', '~'), maxLength: 12 }),
  fc.uint8Array({ maxLength: 1024 }),
)

test('[EXC-30] whatever the name, the result is one harmless name of at most 200 bytes', () => {
  fc.assert(
    fc.property(segments, (segment) => {
      const name = safeName(segment)
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}/\\:<>"|?*]|^ |[. ]$/u)
      expect(['', '.', '..']).not.toContain(name)
      expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d) *(\.|$)/i)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
      expect(safeName(segment)).toBe(name)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['README', 'readme'],
  ['caf\u00e9', 'cafe\u0301'],
  ['ﬁle', 'file'],
  ['Å', '\u212b'],
  ['ß', 'ss'],
  ['ſ', 's'],
  ['Σ', 'ς'],
  ['ＡＢＣ', 'abc'],
])('%s and %s may be one file somewhere', (a, b) => {
  expect(foldName(a)).toBe(foldName(b))
})

test('numbers stand before the extension', () => {
  expect(['a.txt', 'a', '.a', 'a.b.c'].map((name) => numbered(name, 2))).toEqual(['a~2.txt', 'a~2', '.a~2', 'a.b~2.c'])
})
