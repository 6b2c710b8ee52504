import type { ConditionResult, Outcome, Profile, ProfileCondition } from '../../admissibility/index.js'
import { table } from './details.js'
import { code, fill, given, grouped, type Html, html, type Piece, technical, textOf } from './html.js'
import { named } from './observations.js'
import type { ProfilesShown } from './types.js'
import type { Writer } from './writer.js'

/** Profiles beside one another in one table; more would leave no room for words. */
const columns = 3

const groups = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10', 'P11', 'P12', 'assert', 'combined', 'human'] as const
type Group = (typeof groups)[number]

/** A sign for each outcome, beside its word: colour says nothing here. */
const signs: Readonly<Record<Outcome, string>> = {
  met: '\u25CF',
  notMet: '\u2717',
  asserted: '\u25D0',
  needsHuman: '\u25CB',
  notChecked: '\u2013',
  notApplicable: '\u00B7',
}
const outcomes = Object.keys(signs) as Outcome[]

interface Column {
  readonly id: string
  readonly profile?: Profile
  readonly results: readonly ConditionResult[]
}

/** The conditions of every profile for one exhibit, side by side, and never an overall result. */
export function conditions(w: Writer, report: ProfilesShown, one: { readonly conditions: readonly ConditionResult[] }): Html {
  const { words } = w.c
  const all = columnsOf(report, one.conditions)
  if (all.length === 0) return html`<h4>${words.conditionsTitle}</h4><p>${words.noProfiles}</p>\n`
  const parts: Html[] = []
  for (let from = 0; from < all.length; from += columns) parts.push(sideBySide(w, all.slice(from, from + columns)))
  return html`<h4>${words.conditionsTitle}</h4><p>${words.noOverall}</p>
${overview(w, all)}${parts}`
}

function columnsOf({ profiles }: ProfilesShown, results: readonly ConditionResult[]): readonly Column[] {
  const by = new Map<string, ConditionResult[]>()
  for (const result of results) {
    const list = by.get(result.profile)
    if (list === undefined) by.set(result.profile, [result])
    else list.push(result)
  }
  const known = new Map(profiles.map(({ profile }) => [profile.id, profile]))
  return [...by].map(([id, list]) => {
    const profile = known.get(id)
    return { id, results: list, ...(profile && { profile }) }
  })
}

const groupOf = (condition: ProfileCondition | undefined): Group => {
  const test = condition?.test
  if (test === undefined) return 'human'
  if ('check' in test) return test.check
  if ('assert' in test) return 'assert'
  return 'human' in test ? 'human' : 'combined'
}

function overview(w: Writer, all: readonly Column[]): Html {
  const { words, titles } = w.c
  return table(
    words.overviewTitle,
    [words.profile, ...outcomes.map((outcome) => html`${signs[outcome]} ${titles.conditionOutcomes[outcome]}`)],
    all.map(({ id, results }) => [
      technical(id, 60),
      ...outcomes.map((outcome) => w.number(results.filter((r) => r.outcome === outcome).length)),
    ]),
    'overview',
  )
}

function sideBySide(w: Writer, all: readonly Column[]): Html {
  const { words, statements } = w.c
  const placed = all.map(({ results, profile }) => {
    const by = new Map<string, ProfileCondition>((profile?.conditions ?? []).map((one) => [one.id, one]))
    return results.map((result) => ({ result, condition: by.get(result.condition), group: groupOf(by.get(result.condition)) }))
  })
  const used = groups.filter((group) => placed.some((list) => list.some((one) => one.group === group)))
  return table(
    '',
    [
      words.checkGroup,
      ...all.map(
        ({ id, profile }) =>
          html`${technical(id, 60)}${profile !== undefined && html`<br>${given(profile.rule, 80)} (${given(profile.jurisdiction, 20)}), ${words.textDate} ${technical(profile.textDate, 12)}`}`,
      ),
    ],
    used.map((group) => [
      html`<strong>${statements.groups[group]}</strong>`,
      ...placed.map((list) => list.filter((one) => one.group === group).map(({ result, condition }) => cell(w, result, condition))),
    ]),
    `conditions columns-${all.length}`,
  )
}

function cell(w: Writer, r: ConditionResult, condition: ProfileCondition | undefined): Html {
  const { titles, reasons, words } = w.c
  const reason: Piece = Object.hasOwn(reasons, r.reason) ? reasons[r.reason as keyof typeof reasons] : code(r.reason, 60)
  const data = Object.entries(r.data).slice(0, 12)
  return html`<div class="condition"><strong>${signs[r.outcome]} ${titles.conditionOutcomes[r.outcome]}</strong> \u00B7 ${code(r.condition, 60)}
${condition && html`<div class="cite">${given(condition.citation, 120)}</div>`}${condition && html`<div>${textOf(condition.text, w.language, 600)}</div>`}<div class="why">${reason}${
    data.length > 0 && html` (${w.series(data.map(([name, value]) => named(w, name, value, r.data)))})`
  }</div>${(r.assertedBy ?? [])
    .slice(0, 8)
    .map(
      (by) =>
        html`<div>${fill(words.assertedByOn, { name: by.name === undefined ? w.authority(by.authority) : textOf(by.name, w.language, 80), date: w.date(by.signed) })} (${w.record(by.certificate)})</div>`,
    )}${pointers(w, r)}</div>`
}

function pointers(w: Writer, { pointers: p }: ConditionResult): Html {
  if (p.statements.length + p.digests.length + p.codes.length === 0) return html``
  const digests = p.digests.slice(0, 2).map((d) => html`${technical(d.algorithm, 30)} ${grouped(d.value)}`)
  const parts: Piece[] = [...(p.statements.length > 0 ? [w.records(p.statements)] : []), ...digests]
  if (p.digests.length > 2) parts.push(w.c.words.more.replace('{n}', String(p.digests.length - 2)))
  parts.push(...p.codes.slice(0, 6).map((one) => code(one, 60)))
  return html`<div class="pointers">${w.c.words.decidedBy}: ${w.list(parts)}</div>`
}
