const written = /^(\d{4})-(\d{2})-(\d{2})(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d{2}:[0-5]\d))?$/

/**
 * Seconds since 1970 UTC of a date (`2026-04-15`: its first second in UTC) or of a time with its zone (RFC 3339, seconds may be
 * left out). Undefined for anything else, and for a day its month does not have: `Date.parse` reads 30 February as 2 March.
 */
export function secondsOfTime(text: string): number | undefined {
  const [, year, month, day] = written.exec(text) ?? []
  if (day === undefined) return undefined
  // The day before the first of the next month is the last of this one.
  if (Number(day) > new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate()) return undefined
  const at = Math.floor(Date.parse(text) / 1000)
  return Number.isSafeInteger(at) ? at : undefined
}
