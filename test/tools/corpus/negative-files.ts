import { utf8 } from '../../../src/ground/index.js'
import type { Case, EnvelopeCase, Kind, LaterCase } from './case.js'
import type { Files } from './golden-files.js'
import { contentsCases } from './negative-contents.js'
import { docketCases } from './negative-docket.js'
import { exchangeCases } from './negative-exchange.js'
import { frameCases } from './negative-frame.js'
import { cardCases, keyCases, trustCases } from './negative-identity.js'
import { laterGroups } from './negative-later.js'
import { manifestCases } from './negative-manifest.js'
import { sealCases } from './negative-seal.js'
import { now } from './people.js'

const groups: readonly (readonly [folder: string, kind: Kind, ending: string, cases: readonly EnvelopeCase[]])[] = [
  ['frame', 'envelope', 'rog', frameCases],
  ['seal', 'envelope', 'rog', sealCases],
  ['manifest', 'envelope', 'rog', manifestCases],
  ['contents', 'envelope', 'rog', contentsCases],
  ['exchange', 'envelope', 'rog', exchangeCases],
  ['docket', 'docket', 'docket', docketCases],
  ['card', 'card', 'card', cardCases],
  ['key', 'key', 'key', keyCases],
  ['trust', 'trust', 'json', trustCases],
]

/** One row of negative/index.json. */
export interface Row {
  readonly file: string
  readonly kind: Kind
  readonly changed: string
  readonly key?: string
  readonly docket?: string
  readonly passphrase?: string
  /** the trust store to judge with, where it is not the corpus's own */
  readonly trust?: string
  /** the card to read it with */
  readonly card?: string
  readonly verdict?: string
  readonly error?: string
  readonly thrown?: true
  readonly observations?: readonly string[]
  /** id of the statement that the expected observation names */
  readonly statement?: string
}

export interface Index {
  readonly schema: 'rogatory.corpus/1'
  readonly at: string
  readonly trust: string
  readonly files: readonly Row[]
}

export async function negativeFiles(): Promise<Files> {
  const files: Files = new Map()
  const rows: Row[] = []
  for (const [folder, kind, ending, cases] of groups)
    for (const one of cases) {
      const file = `${folder}/${one.name}.${ending}`
      if (files.has(`negative/${file}`)) throw new Error(`two files of one name: ${file}`)
      files.set(`negative/${file}`, await one.make())
      rows.push({ file, ...row({ ...one, kind }), ...(one.docket && { docket: await beside(files, file, one.docket) }) })
    }
  for (const [folder, ending, cases] of laterGroups)
    for (const one of cases) rows.push(await later(files, `${folder}/${one.name}`, ending, one))
  const index: Index = {
    schema: 'rogatory.corpus/1',
    at: new Date(now * 1000).toISOString().replace('.000', ''),
    trust: '../keys/trust.json',
    files: rows,
  }
  files.set('negative/index.json', utf8(`${JSON.stringify(index, null, 1)}\n`))
  return files
}

const row = (one: Omit<Case, 'make'>): Omit<Row, 'file'> => ({
  kind: one.kind,
  changed: one.changed,
  ...(one.by && { key: `../keys/${one.by.name}.key` }),
  ...(one.passphrase !== undefined && { passphrase: one.passphrase }),
  ...(one.code && { error: one.code }),
  ...(one.thrown ? { thrown: true } : (one.verdict ?? one.code) && { verdict: one.verdict ?? 'failed' }),
  ...(one.observations && { observations: one.observations }),
})

async function beside(files: Files, file: string, make: () => Promise<Uint8Array>): Promise<string> {
  const name = file.replace(/\.rog$/, '.own.docket')
  files.set(`negative/${name}`, await make())
  return name
}

async function later(files: Files, name: string, ending: string, one: LaterCase): Promise<Row> {
  const file = `${name}.${ending}`
  if (files.has(`negative/${file}`)) throw new Error(`two files of one name: ${file}`)
  const { bytes, statement, trust } = await one.make()
  files.set(`negative/${file}`, bytes)
  const store = trust && storeIn(files, name, trust)
  return {
    file,
    ...row(one),
    ...(one.card && { card: `../keys/${one.card.name}.card` }),
    ...(store && { trust: store }),
    ...(statement !== undefined && { statement }),
  }
}

/** The path of a trust store, kept once for all files that are judged with it. */
function storeIn(files: Files, name: string, trust: Uint8Array): string {
  for (const [path, bytes] of files)
    if (path.endsWith('.trust.json') && Buffer.compare(bytes, trust) === 0) return path.slice('negative/'.length)
  const store = `${name}.trust.json`
  files.set(`negative/${store}`, trust)
  return store
}
