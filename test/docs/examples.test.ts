import { existsSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { filesBelow } from '../tools/build.js'
import { ExampleFolder, examplesIn } from '../tools/examples.js'

describe('the runner of examples', () => {
  const folder = new ExampleFolder()
  afterAll(() => folder.remove())

  test('finds the blocks that say run, and no others', () => {
    const text =
      '```ts run\na\n```\n\n```sh\nrogatory\n```\n````md\n```sh run\nexit 1\n```\n````\n```hex of a thing\n00\n```\n```sh run\nb\nc\n```\n'
    expect(examplesIn(text)).toEqual([
      { language: 'ts', line: 1, text: 'a' },
      { language: 'sh', line: 16, text: 'b\nc' },
    ])
    expect(() => examplesIn('```py run\n```\n')).toThrow(/only ts and sh/)
    expect(() => examplesIn('```sh run\n')).toThrow(/never closes/)
  })

  test('fails when an example fails', () => {
    expect(folder.run({ language: 'sh', line: 1, text: 'echo one > kept\necho two' })).toBe('two\n')
    expect(folder.run({ language: 'sh', line: 2, text: 'cat kept' })).toBe('one\n')
    expect(folder.run({ language: 'ts', line: 3, text: 'const n: number = 4\nconsole.log(n)' })).toBe('4\n')
    expect(() => folder.run({ language: 'sh', line: 4, text: 'false\necho on' })).toThrow(/line 4: the example ended with 1/)
    expect(() => folder.run({ language: 'ts', line: 5, text: "throw new Error('no')" })).toThrow(/line 5/)
    expect(() => folder.run({ language: 'ts', line: 6, text: "const n: number = 'four'" })).toThrow(/line 6(.|\n)*TS2322/)
  })
})

const documents = ['README.md', ...filesBelow('docs').filter((file) => file.endsWith('.md'))].filter((file) => existsSync(file))

describe.each(documents)('examples of %s', (document) => {
  const examples = examplesIn(readFileSync(document, 'utf8'))
  const folder = new ExampleFolder()
  afterAll(() => folder.remove())

  test(`${document} has ${examples.length} examples to run`, () => {
    // The README shows the command line and the library, and both are run here.
    if (document === 'README.md') expect(new Set(examples.map((example) => example.language))).toEqual(new Set(['sh', 'ts']))
  })
  for (const example of examples) test(`line ${example.line} (${example.language})`, () => void folder.run(example))
})
