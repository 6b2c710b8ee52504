import { type CborValue, decode, encode, Tagged } from '../../../src/cbor/index.js'
import { type SealParts, sealType } from '../../../src/docket/index.js'
import type { WriteInput } from '../../../src/envelope/index.js'
import type { Stages } from '../../../src/envelope/stages.js'
import { type Bytes, concat, copyBytes, fromHex, toHex } from '../../../src/ground/index.js'
import { signStatement } from '../../../src/statement/index.js'
import type { EnvelopeCase } from './case.js'
import { drawn } from './draws.js'
import { someEncodings } from './encoding.js'
import { envelope, type Making, party } from './envelope.js'
import { alice, bob, carol, mallory, now, p } from './people.js'
import { flipped, type Header, type Members, swapped } from './sections.js'

type Layers = { head: CborValue; unprotected: CborValue; ciphertext: CborValue; recipients: CborValue }
type Recipient = [head: Bytes, unprotected: Header, ciphertext: Bytes]

const staged =
  (stages: Partial<Stages>, making: Making = {}) =>
  () =>
    envelope({ ...making, stages })

/** The COSE_Encrypt changed before the seal is made over it. */
const layers = (change: (l: Layers) => void, making: Making = {}) =>
  staged(
    {
      manifestBytes(bytes) {
        const [head, unprotected, ciphertext, recipients] = (decode(bytes, { tag: 96 }) as Tagged).value as readonly CborValue[]
        const l: Layers = { head: head!, unprotected: unprotected!, ciphertext: ciphertext!, recipients: recipients! }
        change(l)
        return encode(new Tagged(96, [l.head, l.unprotected, l.ciphertext, l.recipients]))
      },
    },
    making,
  )
const recipient = (change: (r: Recipient) => void, making: Making = {}) =>
  layers((l) => {
    const list = (l.recipients as unknown as Recipient[]).map(([a, b, c]): Recipient => [a, new Map(b), c])
    change(list[0]!)
    l.recipients = list as unknown as CborValue
  }, making)
const enc = (change: (enc: Bytes) => Uint8Array, making: Making = {}) =>
  recipient((r) => r[1].set(-4, copyBytes(change(r[1].get(-4) as Bytes))), making)
const recipientHeader = (change: (h: Header) => void) =>
  recipient((r) => {
    const h = new Map(decode(r[0]) as Header)
    change(h)
    r[0] = encode(h)
  })
const both: Making = { to: [bob, carol] }
const value = (change: (value: Members) => unknown) => staged({ manifest: (given) => change({ ...given }) })
const openings = (change: (openings: Members) => void) =>
  value((v) => {
    const copy = { ...(v.openings as Members) }
    change(copy)
    return { ...v, openings: copy }
  })
const parts =
  (change: (parts: SealParts) => SealParts, making: Making = {}) =>
  () =>
    envelope({ ...making, parts: change })
const handedTo = (authority: string) => parts((s) => ({ ...s, handover: s.handover.map((entry) => ({ ...entry, to: [authority] })) }))
const plain = (change: (bytes: Bytes) => Bytes) => staged({ manifestPlaintext: change })

const keyed = (list: readonly EnvelopeCase[]): EnvelopeCase[] => list.map((one) => ({ by: bob, ...one }))

