import { type Bytes, equalBytes, FormatError, toHex } from '../ground/index.js'
import { digest, hashOf, signatureHolds } from './algorithms.js'
import { algorithmOf, childrenOf, contentOf, type Element, malformed, oidOf, tags } from './asn1.js'
import { type Certificate, certificateOf, inForce, nameOf, readCertificate, unfitForTime } from './certificate.js'
import { serviceOf } from './chain.js'
import { readToken, type Token, tstInfo } from './token.js'
import type { NotBelieved, TimeService, TokenFault, TokenVerdict, TokenWhy } from './types.js'

const contentTypeAttribute = '1.2.840.113549.1.9.3'
const messageDigest = '1.2.840.113549.1.9.4'
const signingCertificateV2 = '1.2.840.113549.1.9.16.2.47'

/** What a verifier goes by; times in seconds since 1970 UTC. */
export interface TokenRules {
  readonly services: readonly TimeService[]
  /** the time of verification, and how far clocks may be apart */
  readonly at: number
  readonly tolerance: number
  /** from when on signatures as time services make them (RSA, ECDSA) count no more */
  readonly ends?: number
}

const bad = (code: TokenFault, why: TokenWhy): FormatError => new FormatError(code, why, { data: { why } })

/** Judges a token over `message`, whoever made it. A verdict whatever the bytes are; nothing is thrown for them. */
export async function judgeToken(token: Uint8Array, message: Bytes, rules: TokenRules): Promise<TokenVerdict> {
  try {
    const read = readToken(token)
    await checkImprint(read, message)
    const believed = await certificatesOf(rules.services)
    const { signer, enclosed } = await checkSignature(read, believed)
    return await verdictOn(read, signer, enclosed, believed, rules)
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause
    return { state: 'bad', code: cause.code as TokenFault, data: cause.data }
  }
}

async function checkImprint({ imprint }: Token, message: Bytes): Promise<void> {
  if (!equalBytes(await digest(hashOf(imprint.algorithm), message), imprint.digest)) throw bad('token.imprint', 'otherBytes')
}

type Believed = readonly { readonly service: TimeService; readonly certificate: Certificate }[]

const known = new WeakMap<readonly TimeService[], Promise<Believed>>()

/** The certificates of a store, read once however many tokens there are. */
function certificatesOf(services: readonly TimeService[]): Promise<Believed> {
  const found = known.get(services) ?? readCertificates(services)
  known.set(services, found)
  return found
}

/** A certificate of the store that cannot be read is believed for nothing. */
async function readCertificates(services: readonly TimeService[]): Promise<Believed> {
  const found: { service: TimeService; certificate: Certificate }[] = []
  for (const service of services) {
    const certificate = await readCertificate(service.certificate).catch((cause: unknown) => {
      if (cause instanceof FormatError) return undefined
      throw cause
    })
    if (certificate !== undefined) found.push({ service, certificate })
  }
  // What is shown by which service must not depend on how the list came about.
  return found.sort((a, b) => (a.certificate.fingerprint < b.certificate.fingerprint ? -1 : 1))
}

async function checkSignature(
  { info, told, certificates, signer }: Token,
  believed: Believed,
): Promise<{ readonly signer: Certificate; readonly enclosed: readonly Certificate[] }> {
  const { attribute } = signer
  if (oidOf(attribute.get(contentTypeAttribute)) !== tstInfo) throw bad('token.signature', 'contentType')
  const found = await digest(hashOf(signer.digestAlgorithm), info)
  if (!equalBytes(contentOf(attribute.get(messageDigest), tags.octetString), found)) throw bad('token.signature', 'messageDigest')
  const enclosed = await Promise.all(certificates.map(certificateOf))
  const certificate = await namedIn(attribute.get(signingCertificateV2), [...enclosed, ...believed.map((one) => one.certificate)])
  if (certificate === undefined) throw bad('token.certificate', 'notAtHand')
  if (!isNamed(signer.named, certificate)) throw bad('token.certificate', 'otherCertificate')
  if (!(await signatureHolds(signer.algorithm, certificate.spki, signer.attributes, signer.signature, signer.digestAlgorithm)))
    throw bad('token.signature', 'signature')
  const unfit = unfitForTime(certificate)
  if (unfit !== undefined) throw bad('token.certificate', unfit)
  if (!inForce(certificate, told)) throw bad('token.certificate', 'notInForce')
  return { signer: certificate, enclosed }
}

/** The certificate that the first ESSCertIDv2 is the digest of (RFC 5035 §4); SHA-256 where no hash is named. */
async function namedIn(attribute: Element | undefined, certificates: readonly Certificate[]): Promise<Certificate | undefined> {
  if (attribute === undefined) throw bad('token.certificate', 'noSigningCertificateV2')
  const [first] = childrenOf(childrenOf(attribute)[0])
  const [one, two] = childrenOf(first)
  const hash = one?.tag === tags.sequence ? hashOf(algorithmOf(one).oid) : 'SHA-256'
  const wanted = contentOf(one?.tag === tags.sequence ? two : one, tags.octetString)
  if (hash === 'SHA-256') return certificates.find(({ fingerprint }) => fingerprint === toHex(wanted))
  for (const certificate of certificates) if (equalBytes(await digest(hash, certificate.bytes), wanted)) return certificate
  return undefined
}

/** SignerIdentifier: issuer and serial number; a key identifier, which is not checked, is bound by the certificate's digest. */
function isNamed(named: Element, { issuer, serial }: Certificate): boolean {
  if (named.tag === 'c0') return true
  const [name, number] = childrenOf(named)
  if (name === undefined) throw malformed('nobody is named as the signer')
  return equalBytes(name.bytes, issuer.bytes) && equalBytes(contentOf(number, tags.integer), serial)
}

async function verdictOn(
  { told, accuracy }: Token,
  signer: Certificate,
  enclosed: readonly Certificate[],
  believed: Believed,
  { at, tolerance, ends }: TokenRules,
): Promise<TokenVerdict> {
  const time = Math.ceil((told + accuracy) / 1_000_000)
  const fits = ({ from, until }: TimeService) => (from === undefined || time >= from) && (until === undefined || time <= until)
  const service = await serviceOf(signer, enclosed, believed, fits, told)
  const no = (why: NotBelieved): TokenVerdict => ({ state: 'notBelieved', why, time, signer: signer.fingerprint, name: nameOf(signer) })
  if (service === undefined) return no('unknown')
  if (!fits(service)) return no('outside')
  if (time > at + tolerance) return no('later')
  if (ends !== undefined && at > ends) return no('algorithm')
  return { state: 'believed', time, service, signer: signer.fingerprint }
}
