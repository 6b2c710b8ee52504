import type { Reason } from '../../admissibility/index.js'
import { type Code, UsageError } from '../../ground/index.js'
import type { en } from './en/index.js'
import type { TitleTables } from './titles.js'
import type { Language, Like } from './types.js'

/** Everything a page says in one language. English is the source: what lacks one of its phrases does not compile. */
export interface Catalogue {
  readonly dir: 'ltr' | 'rtl'
  /** of the language, in itself */
  readonly name: string
  readonly words: Like<(typeof en)['words']>
  readonly counts: Like<(typeof en)['counts']>
  readonly statements: Like<(typeof en)['statements']>
  readonly titles: TitleTables
  /** why a condition has its outcome */
  readonly reasons: Readonly<Record<Reason, string>>
  /** sentences of codes, without particulars; English has its own, with them (report/sentences) */
  readonly codes: Readonly<Partial<Record<Code, string>>>
}

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
