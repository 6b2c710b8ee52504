import type { CryptoProvider, HashName } from '../crypto/index.js'
import { envelopeFloe, type FloeStream, floeSegments, sealSmall, startFloe } from '../floe/index.js'
import { type Awaitable, andThen, type Bytes, UsageError } from '../ground/index.js'
import { entryRecord, itemLeaf, recordHashes } from './entries.js'
import { envelopeKeys, itemAad } from './keys.js'
import { segmentPlain } from './segments.js'
import type { ItemContent, ItemName } from './types.js'

/** What items of one envelope are encrypted and recorded with, wherever that is done. */
export interface ItemMaking {
  readonly envelopeId: Uint8Array
  readonly secret: Uint8Array
  /** exhibits, exhibit 0 included */
  readonly exhibits: number
  readonly hashes: readonly HashName[]
  /** most bytes of a catalogue entry */
  readonly entryLimit: number
}

/** An item as its catalogue entry will have it. */
export interface MadeItem {
  readonly number: number
  readonly exhibit: number
  readonly offset: number
  readonly length: number
  readonly name: ItemName
  readonly claimed?: ItemContent['claimed']
}

const ivLength = 32
const segmentIvLength = 12

/** Bytes of randomness an item of `size` bytes takes: an IV for its stream and one for each segment. */
export const itemRandom = (size: number): number => ivLength + segmentIvLength * floeSegments(envelopeFloe, size)

/** The IV of segment `n` in an item's randomness. */
export const segmentIv = (random: Uint8Array, n: number): Uint8Array =>
  random.subarray(ivLength + segmentIvLength * n, ivLength + segmentIvLength * (n + 1))

/** Encrypts and records items of one envelope. */
export interface ItemMaker {
  /** The stream of an item, its header ready. */
  stream(number: number, random: Uint8Array): Promise<FloeStream>
  /** The encrypted bytes of a whole item, in pieces. */
  encrypt(number: number, random: Uint8Array, plaintext: Uint8Array): Awaitable<readonly Bytes[]>
  /** What waits for the catalogue: leaf hashes, then the entry. Errors: UsageError for an entry above the limit. */
  record(item: MadeItem, size: number, sha256: Bytes): Awaitable<Bytes>
}

export function itemMaker(p: CryptoProvider, m: ItemMaking): ItemMaker {
  const keys = envelopeKeys(p, m.envelopeId, m.secret)
  const stream = async (number: number, random: Uint8Array) =>
    startFloe(p, envelopeFloe, await keys.item(number), random.subarray(0, ivLength), itemAad(m.envelopeId, number))
  const inSegments = async (number: number, random: Uint8Array, plaintext: Uint8Array, segments: number) => {
    const floe = await stream(number, random)
    const pieces: Bytes[] = [floe.header]
    for (let n = 0; n < segments; n++) {
      const part = plaintext.subarray(n * segmentPlain, (n + 1) * segmentPlain)
      pieces.push(await floe.seal(n, n === segments - 1, part, segmentIv(random, n)))
    }
    return pieces
  }
  return {
    stream,
    encrypt(number, random, plaintext) {
      const segments = floeSegments(envelopeFloe, plaintext.length)
      if (segments > 1) return inSegments(number, random, plaintext, segments)
      const aad = itemAad(m.envelopeId, number)
      return andThen(keys.item(number), (key) =>
        sealSmall(p, envelopeFloe, key, random.subarray(0, ivLength), aad, segmentIv(random, 0), plaintext),
      )
    },
    record(item, size, sha256) {
      const { number, exhibit, offset, length, name, claimed } = item
      const content = { size, sha256, ...(claimed !== undefined && { claimed }) }
      const entry = { open: { number, exhibit, offset, length }, parts: { name, content } }
      return andThen(entryRecord(p, keys, itemLeaf(m.exhibits, number), entry, m.hashes), (record) => {
        if (record.length - recordHashes(m.hashes) > m.entryLimit)
          throw new UsageError('usage.argument', 'a catalogue entry is above the limit of every reader')
        return record
      })
    },
  }
}
