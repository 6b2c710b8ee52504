import { shown } from '../escape.js'
import type { ObservationJson } from '../outputs.js'
import { observationSentence, placeText } from '../say.js'
import type { Page } from './page.js'

const severities = [
  ['error', 'Errors', 'red'],
  ['warning', 'Warnings', 'yellow'],
  ['note', 'Notes', 'dim'],
] as const

/** More than this of one code are counted, not listed: hostile input can make millions. The JSON has them all. */
const mostOfOneCode = 20

/** Observations by severity, each with its code, its sentence and its place. */
export function putObservations(page: Page, observations: readonly ObservationJson[]): void {
  for (const [severity, title, style] of severities) {
    const these = observations.filter((o) => o.severity === severity)
    if (these.length === 0) continue
    page.title(`${title} (${these.length})`)
    const seen = new Map<string, number>()
    for (const o of these) {
      const count = (seen.get(o.code) ?? 0) + 1
      seen.set(o.code, count)
      if (count > mostOfOneCode) continue
      page.put(shown(o.code, 80), '  ', '  ', style)
      page.put(observationSentence(o), '    ')
      const place = placeText(o.at)
      if (place !== '') page.put(`at ${place}`, '    ', '      ')
    }
    for (const [code, count] of seen)
      if (count > mostOfOneCode) page.put(`${shown(code, 80)}: ${count - mostOfOneCode} more like these.`, '  ', '    ')
  }
}
