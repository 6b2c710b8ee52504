import { type CborIntMap, type CborValue, encode } from '../cbor/index.js'
import { viewSign1 } from '../cose/index.js'
import { type Bytes, compareBytes } from '../ground/index.js'
import type { UnverifiedStatement } from './types.js'

/** The label of time tokens over a signature (RFC 9921 §3.1, `3161-ctt`). */
export const timeTokenLabel = 270

/** Time tokens that one statement can carry (TIM-03). */
export const mostTimeTokens = 16
/** Bytes of one that a union of copies keeps: as many as are read. */
const mostTokenBytes = 65_536

/** What stands in label 270 of a statement, each by itself, and what their imprints are over: the signature in its CBOR encoding. */
export function timeTokensOf({ bytes }: Pick<UnverifiedStatement, 'bytes'>): {
  readonly tokens: readonly CborValue[]
  readonly signature: Bytes
} {
  const sign1 = viewSign1(bytes)
  const value = sign1.unprotected instanceof Map ? (sign1.unprotected as CborIntMap).get(timeTokenLabel) : undefined
  return { tokens: value === undefined ? [] : listOf(value), signature: encode(sign1.signature) }
}

/** Those of some tokens that can be one, each once, in the order of TIM-01. */
export function orderedTimeTokens(values: readonly CborValue[]): readonly Bytes[] {
  const all = values
    .flatMap(listOf)
    .filter((one): one is Bytes => one instanceof Uint8Array && one.length <= mostTokenBytes)
    .sort(order)
  return all.filter((one, i) => i === 0 || compareBytes(one, all[i - 1]!) !== 0)
}

/**
 * One value for the tokens of several copies: as many as are read, first those of which `sound` says that they are to be kept, then
 * in their order. Without a trust store nobody knows which are sound (TIM-04).
 */
export function uniteTimeTokens(values: readonly CborValue[], sound: (token: Bytes) => boolean = () => false): CborValue | undefined {
  const all = orderedTimeTokens(values)
  const kept = all.length <= mostTimeTokens ? all : [...all.filter(sound), ...all.filter((one) => !sound(one))].slice(0, mostTimeTokens)
  const each = [...kept].sort(order)
  return each.length > 1 ? each : each[0]
}

const order = (a: Bytes, b: Bytes): number => a.length - b.length || compareBytes(a, b)

const listOf = (value: CborValue): readonly CborValue[] => (Array.isArray(value) ? value : [value])
