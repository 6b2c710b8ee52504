import type { LineStepJson } from '../outputs.js'
import { bounded, table } from './details.js'
import { code, fill, given, type Html, html, isEmpty, joined, type Piece, technical, textOf } from './html.js'
import { fieldName } from './observations.js'
import { basisDetail, furtherParts, person, tool } from './parts.js'
import { whenLocal, whenUtc } from './time.js'
import type { Writer } from './writer.js'

type Step = LineStepJson

/** The line in words, one step a row: done by, recorded by and basis stand apart, times in UTC and as recorded. */
export function stepsTable(w: Writer, steps: readonly Step[]): Html {
  const { words } = w.c
  let n = 0
  return table(
    words.custodyTitle,
    [words.number, words.whenDone, words.what, words.doneBy, words.recordedBy, words.whenSigned],
    bounded(w, steps, (step) => [
      String(++n),
      when(w, step),
      what(w, step),
      by(w, step),
      recorder(w, step),
      html`${w.time(step.signed)}<br>${w.record(step.statement)}`,
    ]),
    'steps',
  )
}

function when(w: Writer, { at }: Step): Piece {
  if (at === undefined) return w.c.words.notRecorded
  const local = whenLocal(at)
  return html`${at.precision === 'unknown' ? w.c.words.notKnown : technical(whenUtc(at))}${local !== undefined && html`<br>${technical(local)}`}${at.zone !== undefined && html`<br>${given(at.zone, 40)}`}<br>${w.c.titles.timeSources[at.source.kind]}`
}

function what(w: Writer, step: Step): Html {
  const { titles, words } = w.c
  const acts = step.steps ?? [step.action]
  const more: Piece[] = []
  if (step.purpose !== undefined) more.push(labelled(words.purpose, textOf(step.purpose, w.language)))
  if (step.place !== undefined) more.push(labelled(words.place, place(w, step)))
  if (step.source !== undefined) more.push(labelled(words.source, source(w, step.source)))
  if (step.tools !== undefined) more.push(labelled(words.tools, w.list(step.tools.slice(0, 10).map((one) => tool(w, one)))))
  for (const basis of (step.legalBasis ?? []).slice(0, 8)) more.push(labelled(words.legalBasis, legalBasis(w, basis)))
  for (const one of (step.corrected ?? []).slice(0, 8))
    more.push(
      labelled(
        words.corrected,
        html`${w.record(one.correction)} ${fill(words.correctedFrom, {
          field: fieldName(w, one.field),
          old: one.old === undefined ? '' : textOf(one.old, w.language),
          new: textOf(one.new, w.language),
          reason: textOf(one.reason, w.language),
        })}`,
      ),
    )
  more.push(furtherParts(w, step))
  if (step.disputedBy !== undefined && step.disputedBy.length > 0) more.push(labelled(words.disputedBy, w.records(step.disputedBy)))
  const codes = [...new Set(step.codes)]
  return html`<strong>${w.list(acts.map((act) => titles.actions[act]))}</strong>${step.outcome !== undefined && html`: ${titles.outcomes[step.outcome]}`}${step.effect === 'refused' && html` <strong>(${words.doesNotCount})</strong>`}${more}${
    codes.length > 0 &&
    html`<div>${joined(
      codes.map((one) => code(one)),
      ' ',
    )}</div>`
  }`
}

const labelled = (label: string, what: Piece): Html => html`<div><span class="label">${label}:</span> ${what}</div>`

const source = (w: Writer, one: NonNullable<Step['source']>): Html =>
  w.list(
    [
      textOf(one.name, w.language),
      one.reference !== undefined && given(one.reference, 80),
      one.channel && textOf(one.channel, w.language, 120),
      one.note && textOf(one.note, w.language),
    ].filter((part) => !isEmpty(part)),
  )

function place(w: Writer, { place }: Step): Html {
  return w.list(
    [
      place!.facility && textOf(place!.facility, w.language, 120),
      place!.address && textOf(place!.address, w.language, 120),
      technical(place!.country, 10),
    ].filter((part) => part !== undefined),
  )
}

function legalBasis(w: Writer, basis: NonNullable<Step['legalBasis']>[number]): Html {
  const { titles, words } = w.c
  return html`${titles.legalBases[basis.kind]}${basis.reference !== undefined && html` ${given(basis.reference, 80)}`}${basis.issuer !== undefined && html`, ${given(basis.issuer, 80)}`}${basis.date !== undefined && html`, ${w.date(basis.date)}`} (${fill(words.thenNow, { past: titles.basisStatus[basis.then], now: titles.basisStatus[basis.now] })}${basis.believed === false && html`; <strong>${words.unknownSigner}</strong>`})`
}

function by(w: Writer, step: Step): Html {
  const people = (step.participants ?? []).slice(0, 12).map((one) => {
    return html`<div>${person(w, one)} (${w.list(one.part.slice(0, 8).map((part) => w.c.titles.parts[part]))})</div>`
  })
  return html`${w.custodians(step.custodian)}${step.to !== undefined && html`<div>${w.c.words.to} ${w.custodians(step.to)}</div>`}${people}`
}

function recorder(w: Writer, step: Step): Html {
  const { words, titles } = w.c
  const basis = step.action === 'seal' ? 'seal' : (step.basis ?? 'notOpened')
  return html`${w.authority(step.by.authority)}${!step.believed && html`<div><strong>${words.unknownSigner}</strong></div>`}<div><span class="label">${words.basis}:</span> ${titles.bases[basis]}</div>${basisDetail(w, step.basisDetail)}`
}
