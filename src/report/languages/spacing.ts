/** What French sets off by a space that no line may break at and that is narrower than the one between words. */
const narrow = '\u202F'

/** A phrase with its spaces as French typography has them: before : ; ? ! and inside quotation marks. */
export const frenchSpacing = (text: string): string =>
  text.replaceAll(/ (?=[:;?!\u00BB])/g, narrow).replaceAll('\u00AB ', `\u00AB${narrow}`)

/** The same for every phrase of a catalogue, however deep: they are written with the spaces that keyboards have. */
export function spaced<T>(value: T): T {
  if (typeof value === 'string') return frenchSpacing(value) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, spaced(one)])) as T
}
