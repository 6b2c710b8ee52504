import { type Code, UsageError } from '../ground/index.js'
import type { Check } from '../matter/schema.js'
import type { Entry } from './entries.js'

export type EntryKind = 'header' | 'exhibit0' | 'exhibit' | 'item'

export interface EntryProblem {
  readonly code: Code
  readonly data: { readonly kind: EntryKind; readonly part?: string }
}

interface Schemas {
  readonly open: Check<unknown>
  readonly parts: Readonly<Record<string, Check<unknown>>>
}

/** The shapes of the four kinds of entry; the schema library is loaded on first use. */
async function schemasOf(kind: EntryKind): Promise<Schemas> {
  const s = await import('./schema.js')
  switch (kind) {
    case 'header':
      return { open: s.headerOpen, parts: {} }
    case 'exhibit0':
      return { open: s.exhibitOpen as unknown as Check<unknown>, parts: {} }
    case 'exhibit':
      return { open: s.exhibitOpen as unknown as Check<unknown>, parts: s.exhibitParts }
    case 'item':
      return { open: s.itemOpen as unknown as Check<unknown>, parts: s.itemParts }
  }
}

/** A check of one kind of entry: its open members, that its parts are all there and no others, and their content. */
export async function entryChecker(kind: EntryKind): Promise<(entry: Entry) => EntryProblem | undefined> {
  const { open, parts } = await schemasOf(kind)
  const names = Object.keys(parts)
  return (entry) => {
    if (!open.safeParse(entry.open).success) return { code: 'catalogue.open', data: { kind } }
    const given = Object.keys(entry.parts)
    const missing = names.find((name) => !given.includes(name))
    if (missing !== undefined) return { code: 'catalogue.part-missing', data: { kind, part: missing } }
    const extra = given.find((name) => !names.includes(name))
    if (extra !== undefined) return { code: 'catalogue.part-unknown', data: { kind, part: extra } }
    const wrong = names.find((name) => !parts[name]!.safeParse(entry.parts[name]).success)
    return wrong === undefined ? undefined : { code: 'catalogue.part-content', data: { kind, part: wrong } }
  }
}

/** The check of a kind of entry as the writer uses it: refuses, before it is written, what every reader would refuse. */
export async function entryRefuser(kind: EntryKind): Promise<(entry: Entry) => void> {
  const check = await entryChecker(kind)
  return (entry) => {
    const problem = check(entry)
    if (problem !== undefined)
      throw new UsageError(problem.code, 'a catalogue entry is not as specified', { data: { ...problem.data } as Record<string, string> })
  }
}
