import { describe, expect, it } from 'vitest'
import { encode } from '../../src/cbor/index.js'
import { type SealOpen, sealType } from '../../src/docket/index.js'
import type { Entry } from '../../src/envelope/entries.js'
import type { WriteInput } from '../../src/envelope/index.js'
import { type Bytes, concat, toHex, utf8 } from '../../src/ground/index.js'
import { type ClosedParts, signStatement } from '../../src/statement/index.js'
import { alice, bob, carol, codesOf, drawn, keyed, keyless, type Making, make, mallory, note, p, partsFor } from './make.js'

type Open = Record<string, unknown>
const open = (entry: Entry, changes: Open): Entry => ({ open: { ...(entry.open as Open), ...changes }, parts: entry.parts })
const part = (entry: Entry, name: string, changes: Open): Entry => ({
  open: entry.open,
  parts: { ...entry.parts, [name]: { ...(entry.parts[name] as Open), ...changes } },
})
// With one exhibit: leaf 0 header, 1 and 2 exhibits, 3 the docket, 4 and 5 the items.
const at = (leaf: number, change: (entry: Entry) => Entry): Making => ({
  items: [note('hello'), note('world', ['second'])],
  stages: { entry: (n, entry) => (n === leaf ? change(entry) : entry) },
})
const path = (value: unknown): Making => at(4, (e) => part(e, 'name', { path: value }))
const manifest = (change: (value: Open) => unknown): Making => ({ stages: { manifest: (value) => change({ ...value }) } })
const openings = (change: (openings: Open) => void): Making =>
  manifest((value) => {
    const changed = { ...(value.openings as Open) }
    change(changed)
    return { ...value, openings: changed }
  })

const parts = partsFor(1)
const withParties = (sender: object, recipients: readonly object[]): Making => ({
  parts: { parties: { sender: { ...parts.parties.sender, ...sender }, recipients: recipients as typeof parts.parties.recipients } },
})

