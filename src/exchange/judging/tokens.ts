import type { Docket } from '../../docket/index.js'
import { type Bytes, type Code, type Hex, type Observation, observe, throwIfAborted } from '../../ground/index.js'
import type { Trust } from '../../identity/index.js'
import { mostTimeTokens, orderedTimeTokens, timeTokenLabel, timeTokensOf } from '../../statement/index.js'
import { judgeToken, type TokenRules } from '../../timestamp/index.js'

/** A token that shows that a statement's signature existed. */
export interface Stamp {
  readonly time: number
  /** SHA-256 of the certificate by which the service is believed */
  readonly service: Hex
}

/** What the time tokens of a docket show, by statement the earliest; and what is to be said of them. */
export interface Stamps {
  readonly shown: ReadonlyMap<Hex, Stamp>
  readonly observations: readonly Observation[]
}

/** The rules for tokens under one verifier's beliefs, as at `at`. */
export function tokenRules({ timeServices = [], policy }: Trust, at: number): TokenRules {
  // RSA has no date of its own in a policy; what forges ECDSA forges it.
  const ends = policy.algorithmEnds['P-256']
  return { services: timeServices, at, tolerance: policy.clockTolerance, ...(ends !== undefined && { ends }) }
}

/** Judges every time token (label 270) that stands with a statement of the docket. */
export async function stampsIn(docket: Docket, trust: Trust, at: number, signal?: AbortSignal): Promise<Stamps> {
  const rules = tokenRules(trust, at)
  const shown = new Map<Hex, Stamp>()
  const observations: Observation[] = []
  const stamped = [...docket.entries.values()].flatMap((entry) =>
    entry.kind === 'statement' && entry.statement.tokens.includes(timeTokenLabel) ? [entry.statement] : [],
  )
  // What is said must not depend on the order in which copies were joined.
  for (const statement of stamped.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const { tokens, signature } = timeTokensOf(statement)
    const place = { statement: statement.id }
    const said = new Map<Code, { readonly first: Observation; count: number }>()
    const looked = orderedTimeTokens(tokens).slice(0, mostTimeTokens)
    // What is no token, stands twice, or is one too many.
    const rest = tokens.length - looked.length
    if (rest > 0) said.set('token.malformed', { first: observe('token.malformed', place), count: rest })
    for (const token of looked) {
      throwIfAborted(signal)
      const made = await judged(token, signature, place, rules)
      if (!('time' in made)) {
        const before = said.get(made.code)
        if (before === undefined) said.set(made.code, { first: made, count: 1 })
        else before.count++
      } else if (earlier(made, shown.get(statement.id))) shown.set(statement.id, made)
    }
    // Sixteen of the same are one fact: who adds them decides how many there are.
    for (const { first, count } of said.values())
      observations.push(count === 1 ? first : observe(first.code, place, { ...first.data, tokens: count }))
  }
  return { shown, observations }
}

/** Of one time the service of the lesser fingerprint, in whatever order the tokens stand. */
const earlier = (one: Stamp, other: Stamp | undefined): boolean =>
  other === undefined || one.time < other.time || (one.time === other.time && one.service < other.service)

async function judged(token: Bytes, signature: Bytes, place: { statement: Hex }, rules: TokenRules): Promise<Stamp | Observation> {
  const verdict = await judgeToken(token, signature, rules)
  switch (verdict.state) {
    case 'believed':
      return { time: verdict.time, service: verdict.service.fingerprint }
    case 'notBelieved': {
      const { why, time, signer, name } = verdict
      return observe('token.not-believed', place, { why, time, name, certificate: signer })
    }
    case 'bad':
      return observe(verdict.code, place, verdict.data)
    case 'notChecked':
      return observe('statement.token-not-checked', place, { label: timeTokenLabel })
  }
}
