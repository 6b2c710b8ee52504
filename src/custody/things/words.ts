import type { Docket } from '../../docket/index.js'
import type { Hex } from '../../ground/index.js'
import type { DigestOver, Text } from '../../matter/index.js'

/** One language of a text, English where it is there, and not at any length: for an observation's data. */
export function textIn(text: Text): string {
  const tags = Object.keys(text).sort()
  const tag = tags.find((one) => /^en(?:-|$)/i.test(one)) ?? tags[0]
  return tag === undefined ? '' : Array.from(text[tag]!.slice(0, 400)).slice(0, 200).join('')
}

/** A text in at most 8 languages and 200 characters each: it is shown with every thing of its record. */
export const cutText = (text: Text): Text =>
  Object.fromEntries(
    Object.entries(text)
      .slice(0, 8)
      .map(([tag, one]) => [tag, Array.from(one.slice(0, 400)).slice(0, 200).join('')]),
  )

/** What a digest covers, as one string: equal strings exactly for equal values (EXH-10). */
export function overName(over: DigestOver): string {
  switch (over.kind) {
    case 'partition':
      return `partition ${over.number}`
    case 'segment':
      return `segment ${over.number} of ${over.count}`
    case 'toolDefined':
      return `toolDefined ${over.name}`
    default:
      return over.kind
  }
}

/** Numbers of bag seals for an observation's data: ascending, at most 8, each cut to 64 characters. */
export const numbered = (numbers: Iterable<string>): string =>
  [...numbers]
    .sort()
    .slice(0, 8)
    .map((one) => Array.from(one.slice(0, 128)).slice(0, 64).join(''))
    .join(' ')

/** Ids for an observation's data: ascending, at most 8, and how many there are. */
export function listed(ids: Iterable<string>): { readonly records: string; readonly count: number } {
  const all = [...ids].sort()
  return { records: all.slice(0, 8).join(' '), count: all.length }
}

/** Of several records the one to be named: the first signed, of those of one second that of the least id. */
export function firstSigned(d: Pick<Docket, 'entries'>, ids: Iterable<Hex>): Hex | undefined {
  const iatOf = (id: Hex): number => {
    const entry = d.entries.get(id)
    return entry?.kind === 'statement' ? entry.statement.iat : Number.POSITIVE_INFINITY
  }
  let first: Hex | undefined
  for (const id of ids) {
    if (first === undefined) first = id
    else {
      const [a, b] = [iatOf(id), iatOf(first)]
      if (a < b || (a === b && id < first)) first = id
    }
  }
  return first
}

/** Whether one record was signed before another; of one second that of the lesser id. */
export const isBefore = (a: { readonly id: Hex; readonly iat: number }, b: { readonly id: Hex; readonly iat: number }): boolean =>
  a.iat < b.iat || (a.iat === b.iat && a.id < b.id)
