import pico from 'picocolors'
import { wrap } from '../width.js'

/** How a text is laid out. */
export interface TextOptions {
  /** columns of the terminal; 80 when absent, never less than 20 */
  readonly columns?: number
  /** whether to colour by SGR sequences; they take no room and carry no meaning of their own */
  readonly colour?: boolean
}

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green'

// Asked for outright: whether a terminal takes colours is the command line's to find out.
const colours = pico.createColors(true)

/** A text growing line by line. Whatever is put on it must be safe to show already (`shown`, `quoted`). */
export interface Page {
  /** a paragraph: its first line after `first`, the others after `hang` */
  put(text: string, first?: string, hang?: string, style?: Style): void
  /** a label and what it says; nothing at all where that is undefined */
  row(label: string, text: string | undefined): void
  title(text: string): void
  blank(): void
  end(): string
}

/** A page that need not be kept whole. */
interface LongPage extends Page {
  /** the lines since the last piece, once they are many; nothing before */
  piece(): string
}

const labelWidth = 15
const enough = 2 ** 16

export function pageOf(options: TextOptions = {}): LongPage {
  const asked = Math.floor(options.columns ?? 80)
  const columns = Number.isFinite(asked) ? Math.max(20, asked) : 80
  let lines: string[] = []
  let characters = 0
  /** the last line of the piece before */
  let before: string | undefined
  const add = (line: string) => {
    lines.push(line)
    characters += line.length
  }
  const blank = () => {
    const last = lines.length > 0 ? lines.at(-1) : before
    if (last !== undefined && last !== '') add('')
  }
  const styled = (line: string, style: Style | undefined) =>
    options.colour === true && style !== undefined && line !== '' ? colours[style](line) : line
  const put = (text: string, first = '', hang = first, style?: Style) => {
    for (const line of wrap(text, columns, first, hang)) add(styled(line, style))
  }
  return {
    put,
    row(label, text) {
      if (text === undefined) return
      if (columns < 48) {
        put(`${label}:`, '  ')
        put(text, '    ')
      } else put(text, `  ${label.padEnd(labelWidth)} `, ' '.repeat(labelWidth + 3))
    },
    title(text) {
      blank()
      put(text, '', '  ', 'bold')
    },
    blank,
    piece() {
      if (characters < enough) return ''
      const text = `${lines.join('\n')}\n`
      before = lines.at(-1)
      lines = []
      characters = 0
      return text
    },
    end: () => (lines.length === 0 && before !== undefined ? '' : `${lines.join('\n')}\n`),
  }
}
