import * as crypto from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/admissibility/canonical.js'
import {
  assess,
  builtInProfiles,
  isSignedProfile,
  type Profile,
  profileDigest,
  readSignedProfile,
  signProfile,
} from '../../src/admissibility/index.js'
import { nodeProvider } from '../../src/crypto/index.js'
import { type RogatoryError, utf8 } from '../../src/ground/index.js'
import { emptyTrust, generateKeySet, generateOfficerKeys, type KeySet, pinCard, readCard } from '../../src/identity/index.js'
import { assessmentJson, assessmentText } from '../../src/report/index.js'
import { type StatementType, signStatement } from '../../src/statement/index.js'
import { made, profileOf } from './made.js'

const about = { names: { en: 'Bar of Nordhafen' }, jurisdiction: 'DE', roles: ['expert'] } as const
const publisher = await generateKeySet(about)
const stranger = await generateKeySet(about)
const card = await readCard(publisher.card)
const trust = pinCard(emptyTrust(), card, { fingerprint: card.fingerprint })
const own: Profile = profileOf({ human: true }, { id: 'house-rules' })
const signed = await signProfile(publisher, own)
const at = new Date()

const codeFor = async (given: Uint8Array): Promise<string> =>
  readSignedProfile(given, { trust }).then(
    () => 'read',
    (error: RogatoryError) => error.code,
  )

const applied = async (given: Uint8Array) => {
  const { profile, signature } = await readSignedProfile(given, { trust, at })
  return assess(made(), [profile], at, { signatures: new Map([[profile, signature]]) })
}

/** As a publisher of another program might sign: any bytes, in anybody's name. */
async function signedAs(keys: KeySet, authority: string, profile: Uint8Array): Promise<Uint8Array> {
  const p = nodeProvider(crypto)
  const type: StatementType = {
    name: 'profile',
    version: 1,
    cnf: true,
    companion: 'required',
    linked: false,
    schemas: async () => (await import('../../src/admissibility/signed-profile.schema.js')).signedProfile,
  }
  const input = { type, iss: authority, sub: authority, iat: 1_790_000_000, random: (n: number) => p.random(n), open: { profile } }
  return (await signStatement(p, keys, input)).statement.bytes
}

describe('a signed profile', () => {
  test('[PRO-45] is read back as it was, with who signed it and when', async () => {
    expect(isSignedProfile(signed)).toBe(true)
    expect(isSignedProfile(utf8(JSON.stringify(own)))).toBe(false)
    const { profile, signature } = await readSignedProfile(signed)
    expect(await profileDigest(profile)).toBe(await profileDigest(own))
    expect(signature).toMatchObject({ authority: card.authority, kid: publisher.signer.key.kid })
    expect(Math.abs(signature.signed - Date.now() / 1000)).toBeLessThan(120)
    expect('believed' in signature).toBe(false)
  })

  test('[PRO-45] no byte of it can be changed', async () => {
    for (let i = 0; i < signed.length; i += 1 + Math.floor(signed.length / 150)) {
      const changed = signed.slice()
      changed[i]! ^= 1
      expect(await codeFor(changed), `byte ${i}`).not.toBe('read')
    }
    expect(await codeFor(signed.subarray(0, -1))).not.toBe('read')
    expect(await codeFor(new Uint8Array([...signed, 0]))).not.toBe('read')
  })

  test.each([
    ['spaces', utf8(JSON.stringify(own, null, 1)), 'profile.format'],
    ['no JSON', utf8('house rules'), 'profile.format'],
    ['what is no profile', utf8('{}'), 'profile.format'],
    [
      'a check that does not exist',
      utf8(canonicalJson({ ...own, conditions: [{ ...own.conditions[0]!, test: { check: 'P13' } }] })),
      'profile.primitive',
    ],
    ['a profile', utf8(canonicalJson(own)), 'read'],
  ])('[PRO-45] signed bytes that are %s', async (_, bytes, code) => {
    expect(await codeFor(await signedAs(publisher, card.authority, bytes))).toBe(code)
  })

  test('[PRO-45] a file of another kind, and one larger than any profile', async () => {
    expect(await codeFor(publisher.card)).not.toBe('read')
    expect(await codeFor(new Uint8Array(2 ** 21).fill(0xd2))).toBe('statement.length')
  })

  test('[PRO-46] whom the verifier believes is named; of anybody else profile.signer is observed', async () => {
    const believed = await applied(signed)
    expect(believed.observations).toEqual([])
    expect(believed.profiles[0]!.signature).toMatchObject({ authority: card.authority, believed: true })
    expect(assessmentText(assessmentJson(believed), { trust })).toContain('published and signed by Bar of Nordhafen')
    const unknown = await applied(await signProfile(stranger, own))
    expect(unknown.observations.map(({ code, severity, data }) => [code, severity, data.profile])).toEqual([
      ['profile.signer', 'warning', 'house-rules'],
    ])
    expect(assessmentText(assessmentJson(unknown), { trust }).replaceAll(/\s+/g, ' ')).toContain('with a key that is not believed')
    expect(unknown.exhibits).toEqual(believed.exhibits)
  })

  test('[PRO-46] signed with a stranger’s key in the name of one who is believed: profile.signer', async () => {
    const forged = await signedAs(stranger, card.authority, utf8(canonicalJson(own)))
    expect((await applied(forged)).observations.map(({ code }) => code)).toEqual(['profile.signer'])
  })

  test('[PRO-45] is not signed by an officer, nor without being a profile', async () => {
    const officer = await generateOfficerKeys(publisher.card)
    await expect(signProfile(officer, own)).rejects.toMatchObject({ code: 'usage.argument' })
    await expect(signProfile(publisher, { ...own, id: 'No Id' })).rejects.toMatchObject({ code: 'profile.format' })
  })

  test('[PRO-46] an unsigned one says nothing of a signature', async () => {
    const assessment = await assess(made(), [builtInProfiles['de-stpo']!, own], at)
    expect(assessment.observations).toEqual([])
    expect(assessment.profiles.some((one) => 'signature' in one)).toBe(false)
  })
})
