import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { filesBelow } from '../tools/build.js'

/** Tests that a document names: `test/….test.ts`, and behind a colon the titles, in italics and divided by commas. */
function citations(text: string): { file: string; titles: string[] }[] {
  return [...text.matchAll(/`(test\/[\w./-]+)`((?:[:,] \*[^*\n]+\*)*)/g)].map(([, file, titles]) => ({
    file: file!,
    titles: [...titles!.matchAll(/\*([^*]+)\*/g)].map((match) => match[1]!),
  }))
}

const documents = ['README.md', 'SECURITY.md', ...filesBelow('docs').filter((file) => file.endsWith('.md'))]

describe('tests that documents cite', () => {
  test('are found with all their titles', () => {
    expect(citations('- `test/a.test.ts`: *one, two*, *three*\n`test/b.ts` *no*')).toEqual([
      { file: 'test/a.test.ts', titles: ['one, two', 'three'] },
      { file: 'test/b.ts', titles: [] },
    ])
  })

  test.each(documents)('%s', (document) => {
    const missing = citations(readFileSync(document, 'utf8')).flatMap(({ file, titles }) => {
      if (!existsSync(file)) return [file]
      const text = readFileSync(file, 'utf8')
      return titles.filter((title) => !text.includes(title.replaceAll("'", "\\'")) && !text.includes(title)).map((t) => `${file}: ${t}`)
    })
    expect(missing).toEqual([])
  })

  test('each promise has some, and says what is not promised', () => {
    const promises = readFileSync('docs/threat-model.md', 'utf8').split(/^### /m).slice(1)
    expect(promises).toHaveLength(10)
    for (const promise of promises) {
      expect(citations(promise).flatMap(({ titles }) => titles).length, promise).toBeGreaterThan(0)
      expect(promise).toContain('Not promised: ')
    }
  })
})
