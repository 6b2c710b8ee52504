import { describe, expect, test } from 'vitest'
import { encode } from '../../src/cbor/index.js'
import { coseKey, localDecapsulator, localSigner, makeCompanion, type PublicKey, type Signer, sigStructure } from '../../src/cose/index.js'
import { concat, fromHex } from '../../src/ground/index.js'
import { cardFor, emptyTrust, followsCard, type KeySet, pinCard, readCard, replaceCard, replaceCardWith } from '../../src/identity/index.js'
import { contextOf, fixedRandom, keysOfA, keysOfB, nordhafen, p } from './keys.js'
import { rejection, thrownBy } from './thrown.js'

const a = await keysOfA()
const b = await keysOfB()
const random = fixedRandom('cards')
const p256 = await localSigner(p, 'P-256', random(32))

interface Forgery {
  by?: KeySet
  iss?: string
  sub?: string
  typ?: string
  keys?: Record<string, unknown>
  payload?: Record<string, unknown>
}

/** A card with anything in it, honestly signed and countersigned over whatever that is. */
async function forgeCard(f: Forgery = {}): Promise<Uint8Array> {
  const { signer, companion } = (f.by ?? a) as Required<KeySet>
  const iss = f.iss ?? `rog:${signer.key.kid}`
  const claims = new Map<number, unknown>([
    [1, iss],
    [2, f.sub ?? iss],
    [6, 1_780_000_000],
    [8, new Map([[1, coseKey(signer.key)]])],
  ])
  const header = encode(
    new Map<number, unknown>([
      [1, signer.key.kind === 'P-256' ? -9 : -19],
      [4, fromHex(signer.key.kid)],
      [15, claims],
      [16, f.typ ?? 'application/rogatory.card+cbor;v=1'],
    ]),
  )
  const keys = { signing: coseKey(signer.key), companion: coseKey(companion.key), receiving: coseKey(a.receiving!.key), ...f.keys }
  const payload = encode({ ...nordhafen, keys, companion: fromHex(companion.key.kid), ...f.payload })
  const target = { protected: header, payload, signature: new Uint8Array(await signer.sign(sigStructure(header, payload))) }
  const unprotected = new Map([[11, await makeCompanion(p, target, companion)]])
  return concat(Uint8Array.of(0xd2), encode([header, unprotected, payload, target.signature]))
}

const keyOf = (k: PublicKey) => coseKey(k)
const mlDsaSigner = (s: Signer | undefined) => keyOf(s!.key)

