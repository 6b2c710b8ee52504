import { type Bytes, FormatError } from '../ground/index.js'

const begin = '-----BEGIN ROGATORY SECRET KEYS-----'
const end = '-----END ROGATORY SECRET KEYS-----'
/** Characters of a key file: about 16,000 with every key; more is no key file. */
const textLimit = 262_144

/** Readable armour: what it is and for whom in plain lines, then base64 in lines of 64 (TRU-40). */
export function armour(header: readonly string[], content: Uint8Array): string {
  const lines = toBase64(content).match(/.{1,64}/g) ?? []
  return [begin, ...header, '', ...lines, end, ''].join('\n')
}

/**
 * The bytes within armour. Its plain lines are for people and are not looked at: mail and editors re-encode them, and
 * nobody must lose keys by that. Line ends and spaces around lines do not matter.
 * @throws FormatError `key.armour`
 */
export function unarmour(text: string): Bytes {
  if (text.length > textLimit) fail('longer than any key file')
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
  while (lines.at(-1) === '') lines.pop()
  while (lines[0] === '') lines.shift()
  if (lines[0] !== begin) fail('does not begin as a key file')
  if (lines.at(-1) !== end || lines.lastIndexOf(end) !== lines.indexOf(end)) fail('does not end as a key file')
  const blank = lines.indexOf('')
  if (blank === -1) fail('no empty line after the header')
  return fromBase64(lines.slice(blank + 1, -1).join(''))
}

function fail(what: string): never {
  throw new FormatError('key.armour', what)
}

const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))

function fromBase64(text: string): Bytes {
  let binary: string
  try {
    binary = atob(text)
  } catch (cause) {
    throw new FormatError('key.armour', 'not base64', { cause })
  }
  const bytes = Uint8Array.from(binary, (c) => c.charCodeAt(0))
  // atob overlooks missing padding, inner spaces and loose bits; one content has one text.
  if (toBase64(bytes) !== text) fail('not canonical base64')
  return bytes
}
