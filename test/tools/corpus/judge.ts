import type { CryptoProvider } from '../../../src/crypto/index.js'
import { decodeDocket, verify, verifyDocket } from '../../../src/exchange/index.js'
import { RogatoryError } from '../../../src/ground/index.js'
import { type KeySet, readCard, readTrust, type Trust, unlockKeySet } from '../../../src/identity/index.js'

/** What judging one file came to: the first error, or the error thrown, and every code. */
export interface Judged {
  readonly first: string | undefined
  readonly thrown: boolean
  readonly verdict: string | undefined
  readonly codes: readonly string[]
}

export interface Judging {
  readonly kind: string
  readonly passphrase?: string | undefined
  readonly keys?: KeySet | undefined
  readonly docket?: Uint8Array | undefined
  readonly trust: Trust
  readonly at: Date
}

/** Does with a file what its kind is for. Only errors of this library's own are results; others are our fault. */
export async function judge(bytes: Uint8Array, j: Judging, p: CryptoProvider): Promise<Judged> {
  const run = { crypto: p }
  const { trust, at } = j
  try {
    const report = await reported()
    if (report === undefined) return { first: undefined, thrown: false, verdict: undefined, codes: [] }
    const first = report.observations.find((o) => o.severity === 'error')?.code
    return { first, thrown: false, verdict: report.verdict, codes: [...new Set(report.observations.map((o) => o.code))] }
  } catch (error) {
    if (!(error instanceof RogatoryError)) throw error
    return { first: error.code, thrown: true, verdict: undefined, codes: [error.code] }
  }

  async function reported() {
    switch (j.kind) {
      case 'envelope': {
        const docket = j.docket && (await decodeDocket(j.docket, run))
        return verify(bytes, { trust, at, ...(j.keys && { keys: j.keys }), ...(docket && { docket }) }, run)
      }
      case 'docket':
        return verifyDocket(await decodeDocket(bytes, run), { trust, at }, run)
      case 'card':
        await readCard(bytes, run)
        return undefined
      case 'key':
        await unlockKeySet(new TextDecoder().decode(bytes), j.passphrase ?? null, run)
        return undefined
      default:
        await readTrust(new TextDecoder().decode(bytes), run)
        return undefined
    }
  }
}
