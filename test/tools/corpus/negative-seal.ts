import { type CborValue, decode, encode, Tagged } from '../../../src/cbor/index.js'
import { coseKey, makeCompanion } from '../../../src/cose/index.js'
import { type Bytes, concat, copyBytes, fromHex, toHex, utf8 } from '../../../src/ground/index.js'
import type { EnvelopeCase } from './case.js'
import { drawn } from './draws.js'
import { encodings } from './encoding.js'
import { envelope } from './envelope.js'
import { asMallory } from './negative-exchange.js'
import { alice, bob, carol, mallory, p } from './people.js'
import { changed, flipped, type Header, type Members, members, type Reseal, resealed, split, swapped } from './sections.js'

const seal = (o: Reseal) => async () => resealed(await envelope(), o)
const payload = (change: (value: Members) => unknown) => seal({ payload: members(change) })
const header = (change: (header: Header) => void) => seal({ header: change })
const claims = (change: (claims: Header) => void) =>
  header((h) => {
    const copy = new Map(h.get(15) as Header)
    change(copy)
    h.set(15, copy)
  })
const cnf = (key: ReadonlyMap<number, unknown>) => claims((c) => c.set(8, new Map([[1, key as Header]])))
const key = (change: (key: Header) => void) => {
  const copy = new Map(coseKey(alice.keys.signer.key)) as Header
  change(copy)
  return copy
}
const inner = (value: unknown, change: Members): Members => ({ ...(value as Members), ...change })
const version = Uint8Array.of(0x61, 0x76, 0x01)

/** order of edwards25519's scalar group, little-endian; added to S it gives a second signature that lax verifiers accept */
const L = fromHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010')
function plusL(s: Uint8Array): Bytes {
  const out = copyBytes(s)
  let carry = 0
  for (let i = 0; i < 32; i++) {
    carry += s[i]! + L[i]!
    out[i] = carry & 255
    carry >>= 8
  }
  return out
}

/** Where a signature's own bytes are wrong, the companion, which covers them, is made over the wrong ones and holds. */
const signature = (change: (s: Bytes) => Uint8Array) => seal({ signature: change })
const unprotected = (change: (map: Header) => unknown) => seal({ unprotected: (map) => change(map) ?? map })
const companion = (change: (parts: CborValue[]) => void) =>
  unprotected((map) => {
    const parts = [...(map.get(11) as readonly CborValue[])]
    change(parts)
    map.set(11, parts)
  })

const companionOf = (by: typeof alice) => async () => {
  const bytes = await envelope()
  const s = split(bytes)
  const [head, , content, sig] = (decode(s.seal, { tag: 18 }) as Tagged).value as readonly Bytes[]
  const theirs = await makeCompanion(p, { protected: head!, payload: content!, signature: sig! }, by.keys.companion!)
  return changed(bytes, () => ({ seal: encode(new Tagged(18, [head!, new Map([[11, theirs]]), content!, sig!])) }))
}

