import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Files, goldenFiles, keyFiles } from './golden-files.js'
import { negativeFiles } from './negative-files.js'

/** Every generated file of fixtures/v1 by path; README.md is written by hand. */
export async function corpus(): Promise<Files> {
  return new Map([...(await keyFiles()), ...(await goldenFiles()), ...(await negativeFiles())])
}

export const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Writes the corpus below a folder. fixtures/v1 is frozen: this is for the next version's, or to compare. */
export async function main([folder]: readonly string[]): Promise<void> {
  if (folder === undefined) throw new Error('which folder?')
  for (const part of ['golden', 'keys', 'negative']) rmSync(join(folder, part), { recursive: true, force: true })
  const files = await corpus()
  for (const [name, bytes] of files) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
  }
  console.log(`${files.size} files, ${[...files.values()].reduce((sum, bytes) => sum + bytes.length, 0)} bytes`)
}
