import { type CryptoProvider, type CryptoRun, providerOf } from '../crypto/index.js'
import { type Bytes, FormatError, RogatoryError, throwIfAborted, toHex } from '../ground/index.js'
import type { TimeService } from '../timestamp/index.js'
import { cardWith } from './card.js'
import { withDirectory } from './directories.js'
import { directoryWith } from './directory.js'
import { policyWith } from './policy.js'
import type { StoredDirectory, StoredPin, StoredTimeService, StoredTrust } from './schema.js'
import { successionWith } from './succession.js'
import { withTimeService } from './time-services.js'
import { withPin } from './trust.js'
import type { DirectorySigner, Pin, Policy, Trust } from './types.js'

/** Characters of a trust store: some thousand cards. */
const textLimit = 2 ** 26

/**
 * Reads a trust store, verifying every card and fingerprint anew.
 * @throws FormatError `trust.format` for its members, `trust.policy`, `trust.card` for a card that does not hold or is not
 * what stands beside it
 */
export async function readTrust(text: string, run?: CryptoRun): Promise<Trust> {
  const p = providerOf(run)
  const stored = await parse(text)
  let trust: Trust = { pins: [], policy: readPolicy(stored) }
  // Operators before those whose lost keys others vouch for; pins may rest on either.
  const signers = [...(stored.directories ?? [])].sort((a, b) => Number(a.successions !== undefined) - Number(b.successions !== undefined))
  for (const [index, signer] of signers.entries()) {
    throwIfAborted(run?.signal)
    trust = await asCard(index, () => addDirectory(p, trust, signer))
  }
  for (const service of stored.timeServices ?? []) trust = withTimeService(trust, await timeServiceOf(p, service))
  for (const [index, pin] of stored.pins.entries()) {
    throwIfAborted(run?.signal)
    trust = await asCard(index, () => addStored(p, trust, pin))
  }
  return trust
}

/** The trust store as JSON: two equal stores give the same text, pins in the order of authority and age (TRU-33). */
export function writeTrust(trust: Trust): string {
  const pins = [...trust.pins].sort((a, b) => compare(a.card.authority, b.card.authority) || a.replaced.length - b.replaced.length)
  const directories = [...(trust.directories ?? [])].sort((a, b) => compare(a.card.authority, b.card.authority))
  const services = [...(trust.timeServices ?? [])].sort((a, b) => compare(a.fingerprint, b.fingerprint))
  const stored: StoredTrust = {
    schema: 'rogatory.trust/1',
    policy: storedPolicy(trust.policy),
    pins: pins.map(storedPin),
    ...(directories.length > 0 && {
      directories: directories.map((signer) => ({
        ...storedPin(signer),
        ...(signer.latest && { latest: toBase64url(signer.latest.bytes) }),
        ...(signer.received !== undefined && { received: rfc3339(signer.received) }),
      })),
    }),
    ...(services.length > 0 && { timeServices: services.map(storedService) }),
  }
  return `${JSON.stringify(stored, null, 2)}\n`
}

/** A policy as the store holds it, and as a file of its own: rules that are absent leave nothing. */
export function storedPolicy(policy: Policy): StoredTrust['policy'] {
  const { companion, algorithmEnds, clockTolerance, promptly, roles, companionFor, thresholds, binding, trustedClocks } = policy
  return {
    companion,
    algorithmEnds: mapped(algorithmEnds, rfc3339),
    clockTolerance,
    promptly,
    roles: mapped(roles, (list) => list),
    ...(companionFor && companionFor.length > 0 && { companionFor: [...companionFor].sort() }),
    ...(thresholds && Object.keys(thresholds).length > 0 && { thresholds: mapped(thresholds, ({ persons }) => ({ persons })) }),
    ...(binding && Object.keys(binding).length > 0 && { binding: mapped(binding, (list) => list) }),
    ...(trustedClocks && trustedClocks.length > 0 && { trustedClocks: [...trustedClocks].sort() }),
  }
}

function storedPin({ card, confirmed, confirmedBy, pinnedAt, replaced, successions }: Pin): StoredPin {
  return {
    authority: card.authority,
    fingerprint: card.fingerprint,
    confirmed,
    ...(confirmedBy && { confirmedBy: mapped(confirmedBy, (s) => s) }),
    pinnedAt: rfc3339(pinnedAt),
    card: toBase64url(card.bytes),
    replaced: replaced.map((before) => toBase64url(before.bytes)),
    ...(successions && successions.length > 0 && { successions: successions.map(({ bytes }) => toBase64url(bytes)) }),
  }
}

const storedService = ({ fingerprint, name, certificate, from, until }: TimeService): StoredTimeService => ({
  fingerprint,
  ...(name !== undefined && { name }),
  certificate: toBase64url(certificate),
  ...(from !== undefined && { from: rfc3339(from) }),
  ...(until !== undefined && { until: rfc3339(until) }),
})

