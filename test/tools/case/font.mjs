// Our own five by seven capitals, one hexadecimal pair per row (bit 4 is the left column); accents are drawn on top.

const ROWS = {
  A: '0e11111f111111',
  B: '1e11111e11111e',
  C: '0e11101010110e',
  D: '1c12111111121c',
  E: '1f10101e10101f',
  F: '1f10101e101010',
  G: '0e11101713110f',
  H: '1111111f111111',
  I: '0e04040404040e',
  J: '0702020202120c',
  K: '11121418141211',
  L: '1010101010101f',
  M: '111b1515111111',
  N: '11191513111111',
  O: '0e11111111110e',
  P: '1e11111e101010',
  Q: '0e11111115120d',
  R: '1e11111e141211',
  S: '0f10100e01011e',
  T: '1f040404040404',
  U: '1111111111110e',
  V: '11111111110a04',
  W: '1111111515150a',
  X: '11110a040a1111',
  Y: '1111110a040404',
  Z: '1f01020408101f',
  0: '0e11131519110e',
  1: '040c040404040e',
  2: '0e11010204081f',
  3: '1f02040201110e',
  4: '02060a121f0202',
  5: '1f101e0101110e',
  6: '0608101e11110e',
  7: '1f010204080808',
  8: '0e11110e11110e',
  9: '0e11110f01020c',
  '.': '00000000000c0c',
  ',': '000000000c0408',
  ':': '000c0c000c0c00',
  '-': '0000001f000000',
  '/': '01010204081010',
  '(': '02040808080402',
  ')': '08040202020408',
  '"': '0a0a0a00000000',
  '@': '0e11171517100e',
  _: '0000000000001f',
}

// Two rows above the letter; the cedilla goes below.
const ACCENTS = { '\u0301': [2, 4], '\u0300': [8, 4], '\u0302': [4, 10], '\u0303': [9, 22], '\u0308': [10, 0] }

/** Calls `dot(x, y)` for every set cell of the text, in cells; one character is six cells wide. */
export function letters(text, dot) {
  let column = -6
  for (const mark of text.toUpperCase().normalize('NFD')) {
    const row = (bits, y) => {
      for (let x = 0; x < 5; x++) if ((bits >> (4 - x)) & 1) dot(column + x, y)
    }
    if (mark in ACCENTS) {
      ACCENTS[mark].forEach((bits, index) => {
        row(bits, index - 3)
      })
    } else if (mark === '\u0327') {
      row(4, 7)
      row(8, 8)
    } else {
      column += 6
      const glyph = ROWS[mark]
      if (glyph === undefined && mark !== ' ') throw new Error(`no glyph for ${mark}`)
      for (let y = 0; glyph && y < 7; y++) row(Number.parseInt(glyph.slice(y * 2, y * 2 + 2), 16), y)
    }
  }
}
