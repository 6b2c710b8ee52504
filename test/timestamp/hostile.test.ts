import { fromBER } from 'asn1js'
import { describe, expect, test, vi } from 'vitest'
import { concat, FormatError, toHex, utf8 } from '../../src/ground/index.js'
import { certificateFacts, judgeToken, type TimeService, tokenIn } from '../../src/timestamp/index.js'
import { answer, hash, issue, oids, stamp } from './service.js'

vi.mock('asn1js', { spy: true })

const message = utf8('the encoded signature of a record')
const at = 1_700_000_000
const serviceOf = async (certificate: Uint8Array): Promise<TimeService> => ({
  certificate: new Uint8Array(certificate),
  fingerprint: toHex(await hash('SHA-256', certificate)),
})
const rules = (...services: readonly TimeService[]) => ({ services, at: at + 1000, tolerance: 0 })

/** One element and what stands in it, strings that hold elements looked into where `into` says so. */
interface Node {
  readonly head: number
  readonly content: Uint8Array
  readonly children: readonly Node[] | undefined
}

function nodeOf(bytes: Uint8Array, into: boolean): Node {
  const { result } = fromBER(new Uint8Array(bytes))
  const { idBlock, lenBlock, valueBlock } = result
  const content = bytes.subarray(idBlock.blockLength + lenBlock.blockLength)
  const list = (valueBlock as unknown as { readonly value?: unknown }).value
  const inner = into && bytes[0] === 0x04 && content[0] === 0x30
  const children = idBlock.isConstructed || inner ? elements(content, into) : undefined
  expect(idBlock.isConstructed ? Array.isArray(list) : true).toBe(true)
  return { head: bytes[0]!, content, children }
}

function elements(content: Uint8Array, into: boolean): Node[] {
  const found: Node[] = []
  for (let from = 0; from < content.length; ) {
    const { offset } = fromBER(new Uint8Array(content.subarray(from)))
    found.push(nodeOf(content.subarray(from, from + offset), into))
    from += offset
  }
  return found
}

function written(head: number, content: Uint8Array): Uint8Array {
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return concat(Uint8Array.of(head, ...size), content)
}

const bytesOf = ({ head, content, children }: Node): Uint8Array =>
  written(head, children === undefined ? content : concat(...children.map(bytesOf)))

/** What becomes of one element: gone, empty, another, twice, of another kind. */
const changes: readonly ((node: Node) => readonly Uint8Array[])[] = [
  () => [],
  ({ head }) => [written(head, new Uint8Array(0))],
  () => [Uint8Array.of(0x30, 0)],
  () => [Uint8Array.of(0x05, 0)],
  () => [Uint8Array.of(0x02, 1, 0xff)],
  (node) => [bytesOf(node), bytesOf(node)],
  (node) => [written(node.head ^ 0x20, concat(...(node.children ?? []).map(bytesOf)))],
]

/** Every element of `node` changed in every way, one at a time. */
function* changed(node: Node): Generator<Uint8Array> {
  for (const [i, child] of (node.children ?? []).entries()) {
    const around = (middle: readonly Uint8Array[]) => {
      const all = node.children!.map(bytesOf)
      return written(node.head, concat(...all.slice(0, i), ...middle, ...all.slice(i + 1)))
    }
    for (const change of changes) yield around(change(child))
    for (const inner of changed(child)) yield around([inner])
  }
}

/** What the library of this test cannot read, it can put into no token. */
function readable(bytes: Uint8Array): boolean {
  try {
    return fromBER(new Uint8Array(bytes)).offset === bytes.length
  } catch {
    return false
  }
}

const root = await issue('Root', 'P-256', { ca: true, pathLength: 1 })
const tsa = await issue('Time Service', 'P-256', { usage: 0xc0 }, root)
const token = await stamp(tsa, message, at, { accuracy: { seconds: 1, millis: 2 }, enclosed: [tsa.certificate, root.certificate] })
const believed = await serviceOf(root.certificate)
const states = ['believed', 'notBelieved', 'bad']

