import { type Observation, observe } from '../ground/index.js'
import { saidOf } from './check-entries.js'
import type { Docket, Linkage } from './types.js'
import { type Believes, withheldIn } from './withheld.js'

/**
 * A linkage as a verifier with beliefs sees it: what is withheld or erased only by the word of somebody not believed, or by an
 * order that is not, is missing (ORD-47).
 */
export function asHeard(d: Docket, l: Linkage, believes: Believes): Linkage {
  const heard = withheldIn(d, l.admittedKeys, believes)
  if (heard.unheard.length === 0) return l
  const anew = (one: Observation): Observation => {
    const { statement } = one.at
    if (statement === undefined) return one
    if (one.code === 'statement.withheld') {
      const { by: _b, ground: _g, record: _r, order: _o, ...rest } = one.data
      return { ...one, data: { ...rest, ...saidOf(heard, statement, '') } }
    }
    if (one.code !== 'statement.part-withheld' && one.code !== 'statement.part-erased') return one
    const part = String(one.data.part)
    const why = heard.parts.get(statement)
    const kind = (why?.get(part) ?? why?.get(''))?.kind ?? 'missing'
    return observe(`statement.part-${kind}`, one.at, { part, ...saidOf(heard, statement, part) })
  }
  const unheard = heard.unheard.map(({ statement, of, by, order }) =>
    observe('withheld.unbelieved', { statement }, { of, by, ...(order !== undefined && { order }) }),
  )
  return { ...l, observations: [...l.observations.map(anew), ...unheard] }
}
