import type { Random } from './random.js'

type Bytes = Uint8Array<ArrayBuffer>

/**
 * A CBOR item as a tree that can be written back wrongly on purpose. A byte string that holds CBOR is opened too, so that
 * a change deep inside keeps all lengths around it right and reaches the checks behind them.
 */
export interface Node {
  major: number
  argument: bigint
  content?: Uint8Array
  children?: Node[]
  /** the items inside a byte string */
  inside?: Node[]
  /** written in more bytes than needed: 1, 2, 4 or 8 */
  width?: number
  raw?: Uint8Array
}

interface At {
  at: number
}

function parseOne(bytes: Uint8Array, p: At, depth: number): Node | undefined {
  const first = bytes[p.at++]
  if (first === undefined || depth > 40) return undefined
  const major = first >> 5
  const low = first & 31
  if (low > 27) return undefined
  let argument = BigInt(low)
  if (low >= 24) {
    const width = 1 << (low - 24)
    if (p.at + width > bytes.length) return undefined
    argument = 0n
    for (let i = 0; i < width; i++) argument = (argument << 8n) | BigInt(bytes[p.at++]!)
  }
  const node: Node = { major, argument }
  if (major === 2 || major === 3) {
    if (argument > BigInt(bytes.length - p.at)) return undefined
    node.content = bytes.slice(p.at, p.at + Number(argument))
    p.at += Number(argument)
    if (major === 2 && node.content.length > 1) {
      const inside = parseAll(node.content, depth + 1)
      if (inside !== undefined) node.inside = inside
    }
  } else if (major === 4 || major === 5 || major === 6) {
    const count = major === 4 ? argument : major === 5 ? argument * 2n : 1n
    if (count > BigInt(bytes.length)) return undefined
    node.children = []
    for (let i = 0n; i < count; i++) {
      const child = parseOne(bytes, p, depth + 1)
      if (child === undefined) return undefined
      node.children.push(child)
    }
  }
  return node
}

/** The items of a CBOR sequence; undefined when the bytes are none. */
export function parseAll(bytes: Uint8Array, depth = 0): Node[] | undefined {
  const p = { at: 0 }
  const nodes: Node[] = []
  while (p.at < bytes.length) {
    const node = parseOne(bytes, p, depth)
    if (node === undefined) return undefined
    nodes.push(node)
  }
  return nodes
}

function head(major: number, argument: bigint, width: number | undefined): number[] {
  const needed = argument < 24n ? 0 : argument < 256n ? 1 : argument < 65_536n ? 2 : argument < 2n ** 32n ? 4 : 8
  const bytes = Math.max(needed, width ?? 0)
  if (bytes === 0) return [(major << 5) | Number(argument)]
  const out = [(major << 5) | (24 + Math.log2(bytes))]
  for (let i = bytes - 1; i >= 0; i--) out.push(Number((argument >> BigInt(8 * i)) & 255n))
  return out
}

export function write(nodes: readonly Node[]): Bytes {
  const out: Uint8Array[] = []
  for (const node of nodes) writeOne(node, out)
  return new Uint8Array(Buffer.concat(out))
}

function writeOne(node: Node, out: Uint8Array[]): void {
  if (node.raw !== undefined) {
    out.push(node.raw)
    return
  }
  const content = node.inside !== undefined ? write(node.inside) : node.content
  let { argument } = node
  if (content !== undefined) argument = BigInt(content.length)
  if (node.children !== undefined && node.major !== 6)
    argument = BigInt(node.major === 5 ? node.children.length >> 1 : node.children.length)
  out.push(Uint8Array.from(head(node.major, argument, node.width)))
  if (content !== undefined) out.push(content)
  for (const child of node.children ?? []) writeOne(child, out)
}

interface Spot {
  readonly list: Node[]
  readonly index: number
}

function spots(nodes: Node[], into: Spot[]): Spot[] {
  for (const [index, node] of nodes.entries()) {
    into.push({ list: nodes, index })
    if (node.children !== undefined) spots(node.children, into)
    if (node.inside !== undefined) spots(node.inside, into)
  }
  return into
}

const numbers = [0n, 1n, 23n, 24n, 255n, 256n, 65_536n, 2n ** 31n, 2n ** 32n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n]
const words = ['', '..', '__proto__', 'constructor', 'a'.repeat(300), '\u202e', 'e\u0301', '\u0000', 'rog:', '/', 'extra', 'prev']
const nodeOf = (text: string): Node => ({ major: 3, argument: 0n, content: new TextEncoder().encode(text) })
const copyOf = (node: Node): Node => structuredClone(node)

