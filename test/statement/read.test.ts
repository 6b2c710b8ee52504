import { describe, expect, test } from 'vitest'
import { decode, encode, Tagged } from '../../src/cbor/index.js'
import { coseKey, decodeSign1, encodeSign1, publicKeyOf } from '../../src/cose/index.js'
import { fromHex } from '../../src/ground/index.js'
import { parseStatement, sameSigned, verifyStatement } from '../../src/statement/index.js'
import { fixedRandom, p } from '../identity/keys.js'
import { rejection } from '../identity/thrown.js'
import { cnfOf, companion, type Forged, forge, hardware, issuer, other, otherCompanion, signer, types } from './forge.js'

const limit = 100_000
const read = async (f: Forged) => parseStatement(p, await forge(f), types, limit)
const verify = async (f: Forged, key = signer.key) => verifyStatement(p, await read(f), key)
const h = (...entries: [number, unknown][]) => new Map(entries)
const cnfTyp = 'application/rogatory.withKey+cbor;v=1'
const linkedTyp = 'application/rogatory.linked+cbor;v=1'
const strictTyp = 'application/rogatory.strict+cbor;v=1'
const kidBytes = fromHex(companion.key.kid)
const small = (n: number) => new Uint8Array(32).fill(n)
const xwing = await publicKeyOf(p, 'X-Wing', await p.xwingPublicKey(fixedRandom('x')(32)))

test('[STA-03] a statement with exactly its header and payload is read and verified', async () => {
  expect(await verify({})).toMatchObject({
    type: 'test',
    version: 1,
    understood: true,
    alg: -19,
    iss: issuer,
    sub: 'ab',
    iat: 1_780_000_000,
  })
  expect(await verify({ by: hardware }, hardware.key)).toMatchObject({ alg: -9, kid: hardware.key.kid })
  expect(await read({ header: h([34, [-16, small(1)]]) })).toMatchObject({ x5t: '01'.repeat(32) })
})

