import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ItemsOutput } from '../../report/index.js'
import { filesIn } from './folder.js'
import { must } from './stage.js'

async function sha256(path: string | Buffer): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** Hashes originals and opened files with Node's own SHA-256, not ours, and compares them name by name. */
export async function compareWithOriginals(evidence: string, opened: string): Promise<{ files: number; skipped: number }> {
  const list = JSON.parse(await readFile(join(opened, 'items.json'), 'utf8')) as ItemsOutput
  const items = new Map(list.items.map((item) => [keyOf(item.path), item]))
  const root = Buffer.from(evidence)
  let files = 0
  let skipped = 0
  for (const path of await filesIn(root)) {
    const full = Buffer.concat([root, Buffer.from('/'), path])
    if (!(await lstat(full)).isFile()) {
      skipped += 1
      continue
    }
    const item = items.get(path.toString('hex'))
    must(item !== undefined, `${path} was not in the envelope`)
    const before = await sha256(full)
    const after = await sha256(join(opened, item!.file))
    must(before === after && before === item!.sha256, `${path} is not what was sealed`)
    files += 1
  }
  must(files === items.size, `${items.size} items came out and ${files} went in`)
  return { files, skipped }
}

function keyOf(path: ItemsOutput['items'][number]['path']): string {
  const segments = path.map((segment) => (typeof segment === 'string' ? Buffer.from(segment) : Buffer.from(segment.hex, 'hex')))
  return segments.map((segment) => segment.toString('hex')).join('2f')
}
