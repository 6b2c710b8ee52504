import type { CryptoProvider } from '../crypto/index.js'
import { type Bytes, UsageError, utf8 } from '../ground/index.js'
import type { Kdf } from './keyfile.schema.js'

/** The 32-byte key of a passphrase, prepared as RFC 8265 §4.2 OpaqueString does: every space is U+0020, then NFC (TRU-43). */
export async function keyOfPassphrase(p: CryptoProvider, passphrase: string, kdf: Kdf): Promise<Bytes> {
  if (passphrase === '') throw new UsageError('usage.argument', 'an empty passphrase protects nothing')
  if (passphrase.length > 4096) throw new UsageError('usage.argument', 'a passphrase of more than 4,096 characters')
  // RFC 8265 forbids them, and HMAC, on which scrypt stands, does not see NULs at the end of a key.
  if (/\p{Cc}/u.test(passphrase)) throw new UsageError('usage.argument', 'a control character in the passphrase')
  const prepared = utf8(passphrase.replace(/\p{Zs}/gu, ' ').normalize('NFC'))
  const { N, r, p: parallel } = kdf
  return p.scrypt(prepared, kdf.salt, { N, r, p: parallel }, 32)
}
