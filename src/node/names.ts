import { createHash } from 'node:crypto'
import { fromUtf8, toHex } from '../ground/index.js'

/** Names Windows keeps for devices, whatever their extension. */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i

// Control, bidirectional, zero-width and other invisible characters, private use, and what Windows refuses in a name.
const unsafe = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}<>:"|?*\\/]/gu

/** Bytes of a name that every file system takes, with room for a suffix. */
const longest = 200

const percent = (bytes: Uint8Array): string => [...bytes].map((byte) => `%${toHex(Uint8Array.of(byte)).toUpperCase()}`).join('')

/** A segment of a path as a file name that is safe on every system and shows what it was; the original stays in `items.json`. */
export function safeName(segment: string | Uint8Array): string {
  const text = typeof segment === 'string' ? segment : (fromUtf8(segment) ?? fromLatin(segment))
  let name = text.replace(unsafe, (character) => percent(new TextEncoder().encode(character)))
  name = name
    .replace(/[. ]+$/, (tail) => percent(new TextEncoder().encode(tail)))
    .replace(/^ +/, (head) => percent(new TextEncoder().encode(head)))
  if (reserved.test(name)) name = `_${name}`
  if (new TextEncoder().encode(name).length <= longest) return name
  return shorten(name)
}

function fromLatin(bytes: Uint8Array): string {
  return [...bytes].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : percent(Uint8Array.of(byte)))).join('')
}

function shorten(name: string): string {
  const mark = `~${createHash('sha256').update(name).digest('hex').slice(0, 12)}`
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  let kept = ''
  let room = longest - mark.length - extension.length
  for (const character of name) {
    room -= new TextEncoder().encode(character).length
    if (room < 0) break
    kept += character
  }
  return kept + mark + extension
}

/** What two names share when some file system takes them for the same: case and Unicode form do not tell them apart. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().toUpperCase().normalize('NFKC')
}

/** `name` with the number before its extension: `a.txt`, 2 → `a~2.txt`. */
export function numbered(name: string, number: number): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? `${name.slice(0, dot)}~${number}${name.slice(dot)}` : `${name}~${number}`
}
