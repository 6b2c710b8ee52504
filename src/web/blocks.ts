import type { ReportPage } from '../report/index.js'

/** A piece of a report, before it becomes an element of the page. All texts are safe to show already (`shown`, `quoted`). */
export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'row'; readonly label: string; readonly text: string }
  | { readonly kind: 'line'; readonly text: string; readonly mark: Mark; readonly depth: number; readonly style: string }

/** No tick stands for a check that was made: it may be the very one that failed. */
type Mark = 'none' | 'step' | 'bullet' | 'no'
export type Collected = ReportPage & { readonly blocks: readonly Block[]; readonly left: () => number }

/** What a terminal shows before a line, as a kind of list. */
const marks: Readonly<Record<string, Mark>> = {
  '\u251C\u2500': 'step',
  '\u2514\u2500': 'step',
  '\u2022': 'bullet',
  '+': 'bullet',
  '-': 'no',
}

/** Takes what `report/` writes for a terminal as blocks; past `most` they are only counted: hostile input can make millions. */
export function collect(most: number): Collected {
  const blocks: Block[] = []
  let left = 0
  const add = (block: Block) => {
    if (blocks.length < most) blocks.push(block)
    else left++
  }
  return {
    blocks,
    left: () => left,
    put(text, first = '', _hang, style) {
      const mark = marks[first.trim()] ?? 'none'
      add({ kind: 'line', text, mark, depth: mark === 'none' ? first.length >> 1 : 0, style: style ?? '' })
    },
    row: (label, text) => text !== undefined && add({ kind: 'row', label, text }),
    title: (text) => add({ kind: 'title', text }),
    blank() {},
    end: () => '',
  }
}
