import { pointer, recordedDigests } from '../digests.js'
import { type Check, idsOf, met, needsHuman, notApplicable, notMet } from './verdict.js'

interface With {
  readonly rule?: boolean
  readonly algorithms?: readonly string[]
}

/** What no longer excludes that somebody prepared a substitute (CUS, EXH), checksums among them. */
const weak = /^(?:MD[245]|SHA-?1|CRC.*|ADLER.*|FLETCHER.*)$/i

/** SHA-2, SHA-3 and BLAKE2 of 256 bits and more. */
const sound = /^(?:SHA-?(?:256|384|512)|SHA-512\/256|SHA3-(?:256|384|512)|BLAKE2[BS]-(?:256|384|512)|BLAKE3)$/i

/** PRO-32: algorithms that convince today; a caution, unless the rule makes it a condition. */
export const p12: Check<With> = (f, { rule = false, algorithms }) => {
  const recorded = recordedDigests(f)
  if (recorded.length === 0) return (rule ? notMet : notApplicable)('digest.none-recorded')
  const seen = {
    statements: idsOf(recorded),
    digests: recorded.map(pointer),
    data: { algorithms: [...new Set(recorded.map(({ algorithm }) => algorithm))].sort().join(' ') },
  }
  if (algorithms !== undefined && !recorded.some(({ algorithm }) => algorithms.includes(algorithm))) return notMet('algorithm.weak', seen)
  const ended = f.steps.filter(({ statement }) => f.case.codes.get(statement)?.includes('signer.algorithm') === true)
  if (ended.length > 0) return (rule ? notMet : needsHuman)('algorithm.weak', { statements: idsOf(ended), codes: ['signer.algorithm'] })
  if (recorded.every(({ algorithm }) => weak.test(algorithm))) return (rule ? notMet : needsHuman)('algorithm.weak', seen)
  // Of a name that is not known here nobody can say that it stands.
  if (!recorded.some(({ algorithm }) => sound.test(algorithm) || algorithms?.includes(algorithm) === true))
    return needsHuman('algorithm.weak', seen)
  return met('algorithm.stands', seen)
}
