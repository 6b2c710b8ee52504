import { describe, expect, test } from 'vitest'
import { type CborValue, encode, Tagged } from '../../src/cbor/index.js'
import {
  algOf,
  coseKey,
  countersignStructure,
  decodeSign1,
  encodeSign1,
  type KeyKind,
  keyFromCose,
  localDecapsulator,
  localSigner,
  makeCompanion,
  publicKeyOf,
  readCompanion,
  type Signer,
  signWith,
  sigStructure,
  verifyCompanion,
  verifySignature,
} from '../../src/cose/index.js'
import { defaultProvider } from '../../src/crypto/index.js'
import { AbortError, type Bytes, fromHex, toHex, UsageError, utf8 } from '../../src/ground/index.js'

const p = defaultProvider()
const seed = (n: number) => new Uint8Array(32).fill(n)
const map = (...entries: readonly (readonly [number, unknown])[]) => new Map(entries)
const head = encode(map([1, -19], [4, seed(9)]))
const fails = (code: string) => expect.objectContaining({ code })
const sign1 = (value: unknown) => encode(new Tagged(18, value as CborValue))
const signers = { Ed25519: 64, 'P-256': 64, 'ML-DSA-65': 3309 } as const

describe('Sign1: every deviation has its code', () => {
  const [h, m, s] = [head, utf8('m'), seed(1)]
  for (const [id, code, bytes] of [
    ['[COS-01]', 'cose.tag', encode([h, {}, m, s])],
    ['[COS-01]', 'cose.tag', encode(new Tagged(96, [h, {}, m, s]))],
    ['[COS-01]', 'cbor.tag', fromHex('d284d2404040 40'.replace(' ', ''))],
    ['[COS-01]', 'cbor.non-shortest', fromHex('d8128440a04040')],
    ['[COS-01]', 'cbor.trailing', fromHex('d28440a0404000')],
    ['[COS-02]', 'cose.shape', sign1([h, {}, m])],
    ['[COS-02]', 'cose.shape', sign1([h, {}, m, s, s])],
    ['[COS-02]', 'cose.shape', sign1({ a: 1 })],
    ['[COS-02]', 'cose.shape', sign1(m)],
    ['[COS-03]', 'cose.protected-empty', sign1([new Uint8Array(), {}, m, s])],
    ['[COS-03]', 'cose.protected-empty', sign1([fromHex('a0'), {}, m, s])],
    ['[COS-03]', 'cose.protected', sign1([encode({ a: 1 }), {}, m, s])],
    ['[COS-03]', 'cose.protected', sign1([encode([1]), {}, m, s])],
    ['[COS-03]', 'cose.protected', sign1([map([1, -19]), {}, m, s])],
    ['[COS-03]', 'cbor.unsorted-key', sign1([fromHex('a204410101 32'.replace(' ', '')), {}, m, s])],
    ['[COS-03]', 'cbor.trailing', sign1([fromHex('a1013200'), {}, m, s])],
    ['[COS-04]', 'cose.unprotected', sign1([h, { a: 1 }, m, s])],
    ['[COS-04]', 'cose.unprotected', sign1([h, [], m, s])],
    ['[COS-04]', 'cose.unprotected', sign1([h, m, m, s])],
    ['[COS-04]', 'cose.unprotected', sign1([h, map([4, seed(9)]), m, s])],
    ['[COS-07]', 'cose.payload', sign1([h, {}, 'm', s])],
    ['[COS-07]', 'cose.payload', sign1([h, {}, 1, s])],
    ['[COS-07]', 'cbor.simple', fromHex('d28443a10132a0f64101')],
    ['[COS-08]', 'cose.signature', sign1([h, {}, m, new Uint8Array()])],
    ['[COS-08]', 'cose.signature', sign1([h, {}, m, 'x'])],
  ] as const)
    test(`${id} ${code} ${toHex(bytes).slice(0, 24)}`, () => expect(() => decodeSign1(bytes)).toThrow(fails(code)))

  test('what is made is read back, and only in that form', () => {
    const bytes = encodeSign1({ protected: head, unprotected: map([11, 1]) as never, payload: m, signature: s })
    const read = decodeSign1(bytes)
    expect(read).toEqual({ protected: head, header: map([1, -19], [4, seed(9)]), unprotected: map([11, 1]), payload: m, signature: s })
    expect(encodeSign1(read as never)).toEqual(bytes)
    expect(Object.getPrototypeOf(decodeSign1(encodeSign1({ protected: head, payload: m, signature: s })).unprotected)).toBeNull()
    expect(() => encodeSign1({ protected: fromHex('a0'), payload: m, signature: s })).toThrow(fails('cose.protected-empty'))
  })

  test('[COS-09] Sig_structure: the worked example of docs/spec/03-cose.md', async () => {
    const signer = await localSigner(p, 'Ed25519', new Uint8Array(32))
    expect(signer.key.kid).toBe(EXAMPLE_KID)
    const protectedBytes = encode(map([1, -19], [4, fromHex(signer.key.kid)]))
    const structure = sigStructure(protectedBytes, utf8('hi'))
    expect(toHex(structure)).toBe(`846a5369676e617475726531${toHex(encode(protectedBytes))}40426869`)
    const signature = await signWith(p, signer, structure)
    expect(toHex(encodeSign1({ protected: protectedBytes, payload: utf8('hi'), signature }))).toBe(EXAMPLE_SIGN1)
  })
})

