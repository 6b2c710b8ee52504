import { LimitError, UsageError } from '../ground/index.js'
import type { HashName, ScryptCost } from './types.js'

/** Refuses what is not exactly `length` bytes: a mistake of the caller, never of evidence. */
export function needLength(what: string, bytes: Uint8Array, length: number): void {
  if (!(bytes instanceof Uint8Array) || bytes.length !== length) {
    throw new UsageError('usage.argument', `${what} must be ${length} bytes`)
  }
}

export function needBytes(...all: readonly Uint8Array[]): void {
  for (const bytes of all) if (!(bytes instanceof Uint8Array)) throw new UsageError('usage.argument', 'not a Uint8Array')
}

export function needCount(what: string, value: number, least: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new UsageError('usage.argument', `${what} must be an integer from ${least} to ${most}`)
  }
}

/** Names arrive from plain JavaScript too; an unknown one must not reach a platform that knows more hashes than we allow. */
export function needHashName(name: HashName): void {
  if (name !== 'SHA-256' && name !== 'SHA-512') throw new UsageError('usage.argument', 'unknown hash')
}

/** RFC 5869 §2.3: at most 255 blocks of output. */
export function needExpand(prk: Uint8Array, info: Uint8Array, length: number): void {
  needBytes(prk, info)
  if (prk.length === 0) throw new UsageError('usage.argument', 'pseudorandom key is empty')
  needCount('length', length, 1, 255 * 48)
}

export function needGcm(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, data: Uint8Array): void {
  needLength('key', key, 32)
  needLength('nonce', nonce, 12)
  needBytes(aad, data)
}

export function needCtr(key: Uint8Array, counter: Uint8Array, data: Uint8Array): void {
  needLength('key', key, 32)
  needLength('counter', counter, 16)
  needBytes(data)
}

/** A locked key file names its own cost, so a hostile one could ask for any memory or time. */
export function needScrypt(passphrase: Uint8Array, salt: Uint8Array, cost: ScryptCost, length: number): void {
  needBytes(passphrase, salt)
  needCount('N', cost.N, 2, 2 ** 30)
  needCount('r', cost.r, 1, 2 ** 20)
  needCount('p', cost.p, 1, 2 ** 20)
  needCount('length', length, 1, 1024)
  if (2 ** Math.round(Math.log2(cost.N)) !== cost.N) throw new UsageError('usage.argument', 'N must be a power of two')
  if (128 * cost.N * cost.r > 2 ** 30 || cost.p > 16) throw new LimitError('run.limit', 'scrypt cost', { data: { limit: 'scrypt' } })
}

export function needRandom(length: number): void {
  needCount('length', length, 0, 2 ** 24)
}
