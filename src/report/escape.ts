/**
 * What a person must never be shown raw: controls (a terminal obeys them), characters that reorder, hide or take no room
 * (a name would read as another), private and unassigned code points (nobody knows how they look), lone surrogates,
 * line and paragraph separators, the blank that is not a space, and the brackets that mark an escape here.
 */
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\u27E6\u27E7]/u
const mark = /\p{M}/u

/** More marks than this on one character are piled up to hide what stands above and below. */
const marksInARow = 4

const escaped = (character: string): string => `\u27E6U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}\u27E7`

/**
 * Text from evidence, made safe for a terminal and a page: every dangerous character stands as `⟦U+202E⟧`, one meaning per
 * output, and at most `most` characters (escapes count as one) remain, the number of those left out being said.
 */
export function shown(text: string, most = 200): string {
  let out = ''
  let count = 0
  let marks = marksInARow
  let rest = 0
  for (const character of bounded(text)) {
    if (count >= most) {
      rest++
      continue
    }
    const isMark = mark.test(character)
    marks = isMark ? marks + 1 : 0
    // A mark at the very beginning would settle on our own text.
    out += hidden.test(character) || (isMark && marks > marksInARow) ? escaped(character) : character
    count++
  }
  const more = rest + Math.max(0, text.length - longest)
  return more > 0 ? `${out}\u2026 (${more} more)` : out
}

/** A text of many MiB is not walked to its end to say how long it is. */
const longest = 100_000
const bounded = (text: string): string => (text.length > longest ? text.slice(0, longest) : text)

/** `shown` in quotation marks that the text itself cannot close. */
export function quoted(text: string, most = 200): string {
  const safe = shown(text, most).replaceAll(/[\u201C\u201D]/g, escaped)
  return `\u201C${safe}\u201D`
}
