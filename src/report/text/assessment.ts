import type { Outcome } from '../../admissibility/index.js'
import type { AssessmentOutput, ConditionResultJson, ProfilesOutput } from '../assessment-outputs.js'
import { quoted, shown } from '../escape.js'
import { outcomeWords, reasonSentences } from '../sentences/assessment.js'
import { authorityName, grouped, type Names, namesOf, oneOf } from './names.js'
import { putObservations } from './observations.js'
import { type Page, pageOf } from './page.js'
import type { ReportTextOptions } from './report.js'

/** What stands in a cell of the table; the legend says it in full. */
const cells: Readonly<Record<Outcome, string>> = {
  met: 'met',
  notMet: 'NOT MET',
  asserted: 'asserted',
  needsHuman: 'a person',
  notChecked: 'unchecked',
  notApplicable: 'n/a',
}

/** Who published a profile under a signature of their own. */
function signedBy(signature: AssessmentOutput['profiles'][number]['signature'], names: Names): string {
  if (signature === undefined) return ''
  const { authority, signed, believed } = signature
  if (believed === false) return `; signed on ${signed} with a key that is not believed`
  const who = believed === true ? authorityName(authority, names) : `${shown(authority, 80)}, which nobody compared with a trust store,`
  return `; published and signed by ${who} on ${signed}`
}

const legend =
  'met, NOT MET: computed. asserted: a person signed it, nobody tested it. a person: only a person can decide. unchecked: data or key not given. n/a: not applicable. Empty: not a condition of that rule.'

type Exhibit = AssessmentOutput['exhibits'][number]

function contentLine({ contentExamined, contentUnread }: AssessmentOutput): string {
  if (contentExamined) return 'examined: every item was read again'
  return contentUnread
    ? 'not examined: the envelope given is damaged, or its seal does not hold'
    : 'not examined: no envelope, or no key for it, was given'
}

/** An assessment for a terminal: per exhibit a table of conditions by profile, then what is not simply met, and why. */
export function assessmentText(a: AssessmentOutput, options: ReportTextOptions = {}): string {
  const page = pageOf(options)
  const names = namesOf(options.trust)
  page.title('Conditions of rules of evidence, exhibit by exhibit')
  page.row('Case record', grouped(a.docket))
  page.row('Assessed as at', a.at)
  page.row('Content', contentLine(a))
  for (const one of a.profiles) {
    const review =
      one.reviewer === undefined ? 'not reviewed by a lawyer of this jurisdiction' : `reviewed by ${shown(one.reviewer.name, 80)}`
    page.put(
      `${one.id}: ${shown(one.rule, 200)}, text of ${one.textDate}; ${one.status}, ${review}${signedBy(one.signature, names)}.`,
      '  ',
      '    ',
    )
  }
  for (const exhibit of a.exhibits) putExhibitConditions(page, a, exhibit, names, options.columns ?? 80)
  if (a.exhibits.length === 0) page.put('There is no exhibit here.', '  ')
  putObservations(page, a.observations)
  page.blank()
  page.put(legend)
  if (a.signed !== undefined) page.put(`Signed into the case record as ${grouped(a.signed)}.`)
  if (a.page !== undefined) page.put(`Written: ${shown(a.page, 500)}`)
  page.blank()
  page.put('This is no decision on whether a court admits or believes anything. There is no overall result.')
  return page.end()
}

function putExhibitConditions(page: Page, a: AssessmentOutput, exhibit: Exhibit, names: Names, columns: number): void {
  page.title(
    `Exhibit ${
      exhibit.labels
        .slice(0, 8)
        .map((one) => quoted(one, 60))
        .join(', ') || 'without a label'
    }`,
  )
  page.row('Identity', shown(exhibit.exhibit, 100))
  for (const block of blocks(
    a.profiles.map(({ id }) => id),
    columns,
  ))
    putTable(page, exhibit, block, columns)
  for (const { id } of a.profiles) {
    const open = exhibit.results.filter((one) => one.profile === id && one.outcome !== 'met' && one.outcome !== 'notApplicable')
    if (open.length === 0) continue
    page.put(`${id}:`, '  ', '    ', 'bold')
    for (const one of open) putOpen(page, a, one, names)
  }
}

const cellWidth = 16

