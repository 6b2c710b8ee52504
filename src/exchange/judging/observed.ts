import { type Hex, type Observation, observe } from '../../ground/index.js'

/**
 * Codes that say something about one record and not only about its key: a lawyer asks which. Each record is named.
 */
const ofOneRecord: ReadonlySet<string> = new Set([
  'signer.compromised',
  'signer.compromised-later',
  'signer.compromise-disputed',
  'signer.revoked',
  'signer.expired',
  'signer.not-yet',
  'signer.credential-expired',
  'signer.credential-not-yet',
  'policy.binding',
])

/** Beyond this of one key and code the rest are counted: a hundred thousand records are not a hundred thousand sentences. */
const mostNamed = 100

interface Seen {
  readonly first: Observation
  readonly named: Observation[]
  count: number
}

/** One observation for each key and code, at the first statement it concerns, with their number: a thousand records by one unknown key are one fact. */
export class SignerObservations {
  private readonly seen = new Map<string, Seen>()

  add(kid: Hex, observation: Observation): void {
    const key = `${kid} ${observation.code} ${observation.data.act ?? ''}`
    const before = this.seen.get(key)
    if (before === undefined) this.seen.set(key, { first: observation, named: [observation], count: 1 })
    else {
      before.count++
      if (ofOneRecord.has(observation.code) && before.named.length < mostNamed) before.named.push(observation)
    }
  }

  list(): Observation[] {
    return [...this.seen.values()].flatMap(({ first, named, count }) => {
      const rest = count - named.length
      if (!ofOneRecord.has(first.code)) return [observe(first.code, first.at, { ...first.data, statements: count }, first.severity)]
      return named.map((one, i) => (rest > 0 && i === named.length - 1 ? { ...one, data: { ...one.data, more: rest } } : one))
    })
  }
}
