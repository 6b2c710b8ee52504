import { type Docket, exhibitKey, introducedExhibits } from '../docket/index.js'
import type { ExhibitRef, NewExhibit } from '../exchange/index.js'
import { UsageError } from '../ground/index.js'
import type { HandoverMode, Text } from '../matter/index.js'
import { type Convert, instanceOf, keep, list, map, text } from './convert.js'
import { findExhibit, natureOf } from './exhibits.js'

const person = map({ name: text, unit: text, function: text, authority: keep })
const details = map({
  quantity: text,
  make: keep,
  model: keep,
  colour: text,
  serial: keep,
  imei: list(keep),
  iccid: list(keep),
  uid: keep,
  mac: list(keep),
  description: text,
  found: map({ place: map({ country: keep, address: text, facility: text }), detail: text }),
  from: person,
  owner: person,
  condition: text,
  custodian: keep,
})

/** One entry of an exhibits file: an exhibit the docket has already, or what to introduce. */
interface Entry {
  readonly exhibit?: string
  readonly label?: string
  readonly labels?: readonly { readonly label: string; readonly system?: string }[]
  readonly nature?: string
  readonly details?: Readonly<Record<string, unknown>>
  readonly description?: Text
  readonly instance?: string
  readonly mode?: string
}

const entry: Convert = map({
  exhibit: keep,
  label: keep,
  labels: list(map({ label: keep, system: keep })),
  nature: keep,
  details,
  description: text,
  instance: keep,
  mode: keep,
})

/** Reads `rogatory.exhibits/1`: first-level names to what they are. */
export function readExhibits(json: unknown, language: string): ReadonlyMap<string, Entry> {
  const noExhibit = (): never => {
    throw new UsageError('usage.argument', 'an exhibits file names exhibits as text')
  }
  const { schema, exhibits } = map({ schema: keep, exhibits: keep })(json, '', { language, exhibit: noExhibit }) as Record<string, unknown>
  if (schema !== 'rogatory.exhibits/1')
    throw new UsageError('usage.argument', 'an exhibits file begins with "schema": "rogatory.exhibits/1"')
  if (typeof exhibits !== 'object' || exhibits === null)
    throw new UsageError('usage.argument', 'exhibits must be an object by first-level name')
  return new Map(
    Object.entries(exhibits).map(([name, value]) => [name, entry(value, `exhibits.${name}`, { language, exhibit: noExhibit }) as Entry]),
  )
}

/** Lays what the file says over what the plan would make of each first-level entry. */
export function applyExhibits(
  planned: readonly ExhibitRef[],
  entries: ReadonlyMap<string, Entry>,
  docket: Docket | undefined,
  held: ReadonlyMap<string, string>,
): ExhibitRef[] {
  const refs = new Set(planned.map(({ ref }) => ref))
  for (const name of entries.keys())
    if (!refs.has(name)) throw new UsageError('usage.argument', `the exhibits file names ${name}, which is not among what is sealed`)
  return planned.map((ref) => {
    const given = entries.get(ref.ref)
    return given === undefined ? ref : { ...ref, ...sharedOf(ref, given), ...identityOf(ref, given, docket, held) }
  })
}

function sharedOf(ref: ExhibitRef, { mode, description }: Entry): Partial<ExhibitRef> {
  if (mode !== undefined && mode !== 'moves' && mode !== 'copySent')
    throw new UsageError('usage.argument', `exhibits.${ref.ref}.mode must be moves or copySent`)
  return {
    ...(mode !== undefined && { mode: mode as HandoverMode }),
    ...(description !== undefined && { description: { ...ref.description, text: description } }),
  }
}

function identityOf(
  ref: ExhibitRef,
  given: Entry,
  docket: Docket | undefined,
  held: ReadonlyMap<string, string>,
): Pick<ExhibitRef, 'exhibit' | 'instance' | 'description'> {
  const path = `exhibits.${ref.ref}`
  if (given.exhibit === undefined) {
    const fresh = ref.exhibit as NewExhibit
    const labels = given.labels ?? (given.label === undefined ? fresh.labels : [{ label: given.label }])
    const nature = given.nature === undefined ? fresh.nature : natureOf(given.nature)
    return { exhibit: { nature, ...(labels && { labels }), ...(given.details && { details: given.details }) } }
  }
  if (given.nature !== undefined || given.details !== undefined || given.label !== undefined || given.labels !== undefined)
    throw new UsageError('usage.argument', `${path} names an exhibit of the docket: its nature, labels and details stand there already`)
  if (docket === undefined) throw new UsageError('usage.argument', `${path}.exhibit needs --docket`)
  const exhibit = findExhibit(docket, given.exhibit)
  const known = introducedExhibits(docket).find((one) => exhibitKey(one) === exhibitKey(exhibit))
  const instance = instanceOf(given.instance ?? held.get(exhibitKey(exhibit)) ?? 'original', `${path}.instance`)
  const description = {
    ...ref.description,
    ...(known && { nature: known.nature, labels: known.labels }),
    ...(given.description && { text: given.description }),
  }
  return { exhibit, instance, description }
}
