import type { CborIntMap, CborValue } from '../cbor/index.js'
import { type Bytes, type Hex, toHex } from '../ground/index.js'
import { arrayOf, hasExactly, isBytes, isIntMap, protectedHeader, refuse, untagged } from './shape.js'

/** HPKE key encryption: 57 X-Wing with SHAKE256, 53 DHKEM(P-256) with HKDF-SHA256; AES-256-GCM in both (COS-22). */
export type RecipientAlg = 57 | 53

export interface ParsedRecipient {
  readonly protected: Bytes
  readonly alg: RecipientAlg
  readonly kid: Hex
  /** the encapsulation: 1,120 or 65 bytes */
  readonly enc: Bytes
  /** the encrypted content key: 48 bytes */
  readonly ciphertext: Bytes
}

export interface ParsedEncrypt {
  readonly protected: Bytes
  readonly iv: Bytes
  readonly ciphertext: Bytes
  readonly recipients: readonly ParsedRecipient[]
}

/** Exactly one tagged COSE_Encrypt of the form of COS-20 to COS-25. FormatError `cose.*` or `cbor.*`. */
export function decodeEncrypt(bytes: Uint8Array): ParsedEncrypt {
  const [head, unprotected, ciphertext, list] = arrayOf(untagged(bytes, 96), 4, 'cose.shape')
  const { bytes: inner, header } = protectedHeader(head)
  if (header.get(1) !== 3) refuse('cose.alg', 'content is not encrypted with A256GCM')
  if (!hasExactly(header, 1)) refuse('cose.protected', 'protected header is not exactly {1: 3}')
  const iv = only(unprotected, 5)
  if (!isBytes(iv) || iv.length !== 12) refuse('cose.nonce', 'nonce is not 12 bytes')
  if (!isBytes(ciphertext) || ciphertext.length < 16) refuse('cose.ciphertext', 'ciphertext is not an attached byte string with a tag')
  if (!Array.isArray(list) || list.length === 0) refuse('cose.recipients', 'no recipients')
  const recipients = (list as readonly CborValue[]).map(recipient)
  for (let i = 1; i < recipients.length; i++) {
    // Lower hexadecimal sorts as the bytes do. Strictly ascending, so that a set of recipients has one form and no twins.
    if (recipients[i - 1]!.kid >= recipients[i]!.kid) refuse('cose.recipient-order', 'recipients are not in ascending order of kid')
  }
  return { protected: inner, iv, ciphertext, recipients }
}

/** The value of the one label a header may have, which must be there. */
function only(map: CborValue | undefined, label: number): CborValue {
  if (!isIntMap(map) || !hasExactly(map, label)) refuse('cose.unprotected', `unprotected header is not exactly {${label}}`)
  return (map satisfies CborIntMap).get(label)!
}

function recipient(value: CborValue): ParsedRecipient {
  const [head, unprotected, ciphertext] = arrayOf(value, 3, 'cose.recipients')
  const { bytes, header } = protectedHeader(head)
  const alg = header.get(1)
  if (alg !== 57 && alg !== 53) refuse('cose.alg', 'key is not encrypted with a known HPKE suite')
  const kid = header.get(4)
  if (!isBytes(kid) || kid.length !== 32) refuse('cose.kid', 'kid is not 32 bytes')
  if (!hasExactly(header, 1, 4)) refuse('cose.protected', 'protected header is not exactly alg and kid')
  const enc = only(unprotected, -4)
  if (!isBytes(enc) || enc.length !== (alg === 57 ? 1120 : 65)) refuse('cose.recipient-enc', 'encapsulation has the wrong length')
  if (!isBytes(ciphertext) || ciphertext.length !== 48) refuse('cose.recipient-ciphertext', 'encrypted key is not 48 bytes')
  return { protected: bytes, alg, kid: toHex(kid), enc, ciphertext }
}
