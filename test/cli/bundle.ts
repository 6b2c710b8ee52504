import { spawnSync } from 'node:child_process'
import { readFileSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { bundleRecord } from '../tools/build.js'
import type { BundleRecord } from '../tools/bundle.js'
import { program } from './run.js'

/** Which sources each file of the built command line was made of. */
export const bundle = (): BundleRecord => JSON.parse(readFileSync(bundleRecord, 'utf8')) as BundleRecord

/** The file of the command line, its thread aside, in which a source is. */
export const fileOf =
  (record: BundleRecord) =>
  (source: string): string => {
    const alone = ['cli/demo.js', 'cli/worker/main.js']
    const found = Object.keys(record).filter((file) => !alone.includes(file) && record[file]!.includes(source))
    if (found.length !== 1) throw new Error(`${source} is in ${found.length} files`)
    return found[0]!
  }

// Runs off the thread of the program, so it says what it sees by a file descriptor.
const watcher = `import { writeSync } from 'node:fs'
export async function load(url, context, next) {
  if (url.startsWith('file:')) writeSync(2, 'LOADED ' + url + '\\n')
  return next(url, context)
}`
const dataUrl = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`
const hook = dataUrl(`import { register } from 'node:module'; register(${JSON.stringify(dataUrl(watcher))})`)

/** The sources in all the files that \`rogatory …\` loads, and how it ended. */
export function loadedBy(args: readonly string[]): { readonly exit: number | null; readonly sources: readonly string[] } {
  const { status, stderr } = spawnSync(process.execPath, ['--no-warnings', '--import', hook, program, ...args], { encoding: 'utf8' })
  const record = bundle()
  const dist = realpathSync(resolve(join(program, '../..')))
  const files = [...stderr.matchAll(/^LOADED (\S+)$/gm)].map(([, url]) => fileURLToPath(url!).slice(dist.length + 1))
  return { exit: status, sources: files.flatMap((file) => record[file] ?? [`outside the bundle: ${file}`]) }
}
