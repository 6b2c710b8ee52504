import { type Observation, type Place, RogatoryError, type Severity } from '../ground/index.js'
import { quoted, shown } from './escape.js'
import { sentences } from './sentences/index.js'
import { type Data, dataOf } from './sentences/words.js'

/** The sentence of a code, its data filled in; a code of a later version is named as it is. */
export function sentenceOf(code: string, data: Data = {}, severity?: Severity): string {
  return Object.hasOwn(sentences, code)
    ? sentences[code as keyof typeof sentences](dataOf(data, severity))
    : `An observation this version has no sentence for: ${shown(code, 80)}.`
}

/** An observation's sentence, believed authorities by their names; what its code is about stands in `placeText`. */
export function observationSentence(
  o: Pick<Observation, 'data' | 'severity'> & { readonly code: string },
  names?: ReadonlyMap<string, string>,
): string {
  const called = (value: Data[string]): Data[string] => (typeof value === 'string' ? (names?.get(value) ?? value) : value)
  const data = names === undefined ? o.data : Object.fromEntries(Object.entries(o.data).map(([name, value]) => [name, called(value)]))
  return sentenceOf(o.code, data, o.severity)
}

/** Where an observation was made, in words; empty when it is about the whole. */
export function placeText(at: Place, labels?: ReadonlyMap<string, string>): string {
  const parts: string[] = []
  if (at.item !== undefined) parts.push(at.item === 0 ? 'item 0 (the case record)' : `item ${at.item}`)
  if (at.exhibit !== undefined) parts.push(`exhibit ${calledAs(at.exhibit, labels)}`)
  if (at.statement !== undefined) parts.push(`signed record ${shown(at.statement, 64)}`)
  if (at.offset !== undefined) parts.push(`byte ${at.offset}`)
  return parts.join(', ')
}

/** People know an exhibit by its label; a label alone is no identity. */
function calledAs(exhibit: string, labels: ReadonlyMap<string, string> | undefined): string {
  const label = labels?.get(exhibit)
  return label === undefined ? shown(exhibit, 100) : `${quoted(label, 60)}, ${shown(exhibit, 100)}`
}

/** Anything thrown as one sentence. What a caller did wrong is said in the program's own words; evidence cannot choose them. */
export function errorSentence(error: unknown): string {
  if (!(error instanceof RogatoryError)) return sentenceOf('run.internal')
  if (error.code === 'usage.argument') return `This cannot be done as asked: ${shown(error.message)}.`
  return sentenceOf(error.code, error.data)
}
