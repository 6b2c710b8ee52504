import * as crypto from 'node:crypto'
import { sha256 } from '@noble/hashes/sha2.js'
import { nodeProvider } from '../../src/crypto/index.js'
import { type Bytes, concat, utf8 } from '../../src/ground/index.js'
import { type CardFields, generateKeySetWith, type IdentityContext, type KeySet } from '../../src/identity/index.js'

export const p = nodeProvider(crypto)

/** Random bytes that are the same in every run: SHA-256 of a label and a counter, which the worked examples use too. */
export function fixedRandom(label: string): (length: number) => Bytes {
  let count = 0
  return (length) => {
    let out: Bytes = new Uint8Array()
    while (out.length < length) out = concat(out, sha256(utf8(`${label} ${count++}`)))
    return out.slice(0, length)
  }
}

export const contextOf = (label: string, now = 1_780_000_000): IdentityContext => ({ random: fixedRandom(label), now })

export const nordhafen: CardFields = {
  names: { de: 'Staatsanwaltschaft Nordhafen', en: 'Public Prosecutor of Nordhafen' },
  jurisdiction: 'DE',
  roles: ['prosecutor'],
  contact: { email: 'post@sta-nordhafen.example', phone: '+49 40 555 0100' },
}

export const azulmar: CardFields = {
  names: { pt: 'Tribunal Judicial de Azulmar' },
  jurisdiction: 'PT',
  roles: ['court', 'investigatingJudge'],
}

export const keysOfA = (): Promise<KeySet> => generateKeySetWith(nordhafen, p, contextOf('nordhafen'))
export const keysOfB = (): Promise<KeySet> => generateKeySetWith(azulmar, p, contextOf('azulmar'))
