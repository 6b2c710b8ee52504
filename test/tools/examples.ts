import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { transformSync } from 'esbuild'

/** A block of a document that says it can be run: a fence whose info string is `ts run` or `sh run`. */
export interface Example {
  readonly language: 'ts' | 'sh'
  readonly line: number
  readonly text: string
}

export function examplesIn(markdown: string): Example[] {
  const found: Example[] = []
  const lines = markdown.split('\n')
  for (let index = 0; index < lines.length; index++) {
    const fence = /^(`{3,}|~{3,})\s*(\S*)(\s+run)?(\s.*)?$/.exec(lines[index] ?? '')
    if (fence === null) continue
    const end = lines.findIndex((line, at) => at > index && line.trimEnd() === fence[1])
    if (end < 0) throw new Error(`line ${index + 1}: a fence that never closes`)
    const language = fence[2]
    if (fence[3] !== undefined) {
      if (language !== 'ts' && language !== 'sh') throw new Error(`line ${index + 1}: only ts and sh blocks can be run`)
      found.push({ language, line: index + 1, text: lines.slice(index + 1, end).join('\n') })
    }
    index = end
  }
  return found
}

/**
 * A temporary folder in which the examples of one document run in their order, each seeing what the ones before left.
 * `rogatory` is on the PATH and can be imported, both from this checkout's dist. `sh` blocks stop at the first failure.
 */
export class ExampleFolder {
  readonly #dir = mkdtempSync(join(tmpdir(), 'rogatory-docs-'))

  constructor() {
    mkdirSync(join(this.#dir, '.run/bin'), { recursive: true })
    mkdirSync(join(this.#dir, 'node_modules'))
    symlinkSync(resolve('dist/cli/main.js'), join(this.#dir, '.run/bin/rogatory'))
    symlinkSync(resolve('.'), join(this.#dir, 'node_modules/rogatory'), 'dir')
  }

  /** Runs one example and returns what it wrote; throws with its output when it does not exit with 0. */
  run(example: Example): string {
    const env: NodeJS.ProcessEnv = { ...process.env, PATH: `${join(this.#dir, '.run/bin')}${delimiter}${process.env.PATH}`, NO_COLOR: '1' }
    for (const name of Object.keys(env)) if (name.startsWith('ROGATORY_')) delete env[name]
    const options: ExecFileSyncOptionsWithStringEncoding = {
      cwd: this.#dir,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 250_000,
    }
    try {
      if (example.language === 'sh') return execFileSync('bash', ['-euo', 'pipefail', '-c', example.text], options)
      const file = join(this.#dir, `example-${example.line}.mts`)
      writeFileSync(file, example.text)
      const types = ['--typeRoots', resolve('node_modules/@types'), '--types', 'node']
      const compiler = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2023', ...types]
      execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), ...compiler, file], options)
      const script = file.replace(/mts$/, 'mjs')
      writeFileSync(script, transformSync(example.text, { loader: 'ts', format: 'esm', target: 'es2023' }).code)
      return execFileSync(process.execPath, [script], options)
    } catch (error) {
      const { stdout, stderr, status } = error as { stdout?: string; stderr?: string; status?: number }
      throw new Error(`line ${example.line}: the example ended with ${status ?? String(error)}\n${stdout ?? ''}${stderr ?? ''}`, {
        cause: error,
      })
    }
  }

  remove(): void {
    rmSync(this.#dir, { recursive: true, force: true })
  }
}
