import { describe, expect, test } from 'vitest'
import { addExhibits, open, openDocket, receive, record, type SealInput, seal, sealToBlob, verify } from '../../src/exchange/index.js'
import { AbortError, DecryptionError, isVerified, SourceError, UsageError, type Verified } from '../../src/ground/index.js'
import { type Card, emptyTrust, pinCard, readCard, trustedAuthority } from '../../src/identity/index.js'
import { memorySink, type RandomAccess, SinkWriter } from '../../src/io/index.js'
import { at, believed, p, someone, trusting } from '../exchange/people.js'

const a = await someone('Authority A', 'PT')
const b = await someone('Authority B', 'DE')
const thief = await someone('Thief', 'FR')
const trust = trusting(a, b)
const run = { crypto: p }
const text = (value: string) => new TextEncoder().encode(value)
const docket = await openDocket({ caseRef: { en: 'Case 1' }, at }, a.keys, run)

function input(changes: Partial<SealInput> = {}): SealInput {
  return {
    from: a.keys,
    to: [believed(trust, b)],
    docket,
    exhibits: [{ ref: 'one', exhibit: { nature: 'records', labels: [{ label: 'A-1' }] } }],
    items: [{ exhibit: 'one', path: ['a.txt'], data: text('first') }],
    at,
    ...changes,
  }
}
const bytesOf = async (changes: Partial<SealInput> = {}) => new Uint8Array(await (await sealToBlob(input(changes), run)).blob.arrayBuffer())
const sealed = await bytesOf()
const asB = { trust, keys: b.keys, at }
const fork = async () => {
  // A store of its own: what these tests do to its cards must not reach the others'.
  const card = await readCard(b.card.bytes)
  return trustedAuthority(pinCard(emptyTrust(), card, { at }), card.authority)!
}

describe('inputs changed while they are used', () => {
  test('recipients exchanged after the check are not sealed to', async () => {
    const to = [believed(trust, b)]
    const memory = memorySink()
    const sealing = seal(input({ to }), memory.sink, run)
    to[0] = thief.card as unknown as Verified<Card>
    await sealing
    await expect(open(memory.bytes(), { ...asB, keys: thief.keys }, run)).rejects.toBeInstanceOf(DecryptionError)
    expect((await verify(memory.bytes(), asB, run)).verdict).toBe('verified')
  })

  test("a believed card's key changed in place, or exchanged, does not lead to another reader", async () => {
    const card = await fork()
    expect(() => Object.assign(card.keys.receiving!, thief.card.keys.receiving)).toThrow(TypeError)
    expect(() => Object.assign(card.keys, thief.card.keys)).toThrow(TypeError)
    card.keys.receiving!.bytes.set(thief.card.keys.receiving!.bytes)
    expect((await verify(await bytesOf({ to: [card] }), asB, run)).verdict).toBe('verified')
    card.bytes.set(thief.card.bytes.subarray(0, 8000))
    await expect(bytesOf({ to: [card] })).rejects.toMatchObject({ code: 'usage.unbelieved-card' })
  })

  test.each([
    ['Object.assign', (card: Verified<Card>) => Object.assign({}, card)],
    ['spread', (card: Verified<Card>) => ({ ...card })],
    ['structuredClone', (card: Verified<Card>) => structuredClone(card)],
    ['Object.create', (card: Verified<Card>) => Object.create(card) as Verified<Card>],
    ['a proxy', (card: Verified<Card>) => new Proxy(card, {})],
    ['JSON', (card: Verified<Card>) => JSON.parse(JSON.stringify(card)) as Verified<Card>],
  ])('a card forged by %s is nobody', async (_, forge) => {
    const forged = forge(believed(trust, b)) as Verified<Card>
    expect(isVerified(forged)).toBe(false)
    await expect(bytesOf({ to: [forged] })).rejects.toMatchObject({ code: 'usage.unbelieved-card' })
    await expect(openDocket({ caseRef: { en: 'x' }, admit: [forged], at }, a.keys, run)).rejects.toMatchObject({
      code: 'usage.unbelieved-card',
    })
  })

  test('exhibits, terms and keys changed meanwhile are sealed as they were', async () => {
    const exhibits = [{ ref: 'one', exhibit: { nature: 'records', labels: [{ label: 'A-1' }] } }] as const
    const from = { ...a.keys }
    const memory = memorySink()
    const sealing = seal(input({ exhibits, from }), memory.sink, run)
    Object.assign(exhibits[0], { ref: 'two', exhibit: { nature: 'device' } })
    Object.assign(from, thief.keys)
    await sealing
    expect((await verify(memory.bytes(), asB, run)).verdict).toBe('verified')
  })

  test('beliefs exchanged during a reading change nothing', async () => {
    const believe = { ...asB, trust: { pins: [], policy: trust.policy } as typeof trust }
    const verifying = verify(sealed, believe, run)
    Object.assign(believe, { trust, keys: thief.keys })
    ;(believe.trust.pins as unknown[]).length
    expect((await verifying).verdict).toBe('untrusted')
    const pins = [] as (typeof trust.pins)[number][]
    const growing = verify(sealed, { ...asB, trust: { pins, policy: trust.policy } }, run)
    pins.push(...trust.pins)
    expect((await growing).verdict).toBe('untrusted')
  })

  test('what is recorded is what was handed in', async () => {
    const { docket: d, exhibits } = await addExhibits(docket, a.keys, [{ nature: 'device' }], run, at)
    const about = {
      action: 'collect' as 'collect' | 'dispose',
      exhibits: [{ exhibit: [Uint8Array.from(Buffer.from(exhibits[0]!.statement, 'hex')), 0] as const, instance: 'original' as const }],
      custodian: { authority: a.card.authority },
      parts: {
        basis: { kind: 'ownAct' as const },
        at: { from: 1, precision: 'second' as const, source: { kind: 'systemClock' as const } },
        place: { country: 'PT' },
      },
    }
    const recording = record(d, a.keys, about, run, at)
    about.exhibits[0]!.exhibit[0].fill(0)
    about.parts.place.country = 'XX'
    const done = await recording
    const statement = [...done.entries.values()].find((e) => e.kind === 'statement' && e.statement.type === 'custody')!
    expect(JSON.stringify(statement, (_, v) => (v instanceof Uint8Array ? Buffer.from(v).toString('hex') : v))).toContain('"country":"PT"')
    expect(JSON.stringify(statement, (_, v) => (v instanceof Uint8Array ? Buffer.from(v).toString('hex') : v))).toContain(
      exhibits[0]!.statement,
    )
  })
})

