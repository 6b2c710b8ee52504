import * as z from 'zod/mini'
import type { CborIntMap, CborValue } from '../cbor/index.js'
import { type Bytes, FormatError } from '../ground/index.js'
import { bytes, count } from '../matter/schema.js'

/** scrypt cost and salt (RFC 7914). */
export interface Kdf {
  readonly N: number
  readonly r: number
  readonly p: number
  readonly salt: Bytes
}

/** An officer's public keys: the card beside them is the authority's, and its credential may follow later. */
export interface OfficerPublic {
  readonly signing: CborIntMap
  readonly companion: CborIntMap
}

/** What armour holds (TRU-41): either protected or not. */
export type KeyFile = { readonly v: 1; readonly card: Bytes; readonly officer?: OfficerPublic; readonly credential?: Bytes } & (
  | { readonly secrets: Bytes; readonly kdf?: undefined }
  | { readonly secrets?: undefined; readonly kdf: Kdf; readonly nonce: Bytes; readonly sealed: Bytes }
)

const coseKeyMap = z.custom<CborIntMap>((value) => value instanceof Map)
const head = {
  v: z.literal(1),
  card: bytes(),
  officer: z.optional(z.strictObject({ signing: coseKeyMap, companion: coseKeyMap })),
  credential: z.optional(bytes()),
}
const open = z.strictObject({ ...head, secrets: bytes() })
const locked = z.strictObject({
  ...head,
  kdf: z.strictObject({ N: count, r: count, p: count, salt: bytes(16) }),
  nonce: bytes(12),
  sealed: bytes(),
})
const secrets = z.strictObject({ signing: bytes(32), companion: bytes(32), receiving: z.optional(bytes(32)) })

/** @throws FormatError `key.format`, `key.kdf` */
export function checkKeyFile(value: CborValue): KeyFile {
  const isOpen = open.safeParse(value).success
  if (!isOpen && !locked.safeParse(value).success) throw new FormatError('key.format', 'not the members of a key file')
  const read = value as unknown as KeyFile
  if (read.credential !== undefined && read.officer === undefined) throw new FormatError('key.format', "a credential of nobody's keys")
  if (isOpen) return read
  const file = read as KeyFile & { kdf: Kdf }
  const { N, r, p } = file.kdf
  // A key file names its own cost: without bounds a hostile one asks for any memory or time (TRU-42).
  const power = N >= 2 && N <= 2 ** 20 && Number.isInteger(Math.log2(N))
  if (!power || r < 1 || r > 32 || p < 1 || p > 4 || 128 * N * r > 2 ** 30) throw new FormatError('key.kdf', 'scrypt cost out of bounds')
  return file
}

/** @throws FormatError `key.format` */
export function checkSecrets(value: CborValue): { signing: Bytes; companion: Bytes; receiving?: Bytes } {
  if (!secrets.safeParse(value).success) throw new FormatError('key.format', 'not the secrets of a key set')
  return value as unknown as { signing: Bytes; companion: Bytes; receiving?: Bytes }
}
