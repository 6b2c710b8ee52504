import type { CustodyRecord } from '../custody/index.js'
import { type Docket, exhibitKey, exhibitRefOf, introducedExhibits } from '../docket/index.js'
import { toHex } from '../ground/index.js'
import { shown, timeOf } from '../report/index.js'

const times = new Set(['from', 'until', 'date', 'device', 'examiner'])

/** Everything a record says, as lines for the person who signs it: nothing is left out. */
export function textToSign({ parts = {}, ...open }: CustodyRecord, docket: Docket): string {
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
  const put = (key: string, value: unknown, indent: string): void => {
    const exhibit = name(value)
    if (exhibit !== undefined) lines.push(`${indent}${key}: ${exhibit}`)
    else if (value instanceof Uint8Array) lines.push(`${indent}${key}: ${toHex(value)}`)
    else if (value instanceof Map) for (const [one, member] of value) put(`${key} ${one}`, member, indent)
    else if (Array.isArray(value)) for (const [i, one] of value.entries()) put(`${key} ${i + 1}`, one, indent)
    else if (typeof value === 'object' && value !== null) {
      lines.push(`${indent}${key}:`)
      for (const [member, one] of Object.entries(value)) put(shown(member), one, `${indent}  `)
    } else if (typeof value === 'number' && times.has(key)) lines.push(`${indent}${key}: ${timeOf(value)}`)
    else lines.push(`${indent}${key}: ${shown(String(value), 10_000)}`)
  }
  for (const [key, value] of [...Object.entries(open), ...Object.entries(parts)]) put(key, value, '  ')
  return `To be signed:\n${lines.join('\n')}\n`
}
