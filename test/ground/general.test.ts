import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nobleProvider, webProvider } from '../../src/crypto/index.js'
import { EvidenceError } from '../../src/exchange/index.js'
import {
  AbortError,
  codes,
  DecryptionError,
  defaultLimits,
  FormatError,
  isVerified,
  LimitError,
  limitsWith,
  markVerified,
  observe,
  RogatoryError,
  SourceError,
  throwIfAborted,
  UsageError,
} from '../../src/ground/index.js'
import { byteChunks, memorySink, readAll, SinkWriter } from '../../src/io/index.js'
import { takeLock } from '../../src/node/lock.js'
import { asideName, fileSink } from '../../src/node/sink.js'
import { fileBytes, fileSource } from '../../src/node/source.js'
import { codeOf, gathered, namesIn, tempFolder, write } from '../node/tmp.js'

const one = new Uint8Array([1, 2, 3])

describe('errors', () => {
  test('[GEN-01] misuse is refused before anything is written', async () => {
    const { sink } = memorySink()
    const writer = new SinkWriter(sink)
    expect(() => new SinkWriter(sink)).toThrow(expect.objectContaining({ code: 'usage.argument' }))
    expect(writer.written).toBe(0)
    expect(() => byteChunks(one, 0)).toThrow(UsageError)
  })

  test('[GEN-02] an abort keeps its reason as the cause, and the sink is told to discard', async () => {
    const reason = new Error('the user said so')
    const signal = AbortSignal.abort(reason)
    expect(() => throwIfAborted(signal)).toThrow(expect.objectContaining({ code: 'run.aborted', cause: reason }))
    expect(() => throwIfAborted(new AbortController().signal)).not.toThrow()
    const dir = tempFolder()
    const controller = new AbortController()
    const writer = new SinkWriter(fileSink(join(dir, 'a')), controller.signal)
    await writer.write(one)
    controller.abort(reason)
    const error = await writer.write(one).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(AbortError)
    await writer.abort(error)
    expect(namesIn(dir)).toEqual([])
  })

  test('[GEN-04] our own fault is never a verdict', () => {
    expect(codes['run.internal']).toEqual({ severity: 'error', spec: 'GEN-04' })
    // An EvidenceError stands on an error observation; without one it is we who failed.
    const report = {
      schema: 'rogatory.report/1',
      verdict: 'verified',
      checked: [],
      notChecked: [],
      provider: 'x',
      at: '2026-01-01T00:00:00Z',
      exhibits: [],
      observations: [],
    } as const
    expect(new EvidenceError(report).code).toBe('run.internal')
    expect(new EvidenceError({ ...report, observations: [observe('docket.hole')] }).code).toBe('docket.hole')
  })

  test('one family, told apart by what the caller can do', () => {
    for (const Kind of [UsageError, FormatError, LimitError, SourceError]) {
      const error = new Kind('run.limit', 'm', { cause: 1, data: { a: 1 } })
      expect(error).toBeInstanceOf(RogatoryError)
      expect([error.name, error.code, error.cause, error.data]).toEqual([Kind.name, 'run.limit', 1, { a: 1 }])
    }
    expect('cause' in new UsageError('run.limit', 'm')).toBe(false)
  })

  test.each([nobleProvider, webProvider])('[GEN-07] decryption fails in one way: $name', async (p) => {
    const key = new Uint8Array(32)
    const nonce = new Uint8Array(12)
    const sealed = await p.gcmSeal(key, nonce, one, one)
    const flipped = sealed.slice()
    flipped[0]! ^= 1
    const tries = [
      () => p.gcmOpen(new Uint8Array(32).fill(1), nonce, one, sealed),
      () => p.gcmOpen(key, nonce, one, flipped),
      () => p.gcmOpen(key, nonce, new Uint8Array(0), sealed),
      () => p.gcmOpen(key, nonce, one, sealed.slice(0, 3)),
    ]
    for (const open of tries) {
      const error = await (async () => open())().catch((e: unknown) => e)
      expect(error).toBeInstanceOf(DecryptionError)
      expect(error).toMatchObject({ code: 'crypto.decrypt', message: new DecryptionError().message, data: {} })
    }
  })
})

describe('bounds', () => {
  test('[GEN-03] the defaults are those of the specification', () => {
    const rows = readFileSync('docs/spec/00-general.md', 'utf8').matchAll(/^\| `([a-z]+)` \| ([\d,]+) \|/gm)
    expect(Object.fromEntries(Array.from(rows, ([, name, value]) => [name, Number(value!.replaceAll(',', ''))]))).toEqual(defaultLimits)
    expect(limitsWith({ items: 3 })).toEqual({ ...defaultLimits, items: 3 })
    expect(limitsWith(undefined)).toEqual(defaultLimits)
  })

  test('[GEN-03] more than the bound is refused before it is kept', async () => {
    let given = 0
    async function* endless() {
      for (;;) {
        given += 1000
        yield new Uint8Array(1000)
      }
    }
    expect(await codeOf(readAll(endless(), 5000))).toBe('run.limit')
    expect(given).toBeLessThan(10_000)
    expect(await codeOf(readAll(new Uint8Array(10), 9))).toBe('run.limit')
    expect(await readAll(new Uint8Array(10), 10)).toHaveLength(10)
  })
})

