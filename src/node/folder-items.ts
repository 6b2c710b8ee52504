import { lstat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import type { ItemInput } from '../envelope/index.js'
import type { ExhibitRef } from '../exchange/index.js'
import { fromUtf8, SourceError, UsageError } from '../ground/index.js'
import { readFailed } from './errors.js'
import { fileData } from './source.js'
import { volumeSets } from './volumes.js'
import { keyOf, listNames, type SkippedEntry, segmentOf, walk } from './walk.js'

export type { SkippedEntry } from './walk.js'

/** More first-level entries than this become one exhibit together. */
export const mostExhibits = 1000

/** One exhibit that paths will become: its name, and the files or folders below `root` that it holds. */
export interface PlannedExhibit {
  readonly ref: string
  /** the folder that item paths are relative to */
  readonly root: Buffer
  readonly entries: readonly Buffer[]
  /** the volumes of one image, in order, where the entries are that */
  readonly volumes?: number
  /** whether the volumes themselves show that none follows the last */
  readonly complete?: boolean
}

/** What sealing would make of paths, shown before it is done. */
export interface SealPlan {
  readonly exhibits: readonly PlannedExhibit[]
  /** folders with too many entries for one exhibit each */
  readonly joined: readonly string[]
  /** what stands in no exhibit, because there is no file in it: handed over it would be received as if something had come */
  readonly skipped: readonly SkippedEntry[]
  /** volumes are files of their own, and a missing one stops nothing */
  readonly asFiles: boolean
}

const bytesOf = (name: string): Buffer => Buffer.from(name, 'utf8')
const textOf = (name: Buffer): string => fromUtf8(name) ?? name.toString('latin1')

/**
 * Plans what paths become: a file one exhibit, a folder one exhibit for each first-level entry (above 1,000 one in all),
 * volumes that belong together one exhibit.
 * @param asFiles takes every volume as a file of its own
 * @throws SourceError `source.missing`, `source.volume-missing`, `source.kind`; UsageError where there is no file at all
 */
export async function planSeal(paths: readonly string[], asFiles = false): Promise<SealPlan> {
  const exhibits: PlannedExhibit[] = []
  const joinedFolders: string[] = []
  const looseFiles = new Map<string, Buffer[]>()
  for (const full of new Set(paths.map((path) => resolve(path)))) {
    const stat = await lstat(full).catch((cause: unknown) => {
      throw readFailed(full, cause)
    })
    if (stat.isFile()) {
      const names = looseFiles.get(dirname(full)) ?? []
      looseFiles.set(dirname(full), names)
      names.push(bytesOf(basename(full)))
    } else if (stat.isDirectory()) {
      const root = bytesOf(full)
      const names = listFolder(root)
      if (names.length === 0) throw new UsageError('usage.argument', `${full} is empty: there is nothing to seal`)
      if (names.length > mostExhibits) {
        if (!asFiles) await refuseMissingVolumes(root, names)
        joinedFolders.push(full)
        exhibits.push({ ref: basename(full) || full, root, entries: names })
      } else exhibits.push(...(await group(root, names, names, asFiles)))
    } else throw new SourceError('source.kind', `${full} is neither a file nor a folder`, { data: { path: full } })
  }
  for (const [dir, names] of looseFiles) {
    const root = bytesOf(dir)
    exhibits.push(...(await group(root, names.sort(Buffer.compare), asFiles ? names : listFolder(root), asFiles)))
  }
  const skipped: SkippedEntry[] = []
  const held: PlannedExhibit[] = []
  for (const exhibit of exhibits) if (await holdsFile(exhibit, asFiles, skipped)) held.push(exhibit)
  if (held.length === 0) throw new UsageError('usage.argument', `there is no file in ${paths.join(', ')}: there is nothing to seal`)
  return { exhibits: distinct(held), joined: joinedFolders, skipped, asFiles }
}

async function holdsFile({ root, entries }: PlannedExhibit, asFiles: boolean, skipped: SkippedEntry[]): Promise<boolean> {
  const met: SkippedEntry[] = []
  for await (const files of walk(root, entries.map(keyOf), asFiles, (entry) => met.push(entry), 1)) if (files.length > 0) return true
  for (const entry of met) skipped.push(entry)
  return false
}

async function group(root: Buffer, names: readonly Buffer[], present: readonly Buffer[], asFiles: boolean): Promise<PlannedExhibit[]> {
  const sets = asFiles ? [] : await volumeSets(root, names.map(keyOf), new Set(present.map(keyOf)))
  const inSet = new Map(sets.flatMap((set) => set.names.map((name) => [name, set] as const)))
  const result: PlannedExhibit[] = []
  const seen = new Set<object>()
  for (const entry of names) {
    const set = inSet.get(keyOf(entry))
    if (set === undefined) result.push({ ref: textOf(entry), root, entries: [entry] })
    else if (!seen.has(set)) {
      seen.add(set)
      const entries = set.names.map((name) => Buffer.from(name, 'latin1'))
      result.push({ ref: textOf(entries[0]!), root, entries, volumes: entries.length, complete: set.complete })
    }
  }
  return result
}

/** Two paths may hold entries of one name: exhibits get distinct refs, numbered where they have to be. */
function distinct(exhibits: readonly PlannedExhibit[]): PlannedExhibit[] {
  const used = new Set<string>()
  return exhibits.map((exhibit) => {
    let ref = exhibit.ref
    for (let n = 2; used.has(ref); n++) ref = `${exhibit.ref} (${n})`
    used.add(ref)
    return { ...exhibit, ref }
  })
}

const listFolder = (path: Buffer): Buffer[] => listNames(keyOf(path)).map((name) => Buffer.from(name, 'latin1'))

/**
 * The items of planned exhibits, read when they are sealed, in the order of their names' bytes. Links are never followed.
 * @param shown what `planSize` found, where somebody was told: other files than those are no longer what was to be sealed
 * @throws SourceError as `planSeal`; `source.changed` where an exhibit has no file any more, and for other files than shown
 */
export async function* planItems(plan: SealPlan, onSkip: (skipped: SkippedEntry) => void, shown?: PlanSize): AsyncGenerator<ItemInput> {
  for (const entry of plan.skipped) onSkip(entry)
  let files = 0
  let bytes = 0
  for (const { ref, root, entries } of plan.exhibits) {
    const before = files
    for await (const found of walk(root, entries.map(keyOf), plan.asFiles, onSkip)) {
      for (const { full, folder, name, stat } of found) {
        files++
        bytes += stat.size
        const modified = timeOf(stat.mtimeMs)
        yield {
          exhibit: ref,
          path: [...folder, segmentOf(name)],
          data: fileData(full, stat),
          size: stat.size,
          ...(modified !== undefined && { modified }),
        }
      }
    }
    // Handed over it would be received as if something had come.
    if (files === before) throw new SourceError('source.changed', `there is no file in ${ref} any more`, { data: { exhibit: ref } })
  }
  if (shown !== undefined && (files !== shown.files || bytes !== shown.bytes))
    throw new SourceError(
      'source.changed',
      `what is to be sealed has changed: ${shown.files} files of ${shown.bytes} bytes were found first, then ${files} of ${bytes}`,
      { data: { files, bytes, filesBefore: shown.files, bytesBefore: shown.bytes } },
    )
}

/** RFC 3339; nothing for times outside its four-digit years, which a damaged file system can hold. */
function timeOf(milliseconds: number): string | undefined {
  const time = new Date(Math.floor(milliseconds))
  const year = time.getUTCFullYear()
  return year >= 0 && year <= 9999 ? time.toISOString() : undefined
}

/** Inside an exhibit volumes are items like others, but one that is missing still stops the sealing. */
async function refuseMissingVolumes(folder: Buffer, names: readonly Buffer[]): Promise<void> {
  const keys = names.map(keyOf)
  await volumeSets(folder, keys, new Set(keys))
}

/** The exhibit references of a plan: images where the entries are volumes, records otherwise. */
export function planExhibits(plan: SealPlan): ExhibitRef[] {
  return plan.exhibits.map(({ ref, volumes, complete }) => ({
    ref,
    exhibit: { nature: volumes === undefined ? 'records' : 'image', labels: [{ label: ref }] },
    // Where nothing in the volumes says which is the last, nothing is claimed.
    ...(volumes !== undefined && {
      description: { nature: 'image', ...(complete === true && { volumes: { count: volumes, complete } }) },
    }),
  }))
}

export interface PlanSize {
  readonly files: number
  readonly bytes: number
}

/** Bytes and number of the files of a plan, for progress. */
export async function planSize(plan: SealPlan): Promise<PlanSize> {
  let files = 0
  let bytes = 0
  for (const { root, entries } of plan.exhibits)
    for await (const found of walk(root, entries.map(keyOf), plan.asFiles, () => undefined)) {
      files += found.length
      for (const { stat } of found) bytes += stat.size
    }
  return { files, bytes }
}

/**
 * What a folder becomes when it is sealed: one exhibit for each first-level entry, volumes that belong together as one.
 * @throws SourceError `source.missing`, `source.kind`, `source.volume-missing`
 */
export async function folderItems(dir: string): Promise<{ exhibits: readonly ExhibitRef[]; items: AsyncIterable<ItemInput> }> {
  const plan = await planSeal([dir])
  return { exhibits: planExhibits(plan), items: planItems(plan, refuseSkipped) }
}

/** The library has no terminal to say it on: content that would be left out stops it instead. */
function refuseSkipped(skipped: SkippedEntry): void {
  if (skipped.kind === 'empty') return
  throw new SourceError('source.kind', `${skipped.path} is neither a file nor a folder`, {
    data: { path: skipped.path, kind: skipped.kind },
  })
}
