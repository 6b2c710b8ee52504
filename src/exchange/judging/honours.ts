import { type Docket, type Honours, hasErasures, linkage, type StatementEntry, withoutErased } from '../../docket/index.js'
import type { Role, Trust } from '../../identity/index.js'
import { type Judged, signersOf } from './signers.js'
import { type Stamps, stampsIn } from './tokens.js'

/** Roles of which one may order that parts of others' records be erased. */
const mayOrder: readonly Role[] = ['court', 'investigatingJudge', 'dataProtectionAuthority']

/**
 * The erasures that a verifier believes: signed by a key that is believed under this trust store and what the docket brings
 * along, revocations among it; and where they obey an order, that order likewise, by a role that may give it (ORD-44).
 */
export function honouring(trust: Trust, at: number, stamps: Stamps['shown'] = new Map()): Honours {
  const judge = judges(trust, at, stamps)
  return (said, d) => {
    const verdict = judge(said, d)
    return verdict?.believed === true && mayBeHeeded(said, verdict)
  }
}

/**
 * The erasures that keep parts out of what is given away: nothing is destroyed by it here, and what was given away cannot be
 * taken back. So an authority's own word for its own records does where this trust store does not know that authority; where
 * it knows the authority and not believes the key, the part goes along.
 */
export function sparing(trust: Trust, at: number): Honours {
  const judge = judges(trust, at, new Map())
  return (said, d) => {
    const verdict = judge(said, d)
    if (verdict?.believed === true) return mayBeHeeded(said, verdict)
    return said.statement.type === 'erased' && verdict !== undefined && !verdict.impostor && verdict.card === undefined
  }
}

const mayBeHeeded = ({ statement }: StatementEntry, { roles }: Judged): boolean =>
  statement.type !== 'order' || roles?.some((role) => mayOrder.includes(role)) === true

function judges(trust: Trust, at: number, stamps: Stamps['shown']): (said: StatementEntry, d: Docket) => Judged | undefined {
  let latest: { readonly of: Docket; readonly judge: (said: StatementEntry) => Judged | undefined } | undefined
  return (said, d) => {
    if (latest?.of !== d) latest = { of: d, judge: judging(d, trust, at, stamps) }
    return latest.judge(said)
  }
}

function judging(d: Docket, trust: Trust, at: number, stamps: Stamps['shown']): (said: StatementEntry) => Judged | undefined {
  const links = linkage(d, { at, tolerance: trust.policy.clockTolerance })
  const { judge } = signersOf(d, links, trust, at, stamps)
  return ({ statement }) => (links.admitted.has(statement.id) ? judge(statement) : undefined)
}

/**
 * A docket as somebody with this trust store goes on with it: without the openings that an erasure they believe names. It is
 * the same docket where there are none.
 */
export async function withErasures(docket: Docket, trust: Trust, at: Date = new Date()): Promise<Docket> {
  if (!hasErasures(docket)) return docket
  const seconds = Math.floor(at.getTime() / 1000)
  const { shown } = await stampsIn(docket, trust, seconds)
  return withoutErased(docket, honouring(trust, seconds, shown))
}
