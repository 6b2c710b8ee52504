import { expect, test } from 'vitest'
import { decodeSign1 } from '../../src/cose/index.js'
import { toHex } from '../../src/ground/index.js'
import { unarmour } from '../../src/identity/armour.js'
import { readCard, unlockKeySet } from '../../src/identity/index.js'
import { lockKeySetWith } from '../../src/identity/keyfile.js'
import { cardForWith, keysOf } from '../../src/identity/keyset.js'
import { keyOfPassphrase } from '../../src/identity/passphrase.js'
import { exampleOf } from './example.js'
import { nordhafen, p } from './keys.js'

const filled = (byte: number, length = 32) => new Uint8Array(length).fill(byte)
const kinds = { signing: 'Ed25519', companion: 'ML-DSA-65', receiving: 'X-Wing' } as const

/** Everything in the worked example of docs/spec/06-cards-and-trust.md, computed. */
async function computed(): Promise<Record<string, string>> {
  const keys = await keysOf(p, { signing: filled(1), companion: filled(2), receiving: filled(3) }, kinds)
  const set = await cardForWith(nordhafen, keys, p, { random: filled.bind(null, 4), now: 1_780_000_000 })
  const card = await readCard(set.card)
  const sign1 = decodeSign1(card.bytes)
  const cost = { N: 1024, r: 8, p: 1 }
  let drawn = 0
  const text = await lockKeySetWith(set, 'Kapitän Nemo', p, { random: (n) => filled(0x50 + drawn++, n), cost })
  expect((await unlockKeySet(text, 'Kapitän Nemo')).card).toEqual(set.card)
  const sha256 = async (bytes: Uint8Array) => toHex(await p.hash('SHA-256', bytes))
  return {
    'signing kid': card.keys.signing.kid,
    'companion kid': card.keys.companion.kid,
    'receiving kid': card.keys.receiving!.kid,
    authority: card.authority,
    protected: toHex(sign1.protected),
    'payload sha-256': await sha256(sign1.payload),
    fingerprint: card.fingerprint,
    signature: toHex(sign1.signature),
    id: card.id,
    'card length': String(card.bytes.length),
    'card sha-256': await sha256(card.bytes),
    'file key': toHex(await keyOfPassphrase(p, 'Kapitän Nemo', { ...cost, salt: filled(0x50, 16) })),
    'file sha-256': await sha256(unarmour(text)),
  }
}

test('[TRU-20] [TRU-41] [TRU-43] the worked example is what the code computes', async () => {
  expect(await computed()).toEqual({ ...exampleOf('06-cards-and-trust.md') })
})
