import type { ExhibitDetail } from '../../docket/index.js'
import { observe } from '../../ground/index.js'
import type { Exhibit, Scene } from '../scene.js'

const physical: ReadonlySet<unknown> = new Set(['object', 'device', 'medium'])

/** Numbers that makers give to one thing only. Written with or without spaces and hyphens they are the same. */
function* numbersOf({
  make,
  serial,
  imei = [],
  iccid = [],
  uid,
  mac = [],
}: ExhibitDetail): Generator<readonly [kind: string, number: string]> {
  // Two makers may both begin with 0001.
  if (serial !== undefined && make !== undefined) yield ['serial', `${make.trim().toLowerCase()} ${plain(serial)}`]
  for (const one of imei) yield ['imei', plain(one)]
  for (const one of iccid) yield ['iccid', plain(one)]
  if (uid !== undefined) yield ['uid', plain(uid)]
  for (const one of mac) yield ['mac', plain(one)]
}

const plain = (number: string): string => number.replace(/[\s:.-]/g, '').toUpperCase()

/** Several exhibits under one number of a maker: noted once at each, with the least of the others (EXH-08). */
export function sameThings({ exhibits }: Scene): void {
  const by = new Map<string, Set<Exhibit>>()
  for (const exhibit of exhibits.values()) {
    const { described, nature, introduced } = exhibit
    if (described === undefined || introduced === undefined || !physical.has(nature)) continue
    for (const [kind, number] of numbersOf(described)) {
      if (number === '') continue
      const key = `${kind} ${number}`
      const known = by.get(key)
      if (known === undefined) by.set(key, new Set([exhibit]))
      else known.add(exhibit)
    }
  }
  const told = new Set<Exhibit>()
  for (const [, same] of [...by].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (same.size < 2) continue
    const [least, next] = [...same].map(({ id }) => id).sort()
    for (const exhibit of same) {
      if (told.has(exhibit)) continue
      told.add(exhibit)
      exhibit.observations.push(
        observe(
          'exhibit.same-thing',
          { statement: exhibit.introduced!.statement, exhibit: exhibit.id },
          { exhibits: same.size, exhibit: exhibit.id === least ? next! : least! },
        ),
      )
    }
  }
}