describe('an open envelope', () => {
  test('does not put the name of another envelope on its bytes', async () => {
    const other = await bytesOf({ items: [{ exhibit: 'one', path: ['b.txt'], data: text('other') }] })
    const [one, two] = [await open(sealed, asB, run), await open(other, asB, run)]
    for await (const entry of one.items()) await expect(two.openItem(entry)).rejects.toBeInstanceOf(UsageError)
    for await (const exhibit of one.exhibits()) await expect(one.openItem(exhibit as never)).rejects.toBeInstanceOf(UsageError)
  })

  test('its entries and its report cannot be changed on the way', async () => {
    const envelope = await open(sealed, asB, run)
    for await (const entry of envelope.items()) expect(() => Object.assign(entry.content, { size: 1 })).toThrow(TypeError)
    expect(() => Object.assign(envelope, { sealId: '00' })).toThrow(TypeError)
    expect(() => Object.assign(envelope.report, { verdict: 'verified' })).toThrow(TypeError)
  })

  test('once closed gives nothing more, and accuses nobody', async () => {
    const envelope = await open(sealed, asB, run)
    const item = (await envelope.item(1, ['a.txt']))!
    await envelope.close()
    await expect(item.read(0, 1)).rejects.toBeInstanceOf(UsageError)
    await expect(item.stream().getReader().read()).rejects.toBeInstanceOf(UsageError)
    await expect(receive(envelope, { keys: b.keys, trust, stage: 'content', at }, run)).rejects.toBeInstanceOf(UsageError)
    const later = await open(sealed, asB, run)
    const extracting = later.extract(async () => {
      await later.close()
      return memorySink().sink
    })
    const report = await extracting.catch((error: unknown) => error)
    expect(report).toSatisfy((r: { verdict?: string }) => r instanceof UsageError || r.verdict === 'verified')
  })
})

