import type { ExhibitReport } from '../custody/index.js'
import { type Docket, type ExhibitRef, exhibitByLabel, exhibitKey, type IntroducedExhibit, introducedExhibits } from '../docket/index.js'
import { verifyDocket } from '../exchange/index.js'
import { fromHex, UsageError } from '../ground/index.js'
import { emptyTrust } from '../identity/index.js'
import type { ExhibitId, ExhibitNature } from '../matter/index.js'
import { natureTitles, shown } from '../report/index.js'

export function natureOf(text: string): ExhibitNature {
  const natures = Object.keys(natureTitles) as ExhibitNature[]
  const nature = natures.find((known) => known === text)
  if (nature === undefined) throw new UsageError('usage.argument', `there is no nature ${text}; the natures are ${natures.join(', ')}`)
  return nature
}

/**
 * An exhibit by label, or by `<statement>/<index>` as reports write it; the first eight digits or more will do where only
 * one begins so.
 * @throws UsageError when it is none (the nearest label is named), or several (each is named)
 */
export function findExhibit(docket: Docket, which: string): ExhibitRef {
  const [, statement, index] = /^([0-9a-f]{64})\/(\d{1,6})$/.exec(which) ?? []
  if (statement !== undefined) {
    if (!docket.entries.has(statement)) throw new UsageError('docket.label-unknown', `the docket introduces no exhibit ${which}`)
    return { statement, index: Number(index) }
  }
  const known = introducedExhibits(docket)
  const labelled = known.filter(({ labels }) => labels.some(({ label }) => label === which))
  if (labelled.length > 1) {
    const candidates = labelled.slice(0, 20).map((one) => `${shortKey(one)} (${describe(one)})`)
    const rest = labelled.length > 20 ? `, and ${labelled.length - 20} more` : ''
    throw new UsageError(
      'docket.label-ambiguous',
      `${shown(which)} is the label of several exhibits, name the one meant by its identity: ${candidates.join(', ')}${rest}`,
      { data: { label: which, count: labelled.length, candidates: labelled.slice(0, 20).map(exhibitKey).join(' ') } },
    )
  }
  if (labelled.length === 0) {
    const begun = /^[0-9a-f]{8,64}(?:\/\d{1,6})?$/.test(which) ? known.filter((one) => begins(one, which)) : []
    if (begun.length === 1) return { statement: begun[0]!.statement, index: begun[0]!.index }
    const near = nearest(
      which,
      known.flatMap(({ labels }) => labels.map(({ label }) => label)),
    )
    if (near !== undefined)
      throw new UsageError('docket.label-unknown', `no exhibit of this case has the label ${shown(which)}; is it ${shown(near)}?`, {
        data: { label: which, nearest: near },
      })
  }
  return exhibitByLabel(docket, which)
}

const begins = (exhibit: ExhibitRef, which: string): boolean => {
  const [statement = '', index] = which.split('/')
  return exhibit.statement.startsWith(statement) && (index === undefined || exhibit.index === Number(index))
}

/** The identity in short: eight digits and the place, which `findExhibit` takes. */
export const shortKey = ({ statement, index }: ExhibitRef): string => `${statement.slice(0, 8)}/${index}`

/** What an exhibit is, in a few words: its labels, its nature, make and model. */
export function describe(exhibit: IntroducedExhibit): string {
  const { detail } = exhibit
  const labels = [...new Set(exhibit.labels.map(({ label }) => shown(label, 60)))]
  const thing = [detail?.make, detail?.model].filter((one) => one !== undefined).map((one) => shown(one, 60))
  const serial = detail?.serial === undefined ? [] : [`serial ${shown(detail.serial, 60)}`]
  const text = detail?.description === undefined || thing.length > 0 ? [] : [shown(Object.values(detail.description)[0] ?? '', 60)]
  return [labels.join(' = '), natureTitles[exhibit.nature], ...(thing.length > 0 ? [thing.join(' ')] : []), ...serial, ...text]
    .filter((one) => one !== '')
    .join(', ')
}

/** The word that differs least, by two letters at most; case does not count. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  let best: string | undefined
  let least = 3
  const wanted = word.slice(0, 64).toLowerCase()
  for (const one of words.slice(0, 10_000)) {
    if (Math.abs(one.length - wanted.length) >= least) continue
    const away = distance(wanted, one.slice(0, 64).toLowerCase())
    // A short label with half of it wrong is another label.
    if (away < least && away * 2 < Math.max(2, one.length + 1)) {
      best = one
      least = away
    }
  }
  return best
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
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
export function heldIn(exhibits: readonly ExhibitReport[], authority: string): Map<string, string> {
  const held = new Map<string, string>()
  for (const { exhibit, instances } of exhibits) {
    const own = instances.filter(({ holder }) => holder !== undefined && 'authority' in holder && holder.authority === authority)
    if (own.length === 1) held.set(exhibit, own[0]!.instance)
  }
  return held
}

export const heldBy = async (docket: Docket, authority: string): Promise<Map<string, string>> =>
  heldIn((await verifyDocket(docket, { trust: emptyTrust() })).exhibits, authority)
