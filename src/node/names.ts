import { createHash } from 'node:crypto'
import { fromUtf8, toHex } from '../ground/index.js'

/** Names Windows keeps for devices, whatever their extension, and also before spaces. */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|$)/i

// Control, bidirectional, zero-width and private characters, those that show as nothing, and what Windows refuses in a name.
const unsafe = /\u034f|[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0<>:"|?*\\/]/gu

/** Bytes of a name that every file system takes, with room for a suffix. */
const longest = 200

const encoder = new TextEncoder()
const percent = (text: string): string => [...encoder.encode(text)].map(percentByte).join('')
const percentByte = (byte: number): string => `%${toHex(Uint8Array.of(byte)).toUpperCase()}`

/** A segment of a path as a file name that is safe on every system and shows what it was; the original stays in `items.json`. */
export function safeName(segment: string | Uint8Array): string {
  const text = typeof segment === 'string' ? segment : (fromUtf8(segment) ?? fromLatin(segment))
  let name = text.replace(unsafe, percent).replace(/^ +/, percent)
  // Windows drops dots and spaces at the end, which also makes `..` of `.. `.
  const bare = name.replace(/[. ]+$/, '')
  name = bare + percent(name.slice(bare.length))
  if (name === '') return '_'
  if (reserved.test(name)) name = `_${name}`
  return encoder.encode(name).length <= longest ? name : shorten(name)
}

function fromLatin(bytes: Uint8Array): string {
  return [...bytes].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : percentByte(byte))).join('')
}

function shorten(name: string): string {
  const mark = `~${createHash('sha256').update(name).digest('hex').slice(0, 12)}`
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  let kept = ''
  let room = longest - mark.length - extension.length
  for (const character of name) {
    room -= encoder.encode(character).length
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
