import { describe, expect, it } from 'vitest'
import { openItem, readCatalogue, readFrame } from '../../src/envelope/index.js'
import { honest } from '../../src/envelope/stages.js'
import { concat, toHex, utf8 } from '../../src/ground/index.js'
import type { RandomAccess } from '../../src/io/index.js'
import { alice, bob, carol, codesOf, drawn, keyed, keyless, listed, make, mallory, note, opened, partsFor } from './make.js'

async function* chunks(...parts: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts
}

describe('what cannot be sealed is refused', () => {
  const cases: readonly (readonly [string, string, Parameters<typeof make>[0]])[] = [
    ['source.short', 'fewer bytes than stated [ENV-81]', { items: [{ ...note('a'), size: 2 }] }],
    ['source.changed', 'more bytes than stated', { items: [{ ...note('abc'), size: 2 }] }],
    ['source.short', 'fewer from a stream', { items: [{ ...note(''), data: chunks(utf8('a')), size: 2 }] }],
    ['source.changed', 'more from a stream', { items: [{ ...note(''), data: () => chunks(utf8('ab'), utf8('cd')), size: 3 }] }],
    ['item.path', 'an unsafe path', { items: [note('a', ['..', 'a'])] }],
    ['item.duplicate', 'one path twice', { items: [note('a'), note('b', [utf8('note.txt')])] }],
    ['usage.argument', 'an item of no exhibit', { items: [{ ...note('a'), exhibit: 'e9' }] }],
    ['usage.argument', 'no recipient', { input: { recipients: [] } }],
    ['usage.argument', 'a recipient twice', { input: { recipients: [bob.receiving.key, bob.receiving.key] } }],
    ['usage.argument', 'a handover of other exhibits', { parts: { handover: [] } }],
    ['usage.argument', 'a part that is not as specified', { parts: { languages: ['not a language'] } }],
    ['manifest.recipients', 'recipients that are not the parties', { input: { recipients: [carol.receiving.key] }, stages: honest }],
    ['manifest.sender', 'a sender that is not the sealing key', { input: { sender: { kid: mallory.signer.key.kid } }, stages: honest }],
    ['usage.argument', 'a secret of another length', { input: { secret: new Uint8Array(31) } }],
    ['usage.argument', 'another sealing key than the manifest names', { input: { sender: { kid: mallory.signer.key.kid } } }],
    ['catalogue.part-content', 'a time that is none', { items: [{ ...note('a'), modified: 'today' }] }],
    ['run.limit', 'more items than the limit', { items: [note('a'), note('b', ['b'])], run: { limits: { items: 2 } } }],
  ]

  it.each(cases)('%s: %s', async (code, _what, making) => {
    await expect(make(making)).rejects.toMatchObject({ code })
  })

  it('aborts the sink, so that nothing is committed [ENV-80]', async () => {
    const { writeEnvelope } = await import('../../src/envelope/index.js')
    let aborted: unknown
    const abort = (reason: unknown) => {
      aborted = reason
    }
    const sink = new WritableStream<Uint8Array>({ abort, close: () => expect.unreachable() })
    const input = {
      envelopeId: drawn('i')(16),
      secret: drawn('s')(32),
      recipients: [bob.receiving.key],
      sender: { kid: alice.signer.key.kid },
      docket: utf8('docket'),
      exhibits: [],
      items: [{ ...note('a'), exhibit: 'none' }],
      parts: partsFor(0),
      sign: () => expect.unreachable(),
    }
    await expect(writeEnvelope({ random: drawn('r') }, input, sink)).rejects.toMatchObject({ code: 'usage.argument' })
    expect(aborted).toMatchObject({ code: 'usage.argument' })
  })

  it('stops when told, with the reason as cause', async () => {
    const controller = new AbortController()
    const items = [{ ...note(''), data: drawn('big')(3 * 2 ** 20) }]
    const run = { signal: controller.signal, onProgress: () => controller.abort('enough') }
    await expect(make({ items, run })).rejects.toMatchObject({ code: 'run.aborted', cause: 'enough' })
  })
})

describe('recipients', () => {
  it('open with X-Wing or P-256, each on its own; a stranger gets the one decryption error', async () => {
    const parts = { ...partsFor(1), parties: { sender: alice.entry, recipients: [bob.entry, carol.entry] } }
    const { bytes } = await make({ parts, input: { recipients: [bob.receiving.key, carol.receiving.key] } })
    for (const who of [bob, carol]) expect((await opened(bytes, {}, who)).value?.kid).toBe(who.receiving.key.kid)
    await expect(opened(bytes, {}, mallory)).rejects.toMatchObject({ name: 'DecryptionError' })
  })
})

describe('what is read', () => {
  it('calls beforeCommit with every byte written and before the sink closes', async () => {
    const seen: number[] = []
    const { written } = await make({ input: { beforeCommit: async (w) => void seen.push(w.length) } })
    expect(seen).toEqual([written.length])
  })

  it('never releases bytes of a source that changed after it was checked [ENV-73]', async () => {
    const { bytes } = await make({ items: [{ exhibit: 'e1', path: ['big'], data: drawn('change')(3 * 2 ** 20) }] })
    const changing = concat(bytes)
    const source: RandomAccess = { size: changing.length, read: async (at, n) => changing.slice(at, at + n) }
    expect(codesOf(await keyless(source))).toEqual([])
    const { o, catalogue } = await listed(source)
    const entry = (await catalogue.item(1))!
    const item = await openItem(o, entry)
    changing[8 + 2 ** 20 + 7]! ^= 1
    await expect(item.read(2 ** 20, 10)).rejects.toMatchObject({ code: 'envelope.block', data: { block: 1 } })
    const released: Uint8Array[] = []
    await expect(
      (async () => {
        for await (const chunk of item.stream()) released.push(chunk)
      })(),
    ).rejects.toMatchObject({ code: 'envelope.block' })
    expect(released).toEqual([])
  })

  it('is read with entries of its own catalogue only', async () => {
    const { bytes } = await make()
    const { o, catalogue } = await listed(bytes)
    const entry = (await catalogue.item(1))!
    await expect(openItem(o, { ...entry, offset: 0 })).rejects.toMatchObject({ code: 'usage.argument' })
  })

  it('meets the limits of exhibits, items and entries', async () => {
    const { bytes } = await make()
    const { value } = await opened(bytes)
    for (const limits of [{ exhibits: 1 }, { items: 1 }, { entry: 10 }])
      await expect(readCatalogue(value!, { limits })).rejects.toMatchObject({ code: 'run.limit' })
  })

  it('spans catalogue segments', async () => {
    const items = Array.from({ length: 40 }, (_, i) => ({ ...note(`${i}`, [`${i}`]), attributes: { long: 'x'.repeat(60_000) } }))
    const { bytes } = await make({ items })
    expect(codesOf(await keyed(bytes))).toEqual([])
    const { catalogue } = await listed(bytes)
    expect((await catalogue.item(40))?.name.path).toEqual(['39'])
    expect((await catalogue.find(1, ['17']))?.number).toBe(18)
  })

  it('reads a Blob as it reads bytes', async () => {
    const { bytes } = await make()
    expect(codesOf(await keyed(new Blob([bytes])))).toEqual([])
    expect((await readFrame(new Blob([bytes]))).value?.layout.payload.offset).toBe(8)
    expect(toHex(bytes.subarray(0, 8))).toBe('89524f470d0a1a01')
  })
})
