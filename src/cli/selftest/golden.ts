import { readFileSync } from 'node:fs'
import { open, verify } from '../../exchange/index.js'
import { type Bytes, toHex } from '../../ground/index.js'
import { emptyTrust, pinCard, readCard, unlockKeySet } from '../../identity/index.js'
import { codesOf } from './exchange.js'
import type { SelfTest } from './known-answers.js'

/** The smallest golden envelope, its sender's card and a recipient's published key, the same bytes as in fixtures/v1. */
export interface Golden {
  /** base64 */
  readonly envelope: string
  /** base64 */
  readonly card: string
  readonly key: string
}

export const golden = (): Golden => JSON.parse(readFileSync(new URL('./golden.json', import.meta.url), 'utf8')) as Golden
const bytesOf = (base64: string): Bytes => new Uint8Array(Buffer.from(base64, 'base64'))

const sealId = '6c1adfb5a3bb4b75e047a7bfc519278cb7794496d3705a8b933f697d35009668'
/** Of no bytes: its one item is an empty file. */
const itemDigest = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
/** An hour after it was sealed, so that the answer is the same for ever. */
const at = new Date((1_795_000_000 + 3600) * 1000)

/** What was sealed once, read by this installation: the format it writes must be the one that was frozen. */
export const goldenTest: SelfTest = {
  name: 'a golden envelope of format 1, verified and opened; a changed byte refused',
  run: async (crypto) => {
    const { envelope, card, key } = golden()
    const sender = await readCard(bytesOf(card), { crypto })
    const trust = pinCard(emptyTrust(), sender, { fingerprint: sender.fingerprint })
    const keys = await unlockKeySet(key, null, { crypto })
    const believe = { trust, keys, at }
    const opened = await open(bytesOf(envelope), believe, { crypto })
    if (opened.sealId !== sealId) return `the seal is ${opened.sealId}`
    const found: string[] = []
    for await (const { name, content } of opened.items()) found.push(`${name.path.join('/')} ${toHex(content.sha256)}`)
    if (found.join() !== `empty ${itemDigest}`) return `its items are ${found.join()}`
    const whole = await verify(bytesOf(envelope), believe, { crypto })
    if (whole.verdict !== 'verified' || !whole.checked.includes('items'))
      return `it was judged ${whole.verdict}: ${codesOf(whole.observations)}`
    const changed = bytesOf(envelope)
    changed[changed.length - 1]! ^= 1
    const { verdict } = await verify(changed, believe, { crypto })
    return verdict === 'failed' ? undefined : `a changed byte was judged ${verdict}`
  },
}
