import {
  type ExhibitDetail,
  type ExhibitOpen,
  exhibitKey as keyOf,
  type LabelPart,
  type StatementEntry,
  touchedBy,
} from '../docket/index.js'
import { observe } from '../ground/index.js'
import { partOf, type Statement } from '../statement/index.js'
import { exhibitKey } from './members.js'
import { exhibitOf, type Scene } from './scene.js'

/**
 * Exhibits that admitted statements introduce, with their labels; none need have records (CUS-11). By the linkage at hand:
 * the docket's own list would compute once more who is admitted.
 */
export function introduced(scene: Scene): void {
  const { d, l } = scene
  const found: StatementEntry[] = []
  for (const entry of d.entries.values())
    if (entry.kind === 'statement' && entry.statement.type.startsWith('exhibit') && entry.statement.understood)
      found.push(scene.fates.read(entry))
  const place = ({ statement }: StatementEntry): number => l.position.get(statement.id)!
  for (const entry of found.sort((a, b) => place(a) - place(b))) {
    const { id, type, payload, kid, iss, iat } = entry.statement
    if (!l.admitted.has(id)) continue
    // Whoever signs in another's name gives nobody a label, and nobody is said to have introduced what they introduce.
    const foreign = l.admittedKeys.get(kid)?.has(iss) !== true || scene.o.judge(entry.statement).impostor === true
    if (foreign) scene.general.push(observe('exhibit.impostor', { statement: id }, { kid, authority: iss }))
    if (type === 'exhibit')
      for (const [index, { nature }] of (payload as unknown as ExhibitOpen).introduces.entries()) {
        const exhibit = exhibitOf(scene, `${id}/${index}`)
        exhibit.nature = nature
        const described = foreign ? undefined : partOf<readonly ExhibitDetail[]>(entry.openings, 'exhibits')?.[index]
        if (described !== undefined) exhibit.described = described
        if (!foreign) exhibit.introduced = { statement: id, authority: iss, kid, iat }
      }
    else if (type === 'exhibit.label' && !foreign) {
      const labels = partOf<LabelPart>(entry.openings, 'labels') ?? []
      for (const [i, exhibit] of touchedBy(entry).entries()) {
        const label = labels[i]
        if (label === undefined) continue
        const labelled = exhibitOf(scene, keyOf(exhibit))
        labelled.labels.push(label)
        scene.things.labelled(entry.statement, labelled, label)
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
