import { describe, expect, test } from 'vitest'
import { codesDocument, malformedCodes, untestedCodes } from './codes.js'
import { deadLinks, longFiles, switchedOff, wrongWords } from './files.js'
import { requirements, specComplaints } from './spec.js'

const file = (text: string) => new Map([['a', text]])

describe('the gates can fail', () => {
  test('file lengths', () => {
    expect(longFiles(file('x\n'.repeat(130)))).toEqual([])
    expect(longFiles(file('x\n'.repeat(131)))).toEqual(['the median file has 131 lines, at most 130'])
    const many = new Map([1, 2, 3].map((n) => [`short ${n}`, 'x\n']))
    expect(longFiles(new Map([...many, ['long', 'x\n'.repeat(400)]]))).toEqual([])
    expect(longFiles(new Map([...many, ['long', 'x\n'.repeat(401)]]))).toEqual(['long: 401 lines, at most 400'])
  })

  test.each([
    ['a machine', `see /${'work'}/main`, 1],
    ['a home', `cd /${'root'}/x`, 1],
    ['the workplace', `${'farm'}-bench run`, 1],
    ['a plan', `// ${['TO', 'DO'].join('')}: later`, 1],
    ['a pretence', `throw new Error('not ${'implemented'}')`, 1],
    ['a relative path', '../shared/vectors and src/work/x', 0],
  ])('words: %s', (_, text, count) => {
    expect(wrongWords(file(text))).toHaveLength(count)
  })

  test.each([
    [`test.${'skip'}('x', f)`, 1],
    [`describe.${['on', 'ly'].join('')}('x', f)`, 1],
    [`const x = y as ${'any'}`, 1],
    [`function f(x: ${'any'}) {}`, 1],
    [`// @ts-${'ignore'}`, 1],
    [`// biome-${'ignore'} lint/a/b`, 1],
    [`// biome-${'ignore'} lint/a/b: the page needs it`, 0],
    ['test.skip(say)', 0],
    ['// note: any other reader', 0],
  ])('nothing switched off: %s', (text, count) => {
    expect(switchedOff(file(text))).toHaveLength(count)
  })

  test('links', () => {
    const documents = new Map([['docs/a.md', '[x](b.md#part) [y](https://example.org/) [z](../c.md)']])
    expect(deadLinks(documents, (path) => path === 'docs/b.md')).toEqual(['docs/a.md: no ../c.md'])
  })

  test('specification', () => {
    const spec = new Map([
      ['docs/spec/01.md', '- **[ENC-01]** A writer MUST.\n- **[ENC-02]** A reader\n  MUST NOT.\n- **[ENC-03]** A reader MAY.\n'],
    ])
    expect(requirements(spec).map(({ id, must }) => [id, must])).toEqual([
      ['ENC-01', true],
      ['ENC-02', true],
      ['ENC-03', false],
    ])
    expect(specComplaints(spec, file('[ENC-01] [ENC-02]'), ['ENC-03'])).toEqual([])
    expect(specComplaints(spec, file('[ENC-01]'), [])).toEqual(['docs/spec/01.md:2: no test names [ENC-02], which says MUST'])
    expect(specComplaints(spec, file('ENC-01 ENC-02'), ['ENC-09'])).toEqual(['src/ground/codes: ENC-09 is no requirement of docs/spec'])
    const twice = new Map([...spec, ['docs/spec/02.md', '- **[ENC-01]** Again, see ENC-77.\n']])
    expect(specComplaints(twice, file('ENC-01 ENC-02'), [])).toEqual([
      'docs/spec/02.md:1: [ENC-01] stands at docs/spec/01.md:1 already',
      'docs/spec/02.md: cites ENC-77, which is no requirement',
    ])
  })

  test('codes', () => {
    const table = { 'a.b': { severity: 'error', spec: 'ENC-01' }, 'a.b-c': { severity: 'note', spec: 'ENC-02' } } as const
    expect(untestedCodes(table, file("'a.b'"))).toEqual(['no test names the code a.b-c'])
    expect(malformedCodes({ ...table, A: { severity: 'error', spec: 'ENC-1' } })).toHaveLength(1)
    expect(malformedCodes(table)).toEqual([])
    expect(codesDocument(table)).toContain('| `a.b-c` | note |')
  })
})
