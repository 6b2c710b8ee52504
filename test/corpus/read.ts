import { readFileSync } from 'node:fs'
import type { CryptoProvider } from '../../src/crypto/index.js'
import { type KeySet, readTrust, type Trust, unlockKeySet } from '../../src/identity/index.js'
import { fromJson } from '../tools/corpus/json.js'
import { type Judged, judge } from '../tools/corpus/judge.js'
import type { Index, Row } from '../tools/corpus/negative-files.js'

const root = 'fixtures/v1'
export const fixture = (path: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(`${root}/${path}`))
export const fixtureText = (path: string): string => readFileSync(`${root}/${path}`, 'utf8')
export const fixtureJson = (path: string): unknown => fromJson(fixtureText(path))

export const index = JSON.parse(fixtureText('negative/index.json')) as Index

export const keysOf = (name: string, p: CryptoProvider): Promise<KeySet> =>
  unlockKeySet(fixtureText(`keys/${name}.key`), null, { crypto: p })
export const trustOf = (p: CryptoProvider): Promise<Trust> => readTrust(fixtureText('keys/trust.json'), { crypto: p })

/** What a provider makes of one file of the negative corpus. */
export async function judged(row: Row, p: CryptoProvider): Promise<Judged> {
  const keys = row.key === undefined ? undefined : await keysOf(/(\w+)\.key$/.exec(row.key)![1]!, p)
  const docket = row.docket === undefined ? undefined : fixture(`negative/${row.docket}`)
  const { kind, passphrase, trust: store } = row
  const trust = store === undefined ? await trustOf(p) : await readTrust(fixtureText(`negative/${store}`), { crypto: p })
  const card = row.card === undefined ? undefined : fixture(row.card.replace('../', ''))
  const given = { kind, keys, docket, passphrase, card, trust, ownTrust: store !== undefined, at: new Date(index.at) }
  return judge(fixture(`negative/${row.file}`), given, p)
}
