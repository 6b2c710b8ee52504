import { append, type CertificateOpen, type CertificateParts, certificateType, type Docket } from '../docket/index.js'
import type { Run } from '../envelope/index.js'
import { copyData, type Hex } from '../ground/index.js'
import type { KeySet } from '../identity/index.js'
import { contextOf } from './context.js'
import { ownKeys } from './own.js'

/**
 * Signs an evidence certificate as it stands and appends it. Whether its form is complete is not asked here: `certify` does.
 * @throws UsageError for content its schema refuses, keys without a companion, or a signer the docket does not admit
 */
export async function recordCertificate(
  docket: Docket,
  keys: KeySet,
  about: { readonly open: CertificateOpen; readonly parts: CertificateParts },
  run?: Run,
  at?: Date,
): Promise<{ readonly docket: Docket; readonly statement: Hex }> {
  const { open, parts } = copyData(about)
  const done = await append(contextOf(run, at), docket, ownKeys(keys), { type: certificateType, open: { ...open }, parts: { ...parts } })
  return { docket: done.docket, statement: done.statement.id }
}
