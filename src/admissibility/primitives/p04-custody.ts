import { bagSeals, identity, line } from './p04-line.js'
import { basis, changes, parts, persons } from './p04-parts.js'
import { stages } from './p04-stages.js'
import type { Check } from './verdict.js'

// Each look's parameters were let through by its own schema; the table only finds it.
const looks: Readonly<Record<string, Check<never>>> = { line, identity, parts, persons, stages, bagSeals, changes, basis }

/** PRO-24: what the custody line shows. */
export const p04: Check<{ readonly look?: string }> = (f, w, profile) => looks[w.look ?? 'line']!(f, w as never, profile)