describe('[TIM-11] whatever the bytes are, the result is a verdict', () => {
  test('any one element of a token gone, emptied, doubled or of another kind', async () => {
    expect(await judgeToken(token, message, rules(believed))).toMatchObject({ state: 'believed' })
    const all = [...changed(nodeOf(token, true))]
    expect(all.length).toBeGreaterThan(500)
    for (const one of all) expect(states).toContain((await judgeToken(one, message, rules(believed))).state)
  })

  test('any one element of the certificate that signed, named by the token as it then is', async () => {
    for (const one of [...changed(nodeOf(tsa.certificate, true))].filter(readable)) {
      const certificate = new Uint8Array(one)
      const made = await stamp(tsa, message, at, { enclosed: [certificate], essOf: certificate })
      expect((await judgeToken(made, message, rules(believed))).state).not.toBe('believed')
    }
  })

  test('any one element of a certificate of the store, or of one that is to be added to it', async () => {
    for (const one of changed(nodeOf(root.certificate, true))) {
      expect(states).toContain((await judgeToken(token, message, rules(await serviceOf(one)))).state)
      const facts = await certificateFacts(one).catch((cause: unknown) => cause)
      if (facts instanceof Error) expect(facts).toBeInstanceOf(FormatError)
    }
  })

  test('one long element of any type, and many short ones: what the library is slow at is not given to it', async () => {
    const long = (head: number, fill: readonly number[]) => {
      const content = Uint8Array.from({ length: 65_000 }, (_, i) => fill[i % fill.length]!)
      return written(0x30, written(head, content))
    }
    const fills = [[0xff], [0x31], [0x01], [0x01, 0], [0x10, 0x82, 0xf0, 0, 0x01, 0x82, 0xe0, 0]]
    // One BOOLEAN so long took the library six seconds.
    const slow = [1, 6, 13, 23, 24]
    for (const constructed of [0, 0x20])
      for (let tag = 1; tag < 31; tag++)
        for (const fill of fills) {
          vi.mocked(fromBER).mockClear()
          expect((await judgeToken(long(tag | constructed, fill), message, rules(believed))).state).toBe('bad')
          const asked = vi.mocked(fromBER).mock.calls.length
          if (slow.includes(tag)) expect(asked).toBe(0)
          if (tag === 4 && constructed === 0) expect(asked).toBeGreaterThan(0)
        }
  })

  test('any one element of an answer', async () => {
    for (const one of changed(nodeOf(answer(token, 0, 'granted'), false))) {
      const found = await tokenIn(one).catch((cause: unknown) => cause)
      expect(found instanceof Uint8Array || found instanceof FormatError).toBe(true)
    }
  })
})

test('[TIM-18] seconds of accuracy stand once: no sum of them reaches a time that no calendar has', async () => {
  const made = await stamp(tsa, message, at, { accuracy: { seconds: 2 ** 31 - 1 }, repeated: 4000 })
  expect(await judgeToken(made, message, rules(believed))).toMatchObject({ state: 'bad', code: 'token.malformed' })
  const once = await stamp(tsa, message, at, { accuracy: { seconds: 2 ** 31 - 1 } })
  expect(await judgeToken(once, message, rules(believed))).toMatchObject({ state: 'notBelieved', why: 'later', time: at + 2 ** 31 - 1 })
})

test('a name is cut between characters, not within one', async () => {
  const service = await issue(`${'a'.repeat(199)}\u{1f600}\u{1f600}`, 'P-256')
  const { name } = await certificateFacts(service.certificate)
  expect(name).toBe(`${'a'.repeat(199)}\u{1f600}`)
})

test('[TIM-19] who may issue for other purposes only makes no time service of a believed root', async () => {
  const under = async (purposes: readonly string[]) => {
    const middle = await issue('Middle', 'P-256', { ca: true, purposes, critical: false }, root)
    const leaf = await issue('Leaf', 'P-256', {}, middle)
    const made = await stamp(leaf, message, at, { enclosed: [leaf.certificate, middle.certificate] })
    return judgeToken(made, message, rules(believed))
  }
  expect(await under([])).toMatchObject({ state: 'believed' })
  expect(await under([oids.clientAuth, oids.timeStamping])).toMatchObject({ state: 'believed' })
  expect(await under(['2.5.29.37.0'])).toMatchObject({ state: 'believed' })
  expect(await under([oids.clientAuth])).toMatchObject({ state: 'notBelieved', why: 'unknown' })
})

test('[TIM-19] which of several services shows a time does not depend on their order in the store', async () => {
  // One key under two certificates of one name: each of them issued the leaf.
  const first = await issue('Issuer', 'P-256', { ca: true })
  const second = await issue('Issuer', 'P-256', { ca: true, maker: first.maker })
  const leaf = await issue('Leaf', 'P-256', {}, first)
  const made = await stamp(leaf, message, at)
  const [a, b] = [await serviceOf(first.certificate), await serviceOf(second.certificate)]
  const one = await judgeToken(made, message, rules(a, b))
  expect(one).toMatchObject({ state: 'believed' })
  expect(await judgeToken(made, message, rules(b, a))).toEqual(one)
})
