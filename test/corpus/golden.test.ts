import * as nodeCrypto from 'node:crypto'
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { nobleProvider, nodeProvider, webProvider } from '../../src/crypto/index.js'
import { open, verify } from '../../src/exchange/index.js'
import type { Bytes } from '../../src/ground/index.js'
import { concat } from '../../src/ground/index.js'
import { drawn, recording, replaying } from '../tools/corpus/draws.js'
import { dataOf, sealGolden } from '../tools/corpus/golden-make.js'
import { goldenValues } from '../tools/corpus/golden-values.js'
import { type GoldenInput, goldens } from '../tools/corpus/goldens.js'
import { toJson } from '../tools/corpus/json.js'
import { fixture, fixtureJson, fixtureText, keysOf, trustOf } from './read.js'

type Inputs = GoldenInput & { readonly now: number; readonly draws: readonly Bytes[] }
const node = nodeProvider(nodeCrypto)
const providers = [node, webProvider, nobleProvider] as const
const names = Object.keys(goldens)
const inputsOf = (name: string) => fixtureJson(`golden/${name}.inputs.json`) as Inputs

/** Seals a golden again from its inputs.json, every draw as it is written there. */
async function again(name: string): Promise<Bytes> {
  const inputs = inputsOf(name)
  const { random, left } = replaying(inputs.draws)
  const docket = fixture(`golden/${inputs.docket}.docket`)
  const bytes = await sealGolden(inputs, await keysOf(inputs.from, node), docket, { random, now: inputs.now }, node)
  expect(left()).toBe(0)
  return bytes
}

describe.each(names)('golden envelope %s', (name) => {
  const inputs = inputsOf(name)
  const large = inputs.items.some(({ data }) => !(data instanceof Uint8Array) && data.length > 2 ** 16)
  const bytes = inputs.stored === false ? again(name) : Promise.resolve(fixture(`golden/${name}.rog`))

  test('its draws follow from its seed', () => {
    const { random, draws } = recording(drawn(inputs.seed))
    for (const { length } of inputs.draws) random(length)
    expect(draws).toEqual(inputs.draws)
  })

  test('its inputs give it byte for byte', async () => {
    expect(existsSync(`fixtures/v1/golden/${name}.rog`)).toBe(inputs.stored !== false)
    expect(Buffer.compare(await again(name), await bytes)).toBe(0)
  })

  // Three MiB in portable JavaScript teach nothing that one does not.
  const some = large ? providers.filter((p) => p !== nobleProvider || name === 'segments') : providers
  test.each(some.map((p) => [p.name, p] as const))('every value on the way, by %s', async (_name, p) => {
    const keys = await Promise.all(inputs.to.map((to) => keysOf(to, p)))
    const values = await goldenValues(p, await bytes, keys, inputs.options.sha512 === true)
    expect(toJson(values)).toBe(fixtureText(`golden/${name}.values.json`))
  })

  test.each(some.map((p) => [p.name, p] as const))('verifies, and opens to what was sealed, by %s', async (_name, p) => {
    const run = { crypto: p }
    const believe = { trust: await trustOf(p), at: new Date(inputs.now * 1000) }
    const keyless = await verify(await bytes, believe, run)
    expect([keyless.verdict, keyless.observations.filter((o) => o.severity === 'error')]).toEqual(['verified', []])
    for (const to of inputs.to) {
      const keys = await keysOf(to, p)
      const report = await verify(await bytes, { ...believe, keys }, run)
      expect([report.verdict, report.notChecked]).toEqual(['verified', []])
      const opened = await open(await bytes, { ...believe, keys }, run)
      let number = 0
      for await (const entry of opened.items()) {
        const wanted = inputs.items[number++]!
        expect(entry.name.path).toEqual(wanted.path)
        const item = await opened.item(entry.exhibit, wanted.path)
        const chunks: Uint8Array[] = []
        for await (const chunk of item!.stream() as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk)
        expect(Buffer.compare(concat(...chunks), dataOf(wanted.data))).toBe(0)
      }
      expect(number).toBe(inputs.items.length)
    }
  })
})
