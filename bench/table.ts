import type { CaseResult, Curve, Results, Verdict } from './types.js'
import { countText, figureText, memoryText, rateText, sizeText, timeText, verdictText } from './words.js'

/** A table for a terminal: at most 80 columns; the first column gives way, cut with an ellipsis. */
export function columns(rows: readonly (readonly string[])[], most = 80): string[] {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, i) => Math.max(all[i] ?? 0, cell.length)), [])
  const others = widths.slice(1).reduce((sum, width) => sum + width + 2, 0)
  const first = Math.min(widths[0] ?? 0, Math.max(12, most - others))
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cut(cell, first).padEnd(first) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd(),
  )
}

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`)

const measuredRows = ({ measured, bytes }: CaseResult): string[][] =>
  measured.map((m) => [
    m.name,
    timeText(m.median),
    m.cpu === undefined ? '' : timeText(m.cpu),
    rateText(bytes, m.median),
    memoryText(m.peak),
  ])

/** Lines of words, none longer than 80. */
function wrapped(text: string, indent: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > 80) {
      lines.push(indent + line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, indent + line]
}

const limitText = (v: Verdict): string => `${v.sense === 'at least' ? '≥' : '≤'} ${figureText(v.limit, v.unit)}`

/** Everything for the terminal. */
export function textTable(results: Results): string {
  const lines = [`rogatory bench (${results.mode}), ${results.date}, ${results.machine.cores} cores, ${results.machine.cpu}`, '']
  for (const one of results.cases) {
    lines.push(...wrapped(`${one.title}: ${one.input}`, ''))
    const head = one.measured.length === 0 ? [] : [['', 'median', 'processor', one.bytes === undefined ? '' : 'rate', 'memory']]
    lines.push(...columns([...head, ...measuredRows(one)], 78).map((line) => `  ${line}`))
    for (const { name, text } of one.figures ?? []) lines.push(...wrapped(`${name}: ${text}`, '  '))
    for (const v of one.verdicts)
      lines.push(...wrapped(`${v.budget}: ${figureText(v.got, v.unit)} (${limitText(v)}): ${verdictText(v)}`, '  '))
    for (const why of one.skipped) lines.push(...wrapped(`skipped: ${why}`, '  '))
    lines.push('')
  }
  const verdicts = results.cases.flatMap(({ verdicts: all }) => all)
  lines.push(`${verdicts.filter(({ met }) => met).length} of ${verdicts.length} budgets met`)
  return lines.join('\n')
}

const cell = (text: string): string => text.replaceAll('|', '\\|')
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [row(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(row)]
}

/** Programs that were faster than ours: said plainly, of single figures and of curves. */
export function slowerThan(results: Results): string[] {
  return results.cases.flatMap(({ title, measured, curves = [] }) => {
    if (curves.length > 0) return curves.flatMap(slowerOn)
    const mine = measured.find(({ ours }) => ours)
    if (mine === undefined) return []
    const faster = measured.filter(({ name, median }) => !name.startsWith('rogatory') && median < mine.median)
    if (faster.length === 0) return []
    const list = faster.map(({ name, median }) => `${name} (${(mine.median / median).toFixed(2)} × our speed)`)
    return [`${title}: ${list.join(', ')}.`]
  })
}

/** At which sizes or counts a peer took less time than our sealing. */
function slowerOn({ title, axis, series }: Curve): string[] {
  const mine = series.find(({ name }) => name === 'rogatory seal')
  return series.flatMap(({ name, points }) => {
    if (name.startsWith('rogatory')) return []
    const faster = points.filter(({ x, y }) => y < (mine?.points.find((p) => p.x === x)?.y ?? 0))
    const at = faster.map(({ x }) => (axis === 'bytes' ? sizeText(x) : countText(x)))
    return faster.length === 0 ? [] : [`${title}, sealing: ${name} was faster at ${at.join('; ')}.`]
  })
}

/** The same as Markdown, for the document. */
export function markdownOf(results: Results): string {
  const { machine, versions } = results
  const lines: string[] = [
    `Measured on ${results.date} with \`${results.command}\`${results.mode === 'full' ? '' : `, a ${results.mode} run: smaller than the budgets' cases`}.`,
    '',
    `Machine: ${machine.cores} cores, ${machine.cpu} (${machine.instructions}), ${Math.round(machine.memory / 2 ** 30)} GiB of memory, ${machine.kernel}, ${machine.filesystem}, Node ${machine.node}.`,
    `Programs: ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
    '',
    '### Budgets',
    '',
    ...markdownTable(
      ['case', 'budget', 'measured', 'verdict'],
      results.cases.flatMap(({ title, verdicts }) =>
        verdicts.map((v) => [title, `${v.budget}: ${limitText(v)}`, figureText(v.got, v.unit), verdictText(v)]),
      ),
    ),
  ]
  const slower = slowerThan(results)
  if (slower.length > 0) lines.push('', '### Slower than', '', ...slower.map((text) => `- ${text}`))
  lines.push('', '### Every figure')
  for (const one of results.cases) lines.push('', ...caseMarkdown(one))
  return lines.join('\n')
}

function caseMarkdown(one: CaseResult): string[] {
  const lines = [`**${one.title}**: ${one.input}.`]
  if (one.measured.length > 0) {
    const rows = one.measured.map((m) => [
      m.name,
      timeText(m.median),
      m.seconds.length === 1 ? 'one round' : `${timeText(Math.min(...m.seconds))} to ${timeText(Math.max(...m.seconds))}`,
      m.cpu === undefined ? '' : timeText(m.cpu),
      rateText(one.bytes, m.median),
      memoryText(m.peak),
      `\`${m.command}\``,
    ])
    lines.push('', ...markdownTable(['program', 'median', 'least and most', 'processor', 'rate', 'peak memory', 'command'], rows))
  }
  const figures = (one.figures ?? []).map(({ name, text }) => `- ${name}: ${text}`)
  const skipped = one.skipped.map((why) => `- left out: ${why}`)
  const notes = (one.notes ?? []).map((note) => `- ${note}`)
  for (const curve of one.curves ?? []) lines.push('', ...curveTable(curve))
  const rest = [...figures, ...notes, ...skipped]
  return rest.length === 0 ? lines : [...lines, '', ...rest]
}

function curveTable({ axis, series }: NonNullable<CaseResult['curves']>[number]): string[] {
  const xs = [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b)
  const rows = xs.map((x) => [
    axis === 'bytes' ? sizeText(x) : countText(x),
    ...series.map(({ points }) => {
      const point = points.find((p) => p.x === x)
      return point === undefined ? '' : `${timeText(point.y)}${point.peak === undefined ? '' : `, ${memoryText(point.peak)}`}`
    }),
  ])
  return markdownTable([axis === 'bytes' ? 'size' : 'items', ...series.map(({ name }) => name)], rows)
}
