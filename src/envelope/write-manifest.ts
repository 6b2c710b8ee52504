import { encode } from '../cbor/index.js'
import { countersignStructure, decodeSign1, encryptTo, type PublicKey, readCompanion, type Sign1, sigStructure } from '../cose/index.js'
import type { CryptoProvider } from '../crypto/index.js'
import { type Bytes, concat, fromHex, type Hex, UsageError } from '../ground/index.js'
import type { ClosedParts, UnverifiedStatement } from '../statement/index.js'
import { manifestAad, recipientInfo } from './keys.js'
import { manifestUnit, structureLimit } from './layout.js'
import type { Stages } from './stages.js'

export interface ManifestInput {
  readonly envelopeId: Bytes
  readonly secret: Bytes
  readonly senderKid: Hex
  readonly recipients: readonly PublicKey[]
  readonly closed: ClosedParts
  readonly catalogue: { readonly offset: number; readonly length: number }
  readonly random: (length: number) => Bytes
  readonly stages: Stages
}

/** The manifest: secret, openings and the catalogue's place, padded with zeros, encrypted to every recipient (ENV-32 to ENV-36). */
export async function makeManifest(p: CryptoProvider, m: ManifestInput): Promise<Bytes> {
  const value = m.stages.manifest({ secret: m.secret, openings: m.closed.openings, catalogue: m.catalogue })
  const item = encode(value)
  const padding = (manifestUnit - (item.length % manifestUnit)) % manifestUnit
  const plaintext = m.stages.manifestPlaintext(concat(item, new Uint8Array(padding)))
  const kid = fromHex(m.senderKid)
  const kids = m.recipients.map((key) => key.kid).sort()
  const extraInfo = await recipientInfo(
    p,
    m.envelopeId,
    kid,
    kids.map((k) => fromHex(k)),
  )
  const encrypted = await encryptTo(p, {
    plaintext,
    externalAad: manifestAad(m.envelopeId, kid),
    extraInfo,
    recipients: m.recipients,
    random: m.random,
  })
  return m.stages.manifestBytes(encrypted)
}

/** Which of the two signed structures of a seal reaches the limit of hardware and remote signers, or undefined (ENV-16). */
export async function oversizedStructure(
  p: CryptoProvider,
  seal: UnverifiedStatement,
): Promise<{ structure: 'seal' | 'companion'; length: number } | undefined> {
  const sign1: Sign1 = decodeSign1(seal.bytes)
  const signed = sigStructure(sign1.protected, sign1.payload).length
  if (signed >= structureLimit) return { structure: 'seal', length: signed }
  if (seal.companionValue === undefined) return undefined
  const { countersignature } = await readCompanion(p, seal.companionValue)
  const length = countersignStructure(sign1, countersignature.protected).length
  return length >= structureLimit ? { structure: 'companion', length } : undefined
}

export async function refuseOversized(p: CryptoProvider, seal: UnverifiedStatement): Promise<void> {
  const found = await oversizedStructure(p, seal)
  if (found !== undefined) throw new UsageError('envelope.structure', 'what is signed must stay below 4,096 bytes', { data: { ...found } })
}
