import { CborWriter, encode, encodeFleeting } from '../cbor/index.js'
import type { CryptoProvider } from '../crypto/index.js'
import { type Awaitable, type Bytes, concat, copyBytes, UsageError } from '../ground/index.js'
import { envelopeIdLength, secretLength } from './layout.js'

const domain = 'rogatory/v1'
export const entryDomain = `${domain} entry`
export const itemDomain = `${domain} item`

/** Everything derived from the payload secret of one envelope (ENV-30). */
export interface EnvelopeKeys<Key = Awaitable<Bytes>> {
  readonly envelopeId: Bytes
  item(number: number): Key
  catalogue(): Key
  padding(): Key
  /** what the seal holds, so that every reader is shown the same secret */
  commitment(): Key
  /** derived, so that one opened part never helps to guess another */
  salt(leaf: number, part: string): Key
}

/** Keys by HKDF-Expand with SHA-384, the secret itself being the pseudorandom key. Errors: UsageError for other lengths. */
export function envelopeKeys<Key extends Awaitable<Bytes>>(
  p: { hkdfExpandSha384(prk: Uint8Array, info: Uint8Array, length: number): Key },
  envelopeId: Uint8Array,
  secret: Uint8Array,
): EnvelopeKeys<Key> {
  if (envelopeId.length !== envelopeIdLength) throw new UsageError('usage.argument', 'an envelope id is 16 bytes')
  if (secret.length !== secretLength) throw new UsageError('usage.argument', 'a payload secret is 32 bytes')
  const id = copyBytes(envelopeId)
  const prk = copyBytes(secret)
  // What stands before the members that differ is encoded once; the writer's memory is read before anything else is written.
  const writer = new CborWriter()
  const infoOf = (purpose: string, members: number) => encodeArray(members, domain, purpose, id)
  const item = infoOf('item', 4)
  const salt = infoOf('salt', 5)
  const expand = (info: Bytes) => p.hkdfExpandSha384(prk, info, 32)
  return {
    envelopeId: id,
    item: (number) => expand(writer.begin(item).uint(number).written()),
    catalogue: () => expand(infoOf('catalogue', 3)),
    padding: () => expand(infoOf('padding', 3)),
    commitment: () => expand(infoOf('commitment', 3)),
    salt: (leaf, part) => expand(writer.begin(salt).uint(leaf).raw(encodeFleeting(part)).written()),
  }
}

/** The beginning of an array of `members`, with the first of them. */
export const encodeArray = (members: number, ...first: readonly unknown[]): Bytes =>
  concat(Uint8Array.of(0x80 + members), ...first.map(encode))

export const itemAad = (envelopeId: Uint8Array, number: number): Bytes => encode([itemDomain, envelopeId, number])
export const catalogueAad = (envelopeId: Uint8Array): Bytes => encode([`${domain} catalogue`, envelopeId])
export const manifestAad = (envelopeId: Uint8Array, senderKid: Uint8Array): Bytes => encode([`${domain} manifest`, envelopeId, senderKid])

/** recipient_extra_info: binds each wrapped key to the envelope, its sender and the whole list of recipients, so that none can be swapped. */
export async function recipientInfo(
  p: CryptoProvider,
  envelopeId: Uint8Array,
  senderKid: Uint8Array,
  sortedKids: readonly Uint8Array[],
): Promise<Bytes> {
  return encode([`${domain} recipient`, envelopeId, senderKid, await p.hash('SHA-256', encode(sortedKids))])
}

/** What a catalogue entry's part is committed by. */
export function commitEntryPart(
  p: CryptoProvider,
  envelopeId: Uint8Array,
  leaf: number,
  part: string,
  salt: Uint8Array,
  value: unknown,
): Awaitable<Bytes> {
  return p.hash('SHA-256', encodeFleeting([entryDomain, envelopeId, leaf, part, salt, value]))
}
