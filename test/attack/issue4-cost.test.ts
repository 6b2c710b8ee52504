import { expect, test } from 'vitest'
import { withheldIn } from '../../src/docket/index.js'
import { fromHex, type Hex } from '../../src/ground/index.js'
import { A, court, World } from '../custody/world.js'

/** Orders whose lists are looked through once, however many withheld statements say that they obey them. */
test('many withheld statements under one long order cost work in proportion to their bytes', () => {
  const w = new World()
  const records: Hex[] = Array.from({ length: 2000 }, () => w.add(court, 'exhibit', { introduces: [{ nature: 'device' }] }))
  let read = 0
  const listed = records.map((id) => ({
    get statement() {
      read++
      return fromHex(id)
    },
    parts: [],
  }))
  const order = w.add(court, 'order', { order: 'withhold', list: listed })
  for (const id of records.slice(0, 500))
    w.add(A, 'withheld', { list: [{ statement: fromHex(id), parts: [] }], ground: 'other', order: fromHex(order) })
  const { parts, byAnother } = withheldIn(w.docket(), w.linked(w.docket()).admittedKeys)
  expect([parts.size, byAnother.length]).toEqual([500, 0])
  // Twice: linkage looks as well.
  expect(read).toBeLessThanOrEqual(2 * records.length)
})
