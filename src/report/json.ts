import type { CustodyResult } from '../custody/index.js'
import type { Docket, Linkage } from '../docket/index.js'
import type { EnvelopeSummary, Report } from '../exchange/index.js'
import { type Hex, type Observation, RogatoryError } from '../ground/index.js'
import type { Card, Pin, Trust } from '../identity/index.js'
import { each, piecesOf, wholeOf } from './document.js'
import { directoryMembers, signerJson } from './identity-json.js'
import type {
  CardJson,
  CardOutput,
  CustodyOutput,
  DocketEntryJson,
  DocketOutput,
  ErrorOutput,
  InspectOutput,
  PinJson,
  ReportOutput,
  TrustListOutput,
} from './outputs.js'
import { envelopeJson, exhibitJson, importedJson, observationJson, plain, timeOf } from './plain.js'
import { errorSentence } from './say.js'

export { plain } from './plain.js'

/** A report as JSON-safe data. */
export function reportJson(report: Report): ReportOutput {
  return wholeOf(reportMembers(report))
}

/** The text of `reportJson` as JSON.stringify writes it with an indent of two, in pieces: a report may be a hundred megabytes. */
export function reportDocument(report: Report): Generator<string, void, undefined> {
  return piecesOf(reportMembers(report))
}

function reportMembers(report: Report): ReportOutput {
  return {
    schema: 'rogatory.report/1',
    verdict: report.verdict,
    checked: report.checked,
    notChecked: report.notChecked,
    provider: report.provider,
    at: report.at,
    ...(report.envelope && { envelope: envelopeJson(report.envelope) }),
    ...(report.docket && { docket: report.docket }),
    exhibits: each(report.exhibits, exhibitJson),
    ...(report.custody && { custody: report.custody }),
    ...(report.imports && { imports: each(report.imports, importedJson) }),
    ...(report.authorities && { authorities: report.authorities }),
    ...(report.signers && { signers: each(report.signers, signerJson) }),
    observations: each(report.observations, observationJson),
  }
}

/** What `inspect` found, as JSON-safe data. */
export function inspectJson(seen: { readonly summary?: EnvelopeSummary; readonly observations: readonly Observation[] }): InspectOutput {
  return plain({
    schema: 'rogatory.inspect/1',
    ...(seen.summary && { envelope: envelopeJson(seen.summary) }),
    observations: seen.observations.map(observationJson),
  })
}

/** A docket's entries in their canonical order. */
export function docketJson(d: Docket, l: Linkage): DocketOutput {
  const entries = l.order.map((id) => entryJson(d, l, id))
  return plain({
    schema: 'rogatory.docket/1',
    docket: {
      id: d.id,
      statements: entries.filter(({ kind }) => kind === 'statement').length,
      stubs: entries.filter(({ kind }) => kind === 'stub').length,
      quarantined: l.quarantined.size,
      heads: l.heads,
    },
    unreadable: d.unreadable.length,
    entries,
    observations: [...d.observations, ...l.observations].map(observationJson),
  })
}

function entryJson(d: Docket, l: Linkage, id: Hex): DocketEntryJson {
  const entry = d.entries.get(id)
  const quarantined = l.quarantined.has(id)
  if (entry === undefined) return { id, kind: 'stub', kid: '', quarantined }
  if (entry.kind === 'stub') return { id, kind: 'stub', kid: entry.kid, quarantined, seq: entry.seq }
  const { kid, payload, type, version, understood, iss, iat } = entry.statement
  const action = type === 'custody' && typeof payload.action === 'string' ? { action: payload.action } : {}
  const seq = payload.seq === undefined ? {} : { seq: payload.seq }
  return { id, kind: 'statement', kid, quarantined, ...seq, type, version, understood, authority: iss, signed: timeOf(iat), ...action }
}

/** Custody lines, of all exhibits or of those given. */
export function custodyJson(docket: Hex, result: CustodyResult): CustodyOutput {
  return plain({
    schema: 'rogatory.custody/1',
    docket,
    exhibits: result.exhibits.map(exhibitJson),
    ...(result.facts && { custody: result.facts }),
    observations: result.observations.map(observationJson),
  })
}

function cardMembers(card: Card): CardJson {
  const { signing, companion, receiving } = card.keys
  return {
    id: card.id,
    authority: card.authority,
    fingerprint: card.fingerprint,
    names: card.names,
    jurisdiction: card.jurisdiction,
    roles: card.roles,
    ...(card.contact && { contact: card.contact }),
    signed: timeOf(card.iat),
    keys: {
      signing: { kind: signing.kind, kid: signing.kid },
      companion: { kind: companion.kind, kid: companion.kid },
      ...(receiving && { receiving: { kind: receiving.kind, kid: receiving.kid } }),
    },
    ...(card.replaces && { replaces: card.replaces }),
  }
}

/** A card; with the files that were written, where some were. */
export function cardJson(card: Card, files?: readonly string[]): CardOutput {
  return plain({ schema: 'rogatory.card/1', card: cardMembers(card), ...(files && { files }) })
}

/** Whom a trust store believes. */
export function trustListJson(trust: Trust): TrustListOutput {
  return plain({
    schema: 'rogatory.trust-list/1',
    pins: trust.pins.map(pinMembers),
    ...(trust.directories && {
      directories: trust.directories.map((signer) => ({
        ...pinMembers(signer),
        ...(signer.latest && { latest: directoryMembers(signer.latest) }),
        ...(signer.received !== undefined && { received: timeOf(signer.received) }),
      })),
    }),
    ...(trust.timeServices && {
      timeServices: trust.timeServices.map(({ fingerprint, name, from, until }) => ({
        fingerprint,
        ...(name !== undefined && { name }),
        ...(from !== undefined && { from: timeOf(from) }),
        ...(until !== undefined && { until: timeOf(until) }),
      })),
    }),
  })
}

const pinMembers = ({ card, confirmed, confirmedBy, pinnedAt }: Pin): PinJson => ({
  card: cardMembers(card),
  confirmed,
  ...(confirmedBy && { confirmedBy }),
  pinnedAt: timeOf(pinnedAt),
})

/** Anything thrown: an error of ours with its code, anything else as `run.internal`. */
export function errorJson(error: unknown, exit?: number): ErrorOutput {
  const ours = error instanceof RogatoryError ? error : undefined
  return plain({
    schema: 'rogatory.error/1',
    code: ours?.code ?? 'run.internal',
    message: errorSentence(error),
    ...(exit !== undefined && { exit }),
    ...(ours && Object.keys(ours.data).length > 0 && { data: ours.data }),
    ...(ours !== undefined && hasReport(ours) && { report: reportJson(ours.report) }),
  })
}

// Not by class: this room would load all of exchange/ to name the errors of a command that failed before it needed any.
const hasReport = (error: RogatoryError): error is RogatoryError & { readonly report: Report } => 'report' in error