describe('header defects', () => {
  const cases: [string, Forged, string][] = [
    ['[STA-03] alg missing', { header: h([1, undefined]) }, 'statement.header'],
    ['[STA-03] alg EdDSA (-8)', { header: h([1, -8]) }, 'statement.header'],
    ['[STA-03] alg ES256 (-7)', { header: h([1, -7]) }, 'statement.header'],
    ['[STA-03] alg ML-DSA-65, which only countersigns', { header: h([1, -49]) }, 'statement.header'],
    ['[STA-03] a label too many', { header: h([3, 'text/plain']) }, 'statement.header'],
    ['[STA-03] crit', { header: h([2, [16]]) }, 'statement.header'],
    ['[STA-03] x5t of another hash', { header: h([34, [-44, small(1)]]) }, 'statement.header'],
    ['[STA-03] x5t of 31 bytes', { header: h([34, [-16, small(1).subarray(1)]]) }, 'statement.header'],
    ['[STA-03] x5t with a third member', { header: h([34, [-16, small(1), 1]]) }, 'statement.header'],
    ['[STA-04] typ missing', { header: h([16, undefined]) }, 'statement.typ'],
    ['[STA-04] typ a number', { typ: 60 }, 'statement.typ'],
    ['[STA-04] typ in capitals', { typ: 'Application/rogatory.test+cbor;v=1' }, 'statement.typ'],
    ['[STA-04] typ without version', { typ: 'application/rogatory.test+cbor' }, 'statement.typ'],
    ['[STA-04] typ with a space', { typ: 'application/rogatory.test+cbor; v=1' }, 'statement.typ'],
    ['[STA-04] typ with version 01', { typ: 'application/rogatory.test+cbor;v=01' }, 'statement.typ'],
    ['[STA-04] typ with version 0', { typ: 'application/rogatory.test+cbor;v=0' }, 'statement.typ'],
    ['[STA-04] typ with something after', { typ: 'application/rogatory.test+cbor;v=1\n' }, 'statement.typ'],
    ['[STA-04] typ before anything else is wrong', { typ: 'text/plain', header: h([1, -7], [4, 1]) }, 'statement.typ'],
    ['[STA-05] kid missing', { header: h([4, undefined]) }, 'statement.kid'],
    ['[STA-05] kid of 31 bytes', { header: h([4, new Uint8Array(31)]) }, 'statement.kid'],
    ['[STA-05] kid of 33 bytes', { header: h([4, new Uint8Array(33)]) }, 'statement.kid'],
    ['[STA-05] kid as text', { header: h([4, signer.key.kid]) }, 'statement.kid'],
    ['[STA-06] claims missing', { header: h([15, undefined]) }, 'statement.claims'],
    ['[STA-06] claims as text map', { header: h([15, { iss: 'a' }]) }, 'statement.claims'],
    ['[STA-06] iss missing', { claims: h([1, undefined]) }, 'statement.claims'],
    ['[STA-06] iss empty', { claims: h([1, '']) }, 'statement.claims'],
    ['[STA-06] iss of 129 bytes', { claims: h([1, 'a'.repeat(129)]) }, 'statement.claims'],
    ['[STA-06] iss of 65 characters in 130 bytes', { claims: h([1, 'é'.repeat(65)]) }, 'statement.claims'],
    ['[STA-06] sub missing', { claims: h([2, undefined]) }, 'statement.claims'],
    ['[STA-06] sub as bytes', { claims: h([2, small(1)]) }, 'statement.claims'],
    ['[STA-06] iat missing', { claims: h([6, undefined]) }, 'statement.claims'],
    ['[STA-06] iat negative', { claims: h([6, -1]) }, 'statement.claims'],
    ['[STA-06] iat as text', { claims: h([6, '2026']) }, 'statement.claims'],
    ['[STA-06] exp beside them', { claims: h([4, 1_790_000_000]) }, 'statement.claims'],
    ['[STA-07] cnf where none belongs', { claims: h([8, cnfOf(signer.key)]) }, 'statement.cnf'],
    ['[STA-07] cnf missing', { typ: cnfTyp }, 'statement.cnf'],
    ['[STA-07] cnf of another key', { typ: cnfTyp, claims: h([8, cnfOf(other.key)]) }, 'statement.cnf'],
    ['[STA-07] cnf with a second member', { typ: cnfTyp, claims: h([8, cnfOf(signer.key).set(3, small(1))]) }, 'statement.cnf'],
    ['[STA-07] cnf without the key', { typ: cnfTyp, claims: h([8, h([3, small(1)])]) }, 'statement.cnf'],
    ['[STA-07] cnf no map', { typ: cnfTyp, claims: h([8, small(1)]) }, 'statement.cnf'],
    ['[STA-07] cnf of a receiving key', { typ: cnfTyp, header: h([4, fromHex(xwing.kid)]), claims: h([8, cnfOf(xwing)]) }, 'statement.cnf'],
    ['[STA-07] cnf of a companion key', { typ: cnfTyp, header: h([4, kidBytes]), claims: h([8, cnfOf(companion.key)]) }, 'statement.cnf'],
    [
      '[STA-07] cnf with a kid inside the key',
      { typ: cnfTyp, claims: h([8, h([1, new Map(coseKey(signer.key)).set(2, small(1))])]) },
      'cose.key',
    ],
    ['[STA-08] an unprotected kid, which the protected header has', { unprotected: h([4, small(1)]) }, 'cose.unprotected'],
    ['[STA-08] an unprotected certificate chain', { unprotected: h([33, small(1)]) }, 'statement.unprotected'],
    [
      '[STA-08] a time token where only the companion may be',
      { typ: strictTyp, payload: { n: 1, companion: kidBytes }, unprotected: h([270, small(1)]) },
      'statement.unprotected',
    ],
  ]
  test.each(cases)('%s', async (_what, f, code) => {
    expect(await rejection(read(f))).toMatchObject({ name: 'FormatError', code })
  })

  test('[STA-06] the longest iss and sub', async () => {
    expect(await verify({ claims: h([1, 'é'.repeat(64)], [2, 'b'.repeat(128)]) })).toMatchObject({ iss: 'é'.repeat(64) })
  })

  test('[STA-09] tokens are kept apart as not checked', async () => {
    expect(await verify({ unprotected: h([270, small(1)], [394, small(2)]) })).toMatchObject({ tokens: [270, 394] })
  })

  test('[STA-02] above the limit nothing is read', async () => {
    expect(await rejection(parseStatement(p, new Uint8Array(limit + 1), types, limit))).toMatchObject({
      name: 'LimitError',
      code: 'statement.length',
    })
  })
})

