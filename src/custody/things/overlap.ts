/** Something that is so from one time until another, of somebody's or something's. */
export interface Span {
  readonly owner: string
  /** absent: always was */
  readonly from?: number | undefined
  /** absent: still is */
  readonly until?: number | undefined
}

/** The spans that share a time with one of another owner. One sort and two passes: n log n. */
export function overlapping<S extends Span>(spans: readonly S[]): S[] {
  const sorted = spans
    .map((span) => ({ span, from: span.from ?? Number.NEGATIVE_INFINITY, until: span.until ?? Number.POSITIVE_INFINITY }))
    .filter(({ from, until }) => from < until)
    .sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1))
  const found = new Set<S>()
  // The two latest ends so far, of two owners: whoever begins before the one that is not its own shares a time with it.
  let first: { owner: string; until: number } | undefined
  let second: typeof first
  for (const { span, from, until } of sorted) {
    const other = first?.owner === span.owner ? second : first
    if (other !== undefined && from < other.until) found.add(span)
    if (first === undefined || first.owner === span.owner) first = { owner: span.owner, until: Math.max(until, first?.until ?? until) }
    else if (until > first.until) {
      second = first
      first = { owner: span.owner, until }
    } else if (second === undefined || second.owner === span.owner || until > second.until)
      second = { owner: span.owner, until: second?.owner === span.owner ? Math.max(until, second.until) : until }
  }
  // The earliest beginning yet to come of another owner.
  let next: { owner: string; from: number } | undefined
  let after: typeof next
  for (const { span, from, until } of sorted.reverse()) {
    const other = next?.owner === span.owner ? after : next
    if (other !== undefined && other.from < until) found.add(span)
    if (next?.owner !== span.owner) after = next
    next = { owner: span.owner, from }
  }
  return spans.filter((span) => found.has(span))
}
