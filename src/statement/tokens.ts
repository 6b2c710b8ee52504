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

/** One value for the tokens of two copies: nobody knows here which of them are sound, so all are kept (TIM-04). */
export function uniteTimeTokens(values: readonly CborValue[]): CborValue | undefined {
  const all = values
    .flatMap(listOf)
    .filter((one): one is Bytes => one instanceof Uint8Array && one.length <= mostTokenBytes)
    .sort((a, b) => a.length - b.length || compareBytes(a, b))
  const each = all.filter((one, i) => i === 0 || compareBytes(one, all[i - 1]!) !== 0).slice(0, mostTimeTokens)
  return each.length > 1 ? each : each[0]
}

const listOf = (value: CborValue): readonly CborValue[] => (Array.isArray(value) ? value : [value])
