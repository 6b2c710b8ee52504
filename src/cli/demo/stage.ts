import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import type { DemoFolder } from './folder.js'

export interface Outcome {
  readonly exit: number
  readonly stdout: string
}

/** Tells what happens, runs the command line as anyone would, and stops when a command ends otherwise than it must. */
export class Stage {
  readonly folder: DemoFolder
  private readonly program: string
  private steps = 0
  private runs = 0

  /** @param program path of the command line's main.js */
  constructor(folder: DemoFolder, program: string) {
    this.folder = folder
    this.program = program
  }

  tell(text: string): void {
    process.stdout.write(`${text}\n`)
  }

  async step(title: string, text: string): Promise<void> {
    await this.folder.remember()
    this.steps += 1
    this.tell(`\n${this.steps}. ${title}\n\n${text}\n`)
  }

  /**
   * Runs `rogatory …` in the demonstration's folder.
   * @param show how many lines of its output are shown, from the end; all of them are kept in outputs/
   */
  async run(args: readonly string[], wanted = 0, show = 6): Promise<Outcome> {
    this.tell(`  $ rogatory ${args.map(quoted).join(' ')}`)
    const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1' }
    for (const name of Object.keys(env)) if (name.startsWith('ROGATORY_')) delete env[name]
    const { status, stdout, stderr, error } = spawnSync(process.execPath, [this.program, ...args], {
      cwd: this.folder.dir,
      env,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    if (error !== undefined) throw error
    await this.keep(args, stdout, stderr)
    const lines = `${stderr}${stdout}`.trimEnd().split('\n')
    if (show > 0 && lines.length > show) this.tell('    …')
    for (const line of show === 0 ? [] : lines.slice(-show)) this.tell(`    ${line}`)
    if (status !== wanted) throw new Error(`rogatory ${args.join(' ')} ended with ${status}, and ${wanted} was expected\n${stderr}`)
    this.tell(`    (exit code ${status}${wanted === 0 ? '' : ', as it must'})\n`)
    return { exit: status, stdout }
  }

  /** Runs it with --json and gives the document back; nothing of it is shown. */
  async ask<T>(args: readonly string[], wanted = 0): Promise<T> {
    const { stdout } = await this.run([...args, '--json'], wanted, 0)
    return JSON.parse(stdout) as T
  }

  private async keep(args: readonly string[], stdout: string, stderr: string): Promise<void> {
    this.runs += 1
    const name = `${String(this.runs).padStart(2, '0')}-${args[0]}.txt`
    await mkdir(join(this.folder.dir, 'outputs'), { recursive: true })
    await writeFile(join(this.folder.dir, 'outputs', name), `$ rogatory ${args.map(quoted).join(' ')}\n${stderr}${stdout}`)
  }
}

const quoted = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)

/** The demonstration's own checks. */
export function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise)
}
