import { mutateBytes } from './bytes.js'
import { type Random, randomFrom } from './random.js'
import type { Target } from './target.js'
import { mutateTree } from './tree.js'

type Bytes = Uint8Array<ArrayBuffer>

const letters = [
  '\n',
  '-',
  '=',
  ' ',
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\\',
  'A',
  '/',
  '+',
  '0',
  '9',
  '\u202e',
  'null',
  '__proto__',
  '\\u0000',
]

function mutateText(sample: Bytes, r: Random, samples: readonly Bytes[]): Bytes {
  if (r.chance(3)) return mutateBytes(sample, r, samples)
  const text = [...new TextDecoder().decode(sample)]
  for (let n = 1 + r.below(3); n > 0; n--) text.splice(r.below(text.length + 1), r.below(3), r.pick(letters))
  return new TextEncoder().encode(text.join(''))
}

/** The mutant of a number: the same for the same seed, target and number, whatever ran before. */
export function mutantOf(target: Target, samples: readonly Bytes[], seed: string, number: number): { mutant: Bytes; r: Random } {
  const r = randomFrom(`${seed} ${target.name} ${number}`)
  const sample = r.pick(samples)
  if (target.kind === 'seed') return { mutant: r.bytes(16), r }
  if (target.kind === 'text') return { mutant: mutateText(sample, r, samples), r }
  const mutant = target.kind === 'cbor' && !r.chance(3) ? mutateTree(sample, r) : undefined
  return { mutant: mutant ?? mutateBytes(sample, r, samples), r }
}
