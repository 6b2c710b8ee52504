import { type CryptoProvider, webProvider } from '../crypto/index.js'

/** Milliseconds of uninterrupted work after which the browser may paint and take clicks. */
const longest = 30
let since = 0

/** Lets the browser do its own work when ours has gone on for long. A timer, because promises alone never let it. */
export async function breathe(): Promise<void> {
  const now = performance.now()
  if (now - since < longest) return
  await new Promise<void>((done) => setTimeout(done, 0))
  since = performance.now()
}

/** The browser's provider, pausing before each signature: thousands of them stand in a case record, with nothing else to wait for. */
export const pageProvider: CryptoProvider = {
  ...webProvider,
  async ed25519Verify(...given) {
    await breathe()
    return webProvider.ed25519Verify(...given)
  },
  async p256Verify(...given) {
    await breathe()
    return webProvider.p256Verify(...given)
  },
  async mlDsa65Verify(...given) {
    await breathe()
    return webProvider.mlDsa65Verify(...given)
  },
}