/** The seal: a signer whose software says anything, or somebody else's hand. */
export const sealCases: readonly EnvelopeCase[] = [
  ...encodings.map(
    ({ name, what, code, bytes }): EnvelopeCase => ({
      name: `cbor-${name}`,
      changed: `in the seal’s payload, as value of v: ${what}`,
      code,
      make: seal({ payload: (content) => swapped(content, version, concat(Uint8Array.of(0x61, 0x76), bytes)) }),
    }),
  ),
  {
    name: 'cbor-trailing',
    changed: 'a byte after the seal’s payload item',
    code: 'cbor.trailing',
    make: seal({ payload: (b) => concat(b, Uint8Array.of(0)) }),
  },
  {
    name: 'header-non-shortest',
    changed: 'alg in two bytes instead of one',
    code: 'cbor.non-shortest',
    make: seal({ protected: (b) => swapped(b, Uint8Array.of(0x01, 0x32), Uint8Array.of(0x01, 0x38, 0x12)) }),
  },
  {
    name: 'tag-missing',
    changed: 'a seal without its tag 18',
    code: 'cose.tag',
    make: async () => changed(await envelope(), (s) => ({ seal: s.seal.slice(1) })),
  },
  { name: 'alg-eddsa', changed: 'alg -8, the polymorphic EdDSA', code: 'statement.header', make: header((h) => h.set(1, -8)) },
  { name: 'alg-other', changed: 'alg ESP256 over an Ed25519 key', code: 'statement.header', make: header((h) => h.set(1, -9)) },
  {
    name: 'header-more',
    changed: 'a content type in the protected header',
    code: 'statement.header',
    make: header((h) => h.set(3, 'application/cbor')),
  },
  { name: 'cnf-missing', changed: 'no enclosed key', code: 'statement.cnf', make: claims((c) => c.delete(8)) },
  {
    name: 'cnf-other',
    changed: 'another signer’s key enclosed under the kid',
    code: 'statement.cnf',
    make: cnf(coseKey(mallory.keys.signer.key)),
  },
  { name: 'claims-more', changed: 'an expiry among the claims', code: 'statement.claims', make: claims((c) => c.set(4, 2_000_000_000)) },
  { name: 'iss-long', changed: 'an iss of 129 bytes', code: 'statement.claims', make: claims((c) => c.set(1, 'x'.repeat(129))) },
  { name: 'typ-missing', changed: 'no typ', code: 'statement.typ', make: header((h) => h.delete(16)) },
  {
    name: 'typ-custody',
    changed: 'a custody record where the seal belongs',
    code: 'envelope.seal-type',
    make: header((h) => h.set(16, 'application/rogatory.custody+cbor;v=1')),
  },
  {
    name: 'typ-version',
    changed: 'version 2 of the seal',
    code: 'envelope.seal-type',
    make: header((h) => h.set(16, 'application/rogatory.seal+cbor;v=2')),
  },
  {
    name: 'sub-other',
    changed: 'another envelope id in sub',
    code: 'envelope.sub',
    make: claims((c) => c.set(2, toHex(drawn('sub')(16)))),
  },
  {
    name: 'key-small-order',
    changed: 'the enclosed key is a point of small order',
    code: 'cose.key-invalid',
    make: cnf(key((k) => k.set(-2, fromHex('ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f')))),
  },
  {
    name: 'key-not-canonical',
    changed: 'the enclosed key’s y is p + 3, which reduces to a point of the curve',
    code: 'cose.key-invalid',
    make: cnf(key((k) => k.set(-2, fromHex('f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f')))),
  },
  {
    name: 'key-off-curve',
    changed: 'the enclosed key is no point of the curve',
    code: 'cose.key-invalid',
    make: cnf(key((k) => k.set(-2, concat(Uint8Array.of(2), new Uint8Array(31))))),
  },
  { name: 'key-short', changed: 'an enclosed key of 31 bytes', code: 'cose.key-invalid', make: cnf(key((k) => k.set(-2, drawn('k')(31)))) },
  { name: 'key-member-more', changed: 'a key with key_ops', code: 'cose.key', make: cnf(key((k) => k.set(4, [2]))) },
  {
    name: 'key-p256-off-curve',
    changed: 'an enclosed P-256 key off the curve',
    code: 'cose.key-invalid',
    make: cnf(
      new Map<number, unknown>([
        [1, 2],
        [-1, 1],
        [-2, drawn('x')(32)],
        [-3, drawn('y')(32)],
      ]),
    ),
  },
  {
    name: 'key-p256-compressed',
    changed: 'an enclosed P-256 key with a compressed y',
    code: 'cose.key',
    make: cnf(
      new Map<number, unknown>([
        [1, 2],
        [-1, 1],
        [-2, drawn('x')(32)],
        [-3, true],
      ]),
    ),
  },
  {
    name: 'key-x-wing',
    changed: 'a receiving key where a signing key belongs',
    code: 'statement.cnf',
    make: seal({
      header: (h) => {
        const k = alice.card.keys.receiving!
        h.set(4, fromHex(k.kid))
        h.set(15, new Map<number, CborValue>([...(h.get(15) as Header), [8, new Map([[1, coseKey(k)]])]]))
      },
    }),
  },
  { name: 'signature-flip', changed: 'a bit of the signature', code: 'statement.signature', make: signature((s) => flipped(s, 0)) },
  {
    name: 'signature-s-plus-l',
    changed: 'S + L in place of S: the same signature to a lax verifier',
    code: 'statement.signature',
    make: signature((s) => concat(s.subarray(0, 32), plusL(s.subarray(32)))),
  },
  { name: 'signature-zero', changed: 'a signature of zeros', code: 'statement.signature', make: signature(() => new Uint8Array(64)) },
  {
    name: 'signature-small-order-r',
    changed: 'R of small order, S zero',
    code: 'statement.signature',
    make: signature(() => concat(Uint8Array.of(1), new Uint8Array(63))),
  },
  { name: 'signature-empty', changed: 'an empty signature', code: 'cose.signature', make: signature(() => new Uint8Array(0)) },
  {
    name: 'signer-replaced',
    changed: 'signed and countersigned anew by a stranger, the envelope otherwise the same',
    code: 'manifest.unreadable',
    by: bob,
    make: seal({
      by: mallory.keys,
      header: asMallory,
      payload: members((v) => ({ ...v, companion: fromHex(mallory.keys.companion!.key.kid) })),
    }),
  },
  {
    name: 'signer-signs-as-other',
    changed: 'signed by a stranger under the sender’s kid and key',
    code: 'statement.signature',
    make: async () => {
      const by = { ...alice.keys, signer: { key: alice.keys.signer.key, sign: mallory.keys.signer.sign } }
      return resealed(await envelope(), { by })
    },
  },
  {
    name: 'signer-foreign-authority',
    changed: 'a known key that calls itself another authority',
    code: 'signer.authority',
    make: claims((c) => c.set(1, carol.card.authority)),
  },
  {
    name: 'companion-stripped',
    changed: 'the companion taken away',
    code: 'statement.companion-missing',
    make: unprotected(() => new Map()),
  },
  {
    name: 'companion-undeclared',
    changed: 'a seal that declares no companion, with one',
    code: 'statement.companion-missing',
    make: payload((v) => {
      delete v.companion
    }),
  },
  {
    name: 'companion-of-another',
    changed: 'a valid companion by another key',
    code: 'statement.companion-key',
    make: companionOf(mallory),
  },
  {
    name: 'companion-flip',
    changed: 'a bit of the companion’s signature',
    code: 'statement.companion-signature',
    make: companion((parts) => {
      parts[2] = flipped(parts[2] as Bytes, 100)
    }),
  },
  {
    name: 'companion-kid',
    changed: 'a companion whose kid is not its key’s thumbprint',
    code: 'cose.companion-kid',
    make: companion((parts) => {
      const h = new Map(decode(parts[0] as Bytes) as Header)
      h.set(4, drawn('kid')(32))
      parts[0] = encode(h)
    }),
  },
  {
    name: 'unprotected-token',
    changed: 'a time token in the seal’s unprotected map',
    code: 'statement.unprotected',
    make: unprotected((map) => map.set(270, utf8('token'))),
  },
  { name: 'unprotected-twice', changed: 'alg in both headers', code: 'cose.unprotected', make: unprotected((map) => map.set(1, -19)) },
  { name: 'version', changed: 'v is 2', code: 'envelope.seal-version', make: payload((v) => ({ ...v, v: 2 })) },
  {
    name: 'payload-length',
    changed: 'another payload length than the trailer’s',
    code: 'envelope.payload-length',
    make: payload((v) => ({ ...v, payload: inner(v.payload, { length: 1 }) })),
  },
  {
    name: 'manifest-length',
    changed: 'another manifest length than the trailer’s',
    code: 'envelope.manifest-length',
    make: payload((v) => ({ ...v, manifest: inner(v.manifest, { length: 1 }) })),
  },
  {
    name: 'block-length',
    changed: 'blocks of 65,536 bytes',
    code: 'envelope.block-length',
    make: payload((v) => ({ ...v, payload: inner(v.payload, { block: 65_536 }) })),
  },
  { name: 'member-more', changed: 'a member that does not belong', code: 'statement.payload', make: payload((v) => ({ ...v, note: 1 })) },
  {
    name: 'closed-missing',
    changed: 'a closed part missing',
    code: 'statement.payload',
    make: payload((v) => {
      const closed = { ...(v.closed as Members) }
      delete closed.terms
      return { ...v, closed }
    }),
  },
  {
    name: 'structure-large',
    changed: 'a signed structure of more than 4,095 bytes',
    code: 'envelope.structure',
    make: payload((v) => ({ ...v, extra: { 'org.example': 'x'.repeat(3600) } })),
  },
  {
    name: 'manifest-digest',
    changed: 'a seal over another manifest digest',
    code: 'manifest.digest',
    make: payload((v) => ({ ...v, manifest: inner(v.manifest, { digests: new Map([[-16, drawn('d')(32)]]) }) })),
  },
  {
    name: 'payload-root',
    changed: 'a seal over another root of blocks',
    code: 'envelope.block-list',
    make: payload((v) => ({ ...v, payload: inner(v.payload, { digests: new Map([[-16, drawn('d')(32)]]) }) })),
  },
  {
    name: 'payload-sha512',
    changed: 'a seal whose SHA-512 root of the payload is another',
    code: 'envelope.payload-digest',
    make: async () =>
      resealed(await envelope({ sha512: true }), {
        payload: members((v) => ({
          ...v,
          payload: inner(v.payload, {
            digests: new Map([...((v.payload as Members).digests as Map<number, Bytes>), [-44, drawn('d')(64)]]),
          }),
        })),
      }),
  },
]
