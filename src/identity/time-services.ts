import { UsageError } from '../ground/index.js'
import { certificateFacts, type TimeService } from '../timestamp/index.js'
import type { Trust } from './types.js'

/** For which times a time service is believed, and what it is called. */
export interface HowTimed {
  readonly name?: string
  readonly from?: Date
  readonly until?: Date
}

/**
 * Believes the time tokens of a service: those its certificate signs, or any that a certificate below it does. Given again it
 * stands with the new times: so a service is ended. `certificate`: X.509, DER or PEM
 * @throws FormatError `token.malformed` for what is no certificate; UsageError when it would end before it begins
 */
export async function trustTimeService(trust: Trust, certificate: Uint8Array, how: HowTimed = {}): Promise<Trust> {
  const read = await certificateFacts(certificate)
  const name = how.name ?? trust.timeServices?.find((one) => one.fingerprint === read.fingerprint)?.name ?? read.name
  const others = trust.timeServices?.filter((one) => one.fingerprint !== read.fingerprint) ?? []
  return withTimeService(
    { ...trust, timeServices: others },
    {
      certificate: read.bytes,
      fingerprint: read.fingerprint,
      ...(name !== '' && { name }),
      ...(how.from && { from: seconds(how.from) }),
      ...(how.until && { until: seconds(how.until) }),
    },
  )
}

/** No longer believes a time service, for any time. @throws UsageError when the store knows none of this fingerprint */
export function distrustTimeService(trust: Trust, fingerprint: string): Trust {
  const { timeServices = [], ...rest } = trust
  const wanted = fingerprint.replace(/[\s:]/g, '').toLowerCase()
  const others = timeServices.filter((one) => one.fingerprint !== wanted)
  if (others.length === timeServices.length)
    throw new UsageError('usage.argument', `the trust store believes no time service of the fingerprint ${fingerprint}`)
  return others.length === 0 ? rest : { ...rest, timeServices: others }
}

/** @throws UsageError `trust.time-service` for one that is there already, and one believed for no time */
export function withTimeService(trust: Trust, service: TimeService): Trust {
  const { from, until, fingerprint } = service
  const known = trust.timeServices ?? []
  if (known.some((one) => one.fingerprint === fingerprint) || (from !== undefined && until !== undefined && from > until))
    throw new UsageError('trust.time-service', 'twice, or believed for no time', { data: { fingerprint } })
  return { ...trust, timeServices: [...known, Object.freeze({ ...service })] }
}

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000)
