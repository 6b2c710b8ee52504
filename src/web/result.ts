import { type ComponentChild, h } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import {
  namesOf,
  putChecks,
  putDocket,
  putEnvelope,
  putExhibit,
  putObservations,
  reportJson,
  reportText,
  verdictSentence,
} from '../report/index.js'
import { collect } from './blocks.js'
import { BlocksView } from './blocks-view.js'
import type { Checked } from './check.js'
import { save } from './save.js'

/** Blocks of one section: what a person can read and a browser can draw. */
const most = 5000

/** What was found: the plain sentence first, then what it rests on. */
export function Result({ of: { report, trust, given } }: { readonly of: Checked }): ComponentChild {
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever reads by ear or keyboard is taken to the sentence.
  useEffect(() => heading.current?.focus(), [report])
  const data = reportJson(report)
  const [checks, about, exhibits, observations] = [collect(most), collect(most), collect(most), collect(most)]
  putChecks(checks, data)
  if (data.envelope) putEnvelope(about, data.envelope)
  if (data.docket) putDocket(about, data.docket)
  const names = namesOf(trust, data)
  for (const exhibit of data.exhibits) putExhibit(exhibits, exhibit, names)
  putObservations(observations, data.observations)
  const name = `rogatory-report-${(data.envelope?.sealId ?? data.docket?.id ?? 'none').slice(0, 16)}`
  return h('section', { class: `result ${data.verdict}`, 'aria-labelledby': 'verdict' }, [
    h('h2', { id: 'verdict', ref: heading, tabIndex: -1 }, verdictSentence(data)),
    data.verdict === 'untrusted' &&
      h('p', null, 'To know the signer, add a trust store, or their card with the fingerprint they tell you by telephone or in person.'),
    h('p', { class: 'actions' }, [
      h(
        'button',
        { type: 'button', onClick: () => save(`${JSON.stringify(data, null, 2)}\n`, `${name}.json`, 'application/json') },
        'Save report (JSON)',
      ),
      h(
        'button',
        { type: 'button', onClick: () => save(reportText(report, { columns: 100, trust }), `${name}.txt`, 'text/plain') },
        'Save report (text)',
      ),
      h('button', { type: 'button', onClick: () => print() }, 'Print'),
    ]),
    h('h3', null, 'What was given'),
    h(
      'ul',
      null,
      given.map((line) => h('li', { class: 'bullet' }, line)),
    ),
    h(BlocksView, { of: checks }),
    h('p', { class: 'hint' }, 'This is what was looked at. What was found stands at the end, by severity.'),
    h(BlocksView, { of: about }),
    h(BlocksView, { of: exhibits }),
    h(BlocksView, { of: observations }),
  ])
}
