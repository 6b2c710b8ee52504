import { type ComponentChild, h } from 'preact'
import type { Block, Collected } from './blocks.js'

type Kind = 'title' | 'row' | 'plain' | 'list'
const kindOf = (block: Block): Kind => (block.kind === 'line' ? (block.mark === 'none' ? 'plain' : 'list') : block.kind)

/** Blocks as elements: rows that follow one another are one table of terms, marked lines one list. Text is only ever text. */
export function BlocksView({ of }: { readonly of: Collected }): ComponentChild {
  const runs: { kind: Kind; blocks: Block[] }[] = []
  for (const block of of.blocks) {
    const kind = kindOf(block)
    const last = runs.at(-1)
    if (last?.kind === kind && kind !== 'title') last.blocks.push(block)
    else runs.push({ kind, blocks: [block] })
  }
  const left = of.left()
  return h('div', null, [
    ...runs.map(runView),
    left > 0 && h('p', null, `${left.toLocaleString('en')} more lines are in the saved report.`),
  ])
}

function runView({ kind, blocks }: { readonly kind: Kind; readonly blocks: readonly Block[] }): ComponentChild {
  if (kind === 'title') return blocks.map(({ text }) => h('h3', null, text))
  if (kind === 'row')
    return [
      h(
        'dl',
        null,
        blocks.flatMap((b) => (b.kind === 'row' ? [h('dt', null, b.label), h('dd', null, b.text)] : [])),
      ),
    ]
  const lines = blocks.flatMap((b) => (b.kind === 'line' ? [b] : []))
  if (kind === 'list')
    return [
      h(
        'ul',
        null,
        lines.map(({ text, mark }) => h('li', { class: mark }, text)),
      ),
    ]
  return lines.map(({ text, depth, style }) => h('p', { class: `depth-${Math.min(depth, 3)} ${style}` }, text))
}