/** The manifest: what a sender who lies can put into it, seen with a recipient's key; signature and digests are right. */
export const manifestCases: readonly EnvelopeCase[] = keyed([
  {
    name: 'tag-missing',
    changed: 'a COSE_Encrypt without its tag 96',
    code: 'cose.tag',
    make: staged({ manifestBytes: (b) => b.slice(2) }),
  },
  {
    name: 'ciphertext-flip',
    changed: 'a bit of the ciphertext, sealed as it is',
    code: 'manifest.unreadable',
    make: layers((l) => (l.ciphertext = flipped(l.ciphertext as Bytes, 9))),
  },
  {
    name: 'recipients-order',
    changed: 'recipients in descending order',
    code: 'cose.recipient-order',
    make: layers((l) => (l.recipients = [...(l.recipients as CborValue[])].reverse()), both),
  },
  {
    name: 'recipients-twice',
    changed: 'one recipient twice',
    code: 'cose.recipient-order',
    make: layers((l) => {
      const [one] = l.recipients as CborValue[]
      l.recipients = [one!, one!]
    }),
  },
  { name: 'recipient-alg', changed: 'a key encrypted by an unknown suite', code: 'cose.alg', make: recipientHeader((h) => h.set(1, 35)) },
  { name: 'recipient-enc-short', changed: 'an encapsulation of 1,119 bytes', code: 'cose.recipient-enc', make: enc((e) => e.slice(1)) },
  {
    name: 'recipient-key-flip',
    changed: 'a bit of the encrypted key',
    code: 'manifest.unreadable',
    make: recipient((r) => {
      r[2] = flipped(r[2], 0)
    }),
  },
  {
    name: 'enc-low-order',
    changed: 'an X-Wing encapsulation whose X25519 share is of low order',
    code: 'manifest.unreadable',
    make: enc((e) => concat(e.subarray(0, 1088), new Uint8Array(32))),
  },
  {
    name: 'enc-low-order-not-canonical',
    changed: 'an X25519 share that is p, zero not in canonical form',
    code: 'manifest.unreadable',
    make: enc((e) => concat(e.subarray(0, 1088), fromHex('edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'))),
  },
  {
    name: 'enc-p256-off-curve',
    changed: 'a P-256 encapsulation off the curve',
    code: 'manifest.unreadable',
    by: carol,
    make: enc((e) => flipped(e, 40), { to: [carol] }),
  },
  {
    name: 'enc-p256-infinity',
    changed: 'a P-256 encapsulation of zeros',
    code: 'manifest.unreadable',
    by: carol,
    make: enc(() => new Uint8Array(65), { to: [carol] }),
  },
  {
    name: 'enc-p256-compressed',
    changed: 'a compressed P-256 encapsulation',
    code: 'cose.recipient-enc',
    by: carol,
    make: enc((e) => concat(Uint8Array.of(2), e.subarray(1, 33)), { to: [carol] }),
  },
  {
    name: 'not-for-me',
    changed: 'nothing: it is read with a key it is not for',
    code: 'crypto.decrypt',
    thrown: true,
    by: mallory,
    make: () => envelope(),
  },
  ...someEncodings.map(({ name, what, code, bytes }) => ({
    name: `cbor-${name}`,
    changed: `in the manifest, as the catalogue’s offset: ${what}`,
    code,
    make: plain((b) => repadded(offsetReplaced(b, bytes))),
  })),
  {
    name: 'padding-content',
    changed: 'padding of the manifest that is not zero',
    code: 'manifest.padding',
    make: plain((b) => flipped(b, -1)),
  },
  {
    name: 'padding-unit',
    changed: '4,096 zero bytes too many',
    code: 'manifest.padding-length',
    make: plain((b) => concat(b, new Uint8Array(4096))),
  },
  { name: 'padding-short', changed: 'a byte of padding too few', code: 'manifest.padding-length', make: plain((b) => b.slice(0, -1)) },
  {
    name: 'padding-second-item',
    changed: 'a second item where the padding belongs',
    code: 'manifest.padding',
    make: plain((b) => concat(b.subarray(0, -32), encode(drawn('second')(30)))),
  },
  {
    name: 'secret-other',
    changed: 'another secret than the seal commits to',
    code: 'manifest.commitment',
    make: value((v) => ({ ...v, secret: drawn('s')(32) })),
  },
  {
    name: 'member-more',
    changed: 'a member for one recipient alone',
    code: 'manifest.members',
    make: value((v) => ({ ...v, note: 'for bob' })),
  },
  {
    name: 'member-missing',
    changed: 'no place of the catalogue',
    code: 'manifest.members',
    make: value((v) => {
      delete v.catalogue
      return v
    }),
  },
  { name: 'opening-missing', changed: 'no opening of the terms', code: 'manifest.openings', make: openings((o) => delete o.terms) },
  {
    name: 'opening-value',
    changed: 'other languages than the seal closes',
    code: 'statement.part-opening',
    make: openings((o) => Object.assign(o, { languages: [(o.languages as CborValue[])[0], ['fr']] })),
  },
  {
    name: 'sender-authority',
    changed: 'another sender inside than outside',
    code: 'manifest.sender',
    make: () =>
      envelope({
        parts: (s) => ({ ...s, parties: { ...s.parties, sender: { ...s.parties.sender, authority: mallory.card.authority } } }),
        input: { sign: (open, closed) => signingAs(open, closed) },
      }),
  },
  {
    name: 'recipient-inside',
    changed: 'a recipient named inside for whom there is no key',
    code: 'manifest.recipients',
    make: parts((s) => ({ ...s, parties: { ...s.parties, recipients: [...s.parties.recipients, party(carol)] } })),
  },
  {
    name: 'recipient-outside',
    changed: 'a key for somebody not named inside: an envelope readdressed by its sender',
    code: 'manifest.recipients',
    make: () => envelope({ input: { recipients: [bob.card.keys.receiving!, mallory.card.keys.receiving!] } }),
  },
  {
    name: 'own-entry',
    changed: 'my key under another’s name',
    code: 'manifest.own-entry',
    make: parts((s) => ({
      ...s,
      parties: { ...s.parties, recipients: [{ ...party(bob), authority: carol.card.authority }] },
      handover: s.handover.map((e) => ({ ...e, to: [carol.card.authority] })),
    })),
  },
  {
    name: 'handover-stranger',
    changed: 'handed over to somebody who cannot read it',
    code: 'manifest.handover',
    make: handedTo(mallory.card.authority),
  },
  { name: 'handover-self', changed: 'handed over to the sender itself', code: 'manifest.handover', make: handedTo(alice.card.authority) },
])

const signingAs: WriteInput['sign'] = async (open, closed) => {
  const { statement } = await signStatement(
    p,
    { signer: alice.keys.signer, companion: alice.keys.companion! },
    {
      type: sealType,
      iss: alice.card.authority,
      sub: toHex(open.envelope),
      iat: now,
      open: { ...open },
      closedAlready: closed,
      random: drawn('signing as'),
    },
  )
  return statement
}

/** The item with other bytes as catalogue.offset: the last member of the first map. */
function offsetReplaced(bytes: Bytes, by: Uint8Array): Bytes {
  const { catalogue } = decode(bytes.subarray(0, lastNonZero(bytes))) as unknown as { catalogue: { offset: number } }
  const name = concat(Uint8Array.of(0x66), new TextEncoder().encode('offset'))
  return swapped(bytes, concat(name, encode(catalogue.offset)), concat(name, by))
}

/** A manifest item ends with its openings, which never end in zeros: a text ends the last one. */
function lastNonZero(bytes: Uint8Array): number {
  let end = bytes.length
  while (bytes[end - 1] === 0) end--
  return end
}

/** Padding put right again after the item changed its length. */
function repadded(bytes: Bytes): Bytes {
  const end = lastNonZero(bytes)
  return concat(bytes.subarray(0, end), new Uint8Array((4096 - (end % 4096)) % 4096))
}
