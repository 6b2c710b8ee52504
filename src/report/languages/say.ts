import type { Severity } from '../../ground/index.js'
import { sentenceOf } from '../say.js'
import type { Data } from '../sentences/words.js'
import type { Catalogue } from './catalogue.js'
import type { Language } from './types.js'

/** A code's sentence in a language: the plain sentence, and the particulars that it does not hold. */
export interface Said {
  readonly text: string
  /** what the text is in: English where the language has no sentence for the code */
  readonly language: Language
  /** particulars to stand beside the text, by their names in the data; empty where the sentence holds them */
  readonly data: readonly (readonly [name: string, value: string | number | boolean])[]
}

/** More particulars than this belong to no code of ours. */
const particulars = 24

/** The sentence of a code. English sentences hold their data; in other languages it stands beside them. */
export function sentenceIn(language: Language, c: Catalogue, code: string, data: Data = {}, severity?: Severity): Said {
  const text = language !== 'en' && Object.hasOwn(c.codes, code) ? c.codes[code as keyof typeof c.codes] : undefined
  if (text === undefined) return { text: sentenceOf(code, data, severity), language: 'en', data: [] }
  return { text, language, data: Object.entries(data).slice(0, particulars) }
}
