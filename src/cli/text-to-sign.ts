import type { CustodyRecord } from '../custody/index.js'
import { type Docket, exhibitKey, exhibitRefOf, introducedExhibits } from '../docket/index.js'
import { toHex } from '../ground/index.js'
import { membersIn, shown, timeOf } from '../report/index.js'

const times = new Set(['from', 'until', 'date', 'device', 'examiner'])
/** Members whose value is one of the words of the format, and not somebody's text. */
const chosen = new Set(['kind', 'precision', 'stage', 'outcome', 'mode', 'intact', 'sealsIntact', 'part', 'instance', 'role'])

/**
 * Everything a record says, as lines for the person who signs it: nothing is left out. What members are called is in the
 * signer's language (`language`, a BCP 47 tag) or English; what was recorded stands as it will be signed.
 */
export function textToSign({ parts = {}, ...open }: CustodyRecord, docket: Docket, language?: string): string {
  const words = membersIn(language)
  const called = (member: string): string => (Object.hasOwn(words, member) ? words[member as keyof typeof words] : shown(member))
  const labels = new Map(introducedExhibits(docket).map((one) => [exhibitKey(one), one.labels.map(({ label }) => label)]))
  const name = (value: unknown): string | undefined => {
    if (!Array.isArray(value) || value.length !== 2 || !(value[0] instanceof Uint8Array) || typeof value[1] !== 'number') return undefined
    const key = exhibitKey(exhibitRefOf([new Uint8Array(value[0]), value[1]]))
    return (
      labels
        .get(key)
        ?.map((label) => shown(label))
        .join(', ') ?? key
    )
  }
  const lines: string[] = []
  const put = (member: string, value: unknown, indent: string, title = called(member)): void => {
    const exhibit = name(value)
    if (exhibit !== undefined) lines.push(`${indent}${title}: ${exhibit}`)
    else if (value instanceof Uint8Array) lines.push(`${indent}${title}: ${toHex(value)}`)
    else if (value instanceof Map)
      for (const [one, inner] of value) put(member, inner, indent, `${title} ${hashNames.get(one as number) ?? one}`)
    else if (Array.isArray(value))
      for (const [i, one] of value.entries()) put(member, one, indent, value.length === 1 ? title : `${title} ${i + 1}`)
    else if (typeof value === 'object' && value !== null) {
      lines.push(`${indent}${title}:`)
      for (const [inner, one] of Object.entries(value)) put(inner, one, `${indent}  `)
    } else if (typeof value === 'number' && times.has(member)) lines.push(`${indent}${title}: ${timeOf(value)}`)
    else if (typeof value === 'string' && chosen.has(member)) lines.push(`${indent}${title}: ${called(value)}`)
    else lines.push(`${indent}${title}: ${shown(String(value), 10_000)}`)
  }
  for (const [key, value] of [...Object.entries(open), ...Object.entries(parts)]) put(key, value, '  ')
  return `${words.toBeSigned}\n${lines.join('\n')}\n`
}

/** Hash functions by their COSE numbers, as a digests map has them. */
const hashNames: ReadonlyMap<number, string> = new Map([
  [-16, 'SHA-256'],
  [-44, 'SHA-512'],
])
