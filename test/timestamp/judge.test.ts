import { describe, expect, test, vi } from 'vitest'
import { toHex, utf8 } from '../../src/ground/index.js'
import { certificateFacts, judgeToken, type TimeService, type TokenRules, timeQuery } from '../../src/timestamp/index.js'
import { type CertificateOptions, hash, type Issuer, issue, type Kind, oids, stamp, type TokenOptions } from './service.js'

const message = utf8('the encoded signature of a record')
const at = 1_700_000_000

const serviceOf = async (certificate: Uint8Array, more: Partial<TimeService> = {}): Promise<TimeService> => ({
  certificate: new Uint8Array(certificate),
  fingerprint: toHex(await hash('SHA-256', certificate)),
  ...more,
})
const rules = (services: readonly TimeService[], more: Partial<TokenRules> = {}): TokenRules => ({
  services,
  at: at + 1000,
  tolerance: 0,
  ...more,
})
const tsa = await issue('Time Service', 'P-256')
const pinned = await serviceOf(tsa.certificate)
const judged = async (o: TokenOptions = {}, by: Issuer = tsa, more: Partial<TokenRules> = {}) =>
  judgeToken(await stamp(by, message, at, o), message, rules([pinned], more))

describe('a token that holds', () => {
  test.each<Kind>(['rsa', 'pss', 'P-256', 'P-384'])('[TIM-15] signed with %s', async (kind) => {
    const service = await issue('Another', kind)
    for (const imprint of ['SHA-256', 'SHA-384', 'SHA-512'] as const)
      expect(
        await judgeToken(await stamp(service, message, at, { imprint }), message, rules([await serviceOf(service.certificate)])),
      ).toMatchObject({
        state: 'believed',
        time: at,
        signer: toHex(await hash('SHA-256', service.certificate)),
      })
  })

  test('[TIM-15] token.algorithm: with an RSA key below 2,048 bits, its own or one that vouches for it', async () => {
    for (const kind of ['rsa', 'pss'] as const) {
      const weak = await issue('Weak', kind, { rsaBits: 1024 })
      const own = await judgeToken(await stamp(weak, message, at), message, rules([await serviceOf(weak.certificate)]))
      expect(own).toMatchObject({ state: 'bad', code: 'token.algorithm' })
    }
    const root = await issue('Weak root', 'rsa', { ca: true, rsaBits: 1024 })
    const leaf = await issue('Leaf', 'P-256', {}, root)
    const token = await stamp(leaf, message, at, { enclosed: [leaf.certificate, root.certificate] })
    expect(await judgeToken(token, message, rules([await serviceOf(root.certificate)]))).toMatchObject({
      state: 'notBelieved',
      why: 'unknown',
    })
    expect(await judgeToken(token, message, rules([await serviceOf(leaf.certificate)]))).toMatchObject({ state: 'believed' })
  })

  test('[TIM-18] its time is rounded up, its accuracy added', async () => {
    expect(await judged({ fraction: '.000001' })).toMatchObject({ time: at + 1 })
    expect(await judged({ fraction: '.0000000001' })).toMatchObject({ time: at + 1 })
    expect(await judged({ fraction: '.5', accuracy: { seconds: 2, millis: 500 } })).toMatchObject({ time: at + 3 })
    expect(await judged({ fraction: '.5', accuracy: { seconds: 2, millis: 500, micros: 1 } })).toMatchObject({ time: at + 4 })
  })

  test('[TIM-16] the certificate is named with any good hash, and need not be enclosed', async () => {
    expect(await judged({ ess: 'v2-sha512' })).toMatchObject({ state: 'believed' })
    expect(await judged({ enclosed: [] })).toMatchObject({ state: 'believed' })
  })

  test('[TIM-19] believed through its issuers: a root, or one between', async () => {
    const root = await issue('Root', 'rsa', { ca: true })
    const middle = await issue('Middle', 'P-384', { ca: true, pathLength: 0, usage: 0x06 }, root)
    const leaf = await issue('Leaf', 'P-256', { usage: 0xc0 }, middle)
    const token = await stamp(leaf, message, at, { enclosed: [leaf.certificate, middle.certificate, root.certificate] })
    for (const one of [root, middle, leaf])
      expect(await judgeToken(token, message, rules([pinned, await serviceOf(one.certificate)]))).toMatchObject({ state: 'believed' })
    // The root alone is not led to when the one between is missing.
    const short = await stamp(leaf, message, at, { enclosed: [leaf.certificate] })
    expect(await judgeToken(short, message, rules([await serviceOf(root.certificate)]))).toMatchObject({
      state: 'notBelieved',
      why: 'unknown',
    })
    expect(await judgeToken(short, message, rules([await serviceOf(middle.certificate)]))).toMatchObject({ state: 'believed' })
  })
})

