import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { inputSchemas } from '../../src/report/inputs.schema.js'
import { outputSchemas } from '../../src/report/outputs.schema.js'

export const program = resolve(import.meta.dirname, '../../dist/cli/main.js')

export interface Ended {
  readonly exit: number | null
  readonly out: string
  readonly err: string
}

function cleanEnv(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, ...more }
  for (const name of Object.keys(env)) if (name.startsWith('ROGATORY_') && !(name in more)) delete env[name]
  return env
}

const schemas: Readonly<Record<string, { safeParse(value: unknown): { readonly error?: unknown } }>> = { ...outputSchemas, ...inputSchemas }

/** The one document of --json. Whatever command it is from, and however that ended, it is valid by the schema it names. */
export function validDocument(text: string): Record<string, unknown> {
  const document = JSON.parse(text) as Record<string, unknown>
  const name = /^rogatory\.([a-z-]+)\/1$/.exec(String(document.schema))?.[1] ?? ''
  const schema = schemas[name]
  if (schema === undefined || Object.keys(document)[0] !== 'schema') throw new Error(`no document of ours: ${text.slice(0, 200)}`)
  const { error } = schema.safeParse(document)
  if (error !== undefined) throw new Error(`not valid by rogatory.${name}/1: ${String(error)}`)
  return document
}

/** A temporary folder in which the built command line runs as a child process. */
export class Place {
  readonly dir = mkdtempSync(join(tmpdir(), 'rogatory-cli-'))

  /** Runs `rogatory …` to its end; standard input is empty and nothing is a terminal. */
  run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Ended {
    return this.runProgram(program, args, env)
  }

  /** The same of another installation. */
  runProgram(main: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Ended {
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
      cwd: this.dir,
      env: cleanEnv(env),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 250_000,
    })
    return { exit: status, out: stdout, err: stderr }
  }

  /** Runs it with --json: the one document, and how it ended. */
  json(args: readonly string[], env: NodeJS.ProcessEnv = {}): Ended & { readonly document: Record<string, unknown> } {
    const ended = this.run([...args, '--json'], env)
    return { ...ended, document: validDocument(ended.out) }
  }

  /** Starts it and leaves it running. */
  start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const child = spawn(process.execPath, [program, ...args], { cwd: this.dir, env: cleanEnv(env), stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks = { out: '', err: '' }
    child.stdout.on('data', (chunk: Buffer) => {
      chunks.out += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      chunks.err += chunk.toString()
    })
    const ended = new Promise<Ended & { readonly signal: NodeJS.Signals | null }>((done) => {
      child.on('close', (exit, signal) => done({ exit, signal, ...chunks }))
    })
    return { child, ended }
  }

  path(...names: readonly string[]): string {
    return join(this.dir, ...names)
  }

  write(name: string, content: string | Uint8Array): void {
    writeFileSync(this.path(name), content)
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true })
  }
}

export const fingerprintIn = (text: string): string => text.trimEnd().split('\n').at(-1) ?? ''

/** Two authorities with unprotected keys (fast), each believing both. */
export function twoSides(place: Place): void {
  for (const [dir, name, country] of [
    ['pt', 'Lisboa', 'PT'],
    ['de', 'Hamburg', 'DE-HH'],
  ] as const) {
    const made = place.run(['keygen', '--name', name, '--jurisdiction', country, '--role', 'prosecutor', '--out', dir, '--no-passphrase'])
    if (made.exit !== 0) throw new Error(made.err)
    const added = place.run(['trust', 'add', `${dir}/public.card`, '--store', 'trust.json', '--fingerprint', fingerprintIn(made.out)])
    if (added.exit !== 0) throw new Error(added.err)
  }
}

export const sealArgs = (path: string, out: string): string[] => [
  ...['seal', path, '--key', 'pt/secret.key', '--to', 'de/public.card', '--trust', 'trust.json', '--out', out],
]