/** What an admitted sender whose code lies can do; the first code is the one that says what. */
const keyedCases: readonly (readonly [string, string, Making])[] = [
  ['catalogue.counts', 'more items than there are [ENV-45]', at(0, (e) => open(e, { items: 4 }))],
  ['catalogue.counts', 'fewer items than there are [ENV-45]', at(0, (e) => open(e, { items: 2 }))],
  ['catalogue.counts', 'no items at all', at(0, (e) => open(e, { items: 0 }))],
  ['catalogue.handover', 'more exhibits than handed over [ENV-55]', at(0, (e) => open(e, { exhibits: 3 }))],
  ['catalogue.size', 'another total size [ENV-54]', at(0, (e) => open(e, { size: 1 }))],
  ['catalogue.open', 'a header of another version [ENV-42]', at(0, (e) => open(e, { v: 2 }))],
  ['catalogue.open', 'a member that does not belong', at(4, (e) => open(e, { note: 1 }))],
  ['catalogue.part-unknown', 'a header with a part', at(0, (e) => ({ ...e, parts: { name: 1 } }))],
  ['catalogue.part-unknown', 'exhibit 0 with a part [ENV-46]', at(1, (e) => ({ ...e, parts: { description: {} } }))],
  ['catalogue.part-missing', 'an exhibit without identity', at(2, (e) => ({ ...e, parts: { description: {} } }))],
  ['catalogue.part-missing', 'an item without content', at(4, (e) => ({ ...e, parts: { name: e.parts.name } }))],
  ['catalogue.part-content', 'a digest of another length', at(4, (e) => part(e, 'content', { sha256: new Uint8Array(31) }))],
  ['catalogue.part-content', 'a time that is none', at(4, (e) => part(e, 'name', { times: { modified: 'yesterday' } }))],
  ['catalogue.order', 'exhibits out of order', at(2, (e) => open(e, { number: 2 }))],
  ['catalogue.order', 'items out of order', at(4, (e) => open(e, { number: 2 }))],
  ['catalogue.exhibit', 'an item of an exhibit that is not there [ENV-47]', at(4, (e) => open(e, { exhibit: 2 }))],
  ['item.docket', 'an item beside the docket [ENV-52]', at(4, (e) => open(e, { exhibit: 0 }))],
  ['item.docket', 'a docket of another name', at(3, (e) => part(e, 'name', { path: ['docket2'] }))],
  ['item.docket', 'a docket in an exhibit', at(3, (e) => open(e, { exhibit: 1 }))],
  ['catalogue.offsets', 'an item at another place [ENV-48]', at(4, (e) => open(e, { offset: 1 }))],
  ['catalogue.offsets', 'an item far outside', at(5, (e) => open(e, { offset: Number.MAX_SAFE_INTEGER }))],
  ['item.length', 'a length that does not follow from the size [ENV-53]', at(5, (e) => open(e, { length: 200 }))],
  ['item.length', 'a size beyond every stream', at(5, (e) => part(e, 'content', { size: Number.MAX_SAFE_INTEGER }))],
  ['catalogue.handover', 'another exhibit than handed over', at(2, (e) => part(e, 'identity', { index: 7 }))],
  ['catalogue.handover', 'another instance', at(2, (e) => part(e, 'identity', { instance: { record: drawn('r')(32), copy: 1 } }))],
  ['item.duplicate', 'two items of one name [ENV-51]', at(5, (e) => part(e, 'name', { path: ['note.txt'] }))],
  ...(
    [
      ['empty', []],
      ['depth', Array(65).fill('a')],
      ['type', [1]],
      ['emptySegment', ['a', '']],
      ['length', ['a'.repeat(1025)]],
      ['dots', ['..']],
      ['dots', ['.']],
      ['separator', ['a/b']],
      ['nul', ['a\0b']],
      ['utf8', [utf8('text')]],
    ] as const
  ).map(([why, value]) => ['item.path', `a path refused for: ${why} [ENV-50]`, path(value)] as const),
  [
    'catalogue.root',
    'another catalogue than sealed [ENV-44]',
    { stages: { entryBytes: (n, b) => (n === 4 ? replaced(b, 'note.txt', 'note.txu') : b) } },
  ],
  [
    'catalogue.root',
    'a root of something else [ENV-43]',
    { stages: { sealOpen: (o) => ({ ...o, contents: { digests: new Map([[-16, drawn('root')(32)]]) } }) } },
  ],
  ['catalogue.entry', 'an entry that is no pair', { stages: { entryBytes: (n, b) => (n === 4 ? encode([1]) : b) } }],
  ['cbor.indefinite', 'an entry of indefinite length', { stages: { entryBytes: (n, b) => (n === 4 ? Uint8Array.of(0x9f, 0xff) : b) } }],
  ['cbor.truncated', 'an entry that ends early', { stages: { entryBytes: (n, b) => (n === 4 ? b.slice(0, -1) : b) } }],
  [
    'catalogue.stream',
    'a catalogue that is not authentic [ENV-41]',
    { stages: { segment: (s, _, b) => (s === 'catalogue' ? flipped(b, 40) : b) } },
  ],
  ['item.stream', 'an item that is not authentic', { stages: { segment: (s, _, b) => (s === 1 ? flipped(b, 17) : b) } }],
  ['item.stream', 'a segment that says it is not the last', { stages: { segment: (s, _, b) => (s === 1 ? flipped(b, 0) : b) } }],
  ['sender.inconsistent', 'an item that is not what its entry says [ENV-72]', at(4, (e) => part(e, 'content', { sha256: drawn('d')(32) }))],
  [
    'catalogue.place',
    'bytes between the items and the catalogue [ENV-49]',
    {
      stages: {
        segment: (s, _, b) => (s === 1 ? concat(b, new Uint8Array(9)) : b),
        entry: (n, e) => (n === 4 ? open(e, { length: (e.open as { length: number }).length - 9 }) : e),
      },
    },
  ],
  ['catalogue.place', 'a catalogue outside', manifest((v) => ({ ...v, catalogue: { offset: 2 ** 52, length: 200 } }))],
  ['catalogue.stream', 'a catalogue of no stream length', manifest((v) => ({ ...v, catalogue: shifted(v.catalogue, 1, -1) }))],
  ['padding.length', 'more padding than Padmé', { stages: { paddedLength: (n) => n + 4096 } }],
  ['padding.length', 'less padding than Padmé', { stages: { paddedLength: (n) => n - 1 }, items: [note('x'.repeat(1001))] }],
  [
    'padding.content',
    'padding that carries something [ENV-61]',
    { stages: { padding: (_, b) => flipped(b, b.length - 1) }, items: [note('x'.repeat(1001))] },
  ],
  ['manifest.commitment', 'another secret than committed to [ENV-31]', manifest((v) => ({ ...v, secret: drawn('s')(32) }))],
  ['manifest.members', 'a secret of another length [ENV-34]', manifest((v) => ({ ...v, secret: drawn('s')(16) }))],
  ['manifest.members', 'a member more', manifest((v) => ({ ...v, note: 'for bob alone' }))],
  ['manifest.openings', 'an opening missing [ENV-36]', openings((o) => delete o.terms)],
  ['manifest.openings', 'an opening too many', openings((o) => Object.assign(o, { more: [drawn('x')(32), 1] }))],
  ['statement.part-opening', 'an opening of something else', openings((o) => Object.assign(o, { languages: [drawn('x')(32), ['fr']] }))],
  ['manifest.padding', 'padding that is not zero [ENV-35]', { stages: { manifestPlaintext: (b) => flipped(b, b.length - 1) } }],
  ['manifest.padding-length', 'a unit of padding too many', { stages: { manifestPlaintext: (b) => concat(b, new Uint8Array(4096)) } }],
  ['manifest.padding-length', 'padding to no multiple', { stages: { manifestPlaintext: (b) => b.slice(0, -1) } }],
  [
    'manifest.sender',
    'another authority inside [ENV-37]',
    { ...withParties({ authority: mallory.entry.authority }, [bob.entry]), input: { sign: (o, c) => signing({})(o, c) } },
  ],
  [
    'manifest.sender',
    'another signing key inside',
    withParties({ keys: { ...alice.entry.keys, signing: mallory.entry.keys.signing } }, [bob.entry]),
  ],
  [
    'manifest.sender',
    'another companion inside',
    withParties({ keys: { ...alice.entry.keys, companion: mallory.entry.keys.companion } }, [bob.entry]),
  ],
  ['manifest.recipients', 'a recipient inside that is not outside', withParties({}, [bob.entry, carol.entry])],
  ['manifest.recipients', 'a recipient outside that is not inside', { input: { recipients: [bob.receiving.key, carol.receiving.key] } }],
  [
    'manifest.own-entry',
    'my key under another name [ENV-38]',
    { parts: { ...withParties({}, [{ ...bob.entry, authority: carol.entry.authority }]).parts, ...handedTo(carol).parts } },
  ],
  ['manifest.handover', 'handed over to somebody else [ENV-39]', handedTo(mallory)],
  ['manifest.handover', 'handed over to the sender itself', handedTo(alice)],
]