describe('observations', () => {
  test('[GEN-10] carry code, severity, place, data and requirement, and no sentence', () => {
    expect(observe('envelope.block', { offset: 1_048_584 }, { block: 1 })).toEqual({
      code: 'envelope.block',
      severity: 'error',
      at: { offset: 1_048_584 },
      data: { block: 1 },
      spec: codes['envelope.block'].spec,
    })
    expect(observe('docket.open', {}, {}, 'note').severity).toBe('note')
  })

  test('[GEN-11] codes are dotted and have a severity and a requirement', () => {
    for (const [code, { severity, spec }] of Object.entries(codes)) {
      expect(code).toMatch(/^[a-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/)
      expect(['error', 'warning', 'note']).toContain(severity)
      expect(spec).toMatch(/^[A-Z]{3}-\d{2,3}$/)
    }
  })

  test('only a verifier makes a verified value', () => {
    const card = markVerified({ a: 1 })
    expect([isVerified(card), isVerified({ ...card }), isVerified({ a: 1 }), Object.isFrozen(card)]).toEqual([true, false, false, true])
  })
})

describe('sources', () => {
  test('[GEN-05] each way a source fails has its code', async () => {
    const dir = tempFolder()
    const file = join(dir, 'a')
    writeFileSync(file, 'some bytes')
    mkdirSync(join(dir, 'folder'))
    expect(await codeOf(fileSource(join(dir, 'none')))).toBe('source.missing')
    expect(await codeOf(fileSource(join(file, 'below a file')))).toBe('source.missing')
    expect(await codeOf(fileSource(join(dir, 'folder')))).toBe('source.kind')
    const source = await fileSource(file)
    expect(await codeOf(source.read(5, 6))).toBe('source.short')
    truncateSync(file, 3)
    expect(await codeOf(source.read(5, 5))).toBe('source.short')
    await source.close()
    const state = statSync(file)
    writeFileSync(file, 'other bytes')
    expect(await codeOf(gathered(fileBytes(file, state)))).toBe('source.changed')
    async function* failing() {
      yield one
      throw new Error('the cable was pulled')
    }
    expect(await codeOf(readAll(failing(), 100))).toBe('source.read')
    expect(codes['source.volume-missing'].spec).toBe('GEN-05')
  })
})

describe('sinks', () => {
  test('[GEN-06] a name appears whole or not at all, and is never taken from another file', async () => {
    const dir = tempFolder()
    const file = join(dir, 'a')
    const writer = fileSink(file).getWriter()
    await writer.write(one)
    expect(existsSync(file)).toBe(false)
    await writer.close()
    expect([...readFileSync(file)]).toEqual([1, 2, 3])
    expect(await codeOf(write(fileSink(file), one))).toBe('sink.exists')
    symlinkSync(join(dir, 'nowhere'), join(dir, 'link'))
    expect(await codeOf(write(fileSink(join(dir, 'link')), one))).toBe('sink.exists')
    const late = fileSink(join(dir, 'late')).getWriter()
    late.closed.catch(() => undefined)
    await late.write(one)
    writeFileSync(join(dir, 'late'), 'was here first')
    expect(await codeOf(late.close())).toBe('sink.exists')
    expect(readFileSync(join(dir, 'late'), 'utf8')).toBe('was here first')
    expect(await codeOf(write(fileSink(join(dir, 'no', 'folder')), one))).toBe('sink.write')
    expect(namesIn(dir)).toEqual(['a', 'late', 'link'])
    expect(asideName(file)).not.toBe(asideName(file))
  })
})

describe('locks', () => {
  test('[GEN-08] one holder; a lock that was taken over is noticed before anything is written', async () => {
    const file = join(tempFolder(), 'case.docket')
    const lock = await takeLock(file, 0)
    expect(JSON.parse(readFileSync(`${file}.lock`, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() })
    expect(await codeOf(takeLock(file, 0))).toBe('lock.held')
    await lock.check()
    writeFileSync(`${file}.lock`, JSON.stringify({ pid: process.pid, host: hostname(), boot: '', token: 'another', since: '' }))
    expect(await codeOf(lock.check())).toBe('lock.lost')
    await lock.release()
    expect(existsSync(`${file}.lock`)).toBe(true)
  })

  test('[GEN-08] a stale lock is broken: its process is gone, or it was not renewed for 60 seconds', async () => {
    const file = join(tempFolder(), 'case.docket')
    const mine = await takeLock(file, 0)
    const here: object = JSON.parse(readFileSync(`${file}.lock`, 'utf8'))
    await mine.release()
    for (const [holder, age, code] of [
      [{ pid: 2 ** 30 }, 0, 'none'],
      [{}, 0, 'lock.held'],
      [{}, 30, 'lock.held'],
      [{}, 90, 'none'],
      [{ host: 'elsewhere', pid: 2 ** 30 }, 30, 'lock.held'],
      [{ boot: 'an earlier start', pid: 2 ** 30 }, 30, 'lock.held'],
      [{ host: 'elsewhere' }, 90, 'none'],
    ] as const) {
      writeFileSync(`${file}.lock`, JSON.stringify({ ...here, token: 'another', ...holder }))
      const then = Date.now() / 1000 - age
      utimesSync(`${file}.lock`, then, then)
      const found = await codeOf(takeLock(file, 0).then((lock) => lock.release()))
      expect([holder, age, found]).toEqual([holder, age, code])
    }
  })
})
