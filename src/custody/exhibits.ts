import type { ExhibitOpen, LabelOpen, LabelPart } from '../docket/index.js'
import { observe } from '../ground/index.js'
import { partOf, type Statement } from '../statement/index.js'
import { exhibitKey } from './members.js'
import { exhibitOf, type Scene } from './scene.js'

/** Exhibits that admitted statements introduce, in canonical order, and the labels given to them; none need have records. */
export function introduced(scene: Scene): void {
  const { d, l } = scene
  for (const id of l.order) {
    const entry = d.entries.get(id)
    if (entry?.kind !== 'statement' || !l.admitted.has(id) || !entry.statement.understood) continue
    const { type, payload } = entry.statement
    if (type === 'exhibit')
      for (const [index, { nature }] of (payload as unknown as ExhibitOpen).introduces.entries())
        exhibitOf(scene, `${id}/${index}`).nature = nature
    else if (type === 'exhibit.label') {
      const labels = partOf<LabelPart>(entry.openings, 'labels') ?? []
      for (const [i, { exhibit }] of (payload as unknown as LabelOpen).exhibits.entries()) {
        const label = labels[i]
        if (label !== undefined) exhibitOf(scene, exhibitKey(exhibit)).labels.push(label)
      }
    }
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
