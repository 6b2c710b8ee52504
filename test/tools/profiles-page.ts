import { readFileSync, writeFileSync } from 'node:fs'
import { builtInProfiles } from '../../src/admissibility/profiles/index.js'
import type { Profile, ProfileCondition } from '../../src/admissibility/types.js'

export const path = 'docs/profiles.md'
const [begin, end] = ['<!-- made by npm run profiles: begin -->', '<!-- made by npm run profiles: end -->']

type Kind = 'check' | 'assert' | 'combined' | 'human'

function kindOf({ test }: ProfileCondition): Kind {
  if ('check' in test) return 'check'
  if ('assert' in test) return 'assert'
  return 'human' in test ? 'human' : 'combined'
}

const headings: readonly (readonly [Kind, string])[] = [
  ['check', 'A program checks'],
  ['assert', 'Only a person can declare, in a signed evidence certificate'],
  ['combined', 'Made of the conditions above'],
  ['human', 'For a person to decide'],
]

const cell = (text: string) => text.replaceAll('|', '\\|')
const numbered = (profile: Profile, kind: Kind) => profile.conditions.filter((one) => kindOf(one) === kind).length

function row(profile: Profile): string {
  const { id, rule, textDate, languages, status, reviewer } = profile
  const counts = (['check', 'assert', 'human'] as const).map((kind) => String(numbered(profile, kind)))
  const review = reviewer === undefined ? `${status}, not reviewed by a lawyer` : status
  return `| [\`${id}\`](#${id}) | ${[cell(rule), textDate, ...counts, languages.join(', '), review].join(' | ')} |`
}

function section(profile: Profile): string[] {
  const { id, title, citation, textDate, source, conditions, pending = [], notCovered = [] } = profile
  const lists = headings.flatMap(([kind, heading]) => {
    const found = conditions.filter((one) => kindOf(one) === kind)
    if (found.length === 0) return []
    return [`${heading}:`, '', ...found.map((one) => `- \`${one.id}\` (${one.citation}): ${one.text.en}`), '']
  })
  const notes = (heading: string, texts: readonly { readonly en?: string }[]) =>
    texts.length === 0 ? [] : [`${heading}:`, '', ...texts.map(({ en }) => `- ${en}`), '']
  return [
    `### ${id}`,
    '',
    `${title.en}. ${citation}. Text of ${textDate}. Made from: ${source}`,
    '',
    ...lists,
    ...notes('Pending', pending),
    ...notes('Not covered', notCovered),
  ]
}

/** The page with its part about the built-in profiles made anew from their data. */
export function profilesPage(page: string): string {
  const profiles = Object.values(builtInProfiles)
  const [before, rest] = page.split(begin)
  const after = rest?.split(end)[1]
  if (after === undefined) throw new Error(`${path} has lost its marks`)
  const table = [
    '| profile | rule | text of | checked | declared | for a person | languages | status |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...profiles.map(row),
  ]
  return [before, begin, '\n', [...table, '', ...profiles.flatMap(section)].join('\n'), end, after].join('')
}

/** Writes docs/profiles.md anew. */
export function main(): number {
  writeFileSync(path, profilesPage(readFileSync(path, 'utf8')))
  return 0
}
