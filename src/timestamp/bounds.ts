/** Elements of a token or certificate; those in use have a few hundred. */
export const mostElements = 4096

/** Bytes that content of some universal types may have: the ASN.1 library takes time that grows with their square, or far more than a copy. */
const mostContent: Readonly<Record<number, number>> = { 1: 1, 6: 64, 13: 64, 23: 64, 24: 64 }
const setOrSequence = (number: number): boolean => number === 16 || number === 17

/**
 * What of these bytes is beyond what is handed to the ASN.1 library, which must not take long whatever they are; undefined where
 * nothing is. One pass over the heads of elements; whether they fit into each other is left to who reads them.
 */
export function beyondBounds(bytes: Uint8Array): string | undefined {
  let elements = 0
  for (let at = 0; at < bytes.length; ) {
    if (++elements > mostElements) return 'too many elements'
    const first = bytes[at++]!
    // Tags above 30, of several bytes, stand in no token and no certificate.
    const number = first & 0x1f
    if (number === 0x1f) return 'a tag of several bytes'
    const size = bytes[at++] ?? 0x80
    let length = size
    if (size >= 128) {
      if (size === 128 || size > 132) return size === 128 ? 'an indefinite length' : 'too long'
      length = 0
      for (const end = at + size - 128; at < end; at++) length = length * 256 + (bytes[at] ?? 0)
    }
    const constructed = (first & 0x20) !== 0
    if (first < 0x40) {
      if (setOrSequence(number) && !constructed) return 'a sequence that holds no elements'
      if (length > (mostContent[number] ?? bytes.length)) return 'content too long for its type'
    }
    if (!constructed) at += length
  }
  return undefined
}