describe('receipts', () => {
  test('nobody accepts after full check what was not checked, or what failed', async () => {
    const envelope = await open(sealed, asB, run)
    const by = { keys: b.keys, trust, at, exhibits: { 'A-1': { outcome: 'accepted' as const } } }
    await expect(receive(envelope, { ...by, stage: 'arrival' }, run)).rejects.toBeInstanceOf(UsageError)
    await expect(receive(envelope, { ...by, stage: 'content' }, run)).resolves.toBeDefined()
    const large = await bytesOf({ items: [{ exhibit: 'one', path: ['a'], data: new Uint8Array(4 * 2 ** 20) }] })
    const source = turning(large, Number.POSITIVE_INFINITY)
    const damaged = await open(source, asB, run)
    source.from = 0
    const honest = await receive(damaged, { keys: b.keys, trust, at, stage: 'content' }, run)
    expect(honest.report.verdict).toBe('failed')
    await expect(receive(damaged, { ...by, stage: 'content' }, run)).rejects.toBeInstanceOf(UsageError)
  })

  test('of an envelope received twice, each is its own record and the second says so', async () => {
    const envelope = await open(sealed, asB, run)
    const first = await receive(envelope, { keys: b.keys, trust, stage: 'content', at }, run)
    const second = await receive(envelope, { keys: b.keys, trust, stage: 'content', docket: first.docket, at }, run)
    expect(second.receipt).not.toBe(first.receipt)
    expect(second.docket.entries.size).toBe(first.docket.entries.size + 1)
  })
})

const allowed = (error: unknown) =>
  error instanceof DecryptionError || error instanceof SourceError || error instanceof AbortError || error instanceof UsageError

/** Honest until read number `from`, then every answer is spoilt. */
function turning(bytes: Uint8Array, from: number): RandomAccess & { reads: number; from: number } {
  const source = {
    from,
    size: bytes.length,
    reads: 0,
    async read(offset: number, length: number) {
      const copy = bytes.slice(offset, offset + length)
      if (source.reads++ >= source.from) for (let i = 0; i < copy.length; i += 97) copy[i]! ^= 0x55
      return copy
    },
  }
  return source
}

describe('a source that turns during the reading', () => {
  test('is a failed verdict or an error of its own kind at every read, and never "verified"', async () => {
    const whole = turning(sealed, Number.POSITIVE_INFINITY)
    expect((await verify(whole, asB, run)).verdict).toBe('verified')
    expect(whole.reads).toBeGreaterThan(3)
    for (let from = 0; from < whole.reads; from++) {
      const result = await verify(turning(sealed, from), asB, run).catch((error: unknown) => error)
      if (result instanceof Error) expect(allowed(result)).toBe(true)
      else expect(result).toMatchObject({ verdict: 'failed' })
    }
  })

  test('fails with a SourceError whatever it throws, and keeps nothing waiting', async () => {
    for (const wrong of [() => Promise.reject(new Error('late')), () => 7, () => new Uint8Array(0), () => new Uint8Array(2 ** 20 + 1)]) {
      const source = { size: sealed.length, read: wrong as unknown as RandomAccess['read'] }
      await expect(verify(source, asB, run)).rejects.toBeInstanceOf(SourceError)
    }
  })
})

describe('aborting', () => {
  test('at every byte written: the reason is the cause, the sink is aborted, nothing is committed', async () => {
    const reason = new Error('enough')
    const unhandled: unknown[] = []
    const note = (error: unknown) => unhandled.push(error)
    process.on('unhandledRejection', note)
    for (let stopAt = 0; stopAt < 12; stopAt++) {
      const stop = new AbortController()
      let [writes, closed, abortedWith] = [0, false, undefined as unknown]
      const sink = new WritableStream<Uint8Array>({
        write() {
          if (writes++ === stopAt) stop.abort(reason)
        },
        close() {
          closed = true
        },
        abort(why) {
          abortedWith = why
        },
      })
      const result = await seal(input(), sink, { ...run, signal: stop.signal }).catch((error: unknown) => error)
      if (!stop.signal.aborted) {
        expect(closed).toBe(true)
        continue
      }
      expect(result).toBeInstanceOf(AbortError)
      expect((result as Error).cause).toBe(reason)
      expect([closed, abortedWith]).toEqual([false, reason])
    }
    await new Promise((done) => setTimeout(done, 20))
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
  })

  test('before the start nothing is signed', async () => {
    const memory = memorySink()
    let signed = 0
    const sign = (message: Uint8Array) => {
      signed++
      return a.keys.signer.sign(message)
    }
    const from = { ...a.keys, signer: { ...a.keys.signer, sign } }
    await expect(seal(input({ from }), memory.sink, { ...run, signal: AbortSignal.abort('no') })).rejects.toMatchObject({ cause: 'no' })
    expect(signed).toBe(0)
  })

  test('while the sink commits comes too late: what it has committed is not called aborted', async () => {
    const stop = new AbortController()
    let committed = false
    const sink = new WritableStream<Uint8Array>({
      async close() {
        stop.abort('late')
        await new Promise((done) => setTimeout(done, 5))
        committed = true
      },
    })
    const writer = new SinkWriter(sink, stop.signal)
    await writer.write(Uint8Array.of(1))
    await writer.close()
    expect(committed).toBe(true)
  })
})

