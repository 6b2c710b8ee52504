import { UsageError } from '../ground/index.js'
import type { ExhibitNature, Label } from '../matter/index.js'
import { partOf } from '../statement/index.js'
import { type AdmittedKeys, admittedKeys } from './admission.js'
import type { ExhibitDetail, ExhibitOpen, LabelPart } from './kinds.js'
import { exhibitKey, touchedBy } from './touch.js'
import type { Docket, ExhibitRef, StatementEntry } from './types.js'

/** An exhibit that a docket introduces: what is open of it, and the labels anyone gave it. */
export interface IntroducedExhibit extends ExhibitRef {
  readonly nature: ExhibitNature
  /** absent when its part is not open */
  readonly detail?: ExhibitDetail
  readonly labels: readonly Label[]
}

/** By ascending id. Who is admitted is all it takes: the graph of the whole docket would be computed for nothing. */
function admittedStatements(d: Docket, type: string, keys: AdmittedKeys): StatementEntry[] {
  const found: StatementEntry[] = []
  for (const entry of d.entries.values())
    if (entry.kind === 'statement' && entry.statement.type === type && entry.statement.understood && keys.has(entry.statement.kid))
      found.push(entry)
  return found.sort((a, b) => (a.statement.id < b.statement.id ? -1 : 1))
}

function* labelsOf(d: Docket, keys: AdmittedKeys): Generator<readonly [ExhibitRef, Label]> {
  for (const entry of admittedStatements(d, 'exhibit.label', keys)) {
    const labels = partOf<LabelPart>(entry.openings, 'labels') ?? []
    for (const [i, exhibit] of touchedBy(entry).entries()) if (labels[i] !== undefined) yield [exhibit, labels[i]]
  }
}

/** Every exhibit that admitted statements introduce, by statement id and place. */
export function introducedExhibits(d: Docket): readonly IntroducedExhibit[] {
  const keys = admittedKeys(d)
  const labels = new Map<string, Label[]>()
  for (const [exhibit, label] of labelsOf(d, keys)) {
    const key = exhibitKey(exhibit)
    const list = labels.get(key)
    if (list === undefined) labels.set(key, [label])
    else list.push(label)
  }
  const found: IntroducedExhibit[] = []
  for (const { statement, openings } of admittedStatements(d, 'exhibit', keys)) {
    const details = partOf<readonly ExhibitDetail[]>(openings, 'exhibits')
    const { introduces } = statement.payload as unknown as ExhibitOpen
    for (const [index, { nature }] of introduces.entries()) {
      const ref = { statement: statement.id, index }
      const detail = details?.[index]
      found.push({ ...ref, nature, ...(detail && { detail }), labels: labels.get(exhibitKey(ref)) ?? [] })
    }
  }
  return found
}

/**
 * The one exhibit that carries `label`, among those `authority` gave if it is named. A label is never an identity: two
 * exhibits under one label are refused.
 * @throws UsageError `docket.label-unknown`, `docket.label-ambiguous`
 */
export function exhibitByLabel(d: Docket, label: string, authority?: string): ExhibitRef {
  const found = new Map<string, ExhibitRef>()
  for (const [exhibit, given] of labelsOf(d, admittedKeys(d)))
    if (given.label === label && (authority === undefined || given.authority === authority)) found.set(exhibitKey(exhibit), exhibit)
  const [only, other] = found.values()
  if (only === undefined) throw new UsageError('docket.label-unknown', 'no exhibit has this label', { data: { label } })
  if (other !== undefined)
    throw new UsageError('docket.label-ambiguous', 'several exhibits have this label', { data: { label, count: found.size } })
  return only
}
