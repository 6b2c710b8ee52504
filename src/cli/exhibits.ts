import { type Docket, type ExhibitRef, exhibitByLabel } from '../docket/index.js'
import { verifyDocket } from '../exchange/index.js'
import { fromHex, UsageError } from '../ground/index.js'
import { emptyTrust } from '../identity/index.js'
import type { ExhibitId, ExhibitNature } from '../matter/index.js'
import { natureTitles } from '../report/index.js'

export function natureOf(text: string): ExhibitNature {
  const natures = Object.keys(natureTitles) as ExhibitNature[]
  const nature = natures.find((known) => known === text)
  if (nature === undefined) throw new UsageError('usage.argument', `there is no nature ${text}; the natures are ${natures.join(', ')}`)
  return nature
}

/** An exhibit by label, or by `<statement>/<index>` as reports write it. @throws UsageError when it is none, or several */
export function findExhibit(docket: Docket, which: string): ExhibitRef {
  const [, statement, index] = /^([0-9a-f]{64})\/(\d{1,6})$/.exec(which) ?? []
  if (statement === undefined) return exhibitByLabel(docket, which)
  if (!docket.entries.has(statement)) throw new UsageError('docket.label-unknown', `the docket introduces no exhibit ${which}`)
  return { statement, index: Number(index) }
}

export const exhibitIdOf = ({ statement, index }: ExhibitRef): ExhibitId => [fromHex(statement), index]

/** `LABEL=VALUE`, for options that say something of one exhibit; the label is what stands before the first `=`. */
export function labelled(given: readonly string[] | undefined, option: string): readonly (readonly [label: string, value: string])[] {
  return (given ?? []).map((text) => {
    const at = text.indexOf('=')
    if (at < 1 || at === text.length - 1) throw new UsageError('usage.argument', `${option} wants LABEL=VALUE, not ${text}`)
    return [text.slice(0, at), text.slice(at + 1)]
  })
}

/** The one instance of each exhibit that an authority holds; where it holds several the original is meant, or must be named. */
export async function heldBy(docket: Docket, authority: string): Promise<Map<string, string>> {
  const { exhibits } = await verifyDocket(docket, { trust: emptyTrust() })
  const held = new Map<string, string>()
  for (const { exhibit, instances } of exhibits) {
    const own = instances.filter(({ holder }) => holder !== undefined && 'authority' in holder && holder.authority === authority)
    if (own.length === 1) held.set(exhibit, own[0]!.instance)
  }
  return held
}
