import { readFileSync, writeFileSync } from 'node:fs'
import { plotOf } from './plot.js'
import { markdownOf } from './table.js'
import type { Results } from './types.js'

const page = 'docs/performance.md'
const [begin, end] = ['<!-- results: begin -->', '<!-- results: end -->']

/** The document with the results between its markers. @throws where a marker is missing */
export function withResults(text: string, results: Results): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${page} has lost its markers`)
  const plots = results.cases
    .flatMap(({ curves = [] }) => curves)
    .flatMap(({ id, title }) => ['', `![${title}: both axes logarithmic](performance-${id}.svg)`])
  return `${text.slice(0, from + begin.length)}\n${[markdownOf(results), ...plots].join('\n')}\n${text.slice(to)}`
}

/** Renders a result into the document, its plots beside it. */
export function writeDocs(results: Results): void {
  writeFileSync(page, withResults(readFileSync(page, 'utf8'), results))
  for (const curve of results.cases.flatMap(({ curves = [] }) => curves)) writeFileSync(`docs/performance-${curve.id}.svg`, plotOf(curve))
}
