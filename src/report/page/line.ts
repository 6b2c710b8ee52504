import type { InstanceJson, LineStepJson } from '../outputs.js'
import { fill, type Html, html, type Piece } from './html.js'
import { type Drawn, type DrawnStep, drawnOf } from './lanes.js'
import { utc, whenUtc } from './time.js'
import type { Writer } from './writer.js'

const [rowHeight, laneGap, edge, width, headHeight] = [22, 30, 22, 680, 24]
/** Rows of one drawing: a picture is never cut between two pages, so none is higher than a page. */
const rowsOnPage = 36
/** Steps drawn of one line; the table and the data have the others. */
export const stepsDrawn = 360

/** The custody line of one instance: holders as lanes, time downwards, readable in black and white. */
export function lineDrawing(w: Writer, instance: InstanceJson, id: string, steps: readonly LineStepJson[]): Html {
  if (steps.length === 0) return html``
  const drawn = drawnOf(instance, steps)
  const pages: Html[] = []
  for (let from = 0; from < drawn.steps.length; from += rowsOnPage)
    pages.push(picture(w, drawn, `${id}-${pages.length + 1}`, from, summary(w, instance, drawn)))
  return html`<figure class="line">${pages}<figcaption>${laneNames(w, drawn)}</figcaption></figure>\n`
}

const letter = (lane: number): string => String.fromCharCode(65 + lane)

function laneNames(w: Writer, { lanes }: Drawn): Html {
  // One a line: beside one another in one line, names of both directions would change places.
  return html`${lanes.map(
    (sets, lane) =>
      html`<div><b>${letter(lane)}</b>: ${w.list(sets.slice(0, 6).map((set) => w.custodians(set)))}${sets.length > 6 && ' \u2026'}</div>`,
  )}`
}

/** The whole drawing in words, for those who do not see it. */
function summary(w: Writer, instance: InstanceJson, { lanes, steps }: Drawn): Html {
  const when = ({ step }: DrawnStep): string => (step.at && whenUtc(step.at)) || utc(step.signed)
  return fill(w.c.words.lineSummary, {
    steps: w.count(w.c.counts.steps, steps.length),
    from: when(steps[0]!),
    until: when(steps.at(-1)!),
    // Inside a picture's description markup means nothing: names as plain text.
    holders: lanes.map((_, lane) => letter(lane)).join(', '),
    state: w.c.titles.states[instance.state],
  })
}

function picture(w: Writer, drawn: Drawn, id: string, from: number, said: Html): Html {
  const rows = drawn.steps.slice(from, from + rowsOnPage)
  const rtl = w.c.dir === 'rtl'
  // Right to left the drawing is mirrored: lanes begin where reading begins.
  const x = (at: number): number => (rtl ? width - at : at)
  const laneX = (lane: number): number => x(edge + lane * laneGap)
  const y = (row: number): number => headHeight + rowHeight * (row + 0.5)
  const height = headHeight + rowHeight * rows.length + 6
  const textX = x(edge + drawn.lanes.length * laneGap)
  const before = drawn.steps[from - 1]
  return html`<svg role="img" aria-labelledby="${id}-t ${id}-d" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" direction="${w.c.dir}">
<title id="${id}-t">${w.c.words.lineDrawing}</title><desc id="${id}-d">${said}</desc>
<defs><pattern id="${id}-h" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 6L6 0" stroke="#000" stroke-width="1"/></pattern></defs>
${gaps(rows, before, id, drawn.lanes.length, x, y)}${drawn.lanes.map((_, lane) => html`<line class="lane" x1="${laneX(lane)}" y1="${headHeight}" x2="${laneX(lane)}" y2="${height}"/><text class="head" x="${laneX(lane)}" y="16" text-anchor="middle">${letter(lane)}</text>`)}
${before !== undefined && segment({ ...before, mark: 'touched' }, laneX, headHeight, y(0), false)}${rows.map((row, i) => {
  const last = from + i === drawn.steps.length - 1
  return segment(row, laneX, y(i), i === rows.length - 1 ? height : y(i + 1), last)
})}
${rows.map((row, i) => html`${mark(row, laneX(row.lane), y(i))}<text x="${textX}" y="${y(i) + 4}" text-anchor="start">${stepWords(w, row.step, from + i)}</text>\n`)}</svg>`
}

