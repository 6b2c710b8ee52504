import { introducedExhibits } from '../docket/index.js'
import { observe } from '../ground/index.js'
import type { Statement } from '../statement/index.js'
import { exhibitKey } from './members.js'
import { exhibitOf, type Scene } from './scene.js'

/** Exhibits that admitted statements introduce, with their labels; none need have records (CUS-11). */
export function introduced(scene: Scene): void {
  for (const { statement, index, nature, labels } of introducedExhibits(scene.d)) {
    const exhibit = exhibitOf(scene, `${statement}/${index}`)
    exhibit.nature = nature
    for (const label of labels) exhibit.labels.push(label)
  }
}

/** A statement of a type this reader does not know makes every line it touches incomplete (CUS-12). */
export function about(scene: Scene, statement: Statement): void {
  const touched = new Set((statement.payload.exhibits ?? []).map(({ exhibit }) => exhibitKey(exhibit)))
  for (const id of touched) {
    const exhibit = exhibitOf(scene, id)
    exhibit.complete = false
    exhibit.observations.push(
      observe('custody.not-understood', { statement: statement.id, exhibit: id }, { type: statement.type, version: statement.version }),
    )
  }
}
