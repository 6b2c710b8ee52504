import type { Hex } from '../../ground/index.js'
import type { ExhibitFacts, SignerFact } from '../facts.js'
import { notChecked, type Verdict } from './verdict.js'

/** Who signed these statements; a verdict instead where that is not known of one. */
export function signersOf(f: ExhibitFacts, ids: readonly Hex[]): readonly (SignerFact & { readonly statement: Hex })[] | Verdict {
  const found: SignerFact[] = []
  const unknown: Hex[] = []
  for (const id of ids) {
    const one = f.case.signers.get(id)
    if (one === undefined) unknown.push(id)
    else found.push(one)
  }
  return unknown.length > 0 ? notChecked('facts.not-given', { statements: unknown }) : found
}

export const isVerdict = (value: readonly SignerFact[] | Verdict): value is Verdict => !Array.isArray(value)
