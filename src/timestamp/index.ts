/** Time tokens of RFC 3161, as RFC 9921 puts them beside a signature. */
import { type Bytes, type Hex, UsageError } from '../ground/index.js'
import type { TokenRules } from './judge.js'
import type { TokenVerdict } from './types.js'

export type { TokenRules } from './judge.js'
export type * from './types.js'

// The ASN.1 library costs start-up time, and few records carry a token: it is loaded for the first.

const hasWebCrypto = (): boolean => globalThis.crypto?.subtle !== undefined

function needWebCrypto(): void {
  if (!hasWebCrypto()) throw new UsageError('usage.argument', 'there is no WebCrypto here: the page is not in a secure context')
}

/** Judges a token over `message`, whoever made it. A verdict whatever the bytes are; nothing is thrown for them. */
export async function judgeToken(token: Uint8Array, message: Bytes, rules: TokenRules): Promise<TokenVerdict> {
  // In a page that is not in a secure context there is nothing to check with.
  if (!hasWebCrypto()) return { state: 'notChecked' }
  return (await import('./judge.js')).judgeToken(token, message, rules)
}

/** A time stamp query over `message`, in DER (RFC 3161 §2.4.1). `nonce`: 16 random bytes */
export async function timeQuery(message: Bytes, hash: 'SHA-256' | 'SHA-512', nonce: Bytes): Promise<Bytes> {
  needWebCrypto()
  return (await import('./request.js')).timeQuery(message, hash, nonce)
}

/** The token in a service's answer. @throws FormatError `token.malformed`, `token.refused` */
export async function tokenIn(answer: Uint8Array): Promise<Bytes> {
  return (await import('./request.js')).tokenIn(answer)
}

/** A certificate's name and fingerprint, DER or PEM. @throws FormatError `token.malformed` */
export async function certificateFacts(
  bytes: Uint8Array,
): Promise<{ readonly bytes: Bytes; readonly fingerprint: Hex; readonly name: string }> {
  needWebCrypto()
  const { nameOf, readCertificate } = await import('./certificate.js')
  const certificate = await readCertificate((await import('./pem.js')).fromPem(bytes))
  return { bytes: certificate.bytes, fingerprint: certificate.fingerprint, name: nameOf(certificate) }
}
