import * as nodeCrypto from 'node:crypto'
import { nodeProvider } from '../../src/crypto/index.js'
import { verify } from '../../src/exchange/index.js'
import { emptyTrust } from '../../src/identity/index.js'
import { make } from './make.js'

const node = nodeProvider(nodeCrypto)

/** A companion's verification is slow and its answer depends on its arguments alone: asked again, it is remembered. */
const remembered = new Map<string, boolean>()
const mlDsa65Verify: typeof node.mlDsa65Verify = async (...given) => {
  const hash = nodeCrypto.createHash('sha256')
  for (const bytes of given) hash.update(`${bytes.length} `).update(bytes)
  const name = hash.digest('hex')
  const answer = remembered.get(name) ?? (await node.mlDsa65Verify(...given))
  remembered.set(name, answer)
  return answer
}

const run = { crypto: { ...node, mlDsa65Verify } }
const believe = { trust: emptyTrust(), at: new Date(1_790_000_000_000) }
/** The envelope every copy is made of: about 13 KB. */
export const { bytes } = await make()

/** Lets the worker answer its runner now and then: nothing below waits for anything else. */
const breathe = () => new Promise((done) => setImmediate(done))

/** Offsets of altered copies that a verifier without a key does not refuse with an error; a throw fails the test. */
export async function accepted(count: number, altered: (n: number) => Uint8Array): Promise<number[]> {
  const missed: number[] = []
  for (let n = 0; n < count; n++) {
    const report = await verify(altered(n), believe, run)
    const refused = report.verdict === 'failed' && report.observations.some((o) => o.severity === 'error')
    if (!refused) missed.push(n)
    if (n % 256 === 0) await breathe()
  }
  return missed
}

/** A copy with one byte changed. */
export function changedAt(n: number, mask: number): Uint8Array {
  const copy = bytes.slice()
  copy[n]! ^= mask
  return copy
}

export const report = () => verify(bytes, believe, run)
