import type { CryptoProvider } from '../crypto/index.js'
import { type Bytes, toHex } from '../ground/index.js'
import { type ClosedParts, partOf, type Signed, type SigningKeys, type StatementType, signStatement } from '../statement/index.js'
import type { SealOpen, SealParties, SealParts } from './seal-shape.js'

export type * from './seal-shape.js'

/** The seal: a docket statement of its sender whose links are closed, so that nothing visible ties envelopes of one case together. */
export const sealType: StatementType = {
  name: 'seal',
  version: 1,
  cnf: true,
  companion: 'required',
  linked: false,
  everyPart: true,
  companionOnly: true,
  schemas: async () => (await import('./seal.schema.js')).sealSchemas,
}

export interface SealContext {
  readonly p: CryptoProvider
  readonly random: (length: number) => Bytes
  /** seconds since 1970 UTC */
  readonly now: number
  readonly signal?: AbortSignal
}

/**
 * Signs a seal: sub is the envelope id in lower hex, iss the sender's authority. Parts may be closed already: their
 * openings are encrypted in the manifest whose digest is signed here.
 * @throws UsageError when content or keys do not fit, before anything is signed
 */
export function signSeal(ctx: SealContext, keys: SigningKeys, open: SealOpen, given: SealParts | ClosedParts): Promise<Signed> {
  const parties = 'nonce' in given ? partOf<SealParties>(given.openings, 'parties') : given.parties
  return signStatement(ctx.p, keys, {
    type: sealType,
    iss: parties?.sender.authority ?? '',
    sub: toHex(open.envelope),
    iat: ctx.now,
    open: { ...open },
    ...('nonce' in given ? { closedAlready: given } : { parts: { ...given } }),
    random: ctx.random,
    ...(ctx.signal && { signal: ctx.signal }),
  })
}
