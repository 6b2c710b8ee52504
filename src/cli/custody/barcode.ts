/** Application identifiers of GS1 that say which single thing it is, the likeliest first. */
const single = ['21', '8004', '8003', '8017', '8018', '00', '10', '240', '241', '250', '251', '400', '01']

/**
 * What a code may mean, the likeliest first: as it came; without the scanner's symbology identifier (`]C1`); without the
 * asterisks that begin and end a Code 39; and of GS1 elements, `(01)…(21)A1`, the serial number. A hand scanner types the
 * code and Enter, some of them a carriage return beside it.
 */
export function readingsOf(line: string): string[] {
  const plain = line.slice(0, 4096).replace(/^[\s\p{Cc}]+|[\s\p{Cc}]+$/gu, '')
  const bare = unseparated(plain.replace(/^\][A-Za-z][0-9A-Za-z]/, ''))
  const starless = /^\*(.+)\*$/.exec(bare)?.[1] ?? bare
  const serial = starless.startsWith('(') ? bracketed(starless) : /^\](?:C1|d2|Q3|e0|J1)/.test(plain) ? elements(bare) : undefined
  return [...new Set([plain, bare, starless, ...(serial === undefined ? [] : [serial])])].filter((one) => one !== '')
}

/** What ends an element of GS1 that may have any length. */
const separator = '\u001d'
const unseparated = (text: string): string => (text.startsWith(separator) ? text.slice(1) : text)

/** The identifying value among elements with brackets: `(01)04012345678901(21)A1`. */
function bracketed(text: string): string | undefined {
  const found = new Map<string, string>()
  for (const [, ai, value] of text.matchAll(/\((\d{2,4})\)([^(]*)/g)) if (!found.has(ai!)) found.set(ai!, value!)
  const known = single.find((ai) => found.has(ai))
  return known === undefined ? [...found.values()].at(-1) : found.get(known)
}

/** Lengths of the elements that have a fixed one and need no separator behind them (GS1 General Specifications, 7.8). */
const fixed: Readonly<Record<string, number>> = {
  '00': 18,
  '01': 14,
  '02': 14,
  '11': 6,
  '12': 6,
  '13': 6,
  '15': 6,
  '16': 6,
  '17': 6,
  '20': 2,
}

/** The same of elements as a scanner gives them: without brackets, U+001D between those of any length. */
function elements(text: string): string | undefined {
  const found = new Map<string, string>()
  let rest = text
  for (let i = 0; i < 20 && rest !== ''; i++) {
    const ai = [4, 3, 2].map((n) => rest.slice(0, n)).find((one) => single.includes(one)) ?? rest.slice(0, 2)
    const length = fixed[ai]
    const end = length === undefined ? rest.indexOf(separator) : ai.length + length
    const stop = end < 0 ? rest.length : end
    if (!found.has(ai)) found.set(ai, rest.slice(ai.length, stop))
    rest = unseparated(rest.slice(stop))
  }
  const known = single.find((ai) => found.has(ai))
  return known === undefined ? undefined : found.get(known)
}