describe('payload defects', () => {
  const id = small(1)
  const links = { n: 1, seq: 0, prev: [] as Uint8Array[] }
  const cases: [string, Forged][] = [
    ['a list', { payload: [1] }],
    ['an integer map', { payload: h([1, 1]) }],
    ['a member missing', { payload: {} }],
    ['a member unknown', { payload: { n: 1, m: 2 } }],
    ['a member __proto__', { payload: decode(encode(Object.defineProperty({ n: 1 }, '__proto__', { value: 1, enumerable: true }))) }],
    ['a member of another shape', { payload: { n: 'one' } }],
    ['companion of 31 bytes', { payload: { n: 1, companion: id.subarray(1) } }],
    ['nonce without closed', { payload: { n: 1, nonce: id } }],
    ['closed without nonce', { payload: { n: 1, closed: { note: id } } }],
    ['nonce of 16 bytes', { payload: { n: 1, nonce: id.subarray(16), closed: { note: id } } }],
    ['closed with a part the type has not', { payload: { n: 1, nonce: id, closed: { secret: id } } }],
    [
      'closed with a part named __proto__',
      { payload: { n: 1, nonce: id, closed: decode(encode(Object.defineProperty({}, '__proto__', { value: id, enumerable: true }))) } },
    ],
    ['closed with a part named toString', { payload: { n: 1, nonce: id, closed: { toString: id } } }],
    ['a commitment of 31 bytes', { payload: { n: 1, nonce: id, closed: { note: id.subarray(1) } } }],
    ['extra without reverse-domain names', { payload: { n: 1, extra: { mine: 1 } } }],
    ['links where none belong', { payload: links }],
    ['links missing', { typ: linkedTyp }],
    ['prev missing', { typ: linkedTyp, payload: { n: 1, seq: 0 } }],
    ['last at 0', { typ: linkedTyp, payload: { ...links, last: id } }],
    ['no last above 0', { typ: linkedTyp, payload: { ...links, seq: 1 } }],
    ['seq negative', { typ: linkedTyp, payload: { ...links, seq: -1 } }],
    ['prev not ascending', { typ: linkedTyp, payload: { ...links, prev: [small(2), small(1)] } }],
    ['prev twice the same', { typ: linkedTyp, payload: { ...links, prev: [id, id] } }],
    ['prev of 65 ids', { typ: linkedTyp, payload: { ...links, prev: Array.from({ length: 65 }, (_, i) => small(i)) } }],
    ['prev of an id of 16 bytes', { typ: linkedTyp, payload: { ...links, prev: [id.subarray(16)] } }],
    [
      'a part of a type that closes every part missing',
      { typ: strictTyp, payload: { n: 1, companion: kidBytes, nonce: id, closed: { note: id } } },
    ],
  ]
  test.each(cases)('[STA-10] %s', async (_what, f) => {
    expect(await rejection(read(f))).toMatchObject({ name: 'FormatError', code: 'statement.payload' })
  })

  test('[STA-10] links at their bounds, and extra', async () => {
    const prev = Array.from({ length: 64 }, (_, i) => small(i))
    expect(await verify({ typ: linkedTyp, payload: { n: 1, seq: 1, last: id, prev } })).toMatchObject({ payload: { seq: 1 } })
    expect(await verify({ payload: { n: 1, extra: { 'br.gov.mj': { campo: [1, 'x'] } } } })).toMatchObject({ understood: true })
  })

  test('[STA-11] an unknown type, or version, keeps links and touched exhibits readable', async () => {
    const payload = { seq: 1, last: id, prev: [id], exhibits: [{ exhibit: [id, 0], how: 'unheard of' }], novel: { a: [1] } }
    for (const typ of [
      'application/rogatory.unheard.of+cbor;v=1',
      'application/rogatory.test+cbor;v=2',
      'application/rogatory.toString+cbor;v=1',
    ])
      expect(await verify({ typ, payload })).toMatchObject({ understood: false, payload: { seq: 1, exhibits: [{ exhibit: [id, 0] }] } })
  })

  test.each([
    ['exhibits not as specified', { seq: 0, prev: [], exhibits: [{ exhibit: 'x' }] }],
    ['prev not ascending', { seq: 0, prev: [small(2), small(1)] }],
    ['last without seq', { last: id }],
    ['nonce without closed', { nonce: id }],
  ])('[STA-11] of an unknown type too: %s', async (_what, payload) => {
    const typ = 'application/rogatory.unheard+cbor;v=1'
    expect(await rejection(read({ typ, payload }))).toMatchObject({ code: 'statement.payload' })
  })
})

