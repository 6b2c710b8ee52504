import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/ground/index.js'
import { judge } from './judge.js'
import { mutantOf } from './mutate.js'
import { randomFrom } from './random.js'
import { Broken, type Target } from './target.js'
import { targets } from './targets/index.js'
import { parseAll, write } from './tree.js'
import { world } from './world.js'

const found = 'test/fuzz/found'
const named = (name: string) => targets.find((target) => target.name === name)!

describe('what was found once is not found again', () => {
  // TARGET-WHAT.bin, spaces of the target's name written as underscores
  const files = existsSync(found) ? readdirSync(found).filter((file) => file.endsWith('.bin')) : []
  test.each(['none of these', ...files])('%s', async (file) => {
    if (file === 'none of these') return
    const target = named(file.slice(0, file.indexOf('-')).replaceAll('_', ' '))
    const { why } = await judge(target, new Uint8Array(readFileSync(`${found}/${file}`)), randomFrom(file))
    expect(why).toBeUndefined()
  })
})

describe('the mutator', () => {
  test('gives the same mutant for the same seed, target and number, and another for another', async () => {
    const target = named('cbor')
    const samples = await target.samples()
    const hex = (seed: string, number: number) => Buffer.from(mutantOf(target, samples, seed, number).mutant).toString('hex')
    expect(hex('s', 7)).toBe(hex('s', 7))
    const mutants = Array.from({ length: 200 }, (_, n) => hex('s', n))
    expect(new Set(mutants).size).toBeGreaterThan(150)
    expect(hex('t', 7)).not.toBe(hex('s', 7))
  })

  test('leaves its samples as they are', async () => {
    for (const target of targets) {
      const samples = await target.samples()
      const before = samples.map((sample) => Buffer.from(sample).toString('hex'))
      for (let n = 0; n < 50; n++) mutantOf(target, samples, 'seed', n)
      expect(samples.map((sample) => Buffer.from(sample).toString('hex'))).toEqual(before)
    }
  })

  test('writes a tree as it read it', async () => {
    const { docketBytes } = await world()
    expect(Buffer.compare(write(parseAll(docketBytes)!), docketBytes)).toBe(0)
  })
})

describe('the judge', () => {
  const target = (check: Target['check']): Target => ({ name: 't', share: 1, kind: 'bytes', samples: async () => [], check })
  const outcome = async (check: Target['check']) => (await judge(target(check), new Uint8Array(1), randomFrom('x'))).outcome
  test('takes errors of ours for an answer and everything else for a find', async () => {
    expect(await outcome(async () => 'accepted')).toBe('accepted')
    expect(await outcome(async () => Promise.reject(new UsageError('usage.argument', 'no')))).toBe('refused')
    expect(await outcome(async () => Promise.reject(new UsageError('run.internal', 'ours')))).toBe('found')
    expect(await outcome(async () => Promise.reject(new TypeError('x is undefined')))).toBe('found')
    expect(await outcome(async () => Promise.reject(new RangeError('Maximum call stack size exceeded')))).toBe('found')
    expect(await outcome(async () => Promise.reject(new Broken('a promise')))).toBe('found')
  })
})

describe('every target', () => {
  test.each(targets.filter((target) => target.kind !== 'seed' && !target.mayRefuseSamples))(
    '$name accepts its own samples',
    async (target) => {
      for (const sample of await target.samples()) {
        const { outcome, why } = await judge(target, new Uint8Array(sample), randomFrom('x'))
        expect([outcome, why]).toEqual(['accepted', undefined])
      }
    },
  )

  test.each(targets)('$name holds for a few mutants', async (target) => {
    const samples = await target.samples()
    for (let n = 0; n < 3; n++) {
      const { mutant, r } = mutantOf(target, samples, 'a few', n)
      expect((await judge(target, mutant, r)).why).toBeUndefined()
    }
  })
})

test('run by hand it prints its seed, repeats itself, and refuses what it does not know', () => {
  const run = (...args: string[]) => execFileSync(process.execPath, ['test/fuzz/run.mjs', ...args], { encoding: 'utf8', stdio: 'pipe' })
  const counts = (text: string) => text.split('\n').map((line) => line.replace(/;.*|, \d+ s.*/, ''))
  const first = run('--count', '40', '--seed', 'again', '--target', 'cbor')
  expect(first).toContain('seed again')
  expect(counts(run('--count', '40', '--seed', 'again', '--target', 'cbor'))).toEqual(counts(first))
  expect(() => run('--target', 'nothing')).toThrow()
  expect(() => run('--count', 'many')).toThrow()
}, 60_000)
