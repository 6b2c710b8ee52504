import { encode } from '../../cbor/index.js'
import { exhibitRefOf, exhibitKey as keyOf, type StatementEntry } from '../../docket/index.js'
import { toHex } from '../../ground/index.js'
import type { Digest, ExhibitId, Label, LegalBasis } from '../../matter/index.js'
import { KeptStatement, type Openings, partOf, type Statement } from '../../statement/index.js'
import type { Carriage, Container, DigestsOf } from '../parts.js'
import type { ExhibitEntry } from '../types.js'
import type { CorrectedValues, Usable } from './values.js'

/** A statement as its corrections make it: the same id and signature, other words. */
interface Draft {
  /** entries of lists that may still be looked at: a record of a million digests is not gone through a thousand times */
  left: number
  payload: Record<string, unknown>
  openings: Record<string, Openings[string]>
}

/** `entry` with corrected values in the place of the recorded ones, and those corrections for which nothing was there. */
export function applied(
  entry: StatementEntry,
  all: readonly Usable[],
): { readonly entry: StatementEntry; readonly idle: readonly Usable[] } {
  const { statement } = entry
  const whole = statement instanceof KeptStatement ? statement.plain() : statement
  const draft: Draft = {
    left: 2 ** 20,
    payload: Object.assign(Object.create(null), whole.payload),
    openings: Object.assign(Object.create(null), entry.openings),
  }
  const idle = all.filter((one) => !change(draft, statement.type, one))
  return {
    entry: {
      kind: 'statement',
      statement: { ...whole, payload: draft.payload as Statement['payload'] },
      openings: draft.openings,
      ...(entry.introduction && { introduction: entry.introduction }),
    },
    idle,
  }
}

function change(draft: Draft, type: string, { field, value }: Usable): boolean {
  const custody = type === 'custody'
  switch (field) {
    case 'at':
    case 'place':
      return custody && put(draft, field, value)
    case 'custodian':
      if (custody) draft.payload.custodian = value
      return custody
    case 'exhibit':
      return custody && exhibit(draft, value as CorrectedValues['exhibit'])
    case 'digest':
      return custody && digest(draft, value as CorrectedValues['digest'])
    case 'bagSeal':
      return custody && bagSeal(draft, value as CorrectedValues['bagSeal'])
    case 'legalBasis': {
      const { index, basis } = value as CorrectedValues['legalBasis']
      return custody && place<LegalBasis>(draft, 'legalBasis', index, () => basis)
    }
    case 'label': {
      const { index, label } = value as CorrectedValues['label']
      return type === 'exhibit.label' && place<Label>(draft, 'labels', index, () => label)
    }
    case 'serial': {
      const { index, serial } = value as CorrectedValues['serial']
      return type === 'exhibit' && place<object>(draft, 'exhibits', index, (one) => ({ ...one, serial }))
    }
  }
}

/** Only what is open can be corrected to something: of a closed part nobody knows what stands there. */
function put(draft: Draft, part: string, value: unknown): boolean {
  const opening = draft.openings[part]
  if (opening === undefined) return false
  draft.openings[part] = [opening[0], value as Openings[string][1]]
  return true
}

function place<T>(draft: Draft, part: string, index: number, change: (before: T) => T): boolean {
  const list = partOf<readonly T[]>(draft.openings, part)
  if (list?.[index] === undefined || spent(draft, list.length)) return false
  return put(
    draft,
    part,
    list.map((one, i) => (i === index ? change(one) : one)),
  )
}

function spent(draft: Draft, entries: number): boolean {
  draft.left -= entries
  return draft.left < 0
}

const sameExhibit = (a: ExhibitId, b: ExhibitId): boolean => keyOf(exhibitRefOf(a)) === keyOf(exhibitRefOf(b))
const same = (a: unknown, b: unknown): boolean => toHex(encode(a)) === toHex(encode(b))

function exhibit(draft: Draft, { from, to, instance }: CorrectedValues['exhibit']): boolean {
  const entries = draft.payload.exhibits as readonly ExhibitEntry[]
  if (spent(draft, entries.length)) return false
  const meant = (entry: ExhibitEntry): boolean =>
    sameExhibit(entry.exhibit, from) && (instance === undefined || same(entry.instance, instance))
  // A record never names one exhibit twice, a corrected one neither.
  if (!entries.some(meant) || entries.some((entry) => sameExhibit(entry.exhibit, to))) return false
  draft.payload.exhibits = entries.map((entry) => (meant(entry) ? { ...entry, exhibit: to } : entry))
  return true
}

function digest(draft: Draft, value: CorrectedValues['digest']): boolean {
  const stage = value.stage ?? 'found'
  const list = partOf<readonly DigestsOf[]>(draft.openings, 'digests') ?? []
  if (spent(draft, list.length)) return false
  let found = false
  const one = (before: Digest): Digest => {
    if (before.algorithm !== value.digest.algorithm || !same(before.over, value.digest.over)) return before
    found = true
    return value.digest
  }
  const changed = list.map((of) => {
    const meant =
      sameExhibit(of.exhibit, value.exhibit) && (value.instance === undefined || same(of.instance ?? 'original', value.instance))
    return meant && of[stage] !== undefined ? { ...of, [stage]: of[stage].map(one) } : of
  })
  return found && put(draft, 'digests', changed)
}

function bagSeal(draft: Draft, value: CorrectedValues['bagSeal']): boolean {
  let found = false
  const one = (number: string): string => {
    if (number !== value.old) return number
    found = true
    return value.new
  }
  if (value.exhibit === undefined) {
    const carriage = partOf<Carriage>(draft.openings, 'carriage')
    const bagSeals = carriage?.bagSeals?.map(one)
    return found && put(draft, 'carriage', { ...carriage, bagSeals })
  }
  const { exhibit: meant } = value
  const list = partOf<readonly Container[]>(draft.openings, 'container') ?? []
  if (spent(draft, list.length)) return false
  const changed = list.map((of) => (sameExhibit(of.exhibit, meant) ? { ...of, sealNumbers: of.sealNumbers.map(one) } : of))
  return found && put(draft, 'container', changed)
}
