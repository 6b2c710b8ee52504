import type { InstanceJson, LineStepJson } from '../outputs.js'
import { conditions } from './conditions.js'
import { bounded, pairs, table } from './details.js'
import { over } from './eleven.js'
import { instanceName } from './exhibit-names.js'
import { given, grouped, type Html, html, identity, technical, textOf } from './html.js'
import { legend, lineDrawing, stepsDrawn } from './line.js'
import { observations } from './observations.js'
import { described, tool } from './parts.js'
import { stepsTable } from './steps.js'
import { whenLocal, whenUtc } from './time.js'
import type { CourtExhibit, CourtReport } from './types.js'
import type { Writer } from './writer.js'

/** Every exhibit, one after the other, each on a page of its own. */
export function exhibits(w: Writer, report: CourtReport): Html {
  const { words } = w.c
  return html`<section id="exhibits"><h2>${words.exhibitsTitle}</h2>
${report.exhibits.length === 0 ? html`<p>${words.noExhibits}</p>\n` : legend(w)}${report.exhibits.map((one) => exhibit(w, report, one))}</section>\n`
}

function exhibit(w: Writer, report: CourtReport, one: CourtExhibit): Html {
  const { words, titles } = w.c
  const first = one.firstDigest
  return html`<article class="exhibit" id="e${one.number}"><h3>${words.exhibitN.replace('{n}', String(one.number))}${one.labels[0] && html` \u00B7 ${given(one.labels[0].label, 80)}`}</h3>
${pairs([
  [words.identity, identity(one.exhibit)],
  [
    words.labels,
    w.list(
      one.labels
        .slice(0, 20)
        .map((l) => html`${given(l.label, 80)} (${w.authority(l.authority)}${l.system !== undefined && html`, ${given(l.system, 60)}`})`),
    ),
  ],
  [words.nature, one.nature === undefined ? words.notRecorded : titles.natures[one.nature]],
  ...described(w, one),
  [
    words.introduced,
    one.introduced === undefined
      ? words.notRecorded
      : html`${w.authority(one.introduced.authority)}, ${w.record(one.introduced.statement)}, ${w.time(one.introduced.signed)}`,
  ],
  [
    words.firstDigest,
    first === undefined
      ? words.notRecorded
      : html`${technical(first.algorithm, 40)} ${grouped(first.value)}, ${over(w, first.over)}, ${w.record(first.statement)}`,
  ],
  [words.incidentsTitle, one.incidents === undefined || one.incidents.length === 0 ? '' : w.records(one.incidents)],
  [words.claimsTitle, one.claims === undefined || one.claims.length === 0 ? '' : w.records(one.claims.map((claim) => claim.statement))],
])}${!one.complete && html`<p class="caution">${words.lineIncomplete}</p>\n`}${(one.restricted ?? []).length > 0 && html`<p class="caution">${words.restricted}</p>\n`}<h4>${words.custodyTitle}</h4>
<p>${words.copiesCannotBeExcluded}</p>
${one.instances.map((instance, i) => instanceOf(w, instance, `l${one.number}-${i + 1}`))}${lineage(w, one)}${conditions(w, report, one)}<h4>${words.observationsTitle}</h4>
${observations(w, one.observations)}</article>\n`
}

function instanceOf(w: Writer, instance: InstanceJson, id: string): Html {
  const { words, titles } = w.c
  const { holder, superseded } = instance
  const steps = instance.line.slice(0, stepsDrawn)
  return html`<section class="instance"><h5>${instanceName(w, instance.instance)}</h5>
${pairs([
  [
    words.state,
    html`<strong>${titles.states[instance.state]}</strong>${instance.since !== undefined && html`, ${words.since} ${w.time(instance.since)}`}`,
  ],
  [words.holder, holder === undefined ? '' : w.custodians(holder)],
  [words.handedOverTo, instance.to === undefined ? '' : w.custodians(instance.to)],
  [words.disputedBetween, instance.conflict === undefined ? '' : w.records(instance.conflict)],
  ['', superseded === undefined ? '' : superseding(w, superseded)],
])}${!instance.complete && html`<p class="caution">${words.lineIncomplete}</p>\n`}${instance.gaps
  .slice(0, 50)
  .map(
    (gap) =>
      html`<p class="caution">${(gap.until === undefined ? words.gapOpen : words.gapUntil).split(/(\{from\}|\{until\})/).map((part) => (part === '{from}' ? w.time(gap.from) : part === '{until}' ? w.time(gap.until) : part))}</p>\n`,
  )}${instance.line.length === 0 ? html`<p>${words.lineEmpty}</p>\n` : html`${lineDrawing(w, instance, id, steps)}${stepsTable(w, instance.line as readonly LineStepJson[])}`}${handovers(w, instance)}${digests(w, instance)}${bagSeals(w, instance)}${orders(w, instance)}${instance.observations.length > 0 && observations(w, instance.observations)}</section>\n`
}

