import { concat, u64be } from '../../../src/ground/index.js'
import type { EnvelopeCase } from './case.js'
import { drawn } from './draws.js'
import { envelope } from './envelope.js'
import { bob, carol, mallory } from './people.js'
import { changed, flipped, join, magic, type Sections, split, trailer } from './sections.js'

const honest = () => envelope()
const other = () => envelope({ seed: 'another envelope' })
const edit = (change: (bytes: Uint8Array) => Uint8Array) => async () => change(await honest())
const lengths = (change: (s: Sections) => readonly [Uint8Array, Uint8Array, Uint8Array]) =>
  edit((bytes) => concat(bytes.subarray(0, -32), ...change(split(bytes)), magic))
const from = (section: keyof Sections) => async () => {
  const theirs = split(await other())
  return changed(await honest(), () => ({ [section]: theirs[section] }))
}
const all = u64be(Number.MAX_SAFE_INTEGER)
const max64 = new Uint8Array(8).fill(255)
const sizes = (s: Sections) => [u64be(s.payload.length), u64be(s.manifest.length), u64be(s.seal.length)] as const

/** Sections: what a reader without a key sees before any signature. */
export const frameCases: readonly EnvelopeCase[] = [
  { name: 'empty', changed: 'no bytes at all', code: 'envelope.short', make: () => new Uint8Array(0) },
  { name: 'short', changed: 'one byte shorter than magic and trailer', code: 'envelope.short', make: edit((b) => b.slice(0, 39)) },
  { name: 'magic-flip', changed: 'a bit of the magic at the start', code: 'envelope.magic', make: edit((b) => flipped(b, 1)) },
  {
    name: 'magic-text-mode',
    changed: 'CR LF of the magic became LF, as a text-mode transfer makes it',
    code: 'envelope.magic',
    make: edit((b) => concat(b.subarray(0, 4), b.subarray(5))),
  },
  { name: 'magic-version', changed: 'version 2 in the magic at the start', code: 'envelope.version', make: edit((b) => flipped(b, 7, 3)) },
  { name: 'trailer-magic-flip', changed: 'a bit of the magic at the end', code: 'envelope.trailer', make: edit((b) => flipped(b, -3)) },
  { name: 'truncated-one', changed: 'the last byte is missing', code: 'envelope.trailer', make: edit((b) => b.slice(0, -1)) },
  { name: 'truncated-half', changed: 'the second half is missing', code: 'envelope.trailer', make: edit((b) => b.slice(0, b.length / 2)) },
  {
    name: 'truncated-middle',
    changed: 'one byte of the payload is missing, the trailer is there',
    code: 'envelope.length',
    make: edit((b) => concat(b.subarray(0, 100), b.subarray(101))),
  },
  {
    name: 'appended-byte',
    changed: 'a zero byte after the end',
    code: 'envelope.trailer',
    make: edit((b) => concat(b, new Uint8Array(1))),
  },
  {
    name: 'appended-seal',
    changed: 'the seal and trailer once more after the end',
    code: 'envelope.length',
    make: edit((b) => concat(b, split(b).seal, b.subarray(-32))),
  },
  {
    name: 'prepended-envelope',
    changed: 'bytes between the seal and the trailer',
    code: 'envelope.length',
    make: edit((b) => concat(b.subarray(0, -32), new Uint8Array(8), b.subarray(-32))),
  },
  {
    name: 'length-shifted',
    changed: 'the trailer gives a byte of the payload to the manifest',
    code: 'envelope.payload-length',
    make: lengths((s) => [u64be(s.payload.length - 1), u64be(s.manifest.length + 1), sizes(s)[2]]),
  },
  {
    name: 'length-2-64',
    changed: 'a payload length of 2^64 - 1',
    code: 'envelope.length-range',
    make: lengths((s) => [max64, sizes(s)[1], sizes(s)[2]]),
  },
  {
    name: 'length-overflow',
    changed: 'three lengths of 2^53 - 1 whose sum does not fit',
    code: 'envelope.length',
    make: lengths(() => [all, all, all]),
  },
  {
    name: 'length-wraps',
    changed: 'lengths whose sum modulo 2^64 would be right',
    code: 'envelope.length-range',
    make: lengths((s) => [max64, u64be(s.manifest.length + 1), u64be(s.payload.length + s.seal.length)]),
  },
  {
    name: 'seal-oversized',
    changed: 'a seal section of 16,385 bytes, one above the limit',
    code: 'run.limit',
    make: edit((b) => changed(b, () => ({ seal: new Uint8Array(16_385) }))),
  },
  {
    name: 'seal-empty',
    changed: 'an empty seal section',
    code: 'cbor.truncated',
    make: edit((b) => changed(b, () => ({ seal: new Uint8Array(0) }))),
  },
  {
    name: 'payload-flip-padding',
    changed: 'a bit of the last payload byte, which is padding',
    code: 'envelope.block',
    make: edit((b) => flipped(b, 8 + split(b).payload.length - 1)),
  },
  {
    name: 'payload-flip-keyed',
    changed: 'a bit of an item, met while reading with a key',
    code: 'envelope.block',
    by: bob,
    make: edit((b) => flipped(b, 300)),
  },
  {
    name: 'blocks-flip',
    changed: 'a bit of the block list',
    code: 'envelope.block-list',
    make: edit((b) => flipped(b, 8 + split(b).payload.length)),
  },
  {
    name: 'manifest-flip',
    changed: 'a bit of the manifest',
    code: 'manifest.digest',
    make: edit((b) => changed(b, (s) => ({ manifest: flipped(s.manifest, 2000) }))),
  },
  {
    name: 'seal-flip-payload',
    changed: 'a bit of what the seal signs: the commitment to the secret',
    code: 'statement.signature',
    make: edit((b) => changed(b, (s) => ({ seal: flipInMember(s.seal) }))),
  },
  { name: 'swap-payload', changed: 'the payload of another envelope of the same length', code: 'envelope.block', make: from('payload') },
  { name: 'swap-blocks', changed: 'the block list of another envelope', code: 'envelope.block-list', make: from('blocks') },
  { name: 'swap-manifest', changed: 'the manifest of another envelope', code: 'manifest.digest', make: from('manifest') },
  { name: 'swap-seal', changed: 'the seal of another envelope by the same sender', code: 'manifest.digest', make: from('seal') },
  {
    name: 'sections-reordered',
    changed: 'manifest and seal in each other’s place, the trailer fitting them',
    code: 'cose.tag',
    make: edit((b) => {
      const s = split(b)
      return join({ ...s, manifest: s.seal, seal: s.manifest })
    }),
  },
  {
    name: 'readdressed-replaced',
    changed: 'the recipient’s entry replaced by one for another key, without the sender',
    code: 'manifest.digest',
    make: async () => {
      const theirs = split(await envelope({ to: [mallory] }))
      return changed(await honest(), () => ({ manifest: theirs.manifest }))
    },
  },
  {
    name: 'readdressed-added',
    changed: 'a recipient added to the manifest, lengths in the trailer fitting',
    code: 'envelope.manifest-length',
    make: async () => {
      const theirs = split(await envelope({ to: [bob, carol] }))
      return changed(await honest(), () => ({ manifest: theirs.manifest }))
    },
  },
  {
    name: 'not-an-envelope',
    changed: 'bytes that were never an envelope',
    code: 'envelope.magic',
    make: () => drawn('junk')(500),
  },
  {
    name: 'only-the-frame',
    changed: 'magic and a trailer of zero lengths',
    code: 'cbor.truncated',
    make: () => concat(magic, trailer(0, 0, 0)),
  },
]

/** A bit of the last member of the seal's payload that is 32 bytes long: lengths and shape stay as they were. */
function flipInMember(seal: Uint8Array): Uint8Array {
  const name = new TextEncoder().encode('commitment')
  for (let at = 0; at < seal.length; at++) if (name.every((byte, i) => seal[at + i] === byte)) return flipped(seal, at + name.length + 5)
  throw new Error('no commitment')
}
