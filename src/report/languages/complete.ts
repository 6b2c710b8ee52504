import type { Reason } from '../../admissibility/index.js'
import type { Code } from '../../ground/index.js'
import type { en } from './en/index.js'
import type { TitleTables } from './titles.js'
import type { Like, Members } from './types.js'

/** Everything a page says in one language. English is the source: what lacks one of its phrases does not compile. */
export interface Catalogue {
  readonly dir: 'ltr' | 'rtl'
  /** of the language, in itself */
  readonly name: string
  readonly words: Like<(typeof en)['words']>
  readonly counts: Like<(typeof en)['counts']>
  readonly statements: Like<(typeof en)['statements']>
  /** of records and exhibits, and of the values they are chosen from */
  readonly members: Members
  readonly titles: TitleTables
  /** why a condition has its outcome */
  readonly reasons: Readonly<Record<Reason, string>>
  /** names of members of data; what is not here is shown by the name it has */
  readonly data: Readonly<Record<string, string>>
  /** sentences of codes, without particulars; English has its own, with them (report/sentences) */
  readonly codes: Readonly<Partial<Record<Code, string>>>
}
