import { LimitError, UsageError } from '../../ground/index.js'

/** One record of a CSV file, with the line it begins on (from 1). */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
}

export const mostRows = 100_000
const mostCells = 200

/** What separates cells: the one that divides the first line most; European spreadsheets write semicolons. */
function separatorOf(text: string): string {
  const counts = new Map([
    [',', 0],
    [';', 0],
    ['\t', 0],
  ])
  let quoted = false
  for (const character of text.slice(0, 65_536)) {
    if (character === '"') quoted = !quoted
    else if (!quoted && (character === '\n' || character === '\r')) break
    else if (!quoted && counts.has(character)) counts.set(character, counts.get(character)! + 1)
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

/**
 * Records of a CSV file (RFC 4180; LF and CR end a line too, and `sep=;` may stand first as spreadsheets write it). Cells are
 * plain text, whatever they begin with. Lines that are empty are none. Linear time.
 * @throws UsageError naming line and column where quotation marks do not fit; LimitError above 100,000 records
 */
export function parseCsv(given: string): CsvRecord[] {
  const [first = '', stated] = /^\uFEFF?(?:sep=(.)(?:\r\n|\n|\r))?/.exec(given) ?? []
  const text = given
  const separator = stated ?? separatorOf(given.slice(first.length))
  const records: CsvRecord[] = []
  let line = stated === undefined ? 1 : 2
  let start = line
  let cells: string[] = []
  let at = first.length
  const end = () => {
    if (cells.length > 1 || cells[0] !== '') records.push({ line: start, cells })
    // The header is no row.
    if (records.length > mostRows + 1)
      throw new LimitError('run.limit', `more than 100,000 rows`, { data: { limit: 'rows', value: mostRows } })
    cells = []
    start = line
  }
  const wrong = (what: string) =>
    new UsageError('records.cell', `line ${line}, column ${cells.length + 1}: ${what}`, { data: { line, column: cells.length + 1 } })
  const next = nextOf(text, separator)
  while (at < text.length) {
    if (cells.length >= mostCells) throw wrong(`more than ${mostCells} cells in one row`)
    if (text[at] === '"') {
      const opened = line
      let value = ''
      for (at += 1; ; ) {
        const close = text.indexOf('"', at)
        if (close < 0) {
          line = opened
          throw wrong('a quotation mark is opened and never closed')
        }
        const piece = text.slice(at, close)
        line += linesIn(piece)
        value += piece
        at = close + 1
        if (text[at] !== '"') break
        value += '"'
        at += 1
      }
      if (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r')
        throw wrong('text stands behind a closing quotation mark')
      cells.push(value)
    } else {
      const stop = next(at)
      const value = text.slice(at, stop)
      if (value.includes('"')) throw wrong('a quotation mark stands in a cell that does not begin with one')
      cells.push(value)
      at = stop
    }
    if (at < text.length && text[at] === separator) {
      at += 1
      // A separator at the very end has an empty cell behind it.
      if (at === text.length) cells.push('')
      else if (text[at] === '\n' || text[at] === '\r') cells.push('')
      else continue
    }
    if (at < text.length) {
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
      line += 1
    }
    end()
  }
  return records
}

const linesIn = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0

/** Where an unquoted cell ends; one expression that goes on from where it was. */
function nextOf(text: string, separator: string): (from: number) => number {
  const ends = new RegExp(
    `[\\r\\n${separator === ']' || separator === '\\' || separator === '^' || separator === '-' ? `\\${separator}` : separator}]`,
    'g',
  )
  return (from) => {
    ends.lastIndex = from
    const found = ends.exec(text)
    return found === null ? text.length : found.index
  }
}
