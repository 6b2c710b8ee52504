import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { ItemsList } from '../../src/cli/items-list.js'
import type { ItemEntry } from '../../src/envelope/index.js'
import { Place } from './run.js'

const place = new Place()
afterAll(() => place.remove())

const entry = (number: number): ItemEntry => ({
  number,
  exhibit: 1,
  offset: 0,
  length: 0,
  name: { path: [`f${number}`] },
  content: { size: number, sha256: new Uint8Array(32) },
})

async function* noExhibits() {}

async function listed(name: string, use: (list: ItemsList) => Promise<unknown>): Promise<readonly number[]> {
  const list = new ItemsList(place.path(name))
  await list.begin('00'.repeat(32), noExhibits())
  await use(list)
  await list.end()
  const document = JSON.parse(readFileSync(place.path(name), 'utf8')) as { items: readonly { number: number }[] }
  return document.items.map(({ number }) => number)
}

describe('items.json is in the order of the catalogue, and holds what is complete [EXC-31]', () => {
  test('items that become complete in another order', async () => {
    const order = await listed('order.json', async (list) => {
      for (const n of [1, 2, 3, 4, 5]) list.expect(n)
      await Promise.all([3, 5, 1, 2, 4].map((n) => list.add(entry(n), `f${n}`)))
    })
    expect(order).toEqual([1, 2, 3, 4, 5])
  })

  test('one that failed, at the beginning, in the midst and at the end', async () => {
    const order = await listed('failed.json', async (list) => {
      for (const n of [1, 2, 3, 4, 5, 6]) list.expect(n)
      for (const n of [5, 3, 2]) await list.add(entry(n), `f${n}`)
    })
    expect(order).toEqual([2, 3, 5])
  })

  test('so many after one that failed that they are not kept waiting for it', async () => {
    const many = 65_540
    const order = await listed('many.json', async (list) => {
      list.expect(0)
      for (let n = 1; n <= many; n++) {
        list.expect(n)
        await list.add(entry(n), `f${n}`)
      }
      await list.add(entry(0), 'f0')
    })
    expect(order).toEqual([...Array.from({ length: many }, (_, i) => i + 1), 0])
  })
})
