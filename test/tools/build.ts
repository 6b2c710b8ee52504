import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { bundleCommandLine } from './bundle.js'
import { buildPage } from './page.js'

const run = promisify(execFile)
const cache = 'node_modules/.cache/rogatory'
/** What was read into each file of the command line: for the tests of what a command loads. A BundleRecord as JSON. */
export const bundleRecord = join(cache, 'bundle.json')

/** Every file below a folder, sorted, as paths that begin with it; nothing where there is no such folder. */
export function filesBelow(dir: string): string[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** A digest of everything that goes into dist, so that a deleted or restored file counts too, unlike with times. */
function inputsDigest(): string {
  const hash = createHash('sha256')
  const tools = ['test/tools/build.ts', 'test/tools/bundle.ts', 'test/tools/doors.ts', 'test/tools/page.ts']
  for (const file of [...filesBelow('src'), ...tools, 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json']) {
    hash.update(`${file}\0`).update(createHash('sha256').update(readFileSync(file)).digest())
  }
  return hash.digest('hex')
}

const upToDate = (digest: string) => {
  const stamp = resolve(cache, 'built')
  return existsSync('dist') && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest
}

/** Puts `fresh` in place of dist. Two builds at once may meet between the two renames, hence the second try. */
function swap(fresh: string): void {
  for (let attempt = 0; ; attempt++) {
    const old = `${fresh}-old-${attempt}`
    try {
      if (existsSync('dist')) renameSync('dist', old)
      renameSync(fresh, 'dist')
      return
    } catch (error) {
      if (attempt === 5) throw error
    } finally {
      rmSync(old, { recursive: true, force: true })
    }
  }
}

/**
 * Builds dist aside and moves it into place; does nothing when dist comes from these very sources.
 * Throws with the compiler's own words when they do not compile.
 */
export async function build(): Promise<'built' | 'up to date'> {
  const digest = inputsDigest()
  if (upToDate(digest)) return 'up to date'
  const fresh = resolve(cache, `dist-${process.pid}`)
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  try {
    const compiled = run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', fresh])
    const [page] = await Promise.all([
      buildPage(),
      compiled.catch((error) => {
        throw new Error(`src does not compile:\n${error.stdout}${error.stderr}`)
      }),
    ])
    writeFileSync(join(fresh, 'verifier.html'), page)
    for (const file of filesBelow('src').filter((name) => name.endsWith('.json'))) {
      const target = join(fresh, relative('src', file))
      mkdirSync(dirname(target), { recursive: true })
      cpSync(file, target)
    }
    const record = await bundleCommandLine(fresh)
    swap(fresh)
    writeFileSync(bundleRecord, JSON.stringify(record))
    writeFileSync(resolve(cache, 'built'), digest)
    return 'built'
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

export async function main(): Promise<void> {
  await build()
}
