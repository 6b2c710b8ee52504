/**
 * Whether bytes[from, to) is valid UTF-8 (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF). When the array
 * ends before `to`, whether what is there can still become valid.
 */
export function isUtf8(bytes: Uint8Array, from: number, to: number): boolean {
  const present = Math.min(to, bytes.length)
  let at = from
  while (at < present) {
    const lead = bytes[at++]!
    if (lead < 0x80) continue
    if (lead < 0xc2 || lead > 0xf4) return false
    const more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3
    if (at + more > to) return false
    if (at >= present) return true
    // The second byte carries the limits: E0 and F0 exclude overlong forms, ED surrogates, F4 what lies above U+10FFFF.
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
    const second = bytes[at++]!
    if (second < low || second > high) return false
    for (let i = 1; i < more; i++) {
      if (at >= present) return true
      if ((bytes[at++]! & 0xc0) !== 0x80) return false
    }
  }
  return true
}
