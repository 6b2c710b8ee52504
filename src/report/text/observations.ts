import { shown } from '../escape.js'
import type { ObservationJson } from '../outputs.js'
import { observationSentence, placeText } from '../say.js'
import type { Labels, Names } from './names.js'
import type { Page } from './page.js'

const severities = [
  ['error', 'Errors', 'red'],
  ['warning', 'Warnings', 'yellow'],
  ['note', 'Notes', 'dim'],
] as const

/**
 * More than this of one code are counted, not listed: an excerpt leaves out forty records for one reason, and hostile input can
 * make millions. The JSON has them all.
 */
const mostOfOneCode = { error: 20, warning: 3, note: 3 } as const

/** Observations by severity, each with its code, its sentence and its place. */
export function putObservations(page: Page, observations: readonly ObservationJson[], labels?: Labels, names?: Names): void {
  for (const [severity, title, style] of severities) {
    const these = observations.filter((o) => o.severity === severity)
    if (these.length === 0) continue
    page.title(`${title} (${these.length})`)
    const byCode = new Map<string, ObservationJson[]>()
    for (const o of these) {
      const same = byCode.get(o.code)
      if (same === undefined) byCode.set(o.code, [o])
      else same.push(o)
    }
    for (const [code, all] of byCode) {
      // A line that says "1 more" is as long as what it leaves out.
      const shownOf = all.length === mostOfOneCode[severity] + 1 ? all.length : mostOfOneCode[severity]
      for (const o of all.slice(0, shownOf)) {
        page.put(shown(code, 80), '  ', '  ', style)
        page.put(observationSentence(o, names), '    ')
        const place = placeText(o.at, labels)
        if (place !== '') page.put(`at ${place}`, '    ', '      ')
      }
      if (all.length > shownOf)
        page.put(`and ${all.length - shownOf} more of this kind (${shown(code, 80)}); the JSON (--json) lists all`, '    ', '      ')
    }
  }
}
