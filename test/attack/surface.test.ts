import { readdirSync, readFileSync } from 'node:fs'
import { inspect as shown } from 'node:util'
import { expect, test } from 'vitest'
import * as write from '../../src/envelope/write.js'
import * as sealing from '../../src/exchange/seal.js'
import * as verified from '../../src/ground/verified.js'
import * as card from '../../src/identity/card.js'
import * as keyfile from '../../src/identity/keyfile.js'
import * as keyset from '../../src/identity/keyset.js'
import * as local from '../../src/identity/local.js'
import * as api from '../../src/index.js'
import { memorySink } from '../../src/io/index.js'
import * as nodeApi from '../../src/node/index.js'
import * as nodeSink from '../../src/node/sink.js'
import { at, believed, p, seeded, someone, trusting } from '../exchange/people.js'

const seams = {
  sealWith: sealing.sealWith,
  writeWith: write.writeWith,
  markVerified: verified.markVerified,
  cardWith: card.cardWith,
  lockKeySetWith: keyfile.lockKeySetWith,
  generateKeySetWith: keyset.generateKeySetWith,
  cardForWith: keyset.cardForWith,
  replaceCardWith: keyset.replaceCardWith,
  secretOf: local.secretOf,
  newFileSink: nodeSink.newFileSink,
}

test('no export reaches what takes randomness and time, marks as verified, or gives secrets out', () => {
  for (const seam of Object.values(seams)) expect(seam).toBeTypeOf('function')
  for (const surface of [api, nodeApi]) {
    const values = new Set<unknown>(Object.values(surface))
    for (const [name, seam] of Object.entries(seams)) {
      expect([name, values.has(seam)]).toEqual([name, false])
      expect(Object.keys(surface)).not.toContain(name)
    }
    expect(Object.keys(surface).filter((name) => /With$|^mark/.test(name))).toEqual([])
  }
})

test('the package names its entries one by one: nothing else of it can be imported', () => {
  const { exports } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { exports: object }
  expect(Object.keys(exports).filter((name) => !['.', './node', './schema', './verifier.html', './package.json'].includes(name))).toEqual(
    [],
  )
})

test('randomness and time smuggled in with inputs and runs are not used', async () => {
  const [a, b] = [await someone('A', 'PT'), await someone('B', 'DE')]
  const zeros = { random: (n: number) => new Uint8Array(n), now: 5, seam: { random: (n: number) => new Uint8Array(n), now: 5 } }
  const run = { crypto: p, ...zeros }
  const docket = await api.openDocket({ caseRef: { en: 'x' }, at, ...zeros }, a.keys, run)
  const input = { from: a.keys, to: [believed(trusting(a, b), b)], docket, exhibits: [], items: [], at, ...zeros }
  const memory = memorySink()
  const sealed = await api.seal(input, memory.sink, run)
  expect(sealed.envelopeId).not.toBe('00'.repeat(16))
  const { summary } = await api.inspect(memory.bytes(), run)
  expect(summary!.signer.signed).toBe(at.toISOString().replace('.000Z', 'Z'))
})

test('neither printing nor copying keys, nor an error, shows a secret or a passphrase', async () => {
  const { keys } = await someone('Secretive', 'PT')
  const own = [keys.signer, keys.companion!, keys.receiving!].map((key) => Buffer.from(local.secretOf(key)!))
  const print = (value: unknown) => `${shown(value, { depth: 20, showHidden: true, maxArrayLength: null })} ${JSON.stringify(value)}`
  const clean = (text: string) => {
    for (const secret of own) {
      expect(text).not.toContain(secret.toString('hex'))
      expect(text).not.toContain([...secret].join(','))
      expect(text).not.toContain([...secret].join(', '))
      expect(text).not.toContain(secret.toString('base64'))
    }
    expect(text).not.toContain('correct horse')
  }
  clean(print(keys))
  clean(print({ ...keys }))
  const locked = await keyfile.lockKeySetWith(keys, 'correct horse', p, { random: seeded('x'), cost: { N: 2, r: 1, p: 1 } })
  const open = await api.lockKeySet(keys, null)
  const errors = [
    () => api.unlockKeySet(locked, 'correct horse wrong'),
    () => api.unlockKeySet(open, 'correct horse'),
    () => api.unlockKeySet(locked, 'correct horse\0'),
    () => api.unlockKeySet(open.slice(0, -60), null),
    () => api.unlockKeySet(open.replace(/[A-Z]{2}/g, 'AA'), null),
    () => api.readTrust(open),
  ]
  for (const attempt of errors) {
    const error = await attempt().then(
      () => undefined,
      (e: unknown) => e,
    )
    expect(error).toBeInstanceOf(api.RogatoryError)
    clean(print(error))
  }
})

test('no library file below the command line writes to a console', () => {
  const root = new URL('../../src/', import.meta.url)
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || /^(cli|web)\//.test(file)) continue
    expect([file, /\bconsole\.|process\.std(out|err)/.test(readFileSync(new URL(file, root), 'utf8'))]).toEqual([file, false])
  }
})
