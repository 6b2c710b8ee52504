import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Files, goldenFiles, keyFiles } from './golden-files.js'
import { negativeFiles } from './negative-files.js'

/** Every generated file of fixtures/v1 by path; README.md is written by hand. */
export async function corpus(): Promise<Files> {
  return new Map([...(await keyFiles()), ...(await goldenFiles()), ...(await negativeFiles())])
}

/** Writes the corpus below a folder, or with --check compares it with the frozen one: fixtures/v1 itself is never written over. */
export async function main([folder]: readonly string[]): Promise<number> {
  if (folder === undefined) throw new Error('which folder? or --check')
  const files = await corpus()
  if (folder === '--check') {
    const other = [...files].filter(([name, bytes]) => !same(join('fixtures/v1', name), bytes)).map(([name]) => name)
    for (const name of other) console.error(`not what is frozen: ${name}`)
    console.log(`${files.size} files, ${other.length} differ`)
    return other.length === 0 ? 0 : 1
  }
  for (const [name, bytes] of files) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes, { flag: 'wx' })
  }
  console.log(`${files.size} files, ${[...files.values()].reduce((sum, bytes) => sum + bytes.length, 0)} bytes`)
  return 0
}

const same = (path: string, bytes: Uint8Array): boolean => existsSync(path) && Buffer.compare(readFileSync(path), bytes) === 0