type Change = (spot: Spot, r: Random, all: readonly Spot[]) => void

const changes: readonly Change[] = [
  // of one item
  ({ list, index }, r) => {
    const node = list[index]!
    if (node.major < 2) node.argument = r.pick([...numbers, node.argument + 1n, node.argument - 1n > 0n ? node.argument - 1n : 5n])
    else if (node.content !== undefined && node.content.length > 0) {
      delete node.inside
      node.content[r.below(node.content.length)]! ^= 1 << r.below(8)
    } else node.width = 8
  },
  ({ list, index }, r) => {
    list[index]!.width = r.pick([1, 2, 4, 8])
  },
  ({ list, index }, r) => {
    const node = list[index]!
    if (node.content === undefined) return
    delete node.inside
    node.content = r.chance(2)
      ? node.content.slice(0, r.below(node.content.length + 1))
      : Buffer.concat([node.content, r.bytes(1 + r.below(5))])
  },
  ({ list, index }, r) => {
    list[index]!.major = r.pick([0, 1, 2, 3])
    if (list[index]!.children !== undefined) list[index]!.raw = Uint8Array.of(r.below(256))
  },
  ({ list, index }, r) => {
    list[index] = { major: 6, argument: r.pick([18n, 96n, 2n, 24n, 0n, 55_799n]), children: [list[index]!] }
  },
  ({ list, index }, r) => {
    list[index] = r.pick<Node>([
      { major: 7, argument: r.pick([20n, 21n, 22n, 23n, 0n]) },
      { major: 4, argument: 0n, children: [] },
      { major: 5, argument: 0n, children: [] },
      { major: 2, argument: 0n, content: r.bytes(r.pick([0, 16, 31, 32, 33])) },
      { major: 0, argument: r.pick(numbers) },
      { major: 1, argument: r.pick(numbers) },
      nodeOf(r.pick(words)),
      { major: 7, argument: 0n, raw: Uint8Array.of(0xfb, 0x3f, 0xf0, 0, 0, 0, 0, 0, 0) },
      { major: 7, argument: 0n, raw: Uint8Array.of(0x9f, 0x00, 0xff) },
      { major: 7, argument: 0n, raw: new Uint8Array(64).fill(0x81) },
    ])
  },
  // of a list
  ({ list, index }, r) => void list.splice(index, 1 + (r.chance(2) ? 1 : 0)),
  ({ list, index }, r) =>
    void list.splice(index, 0, copyOf(list[index]!), ...(r.chance(2) ? [copyOf(list[(index + 1) % list.length]!)] : [])),
  ({ list, index }, r) => {
    const other = r.below(list.length)
    ;[list[index], list[other]] = [list[other]!, list[index]!]
  },
  ({ list }, r) => {
    const [a, b] = [r.below(list.length) & ~1, r.below(list.length) & ~1]
    if (a + 1 >= list.length || b + 1 >= list.length) return
    const pair = list.slice(a, a + 2)
    ;[list[a], list[a + 1]] = [list[b]!, list[b + 1]!]
    ;[list[b], list[b + 1]] = pair as [Node, Node]
  },
  ({ list, index }, r) => {
    const many = r.pick([2, 65, 300])
    list.splice(index, 0, ...Array.from({ length: many }, () => copyOf(list[index]!)))
  },
  // between items
  ({ list, index }, r, all) => {
    const other = r.pick(all)
    list[index] = copyOf(other.list[other.index]!)
  },
  ({ list, index }, r, all) => {
    const other = r.pick(all)
    const kept = list[index]!
    list[index] = copyOf(other.list[other.index]!)
    other.list[other.index] = copyOf(kept)
  },
  ({ list, index }, r) => void list.splice(index, 0, nodeOf(r.pick(words)), { major: 0, argument: r.pick(numbers) }),
]

/** One to three changes of the items of a CBOR sequence, nested ones too; undefined when the sample is none. */
export function mutateTree(sample: Uint8Array, r: Random): Bytes | undefined {
  const nodes = parseAll(sample)
  if (nodes === undefined || nodes.length === 0) return undefined
  for (let n = 1 + (r.chance(2) ? 0 : r.below(3)); n > 0; n--) {
    const all = spots(nodes, [])
    if (all.length === 0) break
    r.pick(changes)(r.pick(all), r, all)
  }
  return write(nodes)
}