describe('cards', () => {
  test('[TRU-02] [TRU-03] [TRU-04] a first card says what it was made with', async () => {
    const card = await readCard(a.card)
    expect(card).toMatchObject({ ...nordhafen, authority: `rog:${a.signer.key.kid}`, iat: 1_780_000_000, unverified: true })
    expect(card.keys.signing.kid).toBe(a.signer.key.kid)
    expect(card.keys.companion.kid).toBe(a.companion!.key.kid)
    expect(card.keys.receiving!.kid).toBe(a.receiving!.key.kid)
    expect(card.replaces).toBeUndefined()
    expect((await readCard(await forgeCard())).authority).toBe(card.authority)
  })

  test.each<[string, Forgery, string]>([
    [
      '[TRU-02] another type',
      { typ: 'application/rogatory.test+cbor;v=1', payload: { names: undefined, jurisdiction: undefined } },
      'card.type',
    ],
    ['[TRU-02] another version', { typ: 'application/rogatory.card+cbor;v=2' }, 'card.type'],
    ['[TRU-03] no names', { payload: { names: {} } }, 'statement.payload'],
    ['[TRU-03] a language that is none', { payload: { names: { __: 'x' } } }, 'statement.payload'],
    ['[TRU-03] no role', { payload: { roles: [] } }, 'statement.payload'],
    ['[TRU-03] an unknown role', { payload: { roles: ['king'] } }, 'statement.payload'],
    ['[TRU-03] a role twice', { payload: { roles: ['court', 'court'] } }, 'statement.payload'],
    ['[TRU-03] an empty contact', { payload: { contact: {} } }, 'statement.payload'],
    ['[TRU-03] a jurisdiction in lower case', { payload: { jurisdiction: 'de' } }, 'statement.payload'],
    ['[TRU-03] a member unknown', { payload: { trusted: true } }, 'statement.payload'],
    ['[TRU-03] links', { payload: { seq: 0, prev: [] } }, 'statement.payload'],
    ['[TRU-03] a fourth key', { keys: { other: keyOf(p256.key) } }, 'statement.payload'],
    ['[TRU-04] an id that is no authority id', { iss: 'Staatsanwaltschaft' }, 'card.authority'],
    ['[TRU-04] an id in capitals', { iss: `rog:${a.signer.key.kid.toUpperCase()}` }, 'card.authority'],
    ['[TRU-04] the id of another authority', { iss: `rog:${b.signer.key.kid}` }, 'card.authority'],
    ['[TRU-04] [STA-12] about another authority', { sub: `rog:${b.signer.key.kid}` }, 'statement.sub'],
    ['[TRU-05] a receiving key that cannot receive', { keys: { receiving: keyOf(b.signer.key) } }, 'card.keys'],
    ['[TRU-05] a companion that is no ML-DSA key', { keys: { companion: keyOf(p256.key) } }, 'card.keys'],
    ['[TRU-05] a signing key that does not sign', { keys: { signing: keyOf(b.receiving!.key) } }, 'card.keys'],
    ['[TRU-05] a key that is none', { keys: { receiving: new Map([[1, 1]]) } }, 'cose.key'],
    ['[TRU-07] another signing key than signed it', { keys: { signing: keyOf(b.signer.key) } }, 'card.signed-by'],
    ['[TRU-07] another companion than countersigned it', { keys: { companion: mlDsaSigner(b.companion) } }, 'card.signed-by'],
  ])('%s', async (_what, f, code) => {
    expect(await rejection(readCard(await forgeCard(f)))).toMatchObject({ name: 'FormatError', code })
  })

  test('[TRU-06] one P-256 key for signing and receiving', async () => {
    const secret = random(32)
    const signer = await localSigner(p, 'P-256', secret)
    const receiving = await localDecapsulator(p, 'P-256', secret)
    const { companion } = await keysOfA()
    const twice = cardFor(nordhafen, { signer, companion: companion!, receiving }, { crypto: p })
    expect(await rejection(twice)).toMatchObject({ name: 'FormatError', code: 'card.same-key' })
    const apart = await cardFor(nordhafen, { signer, companion: companion!, receiving: a.receiving! }, { crypto: p })
    expect((await readCard(apart.card)).keys.signing.kind).toBe('P-256')
  })

  test('[TRU-02] without companion, signature, or with a byte changed, it is no card', async () => {
    expect(await rejection(cardFor(nordhafen, { signer: a.signer }))).toMatchObject({ name: 'UsageError' })
    for (const at of [20, 400, 3000, a.card.length - 1]) {
      const changed = a.card.slice()
      changed[at]! ^= 1
      expect(await rejection(readCard(changed))).toMatchObject({ name: 'FormatError' })
    }
    expect(await rejection(readCard(new Uint8Array(70_000)))).toMatchObject({ name: 'LimitError' })
  })

  test('[TRU-10] a replacement keeps the id, is signed by the old keys, and only then follows', async () => {
    const old = await readCard(a.card)
    const renewed = await replaceCardWith({ ...nordhafen, roles: ['court'] }, a, undefined, p, contextOf('renewed', 1_790_000_000))
    const next = await readCard(renewed.card)
    expect(next).toMatchObject({ authority: old.authority, replaces: old.id, roles: ['court'] })
    expect(next.keys.signing.kid).not.toBe(old.keys.signing.kid)
    expect(next.statement.kid).toBe(old.keys.signing.kid)
    expect(followsCard(old, next)).toBe(true)
    expect(followsCard(next, old)).toBe(false)
    expect(followsCard(await readCard(b.card), next)).toBe(false)
    const third = await readCard((await replaceCard(nordhafen, renewed)).card)
    expect(followsCard(next, third)).toBe(true)
    expect(followsCard(old, third)).toBe(false)
    // B says its card replaces A's: readCard cannot know, followsCard does.
    const usurped = await readCard(await forgeCard({ by: b, iss: old.authority, payload: { replaces: { card: fromHex(old.id) } } }))
    expect(followsCard(old, usurped)).toBe(false)
    for (const trust of [emptyTrust(), pinCard(emptyTrust(), old)])
      expect(thrownBy(() => pinCard(trust, usurped, { replaced: [old] }))).toMatchObject({ code: 'trust.chain' })
    // Signed with the old signing key, broken or stolen, and somebody else's companion.
    const half = { by: { ...a, companion: b.companion! }, iss: old.authority, payload: { replaces: { card: fromHex(old.id) } } }
    expect(followsCard(old, await readCard(await forgeCard(half)))).toBe(false)
    expect(await rejection(replaceCard(nordhafen, { ...b, card: a.card }))).toMatchObject({ code: 'key.mismatch' })
  })
})
