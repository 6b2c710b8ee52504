import { type CborValue, decode, itemEnd } from '../cbor/index.js'
import { type Decapsulator, decodeEncrypt, decryptWith } from '../cose/index.js'
import { type CryptoProvider, providerOf } from '../crypto/index.js'
import { type SealParts, sealType } from '../docket/index.js'
import { type Bytes, copyBytes, equalSecret, FormatError, fromHex, type Hex, isZero, type Observation, observe } from '../ground/index.js'
import { type Openings, openParts, partOf } from '../statement/index.js'
import type { Engine } from './engine.js'
import { inlineEngine } from './inline-engine.js'
import { type EnvelopeKeys, envelopeKeys, manifestAad, recipientInfo } from './keys.js'
import { manifestUnit, secretLength } from './layout.js'
import { row } from './observed.js'
import { partyProblems } from './parties.js'
import { PayloadReader } from './payload-reader.js'
import type { Blocks } from './read-blocks.js'
import type { Frame, SealRead } from './read-frame.js'
import type { Row, Run } from './types.js'

/** An envelope whose rows 1 to 4 have passed: what later rows read from. */
export interface Opened {
  readonly frame: Frame
  readonly seal: SealRead
  readonly blocks: Blocks
  /** 32 bytes, checked against the seal's commitment: for grants */
  readonly secret: Bytes
  readonly keys: EnvelopeKeys
  /** all closed parts of the seal: salts and values */
  readonly openings: Openings
  readonly parts: SealParts
  readonly catalogue: { readonly offset: number; readonly length: number }
  /** kid of the key that opened it */
  readonly kid: Hex
  readonly payload: PayloadReader
  readonly engine: Engine
  readonly p: CryptoProvider
}

export interface Reader {
  readonly receiving: readonly Decapsulator[]
  /** the authority the reader is; its own entry must name it */
  readonly authority?: string
}

/**
 * Row 4: the content key by HPKE, the manifest, the secret against the commitment, the openings against the closed parts,
 * sender and recipients inside as outside.
 * @throws DecryptionError when no key fits, which says nothing about the evidence
 */
export async function openManifest(frame: Frame, seal: SealRead, blocks: Blocks, reader: Reader, run: Run = {}): Promise<Row<Opened>> {
  const p = providerOf(run)
  const at = { offset: frame.layout.manifest.offset }
  return row(async () => {
    const encrypted = decodeEncrypt(blocks.manifest)
    const kids = encrypted.recipients.map((r) => r.kid)
    const { plaintext, kid } = await decryptWith(p, encrypted, reader.receiving, {
      externalAad: manifestAad(seal.envelopeId, seal.senderKid),
      extraInfo: await recipientInfo(p, seal.envelopeId, seal.senderKid, kids.map(fromHex)),
      ...(run.signal && { signal: run.signal }),
    })
    const manifest = await readManifest(plaintext)
    const keys = envelopeKeys(p, seal.envelopeId, manifest.secret)
    if (!equalSecret(await keys.commitment(), seal.open.commitment))
      throw new FormatError('manifest.commitment', 'another payload secret than the seal commits to')
    const opened = await openAll(p, seal, manifest.openings)
    if (opened.observations.length > 0) return { observations: opened.observations }
    const parts = partsOf(opened.openings)
    const companion = seal.statement.companionKey?.kid
    const own = reader.authority === undefined ? {} : { own: { kid, authority: reader.authority } }
    const { iss, kid: signing } = seal.statement
    const observations = partyProblems(parts, { iss, signing, companion, recipients: kids, ...own })
    const engine = run.engine ?? inlineEngine(p)
    const payload = new PayloadReader(frame, blocks.list, engine)
    const { secret, catalogue } = manifest
    return {
      value: { frame, seal, blocks, secret, keys, openings: opened.openings, parts, catalogue, kid, payload, engine, p },
      observations,
    }
  }, at)
}

interface Manifest {
  readonly secret: Bytes
  readonly openings: { readonly [name: string]: CborValue }
  readonly catalogue: { readonly offset: number; readonly length: number }
}

/** One item, then zeros, fewer than 4,096, to a multiple of 4,096: no room for anything two readers could be shown differently. */
async function readManifest(plaintext: Bytes): Promise<Manifest> {
  const end = itemEnd(plaintext, 0)
  if (end === undefined) throw new FormatError('cbor.truncated', 'the manifest ends early')
  const rest = plaintext.subarray(end)
  if (plaintext.length % manifestUnit !== 0 || rest.length >= manifestUnit)
    throw new FormatError('manifest.padding-length', 'the padding is not 0 to 4,095 bytes to a multiple of 4,096', {
      data: { length: rest.length },
    })
  if (!isZero(rest)) throw new FormatError('manifest.padding', 'the padding is not zero')
  const value = decode(plaintext.subarray(0, end))
  const { manifestShape } = await import('./schema.js')
  if (!manifestShape.safeParse(value).success) throw new FormatError('manifest.members', 'not exactly secret, openings and catalogue')
  const manifest = value as unknown as Manifest
  if (manifest.secret.length !== secretLength) throw new FormatError('manifest.members', 'the secret is not 32 bytes')
  return { ...manifest, secret: copyBytes(manifest.secret) }
}

/** Exactly the parts the seal closes, and each opening right. */
async function openAll(
  p: CryptoProvider,
  seal: SealRead,
  given: Manifest['openings'],
): Promise<{ openings: Openings; observations: readonly Observation[] }> {
  const closed = Object.keys(seal.statement.payload.closed ?? {})
  const names = Object.keys(given)
  const missing = closed.find((name) => !Object.hasOwn(given, name))
  const extra = names.find((name) => !closed.includes(name))
  const wrong = missing ?? extra
  if (wrong !== undefined) {
    const data = { part: wrong, missing: missing !== undefined }
    return { openings: {}, observations: [observe('manifest.openings', { statement: seal.statement.id }, data)] }
  }
  return openParts(p, seal.statement, given, sealType)
}

function partsOf(openings: Openings): SealParts {
  const part = <K extends keyof SealParts>(name: K): SealParts[K] => partOf<SealParts[K]>(openings, name)!
  return {
    parties: part('parties'),
    references: part('references'),
    terms: part('terms'),
    languages: part('languages'),
    link: part('link'),
    handover: part('handover'),
  }
}
