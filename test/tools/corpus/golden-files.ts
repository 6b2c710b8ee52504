import { utf8 } from '../../../src/ground/index.js'
import { lockKeySet, writeTrust } from '../../../src/identity/index.js'
import { drawn, recording } from './draws.js'
import { bytesOfDocket, historyDocket, sealGolden, startedDocket } from './golden-make.js'
import { goldenValues } from './golden-values.js'
import { type GoldenInput, goldens } from './goldens.js'
import { toJson } from './json.js'
import { now, p, people, trust } from './people.js'

/** Files of the corpus by path. */
export type Files = Map<string, Uint8Array>

/** Keys, cards, the trust store: secret keys without protection, published on purpose. */
export async function keyFiles(): Promise<Files> {
  const files: Files = new Map()
  for (const { name, keys, card } of people) {
    files.set(`keys/${name}.key`, utf8(await lockKeySet(keys, null, { crypto: p })))
    files.set(`keys/${name}.card`, card.bytes)
  }
  files.set('keys/trust.json', utf8(writeTrust(trust)))
  return files
}

/** The golden envelopes: inputs, every value on the way, and the file itself. */
export async function goldenFiles(): Promise<Files> {
  const files: Files = new Map()
  const history = await historyDocket()
  const dockets = { start: await bytesOfDocket(await startedDocket()), history: await bytesOfDocket(history.docket) }
  for (const [name, bytes] of Object.entries(dockets)) files.set(`golden/${name}.docket`, bytes)
  for (const [name, given] of Object.entries(goldens)) {
    const golden: GoldenInput =
      given.docket === 'history' ? { ...given, exhibits: [{ ref: 'e', exhibit: history.exhibit, mode: 'moves' }] } : given
    const { random, draws } = recording(drawn(golden.seed))
    const from = people.find((one) => one.name === golden.from)!.keys
    const bytes = await sealGolden(golden, from, dockets[golden.docket], { random, now }, p)
    const readers = golden.to.map((to) => people.find((one) => one.name === to)!.keys)
    const values = await goldenValues(p, bytes, readers, golden.options.sha512 === true)
    if (golden.stored !== false) files.set(`golden/${name}.rog`, bytes)
    files.set(`golden/${name}.inputs.json`, utf8(toJson({ ...golden, now, draws })))
    files.set(`golden/${name}.values.json`, utf8(toJson(values)))
  }
  return files
}
