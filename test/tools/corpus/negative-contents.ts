import type { Entry } from '../../../src/envelope/entries.js'
import type { Stages } from '../../../src/envelope/stages.js'
import type { Code } from '../../../src/ground/index.js'
import { type Bytes, concat, utf8 } from '../../../src/ground/index.js'
import type { EnvelopeCase } from './case.js'
import { drawn } from './draws.js'
import { someEncodings } from './encoding.js'
import { envelope, type Making, note } from './envelope.js'
import { bob } from './people.js'
import { flipped, type Members, swapped } from './sections.js'

// With one exhibit: leaf 0 header, 1 and 2 exhibits, 3 the docket, 4 and 5 the items.
const header = 0
const exhibit = 2
const docket = 3
const first = 4
const second = 5

const staged =
  (stages: Partial<Stages>, making: Making = {}) =>
  () =>
    envelope({ ...making, stages })
const at = (leaf: number, change: (entry: Entry) => Entry) => staged({ entry: (n, entry) => (n === leaf ? change(entry) : entry) })
const open = (leaf: number, changes: Members) => at(leaf, (e) => ({ ...e, open: { ...(e.open as Members), ...changes } }))
const part = (leaf: number, name: string, changes: Members) =>
  at(leaf, (e) => ({ ...e, parts: { ...e.parts, [name]: { ...(e.parts[name] as Members), ...changes } } }))
const path = (value: unknown) => part(first, 'name', { path: value })
const raw = (leaf: number, change: (bytes: Bytes) => Bytes) => staged({ entryBytes: (n, bytes) => (n === leaf ? change(bytes) : bytes) })
const long: Making = { items: [note('x'.repeat(1001))] }

const paths: readonly (readonly [name: string, what: string, path: unknown])[] = [
  ['empty', 'an empty path', []],
  ['segment-empty', 'an empty segment', ['a', '', 'b']],
  ['dots', 'a segment ..', ['..', 'etc', 'passwd']],
  ['slash', 'a slash within a segment', ['../../etc/passwd']],
  ['nul', 'a NUL within a segment', ['a\0.txt']],
  ['deep', '65 segments', Array.from({ length: 65 }, () => 'a')],
  ['long', 'a segment of 1,025 bytes', ['a'.repeat(1025)]],
  ['bytes-utf8', 'bytes where text belongs, as they are UTF-8', [utf8('name')]],
  ['bytes-slash', 'a slash within a segment of bytes', [Uint8Array.of(0xff, 0x2f, 0x61)]],
  ['text', 'a text instead of segments', 'a/b'],
]

const keyed = (list: readonly EnvelopeCase[]): EnvelopeCase[] => list.map((one) => ({ ...one, by: bob }))
const one = (name: string, code: Code, changed: string, make: EnvelopeCase['make']): EnvelopeCase => ({ name, code, changed, make })

