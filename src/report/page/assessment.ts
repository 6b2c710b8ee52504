import type { Assessment } from '../../admissibility/index.js'
import type { Trust } from '../../identity/index.js'
import { catalogueOf } from '../languages/catalogue.js'
import { labelJson, observationJson, timeOf } from '../plain.js'
import { conditions } from './conditions.js'
import { pairs, profilesTable } from './details.js'
import { given, grouped, type Html, html, identity } from './html.js'
import { observations } from './observations.js'
import type { AssessmentPageOptions } from './options.js'
import { document } from './page.js'
import type { AuthorityFact } from './types.js'
import { type Writer, writerOf } from './writer.js'

/** The conditions of an assessment as a page of their own: `rogatory assess --html`. Bound by the same rules as a report. */
export async function assessmentPage(assessment: Assessment, options: AssessmentPageOptions = {}): Promise<string> {
  const language = options.language ?? 'en'
  const c = await catalogueOf(language)
  const labels = new Map((options.exhibits ?? []).map((one) => [one.exhibit, one.labels.map(labelJson)]))
  const exhibits = assessment.exhibits.map((one, i) => ({ ...one, number: i + 1, labels: labels.get(one.exhibit) ?? [] }))
  const w = writerOf(c, language, { authorities: authoritiesOf(options.trust), records: [], exhibits })
  return document(w, c.words.titleAssessment, assessment.docket, body(w, assessment, exhibits))
}

const authoritiesOf = (trust: Trust | undefined): readonly AuthorityFact[] =>
  (trust?.pins ?? []).map(({ card }) => ({ authority: card.authority, names: card.names, keys: [] }))

type Shown = Assessment['exhibits'][number] & { readonly number: number; readonly labels: readonly { readonly label: string }[] }

function body(w: Writer, a: Assessment, exhibits: readonly Shown[]): Html {
  const { words, statements } = w.c
  return html`<header><h1>${words.titleAssessment}</h1>
${pairs([
  [words.caseRecord, grouped(a.docket)],
  [words.envelope, a.seal !== undefined && grouped(a.seal)],
  [words.asAt, w.time(timeOf(a.at))],
])}${!a.contentExamined && html`<p class="caution">${w.c.reasons[a.contentUnread ? 'envelope.not-read' : 'key.not-given']}</p>\n`}<p>${statements.profiles.always}</p>
<p><strong>${statements.adoption.words}</strong></p></header>
<main>
<section><h2>${words.profile}</h2>
${profilesTable(w, a)}</section>
<section><h2>${words.exhibitsTitle}</h2>
${exhibits.length === 0 ? html`<p>${words.noExhibits}</p>\n` : ''}${exhibits.map(
  (one) =>
    html`<article class="exhibit" id="e${one.number}"><h3>${words.exhibitN.replace('{n}', String(one.number))}${one.labels[0] && html` \u00B7 ${given(one.labels[0].label, 80)}`}</h3>
<p>${identity(one.exhibit)}</p>
${conditions(w, a, { conditions: one.results })}</article>\n`,
)}</section>
<section><h2>${words.observationsTitle}</h2>
${observations(w, a.observations.map(observationJson))}</section></main>`
}