describe('a chain that does not lead to the believed root', () => {
  const chain = async (options: CertificateOptions, forged = false) => {
    const root = await issue('Root', 'P-256', { ca: true })
    const other = await issue('Root', 'P-256', { ca: true })
    const middle = await issue('Middle', 'P-256', { ca: true, ...options }, forged ? other : root)
    const leaf = await issue('Leaf', 'P-256', {}, middle)
    const token = await stamp(leaf, message, at, { enclosed: [leaf.certificate, middle.certificate] })
    return judgeToken(token, message, rules([await serviceOf(root.certificate)]))
  }
  test('[TIM-19] as it should be', async () => expect(await chain({})).toMatchObject({ state: 'believed' }))
  test.each<[string, CertificateOptions, boolean?]>([
    ['no authority to issue', { ca: false, purposes: [oids.timeStamping] }],
    ['not for certificates', { usage: 0x80 }],
    ['not in force', { until: at - 1 }],
    ['a critical extension nobody knows', { extra: { oid: '1.2.3.9', critical: true } }],
    ['issued by another of the same name', {}, true],
  ])('[TIM-19] %s', async (_, options, forged) =>
    expect(await chain(options, forged)).toMatchObject({ state: 'notBelieved', why: 'unknown' }),
  )

  test('[TIM-19] a path longer than allowed', async () => {
    const root = await issue('Root', 'P-256', { ca: true, pathLength: 0 })
    const middle = await issue('Middle', 'P-256', { ca: true }, root)
    const leaf = await issue('Leaf', 'P-256', {}, middle)
    const token = await stamp(leaf, message, at, { enclosed: [leaf.certificate, middle.certificate] })
    expect(await judgeToken(token, message, rules([await serviceOf(root.certificate)]))).toMatchObject({ state: 'notBelieved' })
  })
})

