import { type Bytes, copyBytes } from '../ground/index.js'
import { algorithmOf, childrenOf, contentOf, type Element, malformed, microsOf, oidOf, readElement, smallOf, tags } from './asn1.js'
import { extensionsOf } from './certificate.js'

/** What a time stamp token (RFC 3161 §2.4.2) says and is signed by; nothing of it has been checked. */
export interface Token {
  /** the content of the TSTInfo: what the digest in the signed attributes is over */
  readonly info: Bytes
  readonly imprint: { readonly algorithm: string; readonly digest: Bytes }
  /** genTime and accuracy, in microseconds since 1970 UTC */
  readonly told: number
  readonly accuracy: number
  readonly certificates: readonly Element[]
  readonly signer: Signer
}

interface Signer {
  /** issuer and serial number, or the subject key identifier */
  readonly named: Element
  readonly digestAlgorithm: string
  /** as they are signed: a SET */
  readonly attributes: Bytes
  /** by object identifier its one value */
  readonly attribute: ReadonlyMap<string, Element>
  readonly algorithm: Element
  readonly signature: Bytes
}

const signedData = '1.2.840.113549.1.7.2'
export const tstInfo = '1.2.840.113549.1.9.16.1.4'

/** Certificates a token may enclose; those in use have one to four. */
const mostCertificates = 16

/** Reads a token. @throws FormatError `token.malformed` */
export function readToken(bytes: Uint8Array): Token {
  const [type, content, ...rest] = childrenOf(readElement(bytes))
  if (oidOf(type) !== signedData || rest.length > 0) throw malformed('no signed data')
  const [version, , encapsulated, ...parts] = childrenOf(childrenOf(content, 'c0')[0])
  contentOf(version, tags.integer)
  const [contentType, explicit] = childrenOf(encapsulated)
  if (oidOf(contentType) !== tstInfo) throw malformed('no time stamp token')
  const info = contentOf(childrenOf(explicit, 'c0')[0], tags.octetString)
  const certificates = (parts.find(({ tag }) => tag === 'c0')?.children ?? []).filter(({ tag }) => tag === tags.sequence)
  if (certificates.length > mostCertificates) throw malformed('too many certificates')
  // RFC 3161 §2.4.2: signed by the service and nobody else.
  const [signer, ...others] = childrenOf(parts.at(-1), tags.set)
  if (others.length > 0) throw malformed('several signatures')
  return { info, ...readInfo(info), certificates, signer: readSigner(signer) }
}

function readInfo(bytes: Bytes): Pick<Token, 'imprint' | 'told' | 'accuracy'> {
  const [version, policy, imprint, serial, time, ...optional] = childrenOf(readElement(bytes))
  if (smallOf(contentOf(version, tags.integer)) !== 1) throw malformed('another version')
  oidOf(policy)
  contentOf(serial, tags.integer)
  const [algorithm, digest, ...rest] = childrenOf(imprint)
  if (rest.length > 0) throw malformed('no imprint')
  // RFC 3161 §2.4.2: who does not know a critical extension does not use the token.
  const extensions = optional.find(({ tag }) => tag === 'c1')
  if (extensions !== undefined && [...implicitExtensions(extensions)].some(([, { critical }]) => critical))
    throw malformed('a critical extension that is not understood')
  return {
    imprint: { algorithm: algorithmOf(algorithm).oid, digest: contentOf(digest, tags.octetString) },
    told: microsOf(time),
    accuracy: accuracyOf(optional.find(({ tag }) => tag === tags.sequence)),
  }
}

const implicitExtensions = (element: Element): ReturnType<typeof extensionsOf> =>
  extensionsOf({ ...element, tag: 'c3', children: [{ ...element, tag: tags.sequence }] })

/** Seconds, [0] thousandths, [1] millionths; what is absent is nothing. */
function accuracyOf(element: Element | undefined): number {
  if (element === undefined) return 0
  const seen = new Set<string>()
  return childrenOf(element).reduce((sum, one) => {
    const unit = { [tags.integer]: 1_000_000, c0: 1_000, c1: 1 }[one.tag]
    if (unit === undefined || seen.has(one.tag)) throw malformed('no accuracy')
    seen.add(one.tag)
    return sum + smallOf(contentOf(one, one.tag)) * unit
  }, 0)
}

function readSigner(element: Element | undefined): Signer {
  const [version, named, digestAlgorithm, attributes, algorithm, signature] = childrenOf(element)
  contentOf(version, tags.integer)
  // RFC 5652 §5.4: the digest is over the attributes as a SET OF, not as the [0] they stand in.
  const signed = copyBytes(attributes?.bytes ?? new Uint8Array(0))
  const attribute = new Map<string, Element>()
  for (const one of childrenOf(attributes, 'c0')) {
    const [type, values] = childrenOf(one)
    const oid = oidOf(type)
    const [value, ...more] = childrenOf(values, tags.set)
    if (value === undefined || more.length > 0 || attribute.has(oid)) throw malformed('an attribute that is not there once')
    attribute.set(oid, value)
  }
  signed[0] = 0x31
  return {
    named: named!,
    digestAlgorithm: algorithmOf(digestAlgorithm).oid,
    attributes: signed,
    attribute,
    algorithm: algorithm!,
    signature: contentOf(signature, tags.octetString),
  }
}
