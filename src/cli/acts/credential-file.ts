import { type CborValue, decode } from '../../cbor/index.js'
import { providerOf } from '../../crypto/index.js'
import { type Bytes, FormatError } from '../../ground/index.js'
import { type Card, type Credential, credentialType, readCredential } from '../../identity/index.js'
import type { CredentialParts } from '../../report/index.js'
import { type Openings, openParts, partOf } from '../../statement/index.js'

/** A credential's file: the statement alone, or [statement, openings] with what opens its names. */
export interface CredentialFile {
  /** the statement, as a docket carries it */
  readonly bytes: Bytes
  readonly credential: Credential
  readonly parts: CredentialParts
}

/** Reads a credential and checks it under its authority's card. @throws FormatError `credential.*`, `statement.*` */
export async function credentialFile(file: Bytes, card: Card): Promise<CredentialFile> {
  const { bytes, openings } = split(file)
  const credential = await readCredential(bytes, card)
  const opened = openings === undefined ? undefined : await openParts(providerOf(undefined), credential.statement, openings, credentialType)
  if (opened !== undefined && opened.observations.length > 0)
    throw new FormatError('credential.type', 'what should open its names does not fit')
  return { bytes, credential, parts: partsOf(opened?.openings) }
}

/** The two halves of the file: an array where openings stand beside the statement, which is tagged. */
export function split(file: Bytes): { readonly bytes: Bytes; readonly openings?: CborValue } {
  if (file[0] !== 0x82) return { bytes: file }
  const value = asArray(file)
  if (!(value[0] instanceof Uint8Array)) throw new FormatError('credential.type', 'not a credential')
  return { bytes: value[0] as Bytes, openings: value[1]! }
}

function asArray(file: Bytes): readonly CborValue[] {
  try {
    return decode(file) as readonly CborValue[]
  } catch (cause) {
    throw new FormatError('credential.type', 'not a credential', { cause })
  }
}

function partsOf(openings: Openings | undefined): CredentialParts {
  if (openings === undefined) return {}
  const parts = {
    names: partOf<CredentialParts['names']>(openings, 'names'),
    function: partOf<CredentialParts['function']>(openings, 'function'),
    members: partOf<CredentialParts['members']>(openings, 'members'),
  }
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as CredentialParts
}