describe('keys', () => {
  for (const kind of ['Ed25519', 'P-256', 'ML-DSA-65', 'X-Wing'] as const)
    test(`[COS-06] [COS-10] ${kind}: the COSE_Key's required members, and the thumbprint over them`, async () => {
      const { key } = kind === 'X-Wing' ? await localDecapsulator(p, kind, seed(3)) : await localSigner(p, kind, seed(3))
      const members = coseKey(key)
      expect([...members.keys()]).toEqual(
        { Ed25519: [1, -1, -2], 'P-256': [1, -1, -2, -3], 'ML-DSA-65': [1, 3, -1], 'X-Wing': [1, 3, -1] }[kind],
      )
      expect(toHex(await p.hash('SHA-256', encode(members)))).toBe(key.kid)
      expect(await keyFromCose(p, members)).toEqual(key)
      for (const [label, value] of [
        [2, seed(1)],
        [4, 1],
        [-70000, 1],
      ] as const)
        await expect(keyFromCose(p, new Map([...members, [label, value]]))).rejects.toThrow(fails('cose.key'))
      for (const label of members.keys()) {
        await expect(keyFromCose(p, new Map([...members].filter(([l]) => l !== label)))).rejects.toThrow(fails('cose.key'))
        await expect(keyFromCose(p, new Map([...members, [label, 99]]))).rejects.toThrow(fails('cose.key'))
      }
      await expect(publicKeyOf(p, kind, key.bytes.subarray(1))).rejects.toThrow(fails('cose.key-invalid'))
    })

  test('[COS-06] the example of RFC 9679 section 6', async () => {
    const x = fromHex('65eda5a12577c2bae829437fe338701a10aaa375e1bb5b5de108de439c08551d')
    const y = fromHex('1e52ed75701163f7f9e40ddf9f341b3dc9ba860af7e0ca7ca7e9eecd0084d19c')
    const key = await keyFromCose(p, map([1, 2], [-1, 1], [-2, x], [-3, y]) as never)
    expect(key.kid).toBe('496bd8afadf307e5b08c64b0421bf9dc01528a344a43bda88fadd1669da253ec')
  })

  test('[COS-11] keys that are no keys', async () => {
    for (const [kind, hex] of [
      ['Ed25519', '00'.repeat(32)],
      ['Ed25519', `01${'00'.repeat(31)}`],
      ['Ed25519', `01${'00'.repeat(30)}80`],
      ['Ed25519', `ec${'ff'.repeat(30)}7f`],
      ['Ed25519', `ee${'ff'.repeat(30)}7f`],
      ['Ed25519', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'],
      ['P-256', `04${'00'.repeat(64)}`],
      ['P-256', `04${'ff'.repeat(64)}`],
      ['P-256', `02${'11'.repeat(32)}`],
      ['X-Wing', 'ff'.repeat(1216)],
      ['X-Wing', '00'.repeat(1216)],
    ] as const)
      await expect(publicKeyOf(p, kind, fromHex(hex))).rejects.toThrow(fails('cose.key-invalid'))
    const { key } = await localSigner(p, 'P-256', seed(3))
    const [x, y] = [key.bytes.slice(1, 33), key.bytes.slice(33)]
    for (const [a, b] of [
      [x.slice(1), Uint8Array.of(x[0]!, ...y)],
      [Uint8Array.of(0, ...x), y],
    ])
      await expect(keyFromCose(p, map([1, 2], [-1, 1], [-2, a], [-3, b]) as never)).rejects.toThrow(fails('cose.key-invalid'))
    await expect(keyFromCose(p, map([1, 2], [-1, 1], [-2, x], [-3, true]) as never)).rejects.toThrow(fails('cose.key'))
    await expect(publicKeyOf(p, 'RSA' as KeyKind, seed(1))).rejects.toThrow(fails('cose.key-invalid'))
  })
})

describe('signing', () => {
  for (const [kind, length] of Object.entries(signers) as [keyof typeof signers, number][])
    test(`[COS-05] [COS-12] [COS-13] ${kind}: signed, verified, and refused when anything changes`, async () => {
      const signer = await localSigner(p, kind, seed(5))
      expect(algOf(kind)).toBe({ Ed25519: -19, 'P-256': -9, 'ML-DSA-65': -49 }[kind])
      const signature = await signWith(p, signer, utf8('message'))
      expect(signature.length).toBe(length)
      expect(await verifySignature(p, signer.key, utf8('message'), signature)).toBe(true)
      expect(await verifySignature(p, signer.key, utf8('massage'), signature)).toBe(false)
      for (const changed of [signature.slice(1), Uint8Array.of(...signature, 0), new Uint8Array(length), new Uint8Array()])
        expect(await verifySignature(p, signer.key, utf8('message'), changed)).toBe(false)
      for (const i of [0, 31, 32, length - 1]) {
        const flipped = signature.slice()
        flipped[i]! ^= 1
        expect(await verifySignature(p, signer.key, utf8('message'), flipped)).toBe(false)
      }
      for (const other of Object.keys(signers) as (keyof typeof signers)[])
        if (other !== kind)
          expect(await verifySignature(p, (await localSigner(p, other, seed(5))).key, utf8('message'), signature)).toBe(false)
    })

  test('[COS-12] S + L is not a second signature; a small-order key verifies nothing', async () => {
    const signer = await localSigner(p, 'Ed25519', seed(5))
    const signature = await signWith(p, signer, utf8('m'))
    const L = 2n ** 252n + 27742317777372353535851937790883648493n
    let s = BigInt(`0x${toHex(signature.slice(32).reverse())}`) + L
    const second = signature.slice()
    for (let i = 32; i < 64; i++, s >>= 8n) second[i] = Number(s & 255n)
    expect(await verifySignature(p, signer.key, utf8('m'), second)).toBe(false)
    const identity = Uint8Array.of(1, ...new Uint8Array(31))
    const zero = Uint8Array.of(...identity, ...new Uint8Array(32))
    expect(await verifySignature(p, { kind: 'Ed25519', bytes: identity }, utf8('m'), zero)).toBe(false)
  })

  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const otherS = (signature: Uint8Array): Bytes => {
    const s = order - BigInt(`0x${toHex(signature.slice(32))}`)
    return fromHex(toHex(signature.slice(0, 32)) + s.toString(16).padStart(64, '0'))
  }

  test('[COS-13] [COS-14] a high s is refused on reading and made low on signing', async () => {
    const signer = await localSigner(p, 'P-256', seed(5))
    const low = await signWith(p, signer, utf8('m'))
    const high = otherS(low)
    expect(await verifySignature(p, signer.key, utf8('m'), high)).toBe(false)
    expect(await signWith(p, { key: signer.key, sign: async () => high }, utf8('m'))).toEqual(low)
  })

  test('[COS-14] what a foreign signer returns is verified before anything uses it', async () => {
    for (const kind of ['Ed25519', 'P-256', 'ML-DSA-65'] as const) {
      const signer = await localSigner(p, kind, seed(5))
      const other = await localSigner(p, kind, seed(6))
      const answers: Signer['sign'][] = [
        (m) => other.sign(m),
        async () => new Uint8Array(signers[kind]),
        async () => new Uint8Array(),
        async () => undefined as never,
        async (m) => signer.sign(Uint8Array.of(...m, 0)),
        (m) => {
          const answer = signer.sign(utf8('another text'))
          m.set(utf8('another text'))
          return answer
        },
        async () => {
          throw new Error('token removed')
        },
      ]
      for (const sign of answers)
        await expect(signWith(p, { key: signer.key, sign }, utf8('message text'))).rejects.toThrow(fails('cose.signer'))
      await expect(signWith(p, { key: { ...signer.key, kid: other.key.kid }, sign: (m) => signer.sign(m) }, utf8('m'))).rejects.toThrow(
        UsageError,
      )
    }
    await expect(localSigner(p, 'X-Wing', seed(5))).rejects.toThrow(UsageError)
    expect(() => algOf('X-Wing')).toThrow(UsageError)
  })

  test('an abort is an AbortError with the reason, before and during', async () => {
    const signer = await localSigner(p, 'Ed25519', seed(5))
    await expect(signWith(p, signer, utf8('m'), AbortSignal.abort('stop'))).rejects.toMatchObject({ code: 'run.aborted', cause: 'stop' })
    const control = new AbortController()
    const sign = async () => {
      control.abort('later')
      throw new Error('connection closed')
    }
    await expect(signWith(p, { key: signer.key, sign }, utf8('m'), control.signal)).rejects.toThrow(AbortError)
  })
})

describe('companion', async () => {
  const signer = await localSigner(p, 'ML-DSA-65', seed(7))
  const target = { protected: head, payload: utf8('payload'), signature: seed(2) }
  const [chead, , csig] = (await makeCompanion(p, target, signer)) as readonly [Bytes, unknown, Bytes]
  const kid = fromHex(signer.key.kid)
  const claims = (key: unknown) => map([8, map([1, key])])
  const made = (header: unknown, unprotected: unknown = {}, signature: unknown = csig) =>
    [
      header instanceof Map ? encode(header) : header,
      typeof unprotected === 'object' && !(unprotected instanceof Map) ? Object.assign(Object.create(null), unprotected) : unprotected,
      signature,
    ] as CborValue

  test('[COS-15] its protected header is exactly alg, kid and the key', async () => {
    expect(chead).toEqual(encode(map([1, -49], [4, kid], [15, claims(coseKey(signer.key))])))
    const companion = await readCompanion(p, made(chead))
    expect(companion.key).toEqual(signer.key)
    expect(await verifyCompanion(p, target, companion)).toBe(true)
    await expect(makeCompanion(p, target, await localSigner(p, 'Ed25519', seed(7)))).rejects.toThrow(UsageError)
  })

  test('[COS-18] it covers the header, the payload and the signature of its target', async () => {
    const companion = await readCompanion(p, made(chead))
    for (const other of [
      { ...target, protected: encode(map([1, -9])) },
      { ...target, payload: utf8('q') },
      { ...target, signature: seed(3) },
    ])
      expect(await verifyCompanion(p, other, companion)).toBe(false)
    const flipped = csig.slice()
    flipped[100]! ^= 1
    expect(await verifyCompanion(p, target, await readCompanion(p, made(chead, {}, flipped)))).toBe(false)
    expect(
      toHex(countersignStructure({ protected: fromHex('a10132'), payload: utf8('p'), signature: fromHex('05') }, fromHex('a1013830'))),
    ).toBe('8672436f756e7465725369676e6174757265563243a1013244a1013830404170814105')
  })

  const own = coseKey(signer.key)
  const ed = (await localSigner(p, 'Ed25519', seed(7))).key
  for (const [id, code, value] of [
    ['[COS-16]', 'cose.companion', [chead, Object.create(null)]],
    ['[COS-16]', 'cose.companion', [made(chead)]],
    ['[COS-16]', 'cose.companion', csig],
    ['[COS-16]', 'cose.protected', made(1)],
    ['[COS-16]', 'cose.protected-empty', made(new Uint8Array())],
    ['[COS-16]', 'cose.unprotected', made(chead, map([1, 1]))],
    ['[COS-16]', 'cose.unprotected', made(chead, { a: 1 })],
    ['[COS-16]', 'cose.signature', made(chead, {}, csig.slice(1))],
    ['[COS-16]', 'cose.signature', made(chead, {}, 5)],
    ['[COS-16]', 'cose.alg', made(map([1, -19], [4, kid], [15, claims(own)]))],
    ['[COS-16]', 'cose.companion', made(map([1, -49], [4, kid]))],
    ['[COS-16]', 'cose.companion', made(map([1, -49], [4, kid], [15, claims(own)], [16, 'x']))],
    ['[COS-16]', 'cose.companion', made(map([1, -49], [4, kid], [15, map([8, map([1, own])], [6, 1])]))],
    ['[COS-16]', 'cose.companion', made(map([1, -49], [4, kid], [15, map([8, map([1, own], [3, kid])])]))],
    ['[COS-16]', 'cose.companion', made(map([1, -49], [4, fromHex(ed.kid)], [15, claims(coseKey(ed))]))],
    ['[COS-16]', 'cose.kid', made(map([1, -49], [4, kid.slice(1)], [15, claims(own)]))],
    ['[COS-16]', 'cose.key', made(map([1, -49], [4, kid], [15, claims(map([1, 7], [3, -49]))]))],
    ['[COS-17]', 'cose.companion-kid', made(map([1, -49], [4, seed(1)], [15, claims(own)]))],
  ] as const)
    test(`${id} refused: ${code}`, async () => expect(readCompanion(p, value as CborValue)).rejects.toThrow(fails(code)))
})

const EXAMPLE_KID = '6f7deef65d54a69905d309a53cb13fc7e9b9a40a32ca0fd4a09c71199c3f07cd'
const EXAMPLE_SIGN1 =
  'd2845826a201320458206f7deef65d54a69905d309a53cb13fc7e9b9a40a32ca0fd4a09c71199c3f07cda04268695840f25a6aab4b6cdf6589bf221f0a92f9ddfd2cc6fb9aca13d383431b1e4e7adbd57400e78177ba30d80e64a223e24638e4319bc4a5fee7a0f867d2ce39128b3d0f'
