import { expect, test, vi } from 'vitest'
import { AbortError, SourceError, UsageError } from '../../src/ground/index.js'
import { memorySink, SinkWriter } from '../../src/io/index.js'

test('what is written and closed is what the sink holds', async () => {
  const { sink, bytes } = memorySink()
  const writer = new SinkWriter(sink)
  const own = Uint8Array.of(1, 2, 3)
  await writer.write(own)
  own.fill(9)
  await writer.write(new Uint8Array(0))
  await writer.write(Uint8Array.of(4))
  expect(writer.written).toBe(4)
  expect(() => bytes()).toThrow(UsageError)
  await writer.close()
  expect(bytes()).toEqual(Uint8Array.of(1, 2, 3, 4))
  bytes().fill(0)
  expect(bytes()).toEqual(Uint8Array.of(1, 2, 3, 4))
  await expect(writer.write(own)).rejects.toBeInstanceOf(UsageError)
  await expect(writer.close()).rejects.toBeInstanceOf(UsageError)
  await writer.abort('late')
})

test('an empty memory sink', async () => {
  const { sink, bytes } = memorySink()
  await new SinkWriter(sink).close()
  expect(bytes()).toEqual(new Uint8Array(0))
})

test('an aborted sink gives nothing', async () => {
  const { sink, bytes } = memorySink()
  const writer = new SinkWriter(sink)
  await writer.write(Uint8Array.of(1))
  await writer.abort(new Error('why'))
  expect(() => bytes()).toThrow(UsageError)
})

test('errors of the sink are wrapped, coded ones pass, abort never rejects', async () => {
  const cause = new Error('disk full')
  const failing = (error: unknown) =>
    new WritableStream<Uint8Array>({ write: () => Promise.reject(error), abort: () => Promise.reject(new Error('again')) })
  const writer = new SinkWriter(failing(cause))
  await expect(writer.write(Uint8Array.of(1))).rejects.toMatchObject({ code: 'sink.write', cause })
  await expect(writer.write(Uint8Array.of(1))).rejects.toMatchObject({ code: 'sink.write' })
  expect(writer.written).toBe(0)
  await writer.abort(cause)
  const coded = new SourceError('sink.full', 'full')
  await expect(new SinkWriter(failing(coded)).write(Uint8Array.of(1))).rejects.toBe(coded)
  const closing = new SinkWriter(new WritableStream({ close: () => Promise.reject(cause) }))
  await expect(closing.close()).rejects.toMatchObject({ code: 'sink.write', cause })
})

test('the reason of an abort reaches the sink', async () => {
  let reason: unknown
  const writer = new SinkWriter(
    new WritableStream({
      abort: (r) => {
        reason = r
      },
    }),
  )
  const why = new Error('why')
  await writer.abort(why)
  await writer.abort(new Error('twice'))
  expect(reason).toBe(why)
})

test('each chunk is accepted before the next is offered', async () => {
  let open = 0
  let most = 0
  const writer = new SinkWriter(
    new WritableStream({
      async write() {
        most = Math.max(most, ++open)
        await new Promise((r) => setTimeout(r, 1))
        open--
      },
    }),
  )
  for (let i = 0; i < 3; i++) {
    await writer.write(Uint8Array.of(i))
    expect(open).toBe(0)
  }
  expect(most).toBe(1)
})

test('a locked sink is refused', () => {
  const { sink } = memorySink()
  sink.getWriter()
  expect(() => new SinkWriter(sink)).toThrow(UsageError)
})

test('a signal ends waiting for a sink that never accepts', async () => {
  const stop = new AbortController()
  const writer = new SinkWriter(new WritableStream({ write: () => new Promise<void>(() => {}) }), stop.signal)
  setTimeout(() => stop.abort('enough'), 5)
  await expect(writer.write(Uint8Array.of(1))).rejects.toBeInstanceOf(AbortError)
  await expect(writer.write(Uint8Array.of(1))).rejects.toBeInstanceOf(AbortError)
})

test('a sink that never accepts what it has is told to discard, and left to itself after a while', async () => {
  vi.useFakeTimers()
  try {
    const stop = new AbortController()
    let controller: WritableStreamDefaultController | undefined
    const writer = new SinkWriter(
      new WritableStream({
        start(c) {
          controller = c
        },
        write: () => new Promise<void>(() => {}),
      }),
      stop.signal,
    )
    const writing = writer.write(Uint8Array.of(1))
    stop.abort('enough')
    await expect(writing).rejects.toBeInstanceOf(AbortError)
    let over = false
    const discarding = writer.abort('enough').then(() => {
      over = true
    })
    expect(controller?.signal.aborted).toBe(true)
    await vi.advanceTimersByTimeAsync(1)
    expect(over).toBe(false)
    await vi.runAllTimersAsync()
    await discarding
  } finally {
    vi.useRealTimers()
  }
})

test('a sink that accepts late discards before the abort is over', async () => {
  const stop = new AbortController()
  let accept: () => void = () => undefined
  let discarded = false
  const sink = new WritableStream<Uint8Array>({
    write: () =>
      new Promise<void>((resolve) => {
        accept = resolve
      }),
    abort() {
      discarded = true
    },
  })
  const writer = new SinkWriter(sink, stop.signal)
  const writing = writer.write(Uint8Array.of(1))
  setTimeout(() => stop.abort('enough'), 1)
  await expect(writing).rejects.toBeInstanceOf(AbortError)
  const discarding = writer.abort('enough')
  accept()
  await discarding
  expect(discarded).toBe(true)
})