describe('what comes with sealing', () => {
  test('a spool that fails when it is thrown away does not turn a committed envelope into a failure', async () => {
    const memory = memorySink()
    const spool = async () => ({
      append: async () => undefined,
      read: async () => new Uint8Array(0),
      close: () => Promise.reject(new Error('scratch')),
    })
    await expect(seal(input(), memory.sink, { ...run, spool })).resolves.toBeDefined()
    expect(memory.bytes().length).toBeGreaterThan(0)
  })

  test('`save` failing after it saved aborts the sink and tells its own error', async () => {
    const memory = memorySink()
    const why = new Error('disk')
    let saved = 0
    const save = async () => {
      saved++
      throw why
    }
    await expect(seal(input({ save }), memory.sink, run)).rejects.toBe(why)
    expect(saved).toBe(1)
    expect(() => memory.bytes()).toThrow(UsageError)
  })

  test('a source that lies about its size, or ends the wrong way, commits nothing', async () => {
    const yields = (...chunks: unknown[]) => ({
      async *[Symbol.asyncIterator]() {
        yield* chunks as Uint8Array[]
      },
    })
    const late = {
      async *[Symbol.asyncIterator]() {
        yield text('x')
        throw new Error('late')
      },
    }
    for (const [data, size] of [
      [yields(text('abc')), 2],
      [yields(text('abc')), 4],
      [yields('abc'), 3],
      [yields(new Uint16Array(2)), 4],
      [yields(undefined), undefined],
      [late, undefined],
    ] as const) {
      const memory = memorySink()
      const items = [{ exhibit: 'one', path: ['a'], data, ...(size !== undefined && { size }) }]
      await expect(seal(input({ items }), memory.sink, run)).rejects.toBeInstanceOf(SourceError)
      expect(() => memory.bytes()).toThrow(UsageError)
    }
  })

  test('buffers used again by the source after they were yielded are sealed as they were', async () => {
    const buffer = new Uint8Array(3 * 2 ** 20)
    const data = {
      async *[Symbol.asyncIterator]() {
        for (let n = 1; n <= 3; n++) yield buffer.fill(n)
        buffer.fill(9)
      },
    }
    const envelope = await open(await bytesOf({ items: [{ exhibit: 'one', path: ['a'], data }] }), asB, run)
    const item = (await envelope.item(1, ['a']))!
    for (let n = 0; n < 3; n++) expect((await item.read(n * buffer.length, 1))[0]).toBe(n + 1)
  })

  test('no nonce is used twice under one key', async () => {
    const used = new Set<string>()
    const crypto = {
      ...p,
      gcmSeal(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, plaintext: Uint8Array) {
        const pair = Buffer.concat([key, nonce]).toString('hex')
        expect(used.has(pair)).toBe(false)
        used.add(pair)
        return p.gcmSeal(key, nonce, aad, plaintext)
      },
    }
    const items = Array.from({ length: 20 }, (_, n) => ({ exhibit: 'one', path: [`${n}`], data: new Uint8Array(n * 200_000) }))
    const memory = memorySink()
    await seal(input({ items }), memory.sink, { crypto })
    expect(used.size).toBeGreaterThan(40)
  })

  test('two seals from one docket value are two statements of one seq, and the merged docket says so', async () => {
    const [one, two] = [await sealToBlob(input(), run), await sealToBlob(input(), run)]
    expect(one.sealId).not.toBe(two.sealId)
    const report = await verify(new Uint8Array(await one.blob.arrayBuffer()), { ...asB, docket: two.docket }, run)
    expect(report.observations.map(({ code }) => code)).toContain('docket.conflicting-seq')
  })
})
