import { groundOf, over, signedBy } from './eleven.js'
import { given, grouped, type Html, html, isEmpty, type Piece, technical, textOf } from './html.js'
import type { CourtReport, ProfilesShown } from './types.js'
import type { Writer } from './writer.js'

/** A table: its heads, and its rows. One without rows is nothing. */
export function table(caption: Piece, heads: readonly Piece[], rows: readonly (readonly Piece[])[], kind = ''): Html {
  if (rows.length === 0) return html``
  return html`<table${kind === '' ? '' : html` class="${kind}"`}>
${isEmpty(caption) ? '' : html`<caption>${caption}</caption>\n`}<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>\n`)}</tbody></table>\n`
}

/** Labels and what they say; a pair that says nothing is left out. */
export function pairs(all: readonly (readonly [label: string, what: Piece])[]): Html {
  const said = all.filter(([, what]) => !isEmpty(what))
  if (said.length === 0) return html``
  return html`<dl>${said.map(([label, what]) => html`<div><dt>${label}</dt><dd>${what}</dd></div>\n`)}</dl>\n`
}

/** At most so many rows of one table; what is beyond is counted, and stands in the data. */
export const rowsShown = 500

export function bounded<T>(
  w: Writer,
  all: readonly T[],
  row: (one: T) => readonly Piece[],
  most = rowsShown,
): readonly (readonly Piece[])[] {
  const rows = all.slice(0, most).map(row)
  const rest = all.length - rows.length
  if (rest <= 0) return rows
  return [...rows, [html`<em>${w.c.words.moreInJson.replace('{n}', String(rest))}</em>`, ...(rows[0] ?? []).slice(1).map(() => '')]]
}

/** How long after the seizure the first digest was taken, or before it. */
function intervalOf(w: Writer, interval: number | undefined): Piece {
  if (interval === undefined) return w.c.words.notKnown
  return interval < 0 ? w.c.words.beforeSeizure.replace('{span}', w.span(interval)) : w.span(interval)
}

/** The particulars of the statements on the first page. */
export function details(w: Writer, report: CourtReport): Html {
  const { words, titles } = w.c
  const s = report.statements
  const head = (n: number): string => words.statementN.replace('{n}', String(n))
  return html`<section id="details"><h2>${words.detailsTitle}</h2>
${table(
  `${head(1)} \u00B7 ${w.c.statements.firstDigests.title}`,
  [words.exhibit, words.seized, words.firstDigest, words.over, words.takenBy, words.interval, words.sealed],
  bounded(w, s.firstDigests.exhibits, (one) => [
    w.exhibit(one.exhibit),
    one.seized === undefined
      ? words.notRecorded
      : html`${w.time(one.seized.time, one.seized.precision)} (${w.record(one.seized.statement)})`,
    one.digest === undefined
      ? words.notRecorded
      : html`${w.time(one.digest.at ?? one.digest.signed, one.digest.precision)} (${w.record(one.digest.statement)})<br>${technical(one.digest.algorithm, 40)}: ${grouped(one.digest.value)}`,
    one.digest === undefined ? '' : over(w, one.digest.over),
    one.digest === undefined ? '' : one.digest.takenBy === undefined ? w.authority(one.digest.authority) : given(one.digest.takenBy, 120),
    intervalOf(w, one.interval),
    one.sealed === undefined ? words.notRecorded : html`${w.time(one.sealed.time)} (${w.record(one.sealed.statement)})`,
  ]),
)}${table(
  `${head(2)} \u00B7 ${w.c.statements.signatures.title}`,
  [words.key, words.authority, words.persons],
  bounded(w, s.signatures.sharedKeys, (one) => [
    grouped(one.kid),
    w.authority(one.authority),
    one.pool ? words.poolKey : w.number(one.persons),
  ]),
)}${table(
  `${head(2)} \u00B7 ${words.delay}`,
  [words.record, words.exhibit, words.delay],
  bounded(w, s.signatures.late, (one) => [
    w.record(one.statement),
    one.exhibit === undefined ? '' : w.exhibit(one.exhibit),
    w.span(one.delay),
  ]),
)}${table(
  `${head(4)} \u00B7 ${w.c.statements.trust.title}`,
  [words.trustStore, words.policy, words.chosenBy, words.tolerance, words.promptly, words.companionRule],
  [
    [
      grouped(s.trust.digest),
      grouped(s.trust.policyDigest),
      s.trust.chosenBy === undefined ? words.notStated : given(s.trust.chosenBy, 120),
      w.span(s.trust.clockTolerance),
      w.span(s.trust.promptly),
      s.trust.companion === 'always' ? words.yes : words.no,
    ],
  ],
)}${profilesTable(w, report, head(5))}${table(
  `${head(6)} \u00B7 ${words.timeSource}`,
  [words.timeSource, words.count],
  (Object.keys(s.times.sources) as (keyof typeof s.times.sources)[])
    .filter((kind) => s.times.sources[kind] > 0)
    .map((kind) => [titles.timeSources[kind], w.number(s.times.sources[kind])]),
)}${table(
  `${head(8)} \u00B7 ${w.c.statements.notSeen.title}`,
  [words.ground, words.count],
  bounded(w, [...s.notSeen.withheld.grounds, ...s.notSeen.erased.grounds], (one) => [groundOf(w, one.ground), w.number(one.count)]),
)}${table(
  `${head(9)} \u00B7 ${w.c.statements.algorithms.title}`,
  [words.algorithm, words.uses, words.standing, words.ends],
  [...s.algorithms.signatures, ...s.algorithms.digests].map((one) => [
    technical(one.algorithm, 40),
    w.number(one.uses),
    titles.standings[one.standing],
    'ends' in one && typeof one.ends === 'string' ? w.date(one.ends) : '',
  ]),
)}</section>\n`
}

/** Profiles as they were applied: who wrote them, from which text, and what they do not look at. */
export function profilesTable(w: Writer, report: ProfilesShown, head = ''): Html {
  const { words, titles } = w.c
  return table(
    head === '' ? words.profile : `${head} \u00B7 ${w.c.statements.profiles.title}`,
    [words.profile, words.rule, words.status, words.notCovered],
    report.profiles.map(({ profile, digest, signature }) => [
      html`<strong>${technical(profile.id, 60)}</strong> ${technical(profile.version, 20)}<br>${textOf(profile.title, w.language)}<br>${words.digest}: ${grouped(digest)}`,
      html`${given(profile.rule, 120)} (${given(profile.jurisdiction, 20)})<br>${given(profile.citation, 300)}<br>${words.textDate} ${technical(profile.textDate, 20)}: ${given(profile.source, 600)}`,
      html`${titles.profileStatus[profile.status]}<br>${words.author}: ${given(profile.author, 120)}<br>${
        profile.reviewer === undefined
          ? words.notReviewed
          : html`${words.reviewer}: ${given(profile.reviewer.name, 80)}, ${given(profile.reviewer.qualification, 120)}, ${technical(profile.reviewer.date, 20)}`
      }${signature && html`<br>${signedBy(w, signature)}`}${(profile.pending ?? []).map((one) => html`<br>${words.pending}: ${textOf(one, w.language, 400)}`)}`,
      html`${(profile.notCovered ?? []).map((one, i) => html`${i === 0 ? '' : html`<br>`}${textOf(one, w.language, 400)}`)}`,
    ]),
    'small profiles',
  )
}
