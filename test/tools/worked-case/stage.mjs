import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const clock = pathToFileURL(resolve('test/tools/worked-case/clock.mjs')).href
const program = resolve('dist/cli/main.js')
const plain = /^[A-Za-z0-9_./:=@%+,-]+$/
const quoted = (word) => (plain.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)

/** Runs the commands of the story one by one, each at its time, and writes down what was typed. */
export class Stage {
  constructor(dir) {
    this.dir = dir
    this.lines = []
    this.now = undefined
    this.ids = {}
    this.commands = 0
  }

  /** A chapter of the story in plain words; the commands after it are run at this time, a minute apart unless said. */
  tell(now, text) {
    if (this.open) this.lines.push('```')
    this.open = false
    this.now = Date.parse(now)
    this.lines.push('', `**${now.replace('T', ' ')}** ${text}`)
  }

  chapter(title) {
    if (this.open) this.lines.push('```')
    this.open = false
    this.lines.push('', `## ${title}`)
  }

  /** Runs one command; gives its JSON. `input` is what a hand scanner types. */
  run(words, { input, exit = 0, name } = {}) {
    if (!this.open) this.lines.push('', '```sh')
    this.open = true
    const scanned = input === undefined ? '' : `printf '%s\\n' ${input.map(quoted).join(' ')} | `
    this.lines.push(`${scanned}rogatory ${words.map(quoted).join(' ')}`)
    const result = this.spawn(words, input)
    this.now += 60_000
    this.commands += 1
    if (result.status !== exit) throw new Error(`${words.join(' ')}\nended with ${result.status}: ${result.stdout}${result.stderr}`)
    const json = JSON.parse(result.stdout)
    // What introduced an exhibit stands in its identity; an officer's credential may have been added before it.
    const introduced = json.exhibits?.[0]?.exhibit?.split('/')[0]
    if (name !== undefined)
      this.ids[name] = name.startsWith('introduced') ? introduced : (json.receipt ?? json.sealId ?? json.added?.at(-1))
    return json
  }

  /** Looks at what the run made; no part of the story. */
  look(words) {
    const { stdout, stderr } = this.spawn(words)
    if (stdout === '') throw new Error(stderr)
    return JSON.parse(stdout)
  }

  spawn(words, input) {
    return spawnSync(process.execPath, ['--import', clock, program, ...words, '--json'], {
      cwd: this.dir,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      input: input === undefined ? '' : `${input.join('\n')}\n\n`,
      env: { PATH: process.env.PATH, TZ: 'UTC', WORKED_CASE_NOW: new Date(this.now).toISOString(), ROGATORY_WORKERS: '0' },
    })
  }

  write(path, content) {
    const full = join(this.dir, path)
    mkdirSync(dirname(full), { recursive: true })
    writeFileSync(full, typeof content === 'string' || content instanceof Uint8Array ? content : `${JSON.stringify(content, null, 2)}\n`)
  }

  read(path) {
    return readFileSync(join(this.dir, path))
  }

  has(path) {
    return existsSync(join(this.dir, path))
  }

  sha256(path) {
    return createHash('sha256').update(this.read(path)).digest('hex')
  }

  text() {
    return `${[...this.lines, ...(this.open ? ['```'] : [])].join('\n')}\n`
  }
}
