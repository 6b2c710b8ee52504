import { UsageError } from '../../ground/index.js'
import type { Catalogue } from './complete.js'
import type { Language } from './types.js'

export type { Catalogue } from './complete.js'

const load: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('./en/index.js')).en,
  fr: async () => (await import('./fr/index.js')).fr,
  de: async () => (await import('./de/index.js')).de,
  es: async () => (await import('./es/index.js')).es,
  pt: async () => (await import('./pt/index.js')).pt,
  ar: async () => (await import('./ar/index.js')).ar,
}

/** The catalogue of a language; only the one asked for is loaded. @throws UsageError for a language there is none of */
export async function catalogueOf(language: Language): Promise<Catalogue> {
  if (!Object.hasOwn(load, language))
    throw new UsageError('usage.argument', `no page is written in ${language}; there are ${Object.keys(load).join(', ')}`)
  return load[language]()
}
