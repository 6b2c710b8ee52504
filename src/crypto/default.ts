import { nodeProvider } from './node.js'
import type { CryptoProvider, CryptoRun } from './types.js'
import { webProvider } from './web.js'

/**
 * node:crypto where the runtime has it, else WebCrypto. Asked through `process.getBuiltinModule`, never by an import, so
 * that a bundle for browsers has nothing to resolve. Without state: each call decides anew.
 */
export function defaultProvider(): CryptoProvider {
  const native = globalThis.process?.getBuiltinModule?.('node:crypto')
  return native ? nodeProvider(native) : webProvider
}

/** The run's own provider, else the default one. */
export function providerOf(run: CryptoRun | undefined): CryptoProvider {
  return run?.crypto ?? defaultProvider()
}
