import {
  builtInProfiles,
  certificateObservations,
  readCertificates,
  readProfile,
  resolveProfiles,
} from '../../../src/admissibility/index.js'
import type { CryptoProvider } from '../../../src/crypto/index.js'
import { decodeDocket, verify, verifyDocket } from '../../../src/exchange/index.js'
import { type Observation, RogatoryError } from '../../../src/ground/index.js'
import {
  type KeySet,
  policyOf,
  readCard,
  readCredential,
  readDirectory,
  readRevocation,
  readSuccession,
  readTrust,
  type Trust,
  unlockKeySet,
  withLatest,
} from '../../../src/identity/index.js'

/** What judging one file came to: the first error, or the error thrown, and every code. */
export interface Judged {
  readonly first: string | undefined
  readonly thrown: boolean
  readonly verdict: string | undefined
  readonly codes: readonly string[]
  /** what was observed, and the data of the error thrown */
  readonly observations: readonly Pick<Observation, 'code' | 'severity' | 'at' | 'data'>[]
}

export interface Judging {
  readonly kind: string
  readonly passphrase?: string | undefined
  readonly keys?: KeySet | undefined
  readonly docket?: Uint8Array | undefined
  readonly trust: Trust
  /** the card of whoever is to have signed it */
  readonly card?: Uint8Array | undefined
  /** whether the trust store is this file's own: a directory is then taken in, not only read */
  readonly ownTrust?: boolean
  readonly at: Date
}

/** Does with a file what its kind is for. Only errors of this library's own are results; others are our fault. */
export async function judge(bytes: Uint8Array, j: Judging, p: CryptoProvider): Promise<Judged> {
  const run = { crypto: p }
  const { trust, at } = j
  try {
    const report = await reported()
    if (report === undefined) return { first: undefined, thrown: false, verdict: undefined, codes: [], observations: [] }
    const first = report.observations.find((o) => o.severity === 'error')?.code
    const { verdict, observations } = report
    return { first, thrown: false, verdict, codes: [...new Set(observations.map((o) => o.code))], observations }
  } catch (error) {
    if (!(error instanceof RogatoryError)) throw error
    const observations = [{ code: error.code, severity: 'error' as const, at: {}, data: error.data }]
    return { first: error.code, thrown: true, verdict: undefined, codes: [error.code], observations }
  }

  async function reported(): Promise<{ readonly verdict: string; readonly observations: readonly Observation[] } | undefined> {
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
      case 'certificates': {
        const docket = await decodeDocket(bytes, run)
        const { verdict, observations, signers } = await verifyDocket(docket, { trust, at }, run)
        const facts = readCertificates(docket, { ...(signers && { signers }) }, { trust, at: at.getTime() / 1000 })
        return { verdict, observations: [...observations, ...certificateObservations(facts)] }
      }
      default:
        await read()
        return undefined
    }
  }

  async function read(): Promise<unknown> {
    const text = () => new TextDecoder().decode(bytes)
    switch (j.kind) {
      case 'directory': {
        const directory = await readDirectory(bytes, run)
        return j.ownTrust ? withLatest(trust, directory, at) : directory
      }
      case 'succession':
        return readSuccession(bytes, run)
      case 'credential':
        return readCredential(bytes, await readCard(j.card!, run), run)
      case 'revocation':
        return readRevocation(bytes, await readCard(j.card!, run), run)
      case 'policy':
        return policyOf(JSON.parse(text()))
      case 'profile':
        return readProfile(text())
      case 'profiles':
        return resolveProfiles(
          (JSON.parse(text()) as unknown[]).map((one) => readProfile(one)),
          builtInProfiles,
        )
      case 'trust':
        return readTrust(text(), run)
      default:
        throw new Error(`no such kind: ${j.kind}`)
    }
  }
}
