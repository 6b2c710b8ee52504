import { type Check, contentNotGiven, met, notApplicable, notChecked, notMet } from './verdict.js'

const things = ['object', 'device', 'medium', 'testimony']

/** PRO-27: the exhibit's items are those that were sealed, one to one. */
export const p07: Check = (f) => {
  const { content: whole } = f.case
  if (whole === undefined) return contentNotGiven(f)
  if (whole.exhibits.length === 0 && whole.errors > 0) return notMet('content.changed', { data: { errors: whole.errors } })
  if (f.content === undefined) return notApplicable('content.not-here')
  const { items, failed, digest } = f.content
  if (items === 0 && things.includes(f.report.nature ?? '')) return notApplicable('content.not-here')
  if (whole.errors > 0 || failed > 0 || items === 0) return notMet('content.changed', { data: { items, failed, errors: whole.errors } })
  if (!whole.whole) return notChecked('facts.not-given')
  return met('content.matches', { statements: [whole.seal], digests: digest === undefined ? [] : [digest], data: { items } })
}
