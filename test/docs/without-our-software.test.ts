import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDocket, sealToBlob } from '../../src/exchange/index.js'
import { at, believed, p, someone, trusting } from '../exchange/people.js'

const present = spawnSync('python3', ['--version']).status === 0
if (!present) console.warn('docs/without-our-software.md: SKIPPED, no python3')

describe.runIf(present)('the script of docs/without-our-software.md', () => {
  const dir = mkdtempSync(join(tmpdir(), 'rogatory-python-'))
  const script = join(dir, 'check.py')
  const file = join(dir, 'envelope.rog')
  let bytes: Uint8Array
  let sealId: string
  let authority: string
  afterAll(() => rmSync(dir, { recursive: true }))

  beforeAll(async () => {
    const text = readFileSync('docs/without-our-software.md', 'utf8')
    writeFileSync(script, /```python\n([\s\S]*?)```/.exec(text)![1]!)
    const a = await someone('Authority A', 'PT')
    const b = await someone('Authority B', 'DE')
    const run = { crypto: p }
    const sealed = await sealToBlob(
      {
        from: a.keys,
        to: [believed(trusting(a, b), b)],
        docket: await openDocket({ caseRef: { en: 'Case' }, at }, a.keys, run),
        exhibits: [{ ref: 'x', exhibit: { nature: 'image' } }],
        items: [{ exhibit: 'x', path: ['disk.dd'], data: new Uint8Array(3 * 2 ** 20 + 5) }],
        at,
      },
      run,
    )
    bytes = new Uint8Array(await sealed.blob.arrayBuffer())
    sealId = sealed.sealId
    authority = a.card.authority
  })

  test('names seal and signer of a sound envelope of several blocks', () => {
    writeFileSync(file, bytes)
    const said = execFileSync('python3', [script, file], { encoding: 'utf8' })
    expect(said).toContain(`seal ${sealId}\n`)
    expect(said).toContain(`by ${authority} with key ${authority.slice(4)}\n`)
  })

  test('refuses a change in every section, the companion aside', () => {
    const view = new DataView(bytes.buffer)
    const [payload, manifest, seal] = [32, 24, 16].map((back) => Number(view.getBigUint64(bytes.length - back))) as [number, number, number]
    const sealAt = bytes.length - 32 - seal
    const list = 8 + payload
    const offsets = {
      'the magic': [7],
      'every block': [8, 8 + 2 ** 20, list - 1, list],
      'the manifest': [sealAt - manifest, sealAt - 1],
      'the lengths': [bytes.length - 32, bytes.length - 9],
      'the magic, in front and at the end': [bytes.length - 1],
    }
    for (const [what, places] of Object.entries(offsets)) for (const place of places) expect(complaint(place)).toContain(what)
    // Header, payload and signature of the seal: whatever the change breaks, it is not accepted.
    for (let place = sealAt; place < sealAt + 220; place += 31) expect(complaint(place)).not.toBe('')
    for (let place = bytes.length - 33; place > bytes.length - 600; place -= 37) expect(complaint(place)).not.toBe('')
  })

  test('accepts every golden envelope, and no file of the corpus whose frame is wrong', () => {
    const status = (name: string) => [name, spawnSync('python3', [script, `fixtures/v1/${name}`]).status]
    const envelopes = (dir: string) => readdirSync(`fixtures/v1/${dir}`).filter((name) => name.endsWith('.rog'))
    const golden = envelopes('golden').map((name) => `golden/${name}`)
    const wrong = envelopes('negative/frame').map((name) => `negative/frame/${name}`)
    expect(golden.map(status)).toEqual(golden.map((name) => [name, 0]))
    expect(wrong.map(status)).toEqual(wrong.map((name) => [name, 1]))
    expect(Math.min(golden.length, wrong.length)).toBeGreaterThan(5)
  })

  /** What the script says to the envelope with one bit changed at `place`; empty when it accepts. */
  function complaint(place: number): string {
    const changed = bytes.slice()
    changed[place]! ^= 1
    writeFileSync(file, changed)
    const { status, stderr } = spawnSync('python3', [script, file], { encoding: 'utf8' })
    return status === 0 ? '' : stderr || 'refused'
  }
})
