import { type Bytes, FormatError } from '../ground/index.js'
import { algorithmOf, childrenOf, contentOf, type Element, malformed, oidOf, readElement, smallOf, tags } from './asn1.js'

type Hash = 'SHA-256' | 'SHA-384' | 'SHA-512'

const weak = (oid: string): FormatError => new FormatError('token.algorithm', `algorithm ${oid}`, { data: { algorithm: oid } })

const hashes: Readonly<Record<string, Hash>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}

/** Object identifiers of the hashes that count, for who writes them. */
export const hashOids = { 'SHA-256': '2.16.840.1.101.3.4.2.1', 'SHA-512': '2.16.840.1.101.3.4.2.3' } as const

/** @throws FormatError `token.algorithm` for SHA-1 and every other hash but SHA-256, SHA-384 and SHA-512 */
export function hashOf(oid: string): Hash {
  const hash = Object.hasOwn(hashes, oid) ? hashes[oid] : undefined
  if (hash === undefined) throw weak(oid)
  return hash
}

/** Who calls has made sure that there is one: a page that is not in a secure context has none. */
const subtle = () => globalThis.crypto.subtle

export const digest = async (hash: Hash, data: Bytes): Promise<Bytes> => new Uint8Array(await subtle().digest(hash, data))

const rsaPkcs1: Readonly<Record<string, Hash>> = {
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
}
const ecdsa: Readonly<Record<string, Hash>> = {
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
}
const curves: Readonly<Record<string, { readonly name: string; readonly size: number }>> = {
  '1.2.840.10045.3.1.7': { name: 'P-256', size: 32 },
  '1.3.132.0.34': { name: 'P-384', size: 48 },
}
const rsa = '1.2.840.113549.1.1.1'
const pss = '1.2.840.113549.1.1.10'
const ec = '1.2.840.10045.2.1'

/**
 * Whether a signature of X.509 or CMS holds. RSA of 2,048 to 8,192 bits, PKCS #1 v1.5 or PSS, and ECDSA on P-256 and P-384,
 * where a high s is as good as a low one. `digestOid` is the hash that CMS names beside the bare `rsaEncryption`.
 * @throws FormatError `token.algorithm`, `token.malformed`
 */
export async function signatureHolds(
  algorithm: Element | undefined,
  spki: Element,
  message: Bytes,
  signature: Bytes,
  digestOid?: string,
): Promise<boolean> {
  const { oid, parameters } = algorithmOf(algorithm)
  const key = algorithmOf(childrenOf(spki)[0])
  try {
    if (Object.hasOwn(ecdsa, oid)) return await ecdsaHolds(ecdsa[oid]!, key, spki, message, signature)
    if (key.oid !== rsa) throw weak(key.oid)
    if (oid === pss) return await pssHolds(parameters, spki, message, signature)
    const hash = oid === rsa && digestOid !== undefined ? hashOf(digestOid) : Object.hasOwn(rsaPkcs1, oid) ? rsaPkcs1[oid]! : undefined
    if (hash === undefined) throw weak(oid)
    const imported = await rsaKey({ name: 'RSASSA-PKCS1-v1_5', hash }, spki)
    return await subtle().verify('RSASSA-PKCS1-v1_5', imported, signature, message)
  } catch (cause) {
    if (cause instanceof FormatError) throw cause
    // WebCrypto refuses keys that are none: points off the curve, a modulus of no length.
    throw malformed('no key', cause)
  }
}

async function ecdsaHolds(
  hash: Hash,
  key: ReturnType<typeof algorithmOf>,
  spki: Element,
  message: Bytes,
  signature: Bytes,
): Promise<boolean> {
  const named = key.oid === ec ? oidOf(key.parameters) : key.oid
  const curve = Object.hasOwn(curves, named) ? curves[named] : undefined
  if (curve === undefined) throw weak(named)
  const imported = await subtle().importKey('spki', spki.bytes, { name: 'ECDSA', namedCurve: curve.name }, false, ['verify'])
  const [r, s, ...rest] = childrenOf(readElement(signature))
  if (rest.length > 0) throw malformed('no signature')
  const raw = new Uint8Array(2 * curve.size)
  for (const [i, one] of [r, s].entries()) {
    const content = contentOf(one, tags.integer)
    const number = content.subarray(content.findIndex((byte) => byte !== 0))
    if (content.length === 0 || content[0]! >= 128 || number.length > curve.size) return false
    raw.set(number, (i + 1) * curve.size - number.length)
  }
  return subtle().verify({ name: 'ECDSA', hash }, imported, raw, message)
}

/** RFC 4055 §3.1: without a hash it would be SHA-1; the mask's hash is the same. */
async function pssHolds(parameters: Element | undefined, spki: Element, message: Bytes, signature: Bytes): Promise<boolean> {
  const parts = new Map(childrenOf(parameters).map((one) => [one.tag, one.children?.[0]]))
  const named = parts.get('c0')
  if (named === undefined) throw weak(`${pss} with SHA-1`)
  const hash = hashOf(algorithmOf(named).oid)
  const mask = parts.get('c1')
  if (mask === undefined || hashOf(algorithmOf(algorithmOf(mask).parameters).oid) !== hash) throw weak(`${pss} with another mask`)
  const saltLength = parts.has('c2') ? smallOf(contentOf(parts.get('c2'), tags.integer)) : 20
  const imported = await rsaKey({ name: 'RSA-PSS', hash }, spki)
  return subtle().verify({ name: 'RSA-PSS', saltLength }, imported, signature, message)
}

async function rsaKey(how: { readonly name: string; readonly hash: Hash }, spki: Element) {
  const key = await subtle().importKey('spki', spki.bytes, how, false, ['verify'])
  const { modulusLength, publicExponent } = key.algorithm as unknown as {
    readonly modulusLength: number
    readonly publicExponent: Uint8Array
  }
  // Below it is weak; above it, or with a long exponent, it costs more than any service's key.
  if (modulusLength < 2048 || modulusLength > 8192 || publicExponent.length > 8) throw weak(`RSA of ${modulusLength} bits`)
  return key
}
