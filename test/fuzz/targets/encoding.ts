import { decode, decodeSequence, encode, itemEnd } from '../../../src/cbor/index.js'
import { coseKey, decodeEncrypt, decodeSign1, decryptWith, encodeSign1, encryptTo, keyFromCose } from '../../../src/cose/index.js'
import { concat, RogatoryError, utf8 } from '../../../src/ground/index.js'
import { must, same, type Target } from '../target.js'
import { looseStatements, p, seeded, world } from '../world.js'

const refused = (error: unknown): 'refused' => {
  if (error instanceof RogatoryError) return 'refused'
  throw error
}

/** What the guard accepts has one encoding, and every way of reading agrees where it ends. */
export const cbor: Target = {
  name: 'cbor',
  share: 300,
  kind: 'cbor',
  samples: async () => [
    ...(await looseStatements()),
    encode({ a: [1, -1, 2 ** 53 - 1, true, false, 'text', utf8('bytes')], b: new Map([[-3, { c: [] }]]) }),
    encode([[[[[[[[]]]]]]]]),
    concat(encode(1), encode('two'), encode({ three: 3 })),
  ],
  async check(mutant) {
    const tag = mutant[0] === 0xd2 ? 18 : undefined
    let end: number | undefined
    try {
      end = itemEnd(mutant, 0)
    } catch (error) {
      refused(error)
    }
    let sequence: 'accepted' | 'refused' = 'refused'
    try {
      must(same(concat(...decodeSequence(mutant).map(encode)), mutant), 'an accepted sequence has one encoding')
      sequence = 'accepted'
    } catch (error) {
      refused(error)
    }
    try {
      const value = decode(mutant, tag === undefined ? {} : { tag })
      must(same(encode(value), mutant), 'what is accepted has one encoding')
      must(tag !== undefined || end === mutant.length, 'an accepted item ends where its bytes end')
      return 'accepted'
    } catch (error) {
      refused(error)
      return sequence
    }
  },
}

export const sign1: Target = {
  name: 'sign1',
  share: 100,
  kind: 'cbor',
  samples: looseStatements,
  async check(mutant) {
    const s = decodeSign1(mutant)
    const { protected: bytes, payload, signature } = s
    const unprotected = s.unprotected instanceof Map ? s.unprotected : new Map()
    must(same(encodeSign1({ protected: bytes, payload, signature, unprotected }), mutant), 'an accepted Sign1 has one encoding')
    return 'accepted'
  },
}

const encrypted = async () => {
  const { a, b } = await world()
  const random = seeded('encrypt')
  const recipients = [a.card.keys.receiving!, b.card.keys.receiving!]
  const plaintext = utf8('plaintext')
  return encryptTo(p, { plaintext, externalAad: utf8('aad'), extraInfo: utf8('info'), recipients, random })
}

export const encrypt: Target = {
  name: 'encrypt',
  share: 60,
  kind: 'cbor',
  samples: async () => [await encrypted()],
  async check(mutant) {
    const { b } = await world()
    const parsed = decodeEncrypt(mutant)
    const { plaintext } = await decryptWith(p, parsed, [b.keys.receiving!], { externalAad: utf8('aad'), extraInfo: utf8('info') })
    must(same(plaintext, utf8('plaintext')), 'what decrypts is what was encrypted')
    return 'accepted'
  },
}

export const key: Target = {
  name: 'key',
  share: 80,
  kind: 'cbor',
  samples: async () => {
    const { a } = await world()
    return [a.card.keys.signing, a.card.keys.companion, a.card.keys.receiving!].map((one) => encode(coseKey(one)))
  },
  async check(mutant) {
    must(same(encode(coseKey(await keyFromCose(p, decode(mutant)))), mutant), 'an accepted key has one encoding')
    return 'accepted'
  },
}
