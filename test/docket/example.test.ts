import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toHex } from '../../src/ground/index.js'
import { example, fill } from './example.js'

const text = readFileSync(new URL('../../docs/spec/08-docket.md', import.meta.url), 'utf8')

/** The hex blocks of the specification's worked example, by the name before the colon. */
const block = (name: string): string => {
  const found = new RegExp(`^\`\`\`hex ${name}\\n([0-9a-f\\n]+)\`\`\`$`, 'm').exec(text)
  if (found === null) throw new Error(`no block ${name}`)
  return found[1]!.replaceAll('\n', '')
}

describe('[DOC-10] [DOC-11] [DOC-20] the worked example of the specification', async () => {
  const made = await example()
  it.each(['open', 'openId', 'openings', 'stub', 'docket'] as const)('%s', (name) => expect(made[name]).toBe(block(name)))
  it('order', () => expect(made.order.slice(1)).toEqual([0x30, 0x10, 0x20].map((n) => toHex(fill(n)))))
})
