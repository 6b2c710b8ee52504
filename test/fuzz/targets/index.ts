import type { Target } from '../target.js'
import { docket, entries, liars, statement } from './dockets.js'
import { cbor, encrypt, key, sign1 } from './encoding.js'
import { ends, envelope, sender } from './envelopes.js'
import { card, fingerprint, keyFile, trustStore } from './identity.js'
import { name } from './names.js'

export const targets: readonly Target[] = [
  cbor,
  sign1,
  encrypt,
  key,
  statement,
  card,
  keyFile,
  trustStore,
  fingerprint,
  docket,
  entries,
  liars,
  envelope,
  ends,
  sender,
  name,
]
