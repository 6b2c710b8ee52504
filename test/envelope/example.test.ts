import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { encode } from '../../src/cbor/index.js'
import { leafOf } from '../../src/envelope/entries.js'
import { commitEntryPart, envelopeKeys, itemAad } from '../../src/envelope/keys.js'
import { encodeTrailer } from '../../src/envelope/layout.js'
import { paddingBytes } from '../../src/envelope/padding.js'
import { padme } from '../../src/envelope/padme.js'
import { toHex } from '../../src/ground/index.js'
import { leafHash } from '../../src/merkle/index.js'
import { p } from './make.js'

describe('the worked example of docs/spec/07-envelope.md', () => {
  const text = readFileSync(new URL('../../docs/spec/07-envelope.md', import.meta.url), 'utf8')
  const written = new Map([...text.matchAll(/^\| (.+?) \| `([0-9a-f]+)` \|$/gm)].map(([, what, bytes]) => [what!, bytes!]))

  it('holds byte for byte [ENV-02] [ENV-30] [ENV-31] [ENV-40] [ENV-43] [ENV-46] [ENV-61]', async () => {
    const id = Uint8Array.from({ length: 16 }, (_, i) => i)
    const keys = envelopeKeys(
      p,
      id,
      Uint8Array.from({ length: 32 }, (_, i) => 0x20 + i),
    )
    const salt = await keys.salt(3, 'name')
    const leaf = await leafOf(p, keys, 1, { open: { number: 0 }, parts: {} })
    const computed = new Map<string, Uint8Array>([
      ['info of the key of item 0', encode(['rogatory/v1', 'item', id, 0])],
      ['key of item 0', await keys.item(0)],
      ['AAD of item 0', itemAad(id, 0)],
      ['key of the catalogue', await keys.catalogue()],
      ['commitment', await keys.commitment()],
      ['first 16 bytes of padding', await paddingBytes(p, await keys.padding(), 0, 16)],
      ['salt of part `name` of leaf 3', salt],
      ['commitment of {path: ["docket"]} there', await commitEntryPart(p, id, 3, 'name', salt, { path: ['docket'] })],
      ['leaf of exhibit 0 (leaf 1)', leaf],
      ['its leaf hash', await leafHash(p, 'SHA-256', leaf)],
      ['trailer for P 1,024, M 5,571, S 7,702', encodeTrailer(1024, 5571, 7702)],
    ])
    expect([...computed].map(([what, bytes]) => [what, toHex(bytes)])).toEqual([...written])
    expect([1000, 1025, 2 ** 31 + 1].map(padme)).toEqual([1024, 1088, 2_214_592_512])
  })
})
