import { UsageError } from '../ground/index.js'
import type { Terms } from '../matter/index.js'
import { terms as schema } from '../matter/schema.js'
import { keep, list, map, text, time } from './convert.js'

const condition = map({
  id: keep,
  kind: keep,
  source: keep,
  originator: keep,
  exhibits: keep,
  text,
  purposes: keep,
  proceedings: keep,
  until: time,
  by: time,
  rule: keep,
  to: keep,
  scheme: keep,
  code: keep,
  days: keep,
  status: keep,
  reviewer: keep,
  nature: keep,
})

const terms = map({ schema: keep, conditions: list(condition), acceptance: keep, classicalRecipients: keep })

/**
 * Reads conditions of use from JSON: the shape of docs/spec, with dates as RFC 3339 and plain text where one language is
 * enough; the originator is the sealing authority unless another is named.
 * @throws UsageError naming the member
 */
export function readTerms(json: unknown, originator: string, language: string): Terms {
  const noExhibit = (): never => {
    throw new UsageError('usage.argument', 'terms name exhibits by their number in the envelope')
  }
  const { schema: said = 'rogatory.terms/1', ...read } = terms(json, '', { language, exhibit: noExhibit }) as Terms & { schema?: unknown }
  if (said !== 'rogatory.terms/1') throw new UsageError('usage.argument', 'schema must be rogatory.terms/1, where it stands')
  const whole = { ...read, conditions: (read.conditions ?? []).map((one) => ({ ...one, originator: one.originator ?? originator })) }
  const result = schema.safeParse(whole)
  if (result.success) return whole as Terms
  const issue = result.error.issues[0]
  const path = issue?.path.join('.') || 'terms'
  throw new UsageError('usage.argument', `the terms are not as they must be at ${path}: ${issue?.message ?? 'not valid'}`, {
    data: { path },
  })
}