describe('signature and companion', () => {
  const declared = { n: 1, companion: kidBytes }
  test('[STA-20] a signature that does not verify; a key that is not kid', async () => {
    const bytes = await forge({})
    bytes[bytes.length - 1]! ^= 1
    expect(await rejection(verifyStatement(p, await parseStatement(p, bytes, types, limit), signer.key))).toMatchObject({
      code: 'statement.signature',
    })
    expect(await rejection(verify({}, other.key))).toMatchObject({ code: 'statement.kid' })
    expect(await rejection(verifyStatement(p, await read({})))).toMatchObject({ code: 'statement.kid' })
  })

  test('[STA-20] alg of the other kind than the key', async () => {
    expect(await rejection(verify({ header: h([1, -9]) }))).toMatchObject({ code: 'statement.header' })
  })

  test('[STA-21] [STA-22] [STA-23] [STA-24] [STA-25] declared and present, and every way to be otherwise', async () => {
    expect(await verify({ payload: declared, companionBy: companion })).toMatchObject({ companionKey: { kid: companion.key.kid } })
    expect((await verify({})).companionKey).toBeUndefined()
    expect(await rejection(verify({ payload: declared }))).toMatchObject({ code: 'statement.companion-missing' })
    expect(
      await rejection(read({ typ: strictTyp, payload: { n: 1, nonce: small(1), closed: { note: small(1), place: small(2) } } })),
    ).toMatchObject({ code: 'statement.companion-missing' })
    expect(await rejection(verify({ companionBy: companion }))).toMatchObject({ code: 'statement.companion-undeclared' })
    expect(await rejection(verify({ payload: declared, companionBy: otherCompanion }))).toMatchObject({ code: 'statement.companion-key' })
    const elsewhere = decodeSign1(await forge({ payload: { ...declared, n: 2 }, companionBy: companion }))
    const moved = await forge({ payload: declared, unprotected: elsewhere.unprotected as Map<number, unknown> })
    expect(await rejection(verifyStatement(p, await parseStatement(p, moved, types, limit), signer.key))).toMatchObject({
      code: 'statement.companion-signature',
    })
    expect(await rejection(verify({ payload: declared, unprotected: h([11, small(1)]) }))).toMatchObject({ code: 'cose.companion' })
  })

  test('[STA-01] the id does not depend on the unprotected map, and is over the signature', async () => {
    const whole = await forge({ payload: declared, companionBy: companion })
    const bare = await forge({ payload: declared })
    const a = await parseStatement(p, whole, types, limit)
    const b = await parseStatement(p, bare, types, limit)
    expect(a.id).toBe(b.id)
    expect(sameSigned(a, b)).toBe(true)
    const sign1 = decodeSign1(bare)
    const bytes = encodeSign1({
      protected: sign1.protected,
      payload: sign1.payload,
      signature: sign1.signature.map((x, i) => (i === 0 ? x ^ 1 : x)),
    })
    expect((await parseStatement(p, bytes, types, limit)).id).not.toBe(a.id)
  })

  test('[STA-02] bytes that change while they are read change nothing', async () => {
    const bytes = await forge({})
    const reading = parseStatement(p, bytes, types, limit)
    bytes.fill(0)
    expect(await verifyStatement(p, await reading, signer.key)).toMatchObject({ type: 'test' })
  })

  test('[STA-02] no other encoding of the same statement', async () => {
    const bytes = await forge({})
    expect(await rejection(parseStatement(p, bytes.subarray(1), types, limit))).toMatchObject({ code: 'cose.tag' })
    expect(await rejection(parseStatement(p, Uint8Array.of(...bytes, 0), types, limit))).toMatchObject({ code: 'cbor.trailing' })
    expect(
      await rejection(
        parseStatement(p, encode(new Tagged(18, [new Uint8Array(), {}, new Uint8Array(), new Uint8Array(64)])), types, limit),
      ),
    ).toMatchObject({
      name: 'FormatError',
    })
  })
})
