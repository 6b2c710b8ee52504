import { utf8 } from '../../../src/ground/index.js'
import { readCard, readFingerprint, readTrust, unlockKeySet, writeTrust } from '../../../src/identity/index.js'
import { lockKeySetWith } from '../../../src/identity/keyfile.js'
import { must, same, type Target } from '../target.js'
import { p, run, seeded, world } from '../world.js'

const cheap = { N: 2, r: 1, p: 1 }
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

export const card: Target = {
  name: 'card',
  share: 60,
  kind: 'cbor',
  samples: async () => {
    const { a, b } = await world()
    return [a.card.bytes, b.card.bytes]
  },
  async check(mutant) {
    const { a, b } = await world()
    const read = await readCard(mutant, run)
    must(
      [a, b].some((one) => one.card.id === read.id && one.card.fingerprint === read.fingerprint),
      'a card that is read is one that was signed',
    )
    return 'accepted'
  },
}

export const keyFile: Target = {
  name: 'key file',
  share: 40,
  kind: 'text',
  samples: async () => {
    const { a } = await world()
    const random = seeded('key file')
    return [await lockKeySetWith(a.keys, 'passphrase', p, { random, cost: cheap }), await lockKeySetWith(a.keys, null, p, { random })].map(
      utf8,
    )
  },
  async check(mutant) {
    const { a } = await world()
    const given = text(mutant)
    const keys = await unlockKeySet(given, given.includes('NOT PROTECTED') ? null : 'passphrase', run)
    must(same(keys.card, a.keys.card), 'the keys of a file are those of the card that was locked in it')
    return 'accepted'
  },
}

export const trustStore: Target = {
  name: 'trust store',
  share: 40,
  kind: 'text',
  samples: async () => [utf8(writeTrust((await world()).trust))],
  async check(mutant) {
    const { a, b } = await world()
    const trust = await readTrust(text(mutant), run)
    const written = writeTrust(trust)
    must(writeTrust(await readTrust(written, run)) === written, 'a trust store is written as it was read')
    const known = [a, b].map((one) => one.card.id)
    must(
      trust.pins.every((pin) => known.includes(pin.card.id)),
      'a pinned card is one that was signed',
    )
    return 'accepted'
  },
}

export const fingerprint: Target = {
  name: 'fingerprint',
  share: 30,
  kind: 'text',
  samples: async () => [utf8((await world()).a.card.fingerprint)],
  async check(mutant) {
    must(readFingerprint(text(mutant)) !== '', 'a fingerprint that is read is not empty')
    return 'accepted'
  },
}