describe('belief', () => {
  test('[TIM-21] [TIM-22] token.not-believed: another service, another time, a later time, an ended algorithm', async () => {
    const stranger = await issue('Stranger', 'P-256')
    expect(await judged({}, stranger)).toMatchObject({ state: 'notBelieved', why: 'unknown', time: at, name: 'Stranger' })
    const token = await stamp(tsa, message, at)
    const under = (service: Partial<TimeService>, more: Partial<TokenRules> = {}) =>
      judgeToken(token, message, rules([{ ...pinned, ...service }], more))
    expect(await under({ from: at, until: at })).toMatchObject({ state: 'believed' })
    expect(await under({ from: at + 1 })).toMatchObject({ why: 'outside' })
    expect(await under({ until: at - 1 })).toMatchObject({ why: 'outside' })
    expect(await under({}, { at: at - 1 })).toMatchObject({ why: 'later' })
    expect(await under({}, { at: at - 1, tolerance: 1 })).toMatchObject({ state: 'believed' })
    expect(await under({}, { ends: at + 999 })).toMatchObject({ why: 'algorithm' })
    expect(await under({}, { ends: at + 1000 })).toMatchObject({ state: 'believed' })
  })

  test('[TIM-20] a certificate as DER or PEM: name and fingerprint', async () => {
    const pem = `text before\n-----BEGIN CERTIFICATE-----\n${btoa(String.fromCharCode(...tsa.certificate)).replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
    for (const form of [tsa.certificate, utf8(pem)])
      expect(await certificateFacts(form)).toEqual({ bytes: tsa.certificate, fingerprint: pinned.fingerprint, name: 'Time Service' })
    for (const none of [utf8('none'), utf8(pem + pem), tsa.certificate.subarray(0, 40)])
      await expect(certificateFacts(none)).rejects.toMatchObject({ code: 'token.malformed' })
  })
})

describe('a token that does not hold', () => {
  test.each<[string, string, TokenOptions, string?]>([
    ['token.imprint', 'over other bytes', { digest: new Uint8Array(32) }],
    ['token.algorithm', 'an imprint by SHA-1', { imprint: 'SHA-1' }],
    ['token.signature', 'its digest is another', { messageDigest: new Uint8Array(32) }, 'messageDigest'],
    ['token.signature', 'another content type was signed', { attributeType: '1.2.840.113549.1.7.1' }, 'contentType'],
    ['token.certificate', 'no certificate is named', { ess: 'none' }, 'noSigningCertificateV2'],
    ['token.certificate', 'the certificate named is not at hand', { essOf: new Uint8Array([1]) }, 'notAtHand'],
    ['token.certificate', 'the signer names another serial number', { sidSerial: 9999 }, 'otherCertificate'],
    ['token.malformed', 'another content', { contentType: '1.2.840.113549.1.7.1' }],
    ['token.malformed', 'signed twice', { signers: 2 }],
    ['token.malformed', 'a critical extension', { extension: true }],
  ])('[TIM-12] [TIM-13] [TIM-14] [TIM-16] %s: %s', async (code, _, options, why) => {
    expect(await judged(options)).toMatchObject({ state: 'bad', code, data: why === undefined ? {} : { why } })
  })

  test('[TIM-16] token.signature: by another key', async () => {
    const other = await issue('Time Service', 'P-256')
    expect(await judged({ signatureBy: other })).toMatchObject({ state: 'bad', code: 'token.signature' })
  })

  test.each<[string, CertificateOptions]>([
    ['noPurpose', { purposes: [] }],
    ['purposeNotCritical', { critical: false }],
    ['otherPurpose', { purposes: [oids.timeStamping, oids.clientAuth] }],
    ['otherPurpose', { purposes: [oids.clientAuth] }],
    ['notForSignatures', { usage: 0x20 }],
    ['criticalExtension', { extra: { oid: '1.2.3.9', critical: true } }],
    ['notInForce', { until: at - 1 }],
    ['notInForce', { from: at + 1 }],
  ])('[TIM-17] token.certificate: %s', async (why, options) => {
    const service = await issue('Unfit', 'P-256', options)
    const token = await stamp(service, message, at)
    // However much the certificate is believed.
    expect(await judgeToken(token, message, rules([await serviceOf(service.certificate)]))).toEqual({
      state: 'bad',
      code: 'token.certificate',
      data: { why },
    })
  })
})

describe('[TIM-10] [TIM-11] bytes that are no token', () => {
  const garbage: [string, () => Promise<Uint8Array> | Uint8Array][] = [
    ['nothing', () => new Uint8Array(0)],
    ['no ASN.1', () => utf8('no token')],
    ['bytes after the end', async () => new Uint8Array([...(await stamp(tsa, message, at)), 0])],
    ['cut off', async () => (await stamp(tsa, message, at)).subarray(0, -1)],
    ['too long', () => new Uint8Array(65_537).fill(0x30)],
    ['deep', () => new Uint8Array(60_000).map((_, i) => (i % 2 === 0 ? 0x30 : 0x80))],
    ['an indefinite length', () => new Uint8Array([0x30, 0x80, 0x05, 0x00, 0x00, 0x00])],
    ['many elements', () => new Uint8Array([0x30, 0x82, 0xc3, 0x50, ...new Uint8Array(50_000).map((_, i) => (i % 2 === 0 ? 5 : 0))])],
    ['a certificate', () => tsa.certificate],
    ['an INTEGER that holds elements', () => new Uint8Array([0x30, 0x04, 0x22, 0x02, 0x05, 0x00])],
    ['a UTF8String that holds elements', () => new Uint8Array([0x30, 0x04, 0x2c, 0x02, 0x05, 0x00])],
    ['an OBJECT IDENTIFIER that holds elements', () => new Uint8Array([0x30, 0x04, 0x26, 0x02, 0x05, 0x00])],
    ['a BOOLEAN that holds elements', () => new Uint8Array([0x30, 0x04, 0x21, 0x02, 0x05, 0x00])],
  ]
  test.each(garbage)('token.malformed: %s', async (_, make) => {
    expect(await judgeToken(await make(), message, rules([pinned]))).toMatchObject({ state: 'bad', code: 'token.malformed' })
  })

  test('[TIM-16] no changed byte of what is signed is believed, and none throws', async () => {
    const token = await stamp(tsa, message, at, { enclosed: [] })
    let seed = 7
    const next = (n: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
      return seed % n
    }
    for (let i = 0; i < 600; i++) {
      const changed = new Uint8Array(token)
      const place = i < token.length ? i : next(token.length)
      changed[place] = changed[place]! ^ (1 + next(255))
      const verdict = await judgeToken(changed, message, rules([pinned]))
      // What no signature covers (versions, parameters that are absent) may differ; what is believed says the same.
      if (verdict.state === 'believed') expect(verdict).toMatchObject({ time: at, signer: pinned.fingerprint })
      else expect(verdict.state).toMatch(/^(bad|notBelieved)$/)
    }
  })
})

test('[STA-09] without WebCrypto nothing is said of a token: notChecked; and nothing is asked for', async () => {
  const token = await stamp(tsa, message, at)
  vi.stubGlobal('crypto', {})
  try {
    expect(await judgeToken(token, message, rules([pinned]))).toEqual({ state: 'notChecked' })
    await expect(certificateFacts(tsa.certificate)).rejects.toMatchObject({ code: 'usage.argument' })
    await expect(timeQuery(message, 'SHA-256', new Uint8Array(16))).rejects.toMatchObject({ code: 'usage.argument' })
  } finally {
    vi.unstubAllGlobals()
  }
})