/** As many profiles side by side as the width takes. */
function blocks(ids: readonly string[], columns: number): readonly (readonly string[])[] {
  const most = Math.max(1, Math.floor((Math.max(20, columns) - labelWidth(columns) - 2) / cellWidth))
  return Array.from({ length: Math.ceil(ids.length / most) }, (_, i) => ids.slice(i * most, (i + 1) * most))
}

const labelWidth = (columns: number): number => Math.max(1, Math.min(28, Math.floor(columns / 3)))

function putTable(page: Page, exhibit: Exhibit, ids: readonly string[], columns: number): void {
  const results = exhibit.results.filter(({ profile }) => ids.includes(profile))
  const byCell = new Map(results.map((one) => [`${one.profile} ${one.condition}`, one]))
  const width = labelWidth(columns)
  const row = (label: string, texts: readonly string[]) =>
    `${cut(label, width).padEnd(width)} ${texts.map((text) => cut(text, cellWidth - 1).padEnd(cellWidth)).join('')}`.trimEnd()
  page.blank()
  page.put(row('condition', ids), '  ', '  ', 'bold')
  for (const condition of new Set(results.map((one) => one.condition)))
    page.put(
      row(
        condition,
        ids.map((id) => {
          const found = byCell.get(`${id} ${condition}`)
          return found === undefined ? '' : cells[found.outcome]
        }),
      ),
      '  ',
      '    ',
    )
}

const cut = (text: string, width: number): string => (text.length > width ? `${text.slice(0, Math.max(0, width - 1))}\u2026` : text)

function putOpen(page: Page, a: AssessmentOutput, one: ConditionResultJson, names: Names): void {
  const condition = a.profiles.find(({ id }) => id === one.profile)?.conditions.find(({ id }) => id === one.condition)
  const by = (one.assertedBy ?? []).map(
    ({ authority, name, signed }) =>
      `by ${name === undefined ? '' : `${quoted(oneOf(name), 80)}, `}${authorityName(authority, names)}, on ${signed}`,
  )
  const text = condition === undefined ? '' : ` ${whole(condition.text)}`
  page.put(`${one.condition} (${shown(condition?.citation ?? '', 120)}):${text}`, '    ', '      ')
  page.put([`${outcomeWords[one.outcome]}: ${reasonSentence(one.reason)}`, ...by].join(' '), '      ', '      ', styles[one.outcome])
  const [first, ...rest] = one.pointers.statements
  if (first !== undefined)
    page.put(`signed record ${grouped(first)}${rest.length > 0 ? ` and ${rest.length} more` : ''}`, '      ', '        ')
  for (const { algorithm, value } of one.pointers.digests.slice(0, 2))
    page.put(`${shown(algorithm, 40)} ${grouped(value)}`, '      ', '        ')
}

const styles = { met: 'green', notMet: 'red', asserted: 'yellow', needsHuman: 'yellow', notChecked: 'dim', notApplicable: 'dim' } as const

const reasonSentence = (reason: string): string =>
  Object.hasOwn(reasonSentences, reason) ? reasonSentences[reason as keyof typeof reasonSentences] : `${shown(reason, 80)}.`

/** Profiles: a list, or with everything they say. */
export function profilesText(output: ProfilesOutput, options: ReportTextOptions = {}): string {
  const page = pageOf(options)
  const names = namesOf(options.trust)
  for (const one of output.profiles) {
    page.title(`${one.id}: ${whole(one.title)}`)
    page.row('Rule', `${shown(one.rule, 300)} (${shown(one.jurisdiction, 40)}), text of ${one.textDate}`)
    page.row(
      'Status',
      `${one.status}, version ${shown(one.version, 64)}${one.reviewed ? '' : ', not reviewed by a lawyer of this jurisdiction'}`,
    )
    if (one.signature !== undefined) page.row('Signature', signedBy(one.signature, names).slice(2))
    page.row('Conditions', String(one.conditions))
    page.row('Digest', grouped(one.digest))
    const { conditions = [] } = (one.profile ?? {}) as {
      readonly conditions?: readonly { id: string; citation: string; text: Record<string, string> }[]
    }
    for (const { id, citation, text } of conditions) page.put(`${id} (${shown(citation, 200)}): ${whole(text)}`, '    ', '      ')
  }
  return page.end()
}

/** A condition's text is the point of it: nothing of it is cut but what no profile of a person's has. */
const whole = (text: Readonly<Record<string, string>>): string => shown(text.en ?? Object.values(text)[0] ?? '', 4000)
