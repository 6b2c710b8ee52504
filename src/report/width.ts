/**
 * Blocks whose characters take two columns (Unicode East Asian Width W and F, and emoji), as pairs from–to. Terminals
 * disagree about the rest; where this is too wide a line ends early, which harms nobody.
 */
const wide: readonly (readonly [from: number, to: number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x23e9, 0x23f3],
  [0x25fd, 0x25fe],
  [0x2614, 0x2615],
  [0x2648, 0x2653],
  [0x267f, 0x27bf],
  [0x2b1b, 0x2b55],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18dff],
  [0x1aff0, 0x1b2ff],
  [0x1f004, 0x1faff],
  [0x20000, 0x3fffd],
]

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)

/** Made on first use: loading its tables takes a tenth of the time in which a command starts. */
let segmenter: Intl.Segmenter | undefined

/** What a reader sees as characters. */
function clusters(text: string): string[] {
  if (isAscii(text)) return Array.from(text)
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** Columns a text takes in a terminal: wide characters two, marks none. */
export function widthOf(text: string): number {
  if (isAscii(text)) return text.length
  let width = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    // No marks before U+0300, and the lines that custody is drawn with.
    if (code < 0x300 || (code >= 0x2500 && code < 0x25a0)) {
      width += 1
      continue
    }
    if (/\p{M}/u.test(character)) continue
    width += wide.some(([from, to]) => code >= from && code <= to) ? 2 : 1
  }
  return width
}

/** The pieces of a word that fit into `room` columns each. */
function pieces(word: string, room: number): string[] {
  const out: string[] = []
  let piece = ''
  let width = 0
  for (const cluster of clusters(word)) {
    const more = widthOf(cluster)
    if (width + more > room && piece !== '') {
      out.push(piece)
      piece = ''
      width = 0
    }
    piece += cluster
    width += more
  }
  out.push(piece)
  return out
}

/**
 * Breaks `text` at spaces into lines of at most `columns`, the first after `first`, the others after `hang`; a word longer
 * than a line is broken where it must be. A continued line is always indented by `hang`: text from evidence cannot pose as
 * a line of our own.
 */
export function wrap(text: string, columns: number, first = '', hang = first): string[] {
  const lines: string[] = []
  // Most text is: then a word has as many columns as characters.
  const ascii = isAscii(text)
  // Joined at the end of a line: growing piece by piece, the lines of a long report stay in memory as many small ropes.
  let lead = first
  let words: string[] = []
  let width = widthOf(first)
  const turn = () => {
    lines.push((lead + words.join(' ')).trimEnd())
    lead = hang
    words = []
    width = widthOf(hang)
  }
  for (const word of text.split(' ')) {
    const size = ascii ? word.length : widthOf(word)
    if (words.length > 0 && width + 1 + size > columns) turn()
    if (words.length === 0 && width + size > columns) {
      // Even the narrowest terminal gets two columns of text: a wide character needs them.
      for (const piece of pieces(word, Math.max(2, columns - Math.max(width, widthOf(hang))))) {
        if (words.length > 0) turn()
        words.push(piece)
        width += widthOf(piece)
      }
      continue
    }
    width += size + (words.length > 0 ? 1 : 0)
    words.push(word)
  }
  turn()
  return lines
}
