import { lstat, readdir } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import type { ItemInput } from '../envelope/index.js'
import type { ExhibitRef } from '../exchange/index.js'
import { fromUtf8, SourceError, UsageError } from '../ground/index.js'
import { readFailed } from './errors.js'
import { fileBytes } from './source.js'
import { volumeSets } from './volumes.js'

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
}

/** What sealing would make of paths, shown before it is done. */
export interface SealPlan {
  readonly exhibits: readonly PlannedExhibit[]
  /** folders with too many entries for one exhibit each */
  readonly joined: readonly string[]
  /** volumes are files of their own, and a missing one stops nothing */
  readonly asFiles: boolean
}

/** Something below a path that is neither file nor folder and so is not sealed. */
export interface SkippedEntry {
  readonly path: string
  readonly kind: 'link' | 'special'
}

const bytesOf = (name: string): Buffer => Buffer.from(name, 'utf8')
const textOf = (name: Buffer): string => fromUtf8(name) ?? name.toString('latin1')
const joined = (folder: Buffer, name: Buffer): Buffer => Buffer.concat([folder, bytesOf('/'), name])

/**
 * Plans what paths become: a file one exhibit, a folder one exhibit for each first-level entry (above 1,000 one in all),
 * volumes that belong together one exhibit.
 * @param asFiles takes every volume as a file of its own
 * @throws SourceError `source.missing`, `source.volume-missing`, `source.kind`; UsageError for an empty folder
 */
export async function planSeal(paths: readonly string[], asFiles = false): Promise<SealPlan> {
  const exhibits: PlannedExhibit[] = []
  const joinedFolders: string[] = []
  const looseFiles = new Map<string, Buffer[]>()
  for (const path of paths) {
    const full = resolve(path)
    const stat = await lstat(full).catch((cause: unknown) => {
      throw readFailed(path, cause)
    })
    if (stat.isFile()) {
      const dir = dirname(full)
      looseFiles.set(dir, [...(looseFiles.get(dir) ?? []), bytesOf(basename(full))])
    } else if (stat.isDirectory()) {
      const names = await listFolder(bytesOf(full))
      if (names.length === 0) throw new UsageError('usage.argument', `${path} is empty: there is nothing to seal`)
      if (names.length > mostExhibits) {
        joinedFolders.push(path)
        exhibits.push({ ref: basename(full), root: bytesOf(full), entries: names })
      } else exhibits.push(...(await group(full, names, names, asFiles)))
    } else throw new SourceError('source.kind', `${path} is neither a file nor a folder`, { data: { path } })
  }
  for (const [dir, names] of looseFiles) exhibits.push(...(await group(dir, names, await listFolder(bytesOf(dir)), asFiles)))
  return { exhibits: distinct(exhibits), joined: joinedFolders, asFiles }
}

async function group(dir: string, names: readonly Buffer[], present: readonly Buffer[], asFiles: boolean): Promise<PlannedExhibit[]> {
  const root = bytesOf(dir)
  const sets = asFiles ? [] : await volumeSets(dir, names.map(textOf), new Set(present.map(textOf)))
  const inSet = new Map(sets.flatMap((set) => set.names.map((name) => [name, set] as const)))
  const result: PlannedExhibit[] = []
  const seen = new Set<object>()
  for (const entry of names) {
    const set = inSet.get(textOf(entry))
    if (set === undefined) result.push({ ref: textOf(entry), root, entries: [entry] })
    else if (!seen.has(set)) {
      seen.add(set)
      result.push({ ref: set.names[0]!, root, entries: set.names.map(bytesOf), volumes: set.names.length })
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

async function listFolder(path: Buffer): Promise<Buffer[]> {
  try {
    return (await readdir(path, { encoding: 'buffer' })).sort(Buffer.compare)
  } catch (cause) {
    throw readFailed(textOf(path), cause)
  }
}

/** The items of planned exhibits, read when they are sealed, in the order of their names' bytes. Links are never followed. */
export async function* planItems(plan: SealPlan, onSkip: (skipped: SkippedEntry) => void): AsyncGenerator<ItemInput> {
  for (const { ref, root, entries } of plan.exhibits) for (const entry of entries) yield* walk(ref, root, [entry], plan.asFiles, onSkip)
}

async function* walk(
  exhibit: string,
  root: Buffer,
  path: readonly Buffer[],
  asFiles: boolean,
  onSkip: (skipped: SkippedEntry) => void,
): AsyncGenerator<ItemInput> {
  const full = path.reduce(joined, root)
  const stat = await lstat(full).catch((cause: unknown) => {
    throw readFailed(textOf(full), cause)
  })
  if (stat.isDirectory()) {
    const names = await listFolder(full)
    if (!asFiles) await refuseMissingVolumes(full, names)
    for (const name of names) yield* walk(exhibit, root, [...path, name], asFiles, onSkip)
  } else if (stat.isFile()) {
    yield {
      exhibit,
      path: path.map((segment) => fromUtf8(segment) ?? new Uint8Array(segment)),
      data: () => fileBytes(full, stat.size),
      size: stat.size,
      modified: stat.mtime.toISOString(),
    }
  } else onSkip({ path: textOf(full), kind: stat.isSymbolicLink() ? 'link' : 'special' })
}

/** Inside an exhibit volumes are items like others, but one that is missing still stops the sealing. */
async function refuseMissingVolumes(folder: Buffer, names: readonly Buffer[]): Promise<void> {
  const dir = fromUtf8(folder)
  const texts = names.map(textOf)
  if (dir !== undefined) await volumeSets(dir, texts, new Set(texts))
}

/** The exhibit references of a plan: images where the entries are volumes, records otherwise. */
export function planExhibits(plan: SealPlan): ExhibitRef[] {
  return plan.exhibits.map(({ ref, volumes }) => ({
    ref,
    exhibit: { nature: volumes === undefined ? 'records' : 'image', labels: [{ label: ref }] },
    ...(volumes !== undefined && { description: { nature: 'image', volumes: { count: volumes, complete: true } } }),
  }))
}

/** Bytes and number of the files of a plan, for progress. */
export async function planSize(plan: SealPlan): Promise<{ files: number; bytes: number }> {
  let files = 0
  let bytes = 0
  for await (const item of planItems(plan, () => undefined)) {
    files += 1
    bytes += item.size ?? 0
  }
  return { files, bytes }
}

/**
 * What a folder becomes when it is sealed: one exhibit for each first-level entry, volumes that belong together as one.
 * @throws SourceError `source.missing`, `source.kind`, `source.volume-missing`
 */
export async function folderItems(dir: string): Promise<{ exhibits: readonly ExhibitRef[]; items: AsyncIterable<ItemInput> }> {
  const plan = await planSeal([dir])
  return { exhibits: planExhibits(plan), items: planItems(plan, (skipped) => refuseSkipped(skipped)) }
}

/** The library has no terminal to say it on: what would be left out stops it instead. */
function refuseSkipped(skipped: SkippedEntry): never {
  throw new SourceError('source.kind', `${skipped.path} is neither a file nor a folder`, {
    data: { path: skipped.path, kind: skipped.kind },
  })
}
