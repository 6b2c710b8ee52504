import { describe, expect, test } from 'vitest'
import { verifySignature } from '../../src/cose/index.js'
import { type DecodeContext, type Docket, decodeDocket, docketBytes, type SignatureChecker } from '../../src/docket/index.js'
import { Signatures } from '../../src/docket/signatures.js'
import { AbortError, type Bytes, concat, SourceError } from '../../src/ground/index.js'
import { a, act, b, ctx, entry, forge, linkFor, p, raw, start, stranger } from './world.js'

/** A docket file with everything that can be observed of a signature, among records that hold. */
async function mixed(): Promise<{ bytes: Bytes; whole: Docket }> {
  let d = await start()
  for (let i = 0; i < 40; i++) d = (await act(d, i % 3 === 0 ? b : a)).docket
  const bad = (await forge(a, d.id, linkFor(d, a))).bytes.slice()
  bad[bad.length - 1]! ^= 1
  const genuine = (await act(d, b)).statement
  const junk = genuine.bytes.slice()
  junk[junk.length - 1]! ^= 1
  const foreign = await forge(b, '00'.repeat(32), linkFor(d, b))
  const unknown = await forge(stranger, d.id, { seq: 0, prev: [d.id] })
  const opened = raw(genuine, { note: [new Uint8Array(32), { en: 'not what was signed' }] })
  const bytes = concat(
    await docketBytes(d),
    raw(bad),
    raw(junk),
    raw(junk),
    opened,
    raw(foreign),
    raw(unknown),
    raw(genuine),
    raw(genuine),
    raw(bad),
  )
  return { bytes, whole: d }
}

/** Checks rightly, several batches at a time, every other one later than the one after it. */
function late(lanes: number): SignatureChecker & { readonly most: () => number } {
  let flying = 0
  let batches = 0
  let most = 0
  return {
    lanes,
    batch: 4,
    most: () => most,
    async verify(checks) {
      most = Math.max(most, ++flying)
      const holds: boolean[] = []
      for (const { alg, key, message, signature } of checks)
        holds.push(await verifySignature(p, { kind: alg, bytes: key }, message, signature))
      await new Promise((resolve) => setTimeout(resolve, batches++ % 2 === 0 ? 12 : 1))
      flying -= 1
      return holds
    },
  }
}

const base: DecodeContext = { p: ctx.p, types: ctx.types }
const shown = (d: Docket) => ({
  id: d.id,
  ids: [...d.entries.keys()],
  statements: [...d.entries.values()].map((one) =>
    one.kind === 'stub' ? one : [one.statement.bytes, one.statement.payload, one.openings],
  ),
  observations: d.observations,
  unreadable: d.unreadable,
})

describe('signatures checked by somebody else', () => {
  test('[DOC-16] late and out of order, the docket and every observation in its place are the same', async () => {
    const { bytes } = await mixed()
    const inline = await decodeDocket(base, bytes)
    expect(inline.observations.map(({ code }) => code)).toEqual([
      'docket.order',
      'statement.part-opening',
      'docket.unknown-key',
      'statement.signature',
      'docket.junk-signature',
      'docket.junk-signature',
      'docket.foreign',
      'statement.signature',
    ])
    for (const lanes of [0, 1, 3]) {
      const signatures = late(lanes)
      const there = await decodeDocket({ ...base, signatures }, bytes)
      expect(shown(there)).toEqual(shown(inline))
      expect(await docketBytes(there)).toEqual(await docketBytes(inline))
      expect(signatures.most()).toBe(lanes + 1)
    }
  })

  test('many batches stay within bounds, and one record many times is checked once', async () => {
    let d = await start()
    for (let i = 0; i < 4; i++) d = (await act(d, a)).docket
    const one = (await act(d, a)).statement
    const bytes = concat(await docketBytes(d), ...Array.from({ length: 2_000 }, () => raw(one)))
    let asked = 0
    const counting: SignatureChecker = {
      lanes: 2,
      async verify(checks) {
        asked += checks.length
        return checks.map(() => true)
      },
    }
    const there = await decodeDocket({ ...base, signatures: counting }, bytes)
    expect(there.entries.size).toBe(d.entries.size + 1)
    expect(asked).toBeLessThan(20)
  })

  test('a checker that fails ends the reading with its own error: no record is called forged', async () => {
    const { bytes } = await mixed()
    const failure = new SourceError('source.read', 'the worker is gone')
    const signatures: SignatureChecker = { lanes: 2, verify: () => Promise.reject(failure) }
    await expect(decodeDocket({ ...base, signatures }, bytes)).rejects.toBe(failure)
  })

  test('what nobody vouches for is not believed: a checker that answers nothing refuses every record', async () => {
    const { bytes } = await mixed()
    const signatures: SignatureChecker = { lanes: 2, verify: async () => [] }
    await expect(decodeDocket({ ...base, signatures }, bytes)).rejects.toMatchObject({ code: 'docket.open' })
  })

  test('an abort while batches are under way ends the reading', async () => {
    const { bytes } = await mixed()
    const stop = new AbortController()
    const verify: SignatureChecker['verify'] = async (checks) => {
      stop.abort(new Error('enough'))
      await new Promise((resolve) => setTimeout(resolve, 5))
      return checks.map(() => true)
    }
    await expect(decodeDocket({ ...base, signal: stop.signal, signatures: { lanes: 2, verify } }, bytes)).rejects.toBeInstanceOf(AbortError)
  })

  test('a record that was read is what it was: members, bytes and parts', async () => {
    const d = await start()
    const { docket, statement } = await act(d, b)
    const again = await decodeDocket(base, await docketBytes(docket))
    const read = again.entries.get(statement.id)!
    const made = docket.entries.get(statement.id)!
    if (read.kind !== 'statement' || made.kind !== 'statement') throw new Error('no statement')
    for (const member of [
      'id',
      'bytes',
      'type',
      'version',
      'understood',
      'alg',
      'kid',
      'iss',
      'sub',
      'iat',
      'payload',
      'payloadBytes',
      'key',
    ] as const)
      expect(read.statement[member]).toEqual(made.statement[member])
    expect(read.openings).toEqual(made.openings)
    expect(entry(read.statement).statement.tokens).toEqual([])
  })
})

test('messages of many megabytes are handed over before there are many of them', async () => {
  const sizes: number[] = []
  const signatures = new Signatures({
    ...base,
    signatures: {
      lanes: 1,
      async verify(checks) {
        sizes.push(checks.length)
        return checks.map(() => false)
      },
    },
  })
  const none = new Uint8Array(64)
  for (let i = 0; i < 9; i++) {
    signatures.add({ alg: 'Ed25519', key: none.subarray(32), message: new Uint8Array(3 * 2 ** 20), signature: none })
    await signatures.room()
  }
  await signatures.settled()
  expect(sizes).toEqual([2, 2, 2, 2, 1])
  expect(signatures.holds(8)).toBe(false)
})
