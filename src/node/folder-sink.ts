import { lstat, mkdir, realpath } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { SourceError, toHex } from '../ground/index.js'
import type { Sink } from '../io/index.js'
import { systemCode, writeFailed } from './errors.js'
import { foldName, numbered, safeName } from './names.js'
import { fileSink } from './sink.js'

/** A name that extraction keeps for itself. */
export const itemsFile = 'items.json'

/** What `FolderSink` needs to know of an item. */
export interface PlacedItem {
  readonly number: number
  readonly path: readonly (string | Uint8Array)[]
}

/** Names already given inside one folder, by what file systems may take them for, and which segment got which. */
interface FolderNames {
  readonly taken: Set<string>
  readonly given: Map<string, { readonly name: string; readonly folder: boolean }>
}

const keyOf = (segment: string | Uint8Array): string => (typeof segment === 'string' ? `t${segment}` : `b${toHex(segment)}`)

/**
 * Gives each item a safe place of its own below `dir`, whatever its path says: two items never share a file, also where
 * the file system takes their names for the same. Files are created exclusively and named only when complete.
 */
export class FolderSink {
  private readonly dir: string
  private readonly folders = new Map<string, FolderNames>()
  private readonly made = new Map<string, Promise<void>>()
  /** item number to path below the folder, `/` between segments */
  readonly placed = new Map<number, string>()

  constructor(dir: string) {
    this.dir = resolve(dir)
  }

  /** Makes the folder itself; it must be new or empty, so that nothing of another extraction is mixed in or overwritten. */
  async prepare(): Promise<void> {
    try {
      await mkdir(this.dir, { recursive: true, mode: 0o700 })
    } catch (cause) {
      throw writeFailed(this.dir, cause)
    }
  }

  /** The sink for one item. @throws SourceError `sink.exists`, `sink.full`, `sink.write` */
  async sinkFor(item: PlacedItem): Promise<Sink> {
    let folder = ''
    for (const segment of item.path.slice(0, -1)) {
      folder = `${folder}${this.nameIn(folder, segment, true)}/`
      await this.makeFolder(folder)
    }
    const last = item.path.at(-1)
    const place = folder + this.nameIn(folder, last ?? 'item', false)
    this.placed.set(item.number, place)
    return fileSink(join(this.dir, place))
  }

  private nameIn(folder: string, segment: string | Uint8Array, isFolder: boolean): string {
    let names = this.folders.get(folder)
    if (names === undefined) {
      names = { taken: new Set(folder === '' ? [foldName(itemsFile)] : []), given: new Map() }
      this.folders.set(folder, names)
    }
    const key = `${isFolder ? 'd' : 'f'}${keyOf(segment)}`
    const before = names.given.get(key)
    if (before?.folder === true && isFolder) return before.name
    const wanted = safeName(segment)
    let name = wanted
    for (let n = 2; names.taken.has(foldName(name)); n++) name = numbered(wanted, n)
    names.taken.add(foldName(name))
    names.given.set(key, { name, folder: isFolder })
    return name
  }

  private makeFolder(folder: string): Promise<void> {
    let making = this.made.get(folder)
    if (making === undefined) {
      making = this.makeNew(join(this.dir, folder))
      this.made.set(folder, making)
    }
    return making
  }

  private async makeNew(path: string): Promise<void> {
    try {
      await mkdir(path, { mode: 0o700 })
    } catch (cause) {
      if (systemCode(cause) !== 'EEXIST') throw writeFailed(path, cause)
      // A folder that was there already may be used; a link could lead anywhere, so it may not.
      if (!(await lstat(path)).isDirectory()) throw new SourceError('sink.exists', `${path} is not a folder`, { data: { path } })
    }
    const real = await realpath(path)
    if (!`${real}/`.startsWith(`${await realpath(this.dir)}/`))
      throw new SourceError('sink.write', `${path} leads out of the folder`, { data: { path } })
  }
}
