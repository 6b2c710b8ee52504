import { type CertificateOpen, type CertificateParts, type Docket, type Linkage, linkage, type StatementEntry } from '../../docket/index.js'
import type { ContentFacts } from '../../exchange/index.js'
import type { Hex, Observation } from '../../ground/index.js'
import { judgeSigner, type Trust } from '../../identity/index.js'
import { partOf } from '../../statement/index.js'

import { checkOne } from './check.js'
import { knownContent } from './compare.js'
import { pairObservations } from './pairs.js'
import { recordedFacts } from './recorded.js'
import type { CertificateFact, KnownSigner, ReadCertificate } from './types.js'

/** How a docket was judged, as far as evidence certificates ask. A Report fits, and so does a judged docket. */
export interface JudgedSigners {
  readonly linkage?: Linkage
  readonly signers?: ReadonlyMap<Hex, KnownSigner> | readonly (KnownSigner & { readonly statement: Hex })[]
}

export interface ReadCertificatesOptions {
  /** who is believed, where `signers` does not say */
  readonly trust?: Trust
  /** seconds since 1970 UTC to judge at; absent: the latest signing time in the docket */
  readonly at?: number
  /** seconds by which clocks may disagree; 300 unless the trust store says */
  readonly tolerance?: number
  /** content read again with a key (`examine`) */
  readonly content?: ContentFacts
}

const partNames = [
  'person',
  'statements',
  'fields',
  'digests',
  'called',
  'words',
  'at',
  'place',
  'declaration',
  'attachments',
  'note',
] as const

function readEntry(entry: StatementEntry): ReadCertificate {
  const { statement, openings } = entry
  const parts: Record<string, unknown> = {}
  for (const name of partNames) {
    const part = partOf(openings, name)
    if (part !== undefined) parts[name] = part
  }
  const closed = partNames.filter((name) => Object.hasOwn(statement.payload.closed ?? {}, name) && parts[name] === undefined)
  return { entry, open: statement.payload as unknown as CertificateOpen, parts: parts as CertificateParts, closed }
}

/**
 * Every evidence certificate of the docket that an admitted key signed, with what was noticed (CER-10 to CER-42), by
 * ascending id. Evidence never makes it throw; one pass over the docket.
 */
export function readCertificates(
  docket: Docket,
  judged: JudgedSigners = {},
  options: ReadCertificatesOptions = {},
): readonly CertificateFact[] {
  const tolerance = options.tolerance ?? options.trust?.policy.clockTolerance ?? 300
  const found = [...docket.entries.values()].filter(isCertificate)
  if (found.length === 0) return []
  const at = options.at ?? found.reduce((latest, { statement }) => Math.max(latest, statement.iat), 0)
  const links = judged.linkage ?? linkage(docket, { at, tolerance })
  const known = signerOf(judged, options, at)
  const facts = recordedFacts(
    docket,
    links.order.filter((id) => links.admitted.has(id)),
  )
  const content = options.content === undefined ? undefined : knownContent(options.content)
  const checked = found
    .filter(({ statement }) => links.admitted.has(statement.id))
    .sort((a, b) => (a.statement.id < b.statement.id ? -1 : 1))
    .map((entry) => checkOne(readEntry(entry), { facts, links, tolerance, signer: known(entry), ...(content && { content }) }))
  const pairs = pairObservations(checked)
  return checked.map((fact) => ({ ...fact, observations: [...fact.observations, ...(pairs.get(fact.statement) ?? [])] }))
}

/** All that was noticed about evidence certificates, in their order. */
export const certificateObservations = (facts: readonly CertificateFact[]): readonly Observation[] =>
  facts.flatMap(({ observations }) => observations)

const isCertificate = (entry: { readonly kind: string }): entry is StatementEntry =>
  entry.kind === 'statement' &&
  (entry as StatementEntry).statement.type === 'evidence.certificate' &&
  (entry as StatementEntry).statement.understood

function signerOf({ signers }: JudgedSigners, { trust }: ReadCertificatesOptions, at: number): (entry: StatementEntry) => KnownSigner {
  const byId: ReadonlyMap<Hex, KnownSigner> | undefined =
    signers === undefined || signers instanceof Map
      ? (signers as ReadonlyMap<Hex, KnownSigner> | undefined)
      : new Map((signers as readonly (KnownSigner & { statement: Hex })[]).map((one) => [one.statement, one]))
  return ({ statement }) => {
    const told = byId?.get(statement.id)
    if (told !== undefined || trust === undefined) return told ?? { believed: false }
    const { id, kid, iss, iat, companionKey } = statement
    return judgeSigner(trust, { id, kid, iss, iat, ...(companionKey && { companionKey }), act: 'evidence.certificate' }, at)
  }
}