async function timeServiceOf(p: CryptoProvider, { fingerprint, name, certificate, from, until }: StoredTimeService): Promise<TimeService> {
  const bytes = fromBase64url(certificate)
  if (toHex(await p.hash('SHA-256', bytes)) !== fingerprint)
    throw new FormatError('trust.time-service', 'not the certificate it is said to be', { data: { fingerprint } })
  return {
    certificate: bytes,
    fingerprint,
    ...(name !== undefined && { name }),
    ...(from !== undefined && { from: seconds(from) }),
    ...(until !== undefined && { until: seconds(until) }),
  }
}

async function parse(text: string): Promise<StoredTrust> {
  if (text.length > textLimit) throw new FormatError('trust.format', 'longer than any trust store')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new FormatError('trust.format', 'not JSON', { cause })
  }
  const { storedTrust } = await import('./schema.js')
  const result = storedTrust.safeParse(value)
  if (!result.success)
    throw new FormatError('trust.format', 'not the members of a trust store', {
      cause: result.error,
      data: { member: result.error.issues[0]?.path.join('.') ?? '' },
    })
  return value as StoredTrust
}

const readPolicy = ({ policy }: StoredTrust): Policy => policyOf(policy)

/** A policy from what a store or a file of its own holds. @throws FormatError `trust.policy` (data.member) */
export function policyOf(stored: StoredTrust['policy']): Policy {
  try {
    return policyWith({ ...stored, algorithmEnds: mapped(stored.algorithmEnds, seconds) })
  } catch (cause) {
    throw new FormatError('trust.policy', 'not a policy', { cause, data: cause instanceof RogatoryError ? cause.data : {} })
  }
}

async function addStored(p: CryptoProvider, trust: Trust, stored: StoredPin): Promise<Trust> {
  const pin = await pinOf(p, stored)
  if (trust.pins.some((other) => other.card.id === pin.card.id)) throw new FormatError('trust.card', 'the same card twice')
  return withPin(trust, pin)
}

async function addDirectory(p: CryptoProvider, trust: Trust, stored: StoredDirectory): Promise<Trust> {
  const pin = await pinOf(p, stored)
  if (trust.directories?.some(({ card }) => card.authority === pin.card.authority))
    throw new FormatError('trust.card', 'the same directory operator twice')
  const latest = stored.latest === undefined ? undefined : await directoryWith(p, fromBase64url(stored.latest))
  if ((latest === undefined) !== (stored.received === undefined))
    throw new FormatError('trust.card', 'a directory without the time it was taken in')
  const signer: DirectorySigner = { ...pin, ...(latest && { latest, received: seconds(stored.received!) }) }
  return withDirectory(trust, signer)
}

async function pinOf(p: CryptoProvider, stored: StoredPin): Promise<Pin> {
  const card = await cardWith(p, fromBase64url(stored.card))
  if (card.fingerprint !== stored.fingerprint || card.authority !== stored.authority)
    throw new FormatError('trust.card', 'not the card it is said to be')
  const replaced = []
  for (const before of stored.replaced) replaced.push(await cardWith(p, fromBase64url(before)))
  const successions = []
  for (const one of stored.successions ?? []) successions.push(await successionWith(p, fromBase64url(one)))
  const { confirmed, confirmedBy } = stored
  if (!confirmed && confirmedBy !== undefined) throw new FormatError('trust.card', 'confirmed by somebody, and not confirmed')
  return {
    card,
    confirmed,
    ...(confirmedBy && { confirmedBy }),
    pinnedAt: seconds(stored.pinnedAt),
    replaced,
    ...(successions.length > 0 && { successions }),
  }
}

async function asCard<T>(index: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (!(cause instanceof RogatoryError) || cause.code === 'trust.card') throw cause
    throw new FormatError('trust.card', 'a card of the trust store does not hold', { cause, data: { index, cause: cause.code } })
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const rfc3339 = (at: number): string => new Date(at * 1000).toISOString().replace('.000Z', 'Z')

function seconds(text: string): number {
  const at = Date.parse(text) / 1000
  if (!Number.isSafeInteger(at) || rfc3339(at) !== text) throw new FormatError('trust.format', 'no such time', { data: { member: text } })
  return at
}

/** A copy with its keys in order, so that two equal stores give the same text. */
function mapped<A, B>(map: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  const out: Record<string, B> = Object.create(null)
  for (const key of Object.keys(map).sort()) out[key] = change(map[key]!)
  return out
}

const toBase64url = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

function fromBase64url(text: string): Bytes {
  let binary = ''
  try {
    binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  } catch (cause) {
    throw new FormatError('trust.card', 'not base64url', { cause })
  }
  const bytes = Uint8Array.from(binary, (c) => c.charCodeAt(0))
  if (toBase64url(bytes) !== text) throw new FormatError('trust.card', 'not canonical base64url')
  return bytes
}
