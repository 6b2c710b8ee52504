import { type BaseBlock, fromBER } from 'asn1js'
import { type Bytes, copyBytes, FormatError } from '../ground/index.js'
import { beyondBounds, mostElements } from './bounds.js'

/** Bytes of a token or certificate that are looked at at all; those in use have two to ten thousand. */
export const mostBytes = 65_536

/** One element of ASN.1 as it stands in the bytes. */
export interface Element {
  /** the whole element, head included */
  readonly bytes: Bytes
  /** its content */
  readonly content: Bytes
  /** `u16` for a SEQUENCE, `c0` for context-specific 0: class and number */
  readonly tag: string
  /** undefined for a primitive one */
  readonly children: readonly Element[] | undefined
}

export const tags = {
  boolean: 'u1',
  integer: 'u2',
  bitString: 'u3',
  octetString: 'u4',
  oid: 'u6',
  utcTime: 'u23',
  generalizedTime: 'u24',
  sequence: 'u16',
  set: 'u17',
} as const

export const malformed = (what: string, cause?: unknown): FormatError =>
  new FormatError('token.malformed', what, cause === undefined ? {} : { cause })

/**
 * Reads one element that is all of the bytes, of definite lengths throughout (X.690 §10.1), within bounds of depth and number.
 * @throws FormatError `token.malformed`
 */
export function readElement(given: Uint8Array): Element {
  if (given.length > mostBytes) throw malformed('too long')
  const bytes = copyBytes(given)
  const beyond = beyondBounds(bytes)
  if (beyond !== undefined) throw malformed(beyond)
  let read: ReturnType<typeof fromBER>
  try {
    // The content of a string is no concern of the one that holds it.
    read = fromBER(bytes, { maxDepth: 24, maxNodes: mostElements, maxContentLength: mostBytes, parseEmbedded: false })
  } catch (cause) {
    throw malformed('not ASN.1', cause)
  }
  if (read.offset === -1) throw malformed('not ASN.1')
  if (read.offset !== bytes.length) throw malformed('bytes after the end')
  return elementOf(read.result, bytes, 0)
}

const classes: Readonly<Record<number, string>> = { 1: 'u', 2: 'a', 3: 'c', 4: 'p' }

function elementOf(block: BaseBlock, memory: Bytes, from: number): Element {
  const { idBlock, lenBlock } = block
  if (lenBlock.isIndefiniteForm) throw malformed('an indefinite length')
  const head = idBlock.blockLength + lenBlock.blockLength
  const length = head + lenBlock.length
  if (block.blockLength !== length || from + length > memory.length) throw malformed('a length that does not fit')
  const bytes = memory.subarray(from, from + length)
  let at = from + head
  const children = idBlock.isConstructed
    ? blocksIn(block).map((child) => {
        const one = elementOf(child, memory, at)
        at += one.bytes.length
        return one
      })
    : undefined
  if (children !== undefined && at !== from + length) throw malformed('a length that does not fit')
  return { bytes, content: bytes.subarray(head), tag: `${classes[idBlock.tagClass] ?? '?'}${idBlock.tagNumber}`, children }
}

/** What stands in a constructed element; one of a type that has no such form, an INTEGER say, holds no elements. */
function blocksIn({ valueBlock }: BaseBlock): readonly BaseBlock[] {
  const { value = [] } = valueBlock as unknown as { readonly value?: unknown }
  if (!Array.isArray(value)) throw malformed('a constructed element of a type that is none')
  return value as readonly BaseBlock[]
}

/** The children of a constructed element of this tag. @throws FormatError `token.malformed` */
export function childrenOf(element: Element | undefined, tag: string = tags.sequence): readonly Element[] {
  if (element?.tag !== tag || element.children === undefined) throw malformed(`no ${tag} where one belongs`)
  return element.children
}

/** The content of a primitive element of this tag. @throws FormatError `token.malformed` */
export function contentOf(element: Element | undefined, tag: string): Bytes {
  if (element?.tag !== tag || element.children !== undefined) throw malformed(`no ${tag} where one belongs`)
  return element.content
}

/** An object identifier in dots. @throws FormatError `token.malformed` */
export function oidOf(element: Element | undefined): string {
  const content = contentOf(element, tags.oid)
  if (content.length === 0 || content.length > 64 || content.at(-1)! >= 128) throw malformed('no object identifier')
  const arcs: bigint[] = []
  let arc = 0n
  for (const byte of content) {
    arc = arc * 128n + BigInt(byte % 128)
    if (byte < 128) {
      arcs.push(arc)
      arc = 0n
    }
  }
  const first = arcs[0]! < 80n ? arcs[0]! / 40n : 2n
  return [first, arcs[0]! - first * 40n, ...arcs.slice(1)].join('.')
}

/** What a string says, for people, without half a character at its end. */
export const textOf = (content: Bytes): string => [...new TextDecoder().decode(content.subarray(0, 1024))].slice(0, 200).join('')

/** A whole number from 0 to 2^31. @throws FormatError `token.malformed` */
export function smallOf(content: Bytes): number {
  if (content.length === 0 || content.length > 4 || content[0]! >= 128) throw malformed('no small number')
  return content.reduce((sum, byte) => sum * 256 + byte, 0)
}

/** The algorithm and its parameters. @throws FormatError `token.malformed` */
export function algorithmOf(element: Element | undefined): { readonly oid: string; readonly parameters: Element | undefined } {
  const [oid, parameters, ...rest] = childrenOf(element)
  if (rest.length > 0) throw malformed('no algorithm')
  return { oid: oidOf(oid), parameters }
}

/** UTCTime or GeneralizedTime in UTC, as X.509 and RFC 3161 write them, in microseconds since 1970. @throws FormatError `token.malformed` */
export function microsOf(element: Element | undefined): number {
  const utc = element?.tag === tags.utcTime
  const text = String.fromCharCode(...contentOf(element, utc ? tags.utcTime : tags.generalizedTime).subarray(0, 64))
  const parts = (utc ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/ : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,20}))?Z$/).exec(text)
  if (parts === null) throw malformed('no time')
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [number, number, number, number, number, number]
  const whole = utc ? (year < 50 ? 2000 + year : 1900 + year) : year
  const date = new Date(0)
  date.setUTCFullYear(whole, month - 1, day)
  date.setUTCHours(hour, minute, second)
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === hour
  if (!same || date.getUTCMinutes() !== minute || date.getUTCSeconds() !== second) throw malformed('no time')
  // A part of a microsecond counts as one: what existed then existed a little later too.
  const fraction = parts[7] ?? ''
  const more = /[1-9]/.test(fraction.slice(6)) ? 1 : 0
  return date.getTime() * 1000 + Number(fraction.slice(0, 6).padEnd(6, '0')) + more
}
