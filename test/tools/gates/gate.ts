import { execFile, execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'

/** One check of the whole project. An empty list of complaints means that it holds. */
export interface Gate {
  readonly name: string
  readonly check: () => Promise<readonly string[]> | readonly string[]
}

const run = promisify(execFile)

/** What a program of node_modules says when it fails; nothing when it succeeds. */
export async function tool(script: string, ...args: readonly string[]): Promise<readonly string[]> {
  try {
    await run(process.execPath, [`node_modules/${script}`, ...args], { maxBuffer: 1 << 26, env: { ...process.env, NO_COLOR: '1' } })
    return []
  } catch (error) {
    const { stdout, stderr, message } = error as { stdout?: string; stderr?: string; message: string }
    const said = `${stdout ?? ''}${stderr ?? ''}`.split('\n').filter((line) => line.trim() !== '')
    return said.length > 0 ? said : [message]
  }
}

/** Files of the project: tracked ones and new ones that nobody ignores, as far as they are there. */
export function projectFiles(...patterns: readonly string[]): readonly string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate', '--', ...patterns]
  const listed = execFileSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\0')
  const deleted = new Set(execFileSync('git', ['ls-files', '-z', '--deleted'], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\0'))
  return listed.filter((file) => file !== '' && !deleted.has(file)).sort()
}

/** Files with their text. */
export function texts(...patterns: readonly string[]): ReadonlyMap<string, string> {
  return new Map(projectFiles(...patterns).map((file) => [file, readFileSync(file, 'utf8')]))
}
