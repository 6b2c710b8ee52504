import { expect, test } from 'vitest'
import { digest, introduce, original, verify } from './things.js'
import { A, World } from './world.js'

test('[CUS-24] several copies made in one act are one step of their source and one line each', () => {
  const w = new World()
  const exhibit = introduce(w)
  verify(w, exhibit, [digest('x')])
  const copies = [1, 2, 3].map((copy) => ({ exhibit, ...original, copy }))
  const id = w.act(A, { action: 'copy', exhibits: copies })
  const [source, ...made] = w.lines().exhibits[0]!.instances
  expect(source!.line.filter(({ statement }) => statement === id)).toHaveLength(1)
  expect(made.map(({ instance, state }) => [instance, state])).toEqual([1, 2, 3].map((n) => [`${id}/${n}`, 'held']))
})

test('[EXH-23] of several digests in one record the first digest is one that nobody can counterfeit', () => {
  const w = new World()
  const exhibit = introduce(w)
  verify(w, exhibit, [digest('x', 'MD5'), digest('x'), digest('x', 'SHA-1')])
  expect(w.lines().exhibits[0]!.firstDigest).toMatchObject({ algorithm: 'SHA-256' })
})
