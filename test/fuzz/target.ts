import type { Random } from './random.js'

type Bytes = Uint8Array<ArrayBuffer>

/** Something that must not break, and what would be breaking. */
export interface Target {
  readonly name: string
  /** how many of each thousand mutants it gets */
  readonly share: number
  /** whether samples are CBOR, text, or seeds of a course of their own that `check` derives from them */
  readonly kind: 'cbor' | 'text' | 'bytes' | 'seed'
  /** samples that show a shape no reader takes */
  readonly mayRefuseSamples?: true
  /** What is mutated. A sample passes `check` as it is. */
  samples(): Promise<readonly Bytes[]>
  /** Says whether the mutant was accepted. Errors of ours may escape; everything else, a Broken among it, is a find. */
  check(mutant: Bytes, r: Random): Promise<'accepted' | 'refused'>
}

/** A promise that does not hold. */
export class Broken extends Error {}

export function must(holds: boolean, promise: string): asserts holds {
  if (!holds) throw new Broken(promise)
}

export const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

/** Seconds that one mutant may take, on a machine that others use too. */
export const mostSeconds = 5
