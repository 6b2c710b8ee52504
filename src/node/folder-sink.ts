import { realpathSync } from 'node:fs'
import { mkdir, readdir, realpath } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { SourceError, toHex } from '../ground/index.js'
import type { Sink } from '../io/index.js'
import { writeFailed } from './errors.js'
import { NameSet } from './name-set.js'
import { foldName, numbered, safeName } from './names.js'
import { fileMaker } from './sink.js'

/** A name that extraction keeps for itself. */
export const itemsFile = 'items.json'

/** Where items go whose folders together are longer than the system lets a path be. */
const deepFolder = 'too-deep'

/** Bytes of a whole path, with room for writing aside: macOS takes 1,023, Linux 4,095, and 64 segments may be far longer. */
const longestPath = process.platform === 'darwin' ? 960 : 4000

/** What `FolderSink` needs to know of an item. */
export interface PlacedItem {
  readonly number: number
  readonly path: readonly (string | Uint8Array)[]
}

const keyOf = (segment: string | Uint8Array): string => (typeof segment === 'string' ? `t${segment}` : `b${toHex(segment)}`)

/**
 * Gives each item a safe place of its own below `dir`, whatever its path says: two items never share a file, also where
 * the file system takes their names for the same. Files are created exclusively and named only when complete.
 */
export class FolderSink {
  private readonly dir: string
  /** names given out, by what file systems may take them for */
  private readonly taken = new NameSet()
  /** number of the next twin of a name that has any */
  private readonly next = new Map<string, number>()
  /** what folders are called, by the folder they are in and their segment */
  private readonly folders = new Map<string, string>()
  private readonly made = new Map<string, Promise<void>>()
  private prepared: Promise<string> | undefined
  private deep: string | undefined
  /** item number to path below the folder, `/` between segments */
  readonly placed = new Map<number, string>()

  constructor(dir: string) {
    this.dir = resolve(dir)
    this.taken.add('', foldName(itemsFile))
  }

  /**
   * Makes the folder itself; it must be new or empty, so that nothing of another extraction is mixed in or overwritten.
   * @throws SourceError `sink.exists`, `sink.write`
   */
  async prepare(): Promise<void> {
    this.prepared ??= this.makeRoot()
    await this.prepared
  }

  private async makeRoot(): Promise<string> {
    let present: readonly string[]
    try {
      await mkdir(this.dir, { recursive: true, mode: 0o700 })
      present = await readdir(this.dir)
    } catch (cause) {
      throw writeFailed(this.dir, cause)
    }
    if (present.length > 0) throw new SourceError('sink.exists', `${this.dir} is not empty`, { data: { path: this.dir } })
    return realpath(this.dir)
  }

  /** The sink for one item; `onNamed` is called once its file has its name. @throws SourceError `sink.exists`, `sink.full`, `sink.write` */
  async sinkFor(item: PlacedItem, onNamed?: () => Promise<void>): Promise<Sink> {
    return (await this.placeFor(item, onNamed))()
  }

  /** As `sinkFor`, the sink made only where it is needed: threads that write the file themselves need none. */
  async placeFor(item: PlacedItem, onNamed?: () => Promise<void>): Promise<() => Sink> {
    await this.prepare()
    const folders = this.foldersFor(item.path.slice(0, -1))
    for (const folder of folders) await this.makeFolder(folder)
    const parent = folders.at(-1) ?? ''
    const place = parent + this.newName(parent, safeName(item.path.at(-1) ?? ''))
    this.placed.set(item.number, place)
    // Once more for every file: whoever may write here could have put a link in the folder's place since.
    const folder = await this.mustBeInside(parent)
    return fileMaker(join(this.dir, place), 0o600, folder, onNamed)
  }

  /** The folders that lead to an item, each as a path below the whole that ends with `/`. */
  private foldersFor(segments: readonly (string | Uint8Array)[]): readonly string[] {
    const folders: string[] = []
    let path = ''
    for (const segment of segments) {
      // No name that was given out has a zero in it.
      const key = `${path}\0${keyOf(segment)}`
      const name = this.folders.get(key) ?? this.newName(path, safeName(segment))
      this.folders.set(key, name)
      path += `${name}/`
      if (Buffer.byteLength(join(this.dir, path)) + 256 > longestPath) {
        this.deep ??= `${this.newName('', deepFolder)}/`
        return [this.deep]
      }
      folders.push(path)
    }
    return folders
  }

  private newName(folder: string, wanted: string): string {
    const twins = foldName(wanted)
    if (this.taken.add(folder, twins)) return wanted
    // Where to go on is remembered, so that many twins do not take quadratic time.
    const key = `${folder}/${twins}`
    let number = this.next.get(key) ?? 2
    let name: string
    do name = numbered(wanted, number++)
    while (!this.taken.add(folder, foldName(name)))
    this.next.set(key, number)
    return name
  }

  private makeFolder(folder: string): Promise<void> {
    let making = this.made.get(folder)
    if (making === undefined) {
      // The whole was empty, so a folder that is there already is somebody else's.
      making = mkdir(join(this.dir, folder), { mode: 0o700 }).catch((cause: unknown) => {
        throw writeFailed(join(this.dir, folder), cause)
      })
      this.made.set(folder, making)
    }
    return making
  }

  private async mustBeInside(folder: string): Promise<string> {
    const path = join(this.dir, folder)
    const expected = resolve((await this.prepared) ?? '', folder)
    // Asked without waiting: through a promise this one look costs ten times as much, and every item takes one.
    const real = realNow(path)
    if (real !== expected) throw new SourceError('sink.write', `${path} leads out of the folder`, { data: { path } })
    return real
  }
}

function realNow(path: string): string {
  try {
    return realpathSync.native(path)
  } catch (cause) {
    throw writeFailed(path, cause)
  }
}
