import { expect, test } from 'vitest'
import { Spares } from '../../src/node/worker/spares.js'

test('memory that came back is given out again where it is long enough', () => {
  const spares = new Spares()
  const first = spares.take(1000)
  expect(first.byteLength).toBe(1024)
  spares.give([first])
  expect(spares.take(1025).byteLength).toBe(2048)
  expect(spares.take(10)).toBe(first)
  expect(spares.take(0).byteLength).toBe(1)
})

test('what was transferred away is not kept, nor more than 64 pieces', () => {
  const spares = new Spares()
  const gone = new ArrayBuffer(8)
  structuredClone(gone, { transfer: [gone] })
  spares.give([gone])
  expect(spares.take(1)).not.toBe(gone)
  const many = Array.from({ length: 80 }, () => new ArrayBuffer(16))
  spares.give(many)
  const kept = new Set(Array.from({ length: 80 }, () => spares.take(16)))
  expect(many.filter((buffer) => kept.has(buffer)).length).toBe(64)
})
