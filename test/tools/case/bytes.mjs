// Shared by the makers of fixtures/case: everything is a function of constants, so a second run gives the same bytes.

/** xorshift32: a number in [0, 2^32), the same sequence for the same seed on every machine. */
export function random(seed) {
  let x = seed >>> 0 || 1
  return () => {
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    x >>>= 0
    return x
  }
}

export const latin1 = (text) => Buffer.from(text, 'latin1')
export const utf8 = (text) => Buffer.from(text, 'utf8')
export const crlf = (text) => text.replaceAll('\n', '\r\n')