/** Catalogue, items and padding of a sender who lies: everything outside holds, a recipient sees it. */
export const contentsCases: readonly EnvelopeCase[] = keyed([
  ...paths.map(([name, what, value]) =>
    one(`path-${name}`, name === 'text' ? 'catalogue.part-content' : 'item.path', `an item’s path: ${what}`, path(value)),
  ),
  one('path-twice', 'item.duplicate', 'two items of one path in one exhibit', part(second, 'name', { path: ['note.txt'] })),
  ...someEncodings.map(({ name, what, code, bytes }) =>
    one(
      `cbor-${name}`,
      code,
      `in a catalogue entry, as an exhibit’s number: ${what}`,
      raw(exhibit, (b) =>
        swapped(b, concat(Uint8Array.of(0x66), utf8('number'), Uint8Array.of(1)), concat(Uint8Array.of(0x66), utf8('number'), bytes)),
      ),
    ),
  ),
  one(
    'cbor-truncated',
    'cbor.truncated',
    'the last entry ends early',
    raw(second, (b) => b.slice(0, -1)),
  ),
  one(
    'entry-more',
    'catalogue.counts',
    'an entry more than the header counts',
    raw(second, (b) => concat(b, b)),
  ),
  one('counts-items-more', 'catalogue.counts', 'a header that counts an item more', open(header, { items: 4 })),
  one('counts-huge', 'run.limit', 'a header that counts 2^53 - 1 items', open(header, { items: Number.MAX_SAFE_INTEGER })),
  one('counts-exhibits', 'catalogue.handover', 'a header that counts an exhibit more than is handed over', open(header, { exhibits: 3 })),
  one('size', 'catalogue.size', 'another total size', open(header, { size: 1 })),
  one('exhibit-other', 'catalogue.handover', 'another exhibit than the seal hands over', part(exhibit, 'identity', { index: 7 })),
  one(
    'exhibit-instance',
    'catalogue.handover',
    'another instance than the seal hands over',
    part(exhibit, 'identity', { instance: { record: drawn('r')(32), copy: 1 } }),
  ),
  one('item-exhibit', 'catalogue.exhibit', 'an item of an exhibit that is not there', open(first, { exhibit: 2 })),
  one('item-in-reserved', 'item.docket', 'an item beside the docket in the reserved exhibit', open(first, { exhibit: 0 })),
  one('docket-path', 'item.docket', 'a docket under another name', part(docket, 'name', { path: ['docket2'] })),
  one('item-offset-far', 'catalogue.offsets', 'an item far outside the payload', open(second, { offset: Number.MAX_SAFE_INTEGER })),
  one('item-length', 'item.length', 'an encrypted length that does not follow from the size', open(second, { length: 200 })),
  one('item-size-huge', 'item.length', 'a size of 2^53 - 1', part(second, 'content', { size: Number.MAX_SAFE_INTEGER })),
  one(
    'item-digest',
    'sender.inconsistent',
    'an item whose digest the catalogue gets wrong',
    part(first, 'content', { sha256: drawn('d')(32) }),
  ),
  one(
    'item-content-missing',
    'catalogue.part-missing',
    'an item without content',
    at(first, (e) => ({ ...e, parts: { name: e.parts.name } })),
  ),
  one(
    'item-flip',
    'item.stream',
    'an encrypted item that is not authentic',
    staged({ segment: (s, _, b) => (s === 1 ? flipped(b, 17) : b) }),
  ),
  one(
    'item-not-final',
    'item.stream',
    'a segment that says it is not the last',
    staged({ segment: (s, _, b) => (s === 1 ? flipped(b, 0) : b) }),
  ),
  one(
    'catalogue-other',
    'catalogue.root',
    'a second catalogue for a reader: other entries than sealed',
    raw(first, (b) => swapped(b, utf8('note.txt'), utf8('nota.txt'))),
  ),
  one(
    'catalogue-root',
    'catalogue.root',
    'a root of something else',
    staged({ sealOpen: (o) => ({ ...o, contents: { digests: new Map([[-16, drawn('root')(32)]]) } }) }),
  ),
  one(
    'catalogue-root-512',
    'catalogue.root',
    'a SHA-512 root of something else',
    staged(
      {
        sealOpen: (o) => ({
          ...o,
          contents: { digests: new Map([...(o.contents.digests as Map<number, Bytes>), [-44, drawn('root')(64)]]) },
        }),
      },
      { sha512: true },
    ),
  ),
  one(
    'catalogue-flip',
    'catalogue.stream',
    'an encrypted catalogue that is not authentic',
    staged({ segment: (s, _, b) => (s === 'catalogue' ? flipped(b, 40) : b) }),
  ),
  one(
    'catalogue-outside',
    'catalogue.place',
    'a catalogue outside the payload',
    staged({ manifest: (v) => ({ ...v, catalogue: { offset: 2 ** 52, length: 200 } }) }),
  ),
  one(
    'catalogue-two',
    'padding.length',
    'a second catalogue after the first, hidden in what should be padding',
    staged({ paddedLength: (n) => n + 2048 }),
  ),
  one(
    'catalogue-gap',
    'catalogue.place',
    'bytes of nobody between the items and the catalogue',
    staged({
      segment: (s, _, b) => (s === 2 ? concat(b, new Uint8Array(9)) : b),
      entry: (n, e) => (n === second ? { ...e, open: { ...(e.open as Members), length: (e.open as { length: number }).length - 9 } } : e),
    }),
  ),
  one('padding-less', 'padding.length', 'a byte of padding too few', staged({ paddedLength: (n) => n - 1 }, long)),
  one(
    'padding-content',
    'padding.content',
    'padding that carries something',
    staged({ padding: (_, b) => flipped(b, b.length - 1) }, long),
  ),
])
