import { requestOf } from '../facts.js'
import { type Check, notApplicable, notChecked } from './verdict.js'

/** PRO-28: this version reads no requests, and says so where one is named. */
export const p08: Check = (f) => {
  const { named, closed } = requestOf(f)
  if (named.length > 0) return notChecked('request.not-read', { statements: named })
  return closed.length > 0 ? notChecked('part.not-opened', { statements: closed }) : notApplicable('request.none')
}
