import { lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const listName = '.made-by-the-demo.json'
const slash = Buffer.from('/')

/** Every file below a folder, as bytes relative to it, sorted: names need not be UTF-8. */
export async function filesIn(root: Buffer, below: Buffer = Buffer.alloc(0)): Promise<Buffer[]> {
  const found: Buffer[] = []
  const names = await readdir(below.length === 0 ? root : Buffer.concat([root, slash, below]), { encoding: 'buffer' })
  for (const name of names.sort(Buffer.compare)) {
    const path = below.length === 0 ? name : Buffer.concat([below, slash, name])
    const stat = await lstat(Buffer.concat([root, slash, path]))
    if (stat.isDirectory()) found.push(...(await filesIn(root, path)))
    else found.push(path)
  }
  return found
}

/** The folder of the demonstration: fresh at every run, and nothing is deleted in it that the demonstration did not make. */
export class DemoFolder {
  readonly dir: string

  constructor(dir: string) {
    this.dir = dir
  }

  async prepare(): Promise<void> {
    const there = await lstat(this.dir).catch(() => undefined)
    if (there !== undefined) {
      if (!there.isDirectory()) throw new Error(`${this.dir} is not a folder`)
      await this.refuseStrange()
      await rm(this.dir, { recursive: true })
    }
    await mkdir(this.dir, { recursive: true })
    await this.remember()
  }

  /** Writes down what is there now, so that the next run knows what it may delete. */
  async remember(): Promise<void> {
    const files = (await filesIn(Buffer.from(this.dir))).map((path) => path.toString('hex'))
    await writeFile(join(this.dir, listName), `${JSON.stringify({ files }, null, 1)}\n`)
  }

  private async refuseStrange(): Promise<void> {
    const files = await filesIn(Buffer.from(this.dir))
    if (files.length === 0) return
    const text = await readFile(join(this.dir, listName), 'utf8').catch(() => '{"files":[]}')
    const made = new Set<string>((JSON.parse(text) as { files: string[] }).files)
    const strange = files.find((path) => path.toString() !== listName && !made.has(path.toString('hex')))
    if (strange !== undefined)
      throw new Error(`${join(this.dir, strange.toString())} was not made by the demonstration: move or delete ${this.dir} yourself`)
  }
}
