import { type Bytes, equalBytes, type Hex, toHex } from '../ground/index.js'
import { digest, signatureHolds } from './algorithms.js'
import { childrenOf, contentOf, type Element, malformed, microsOf, oidOf, readElement, smallOf, tags, textOf } from './asn1.js'
import type { TokenWhy } from './types.js'

/** What of an X.509 certificate (RFC 5280) a time token is judged by. */
export interface Certificate {
  readonly bytes: Bytes
  readonly fingerprint: Hex
  readonly tbs: Bytes
  /** the content of the INTEGER */
  readonly serial: Bytes
  readonly issuer: Element
  readonly subject: Element
  readonly spki: Element
  /** microseconds since 1970 UTC */
  readonly from: number
  readonly until: number
  readonly extensions: ReadonlyMap<string, { readonly critical: boolean; readonly value: Bytes }>
  readonly algorithm: Element
  readonly signature: Bytes
}

const keyUsage = '2.5.29.15'
const basicConstraints = '2.5.29.19'
const extendedKeyUsage = '2.5.29.37'
const timeStamping = '1.3.6.1.5.5.7.3.8'
const anyPurpose = '2.5.29.37.0'
/** Critical ones that are understood; certificatePolicies restrict nothing for who asks for no policy. */
const understood: readonly string[] = [keyUsage, basicConstraints, extendedKeyUsage, '2.5.29.32']

/** Reads a certificate. @throws FormatError `token.malformed` */
export async function readCertificate(bytes: Uint8Array): Promise<Certificate> {
  return certificateOf(readElement(bytes))
}

export async function certificateOf(element: Element): Promise<Certificate> {
  const [tbs, algorithm, signature, ...rest] = childrenOf(element)
  if (algorithm === undefined || rest.length > 0) throw malformed('no certificate')
  const parts = [...childrenOf(tbs)]
  if (parts[0]?.tag === 'c0') parts.shift()
  const [serial, inner, issuer, validity, subject, spki, ...others] = parts
  if (inner === undefined || !equalBytes(inner.bytes, algorithm.bytes)) throw malformed('a certificate with two algorithms')
  const [from, until, ...more] = childrenOf(validity)
  if (more.length > 0) throw malformed('no validity')
  childrenOf(issuer)
  childrenOf(subject)
  childrenOf(spki)
  return {
    bytes: element.bytes,
    fingerprint: toHex(await digest('SHA-256', element.bytes)),
    tbs: tbs!.bytes,
    serial: contentOf(serial, tags.integer),
    issuer: issuer!,
    subject: subject!,
    spki: spki!,
    from: microsOf(from),
    until: microsOf(until),
    extensions: extensionsOf(others.find(({ tag }) => tag === 'c3')),
    algorithm,
    signature: bitsOf(signature),
  }
}

/** The bytes of a BIT STRING of whole bytes. */
function bitsOf(element: Element | undefined): Bytes {
  const content = contentOf(element, tags.bitString)
  if (content[0] !== 0) throw malformed('no whole bytes')
  return content.subarray(1)
}

/** Extensions by object identifier. @throws FormatError `token.malformed`, also for one that stands twice */
export function extensionsOf(element: Element | undefined): Certificate['extensions'] {
  const found = new Map<string, { readonly critical: boolean; readonly value: Bytes }>()
  if (element === undefined) return found
  for (const one of childrenOf(childrenOf(element, 'c3')[0])) {
    const parts = childrenOf(one)
    const oid = oidOf(parts[0])
    if (found.has(oid)) throw malformed('an extension twice')
    const critical = parts.length === 3 && contentOf(parts[1], tags.boolean)[0] !== 0
    found.set(oid, { critical, value: contentOf(parts.at(-1), tags.octetString) })
  }
  return found
}

/** Whether the certificate was in force then. */
export const inForce = ({ from, until }: Certificate, micros: number): boolean => from <= micros && micros <= until

/** Why it is no certificate of a time service (RFC 3161 §2.3): undefined when it is one. */
export function unfitForTime({ extensions }: Certificate): TokenWhy | undefined {
  const usage = extensions.get(extendedKeyUsage)
  if (usage === undefined) return 'noPurpose'
  if (!usage.critical) return 'purposeNotCritical'
  const purposes = purposesIn(usage.value)
  if (purposes.length !== 1 || purposes[0] !== timeStamping) return 'otherPurpose'
  const bits = usageBits(extensions)
  // digitalSignature (0) or contentCommitment (1)
  if (bits !== undefined && (bits & 0xc0) === 0) return 'notForSignatures'
  return foreign(extensions) ? 'criticalExtension' : undefined
}

const purposesIn = (value: Bytes): readonly string[] => childrenOf(readElement(value)).map(oidOf)

/** Whether it may have issued others, with at most `between` certificates of issuers below it. */
function mayIssue({ extensions }: Certificate, between: number): boolean {
  const basic = extensions.get(basicConstraints)
  if (basic === undefined || foreign(extensions)) return false
  const [authority, length] = childrenOf(readElement(basic.value))
  if (authority?.tag !== tags.boolean || contentOf(authority, tags.boolean)[0] === 0) return false
  if (length !== undefined && smallOf(contentOf(length, tags.integer)) < between) return false
  // Who was let issue for servers or mail only would else make time services under a root that is believed.
  const purposes = extensions.get(extendedKeyUsage)
  if (purposes !== undefined && !purposesIn(purposes.value).some((one) => one === timeStamping || one === anyPurpose)) return false
  const bits = usageBits(extensions)
  // keyCertSign (5)
  return bits === undefined || (bits & 0x04) !== 0
}

const foreign = (extensions: Certificate['extensions']): boolean =>
  [...extensions].some(([oid, { critical }]) => critical && !understood.includes(oid))

function usageBits(extensions: Certificate['extensions']): number | undefined {
  const usage = extensions.get(keyUsage)
  return usage && (contentOf(readElement(usage.value), tags.bitString)[1] ?? 0)
}

/** Whether `issuer`, whose name `one` gives, issued it: the right to issue, and the signature. */
export async function issued(issuer: Certificate, one: Certificate, between: number): Promise<boolean> {
  if (!mayIssue(issuer, between)) return false
  return signatureHolds(one.algorithm, issuer.spki, one.tbs, one.signature)
}

const nameParts = ['2.5.4.3', '2.5.4.10']

/** Common name or organisation, for people; '' when there is none. What a stranger wrote: to be shown as such. */
export function nameOf({ subject }: Certificate): string {
  const found = new Map<string, string>()
  for (const set of subject.children ?? [])
    for (const pair of set.children ?? []) {
      const [type, value] = pair.children ?? []
      if (type?.tag === tags.oid && value?.children === undefined && value !== undefined) found.set(oidOf(type), textOf(value.content))
    }
  return nameParts.map((oid) => found.get(oid)).find((text) => text !== undefined) ?? ''
}
