import type { Linkage } from '../../docket/index.js'
import { type Hex, LimitError, observe } from '../../ground/index.js'
import type { Label } from '../../matter/index.js'
import type { Exhibit, Scene } from '../scene.js'
import { overlapping } from './overlap.js'

interface Given {
  readonly statement: Hex
  readonly by: string
  readonly exhibit: Exhibit
  readonly label: Label
}

/** Labels as statements give them: a label is never an identity (EXH-01 to EXH-03). */
export class Labels {
  /** by exhibit, in the order of the docket */
  private readonly all = new Map<Exhibit, Given[]>()

  add(statement: Hex, by: string, exhibit: Exhibit, label: Label): void {
    const given = { statement, by, exhibit, label }
    const list = this.all.get(exhibit)
    if (list === undefined) this.all.set(exhibit, [given])
    else list.push(given)
  }

  conclude(scene: Scene): void {
    for (const [exhibit, given] of this.all) {
      several(scene.l, exhibit, given)
      for (const { statement, by, label } of given)
        if (by !== label.authority)
          exhibit.observations.push(
            observe('label.by-another', { statement, exhibit: exhibit.id }, { label: label.label, authority: label.authority, signer: by }),
          )
    }
    const same = new Map<string, Given[]>()
    for (const given of this.all.values())
      for (const one of given) {
        const key = nameOf(one.label)
        const list = same.get(key)
        if (list === undefined) same.set(key, [one])
        else list.push(one)
      }
    for (const given of same.values()) shared(given)
  }
}

/** Equal for one label of one authority and system. */
const nameOf = ({ authority, system, label }: Label): string =>
  `${authority} ${system === undefined ? '-' : `${system.length}:${system}`} ${label}`

/** Several labels of one exhibit: noted at each statement that adds one to those before, or stands beside them. */
function several(l: Linkage, exhibit: Exhibit, given: readonly Given[]): void {
  const names = new Set(given.map(({ label }) => nameOf(label)))
  if (names.size < 2) return
  const by = new Map<Hex, Given[]>()
  for (const one of given) {
    const list = by.get(one.statement)
    if (list === undefined) by.set(one.statement, [one])
    else list.push(one)
  }
  const first = given[0]!
  const begins = [...by.keys()].every((id) => id === first.statement || precedes(l, first.statement, id))
  const authorities = new Set(given.map(({ label }) => label.authority)).size
  for (const [statement, own] of by) {
    if (statement === first.statement && begins && new Set(own.map(({ label }) => nameOf(label))).size < 2) continue
    const { label } = own.at(-1)!
    exhibit.observations.push(
      observe(
        'label.several',
        { statement, exhibit: exhibit.id },
        { label: label.label, authority: label.authority, labels: names.size, authorities },
      ),
    )
  }
}

function precedes(l: Linkage, a: Hex, b: Hex): boolean {
  try {
    return l.isAncestor(a, b)
  } catch (error) {
    if (!(error instanceof LimitError)) throw error
    return false
  }
}

/** One label on several exhibits at one time: noted at each of them, since none is the right one. */
function shared(given: readonly Given[]): void {
  if (given.length < 2) return
  const spans = given.map((one) => ({ owner: one.exhibit.id, from: one.label.from, until: one.label.until, one }))
  const found = overlapping(spans)
  const exhibits = new Set(found.map(({ owner }) => owner)).size
  for (const { one } of found)
    one.exhibit.observations.push(
      observe(
        'label.shared',
        { statement: one.statement, exhibit: one.exhibit.id },
        { label: one.label.label, authority: one.label.authority, exhibits },
      ),
    )
}