function gaps(
  rows: readonly DrawnStep[],
  before: DrawnStep | undefined,
  id: string,
  lanes: number,
  x: (at: number) => number,
  y: (row: number) => number,
): Html {
  const parts: Piece[] = []
  const wide = lanes * laneGap
  const left = Math.min(x(edge - laneGap / 2), x(edge - laneGap / 2 + wide))
  const band = (top: number, high: number): Html =>
    html`<rect x="${left}" y="${top}" width="${wide}" height="${high}" fill="url(#${id}-h)" opacity="0.35"/>`
  if (before?.gap === true) parts.push(band(headHeight, rowHeight / 2))
  for (const [i, row] of rows.entries()) if (row.gap) parts.push(band(y(i), rowHeight))
  return html`${parts}`
}

function segment({ run, mark }: DrawnStep, laneX: (lane: number) => number, top: number, bottom: number, last: boolean): Html {
  switch (run.kind) {
    case 'none':
      return html``
    case 'held':
      return html`<line class="held" x1="${laneX(run.lane)}" y1="${top}" x2="${laneX(run.lane)}" y2="${bottom}"/>`
    case 'disputed':
      return html`<path class="disputed" d="M${laneX(run.lane)} ${top}${zigzag(top, bottom)}"/>`
    case 'ended':
      return html`<line class="ended" x1="${laneX(run.lane) - 10}" y1="${top + 8}" x2="${laneX(run.lane) + 10}" y2="${top + 8}"/>`
    case 'transit':
      return html`<path class="transit" d="${mark === 'moved' ? `M${laneX(run.lane)} ${top}L${laneX(run.to)} ${(top + bottom) / 2}` : `M${laneX(run.to)} ${top}`}V${bottom}"/>${last && html`<text class="open" x="${laneX(run.to)}" y="${bottom}" text-anchor="middle">?</text>`}`
  }
}

function zigzag(top: number, bottom: number): string {
  let path = ''
  for (let at = top, side = 1; at + 4 <= bottom; at += 4, side = -side) path += `l${side * 5} 2l${-side * 5} 2`
  return path
}

function mark({ mark, step }: DrawnStep, x: number, y: number): Html {
  if (mark === 'refused') return html`<path class="refused" d="M${x - 5} ${y - 5}l10 10m0 -10l-10 10"/>`
  return html`<circle class="${step.believed ? 'known' : 'unknown'}" cx="${x}" cy="${y}" r="${mark === 'moved' ? 6 : 3}"/>`
}

/** `4 · 2026-05-12 09:30 · collected`: inside a picture no line breaks, so it is short. */
function stepWords(w: Writer, step: LineStepJson, index: number): Html {
  const { actions } = w.c.titles
  const when = (step.at && whenUtc(step.at)) || utc(step.signed)
  const what = Object.hasOwn(actions, step.action) ? actions[step.action] : step.action
  return html`${index + 1} \u00B7 ${svgTechnical(when)} \u00B7 ${what.length > 60 ? `${what.slice(0, 59)}\u2026` : what}${step.effect === 'refused' && ` (${w.c.words.doesNotCount})`}`
}

const svgTechnical = (text: string): Html => html`<tspan direction="ltr" unicode-bidi="isolate">${text}</tspan>`

/** What the signs of the drawing mean; once a report. */
export function legend(w: Writer): Html {
  const c = w.c.words
  const all = [
    c.legendHeld,
    c.legendTransit,
    c.legendGap,
    c.legendDisputed,
    c.legendRefused,
    c.legendUnbelieved,
    c.legendNone,
    c.legendOpenEnd,
    c.legendEnd,
  ]
  return html`<p class="legend"><b>${c.legendTitle}:</b> ${w.series(all)}.</p>\n`
}
