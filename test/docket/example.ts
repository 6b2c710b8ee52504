import { encode } from '../../src/cbor/index.js'
import { decodeSign1, encodeSign1, localSigner } from '../../src/cose/index.js'
import { addEntry, type Docket, docketBytes, linkage, openType, type StubEntry } from '../../src/docket/index.js'
import { fromHex, toHex } from '../../src/ground/index.js'
import { signStatement } from '../../src/statement/index.js'
import { p } from './world.js'

export const fill = (byte: number) => new Uint8Array(32).fill(byte)

/** What docs/spec/08-docket.md shows, computed anew. */
export async function example(): Promise<{
  open: string
  openId: string
  openings: string
  stub: string
  docket: string
  order: string[]
}> {
  const signer = await localSigner(p, 'Ed25519', fill(1))
  const companion = await localSigner(p, 'ML-DSA-65', fill(2))
  const authority = `rog:${signer.key.kid}`
  let next = 3
  const signed = await signStatement(
    p,
    { signer, companion },
    {
      type: openType,
      iss: authority,
      sub: toHex(fill(9)),
      iat: 1_790_000_000,
      open: { authority, kid: fromHex(signer.key.kid), seq: 0, prev: [] },
      parts: { caseRef: { en: '1 Js 1/26' } },
      random: () => fill(next++),
    },
  )
  const sign1 = decodeSign1(signed.statement.bytes)
  const id = signed.statement.id
  const stub = (n: number, seq: number, last: string, prev: string[]): StubEntry => ({
    kind: 'stub',
    id: toHex(fill(n)),
    kid: signer.key.kid,
    seq,
    last,
    prev,
  })
  let d: Docket = {
    id,
    entries: new Map([[id, { kind: 'statement', statement: signed.statement, openings: signed.openings }]]),
    claims: new Map(),
    observations: [],
    unreadable: [],
  }
  const first = stub(0x30, 1, id, [id])
  for (const one of [stub(0x10, 2, first.id, [first.id]), stub(0x20, 2, first.id, [first.id]), first]) d = addEntry(d, one)
  const { order } = linkage(d, { at: 1_790_000_000, tolerance: 0 })
  const bytes = await docketBytes(d)
  const whole = encode([signed.statement.bytes, signed.openings])
  return {
    open: toHex(encodeSign1({ protected: sign1.protected, payload: sign1.payload, signature: sign1.signature })),
    openId: id,
    openings: toHex(encode(signed.openings)),
    stub: toHex(bytes.slice(whole.length)),
    docket: toHex(await p.hash('SHA-256', encode([...order.map(fromHex)]))),
    order: [...order],
  }
}