function handedTo(who: typeof alice): Making {
  const handover = parts.handover.map((h) => ({ ...h, to: [who.entry.authority] }))
  return { parts: { handover } }
}

function replaced(bytes: Bytes, from: string, to: string): Bytes {
  const text = String.fromCharCode(...bytes)
  return Uint8Array.from(text.replace(from, to), (c) => c.charCodeAt(0))
}

function flipped(bytes: Bytes, index: number): Bytes {
  const copy = concat(bytes)
  copy[index]! ^= 1
  return copy
}

function shifted(value: unknown, offset: number, length: number): unknown {
  const place = value as { offset: number; length: number }
  return { offset: place.offset + offset, length: place.length + length }
}

describe('a sender whose code lies', () => {
  it.each(keyedCases)('%s: %s', async (code, _what, making) => {
    const { bytes } = await make(making)
    expect(codesOf(await keyless(bytes)), 'without a key').toEqual([])
    expect(codesOf(await keyed(bytes))[0]).toBe(code)
  })
})

/** A seal of any content, signed for good. */
function signing(change: { open?: (open: SealOpen) => object; sub?: string; name?: string }): WriteInput['sign'] {
  return async (given: SealOpen, closed: ClosedParts) => {
    const lax = { safeParse: (data: unknown) => ({ success: true as const, data }) }
    const schemas = async () => ({ open: lax as never, parts: (await sealType.schemas()).parts })
    const { statement } = await signStatement(p, alice, {
      type: { ...sealType, schemas, name: change.name ?? 'seal' },
      iss: alice.entry.authority,
      sub: change.sub ?? toHex(given.envelope),
      iat: 1_790_000_000,
      open: { ...(change.open?.(given) ?? given) },
      closedAlready: closed,
      random: drawn('signing'),
    })
    return statement
  }
}

