import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openNew } from '../../src/cli/acts/docket.js'
import { addExhibit } from '../../src/cli/acts/exhibit.js'
import { keygen } from '../../src/cli/acts/keygen.js'
import type { Conversation } from '../../src/cli/custody/converse.js'
import type { Shell } from '../../src/cli/shell.js'
import type { CustodyParts } from '../../src/custody/index.js'
import { AbortError } from '../../src/ground/index.js'
import { readDocketFile } from '../../src/node/index.js'

/** A terminal that keeps what it is shown. */
export interface FakeShell extends Shell {
  readonly said: string[]
  readonly documents: unknown[]
}

export function fakeShell(how: { readonly interactive?: boolean; readonly json?: boolean } = {}): FakeShell {
  const said: string[] = []
  const documents: unknown[] = []
  return {
    json: how.json === true,
    signal: new AbortController().signal,
    interactive: how.interactive === true,
    colour: false,
    columns: 80,
    said,
    documents,
    print: async (text) => void said.push(text),
    document: async (value) => void documents.push(value),
    pieces: async (pieces) => void said.push([...pieces].join('')),
    say: (text) => void said.push(text),
    progress: async () => () => undefined,
    close: () => undefined,
  }
}

/** A person who answers with these lines, and then goes away; keeps what was asked. */
export function person(lines: readonly string[]): Conversation & { readonly asked: string[]; readonly told: string[] } {
  const asked: string[] = []
  const told: string[] = []
  const rest = [...lines]
  const next = async (question: string) => {
    asked.push(question)
    return rest.shift()
  }
  return {
    asked,
    told,
    tell: (text) => void told.push(text),
    next,
    async ask(question) {
      const line = await next(question)
      if (line === undefined) throw new AbortError(new Error('Not signed.'))
      return line.trim()
    },
    close: () => undefined,
  }
}

/** A folder with one authority's key and a docket of its exhibits. */
export class Desk {
  readonly dir = mkdtempSync(join(tmpdir(), 'rogatory-desk-'))
  readonly docket = this.path('c.docket')
  readonly key = this.path('pt/secret.key')
  readonly base = { docket: this.docket, key: this.key }

  async open(labels: readonly string[]): Promise<this> {
    const shell = fakeShell()
    await keygen(shell, { name: 'Lisboa', jurisdiction: 'PT', role: ['prosecutor'], out: this.path('pt'), passphrase: false })
    await openNew(shell, { case: 'NUIPC 317', key: this.key, out: this.docket })
    for (const label of labels) await addExhibit(shell, { ...this.base, label: [label], nature: 'device', make: 'Fairphone' })
    return this
  }

  path(name: string): string {
    return join(this.dir, name)
  }

  write(name: string, content: string | Uint8Array): string {
    writeFileSync(this.path(name), content)
    return this.path(name)
  }

  bytes(): string {
    return readFileSync(this.docket, 'latin1')
  }

  /** The custody records of the docket by seq: what is open, and the parts. */
  async records(): Promise<{ readonly id: string; readonly open: Record<string, unknown>; readonly parts: CustodyParts }[]> {
    const { entries } = await readDocketFile(this.docket)
    return [...entries.values()]
      .flatMap((entry) => (entry.kind === 'statement' && entry.statement.type === 'custody' ? [entry] : []))
      .sort((a, b) => a.statement.payload.seq! - b.statement.payload.seq!)
      .map(({ statement, openings }) => ({
        id: statement.id,
        open: { ...statement.payload },
        parts: Object.fromEntries(Object.entries(openings).map(([name, [, value]]) => [name, value])) as CustodyParts,
      }))
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true })
  }
}