const superseding = (w: Writer, { by, reason }: NonNullable<InstanceJson['superseded']>): Html => {
  const [before, after] = w.c.words.superseded.split('{record}')
  return html`${before}${w.record(by)}${after}${reason !== undefined && html`: ${textOf(reason, w.language)}`}`
}

function handovers(w: Writer, { handovers: all = [] }: InstanceJson): Html {
  const { words, titles } = w.c
  return table(
    words.handoversTitle,
    [words.record, words.how, words.handedOverBy, words.handedOverTo, words.receipts, words.sides],
    bounded(w, all, (one) => [
      w.record(one.id),
      html`${titles.handovers[one.by]}; ${titles.modes[one.mode]}`,
      w.authority(one.from),
      w.list(one.to.slice(0, 10).map(w.authority)),
      one.receipts.length === 0
        ? html`<strong>${words.noReceipt}</strong>`
        : one.receipts
            .slice(0, 20)
            .map(
              (r) =>
                html`<div>${w.record(r.statement)} ${titles.stages[r.stage]}${r.outcome !== undefined && html`: ${titles.outcomes[r.outcome]}`}, ${w.authority(r.authority)}${r.paper && html` (${words.onPaper})`}</div>`,
            ),
      html`<strong>${titles.sides[one.sides]}</strong> (${one.within ? words.withinAuthority : words.betweenAuthorities})`,
    ]),
  )
}

function digests(w: Writer, { digests: all = [] }: InstanceJson): Html {
  const { words } = w.c
  if (all.length === 0) return html`<p>${words.noDigests}</p>\n`
  const compared = (one: (typeof all)[number]): string =>
    one.agrees === undefined
      ? words.nothingComparable
      : one.agrees
        ? words.agreesYes
        : one.changeDeclared === true
          ? words.agreesNoDeclared
          : words.agreesNo
  return table(
    words.digestsTitle,
    [words.record, words.algorithm, words.value, words.over, words.taken, words.takenBy, words.agrees],
    bounded(w, all, (one) => [
      w.record(one.statement),
      technical(one.algorithm, 40),
      grouped(one.value),
      html`${over(w, one.over)}${one.sectorErrors !== undefined && html`; ${words.sectorErrors.replace('{n}', String(one.sectorErrors))}`}`,
      digestTime(w, one),
      one.takenBy === undefined ? w.authority(one.authority) : given(one.takenBy, 80),
      one.agrees === false ? html`<strong>${compared(one)}</strong>` : compared(one),
    ]),
  )
}

function digestTime(w: Writer, { at, signed }: NonNullable<InstanceJson['digests']>[number]): Html {
  if (at === undefined) return html`${w.time(signed)} (${w.c.words.asSigned})`
  const local = whenLocal(at)
  return html`${technical(whenUtc(at))}${local !== undefined && html`<br>${technical(local)}`}`
}

function bagSeals(w: Writer, { bagSeals: all = [] }: InstanceJson): Html {
  const { words, titles } = w.c
  return table(
    words.bagSealsTitle,
    [words.record, words.bagSealNumbers, words.bagSealOld, words.bagSealIntact, words.whenSigned],
    bounded(w, all, (one) => [
      w.record(one.statement),
      w.list(one.numbers.slice(0, 20).map((n) => given(n, 60))),
      w.list((one.oldKept ?? []).slice(0, 20).map((n) => given(n, 60))),
      html`${titles.intact[one.intact ?? 'notRecorded']}${one.condition !== undefined && html`; ${textOf(one.condition, w.language)}`}`,
      w.time(one.signed),
    ]),
  )
}

function orders(w: Writer, { orders: all = [] }: InstanceJson): Html {
  const { words, titles } = w.c
  return table(
    words.ordersTitle,
    [words.record, words.what, words.authority, words.orderFrom, words.orderUntil, words.orderLifted],
    bounded(w, all, (one) => [
      w.record(one.statement),
      titles.orders[one.kind],
      w.authority(one.authority),
      w.time(one.from),
      one.until === undefined ? '' : w.time(one.until),
      one.liftedBy === undefined ? '' : w.record(one.liftedBy),
    ]),
  )
}

function lineage(w: Writer, { lineage: all = [] }: CourtExhibit): Html {
  const { words, titles } = w.c
  const named = (ids: readonly string[]): Html =>
    w.list(ids.slice(0, 12).map((id) => (/^[0-9a-f]{64}\/\d+$/.test(id) ? w.exhibit(id) : instanceName(w, id))))
  return table(
    words.lineageTitle,
    [words.record, words.what, words.lineageFrom, words.lineageTo, words.tools, words.operator],
    bounded(w, all, (one) => [
      w.record(one.act),
      html`${titles.actions[one.action]}${one.machineGenerated === true && html` (${words.machineGenerated})`}`,
      named(one.sources),
      named(one.results),
      w.list((one.tools ?? []).slice(0, 10).map((used) => tool(w, used))),
      one.operator ? words.yes : words.no,
    ]),
  )
}
