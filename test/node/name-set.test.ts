import { expect, test } from 'vitest'
import { NameSet } from '../../src/node/name-set.js'

test('a name is new once in each folder, however many there are', () => {
  const set = new NameSet()
  const names = Array.from({ length: 20_000 }, (_, i) => `file ${i}`)
  for (const folder of ['', 'a/', 'a/b/']) for (const name of names) expect(set.add(folder, name)).toBe(true)
  for (const folder of ['', 'a/', 'a/b/']) for (const name of names) expect(set.add(folder, name)).toBe(false)
  expect(set.add('c/', 'file 0')).toBe(true)
})

test('names beyond Unicode and empty ones are names too', () => {
  const set = new NameSet()
  for (const name of ['', '\u{1f600}', '\u0000', 'x'.repeat(5000)]) {
    expect(set.add('', name)).toBe(true)
    expect(set.add('', name)).toBe(false)
  }
})