const sealCases: readonly (readonly [string, string, Making])[] = [
  ['envelope.seal-version', 'another version [ENV-10]', { input: { sign: signing({ open: (o) => ({ ...o, v: 2 }) }) } }],
  [
    'envelope.payload-length',
    'another payload length [ENV-11]',
    { input: { sign: signing({ open: (o) => ({ ...o, payload: { ...o.payload, length: 1 } }) }) } },
  ],
  [
    'envelope.manifest-length',
    'another manifest length [ENV-12]',
    { input: { sign: signing({ open: (o) => ({ ...o, manifest: { ...o.manifest, length: 1 } }) }) } },
  ],
  [
    'envelope.block-length',
    'another block length [ENV-13]',
    { input: { sign: signing({ open: (o) => ({ ...o, payload: { ...o.payload, block: 2 ** 16 } }) }) } },
  ],
  ['envelope.seal-type', 'another statement in its place [ENV-14]', { input: { sign: signing({ name: 'sealed' }) } }],
  ['envelope.sub', 'another envelope id in sub [ENV-15]', { input: { sign: signing({ sub: toHex(drawn('sub')(16)) }) } }],
  ['statement.payload', 'a member that does not belong', { input: { sign: signing({ open: (o) => ({ ...o, more: 1 }) }) } }],
  [
    'manifest.digest',
    'another manifest digest [ENV-20]',
    { stages: { sealOpen: (o) => ({ ...o, manifest: { ...o.manifest, digests: new Map([[-16, drawn('m')(32)]]) } }) } },
  ],
  [
    'envelope.block-list',
    'another payload root [ENV-21]',
    { stages: { sealOpen: (o) => ({ ...o, payload: { ...o.payload, digests: new Map([[-16, drawn('m')(32)]]) } }) } },
  ],
  ['envelope.block-list', 'another block list', { stages: { blockList: (list) => flipped(list, 0) } }],
  [
    'envelope.payload-digest',
    'another SHA-512 root',
    {
      sha512: true,
      stages: {
        sealOpen: (o) => ({
          ...o,
          payload: { ...o.payload, digests: new Map([...(o.payload.digests as Map<number, Bytes>), [-44, drawn('m')(64)]]) },
        }),
      },
    },
  ],
]

describe('a seal that lies is refused without a key', () => {
  it.each(sealCases)('%s: %s', async (code, _what, making) => {
    expect(codesOf(await keyless((await make(making)).bytes))[0]).toBe(code)
  })

  it('envelope.structure: signed structures of 4,096 bytes and more [ENV-16]', async () => {
    const large = signing({ open: (o) => ({ ...o, extra: { 'org.example': 'x'.repeat(3500) } }) })
    await expect(make({ input: { sign: large } })).rejects.toMatchObject({ code: 'envelope.structure' })
    let stash: Bytes | undefined
    const honestly = signing({})
    const sign: WriteInput['sign'] = async (given, closed) => {
      stash = (await large(given, closed)).bytes
      return honestly(given, closed)
    }
    const { bytes } = await make({ input: { sign }, stages: { seal: () => stash! } })
    expect(codesOf(await keyless(bytes))).toEqual(['envelope.structure'])
  })
})
