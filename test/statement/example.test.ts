import { expect, test } from 'vitest'
import { decodeSign1, localSigner } from '../../src/cose/index.js'
import { fromHex, toHex } from '../../src/ground/index.js'
import { openParts, parseStatement, type StatementType, signStatement, verifyStatement } from '../../src/statement/index.js'
import { exampleOf } from '../identity/example.js'
import { p } from '../identity/keys.js'
import { testType } from './forge.js'

const seed = Uint8Array.from({ length: 32 }, (_, i) => i)
const type: StatementType = { ...testType, name: 'example' }

/** Everything in the worked example of docs/spec/05-statements.md, computed. */
async function computed(): Promise<Record<string, string>> {
  const signer = await localSigner(p, 'Ed25519', seed)
  const companion = await localSigner(p, 'ML-DSA-65', seed.toReversed())
  let drawn = 0
  const random = (length: number) => new Uint8Array(length).fill(0xa0 + drawn++)
  const { statement, openings } = await signStatement(
    p,
    { signer, companion },
    {
      type,
      iss: `rog:${signer.key.kid}`,
      sub: 'example',
      iat: 1_780_000_000,
      open: { n: 1 },
      parts: { note: { en: 'seen at the harbour' } },
      random,
    },
  )
  const sign1 = decodeSign1(statement.bytes)
  return {
    kid: signer.key.kid,
    'companion kid': companion.key.kid,
    nonce: toHex(statement.payload.nonce!),
    salt: toHex(openings.note![0]),
    commitment: toHex(statement.payload.closed!.note!),
    protected: toHex(sign1.protected),
    payload: toHex(sign1.payload),
    signature: toHex(sign1.signature),
    id: statement.id,
    length: String(statement.bytes.length),
    'sha-256': toHex(await p.hash('SHA-256', statement.bytes)),
  }
}

test('[STA-01] [STA-03] [STA-30] the worked example is what the code computes', async () => {
  const example = exampleOf('05-statements.md')
  expect(await computed()).toEqual({ ...example })
})

test('[STA-20] [STA-30] the bytes of the worked example verify and open', async () => {
  const x = exampleOf('05-statements.md')
  const head = (length: number) => `${length < 256 ? '58' : '59'}${length.toString(16).padStart(length < 256 ? 2 : 4, '0')}`
  const bstr = (hex: string) => head(hex.length / 2) + hex
  const bytes = fromHex(`d284${bstr(x.protected!)}a0${bstr(x.payload!)}${bstr(x.signature!)}`)
  const statement = await parseStatement(p, bytes, { example: type }, 10_000)
  expect(statement.id).toBe(x.id)
  const key = (await localSigner(p, 'Ed25519', seed)).key
  // The companion is declared and not in these bytes.
  await expect(verifyStatement(p, statement, key)).rejects.toMatchObject({ code: 'statement.companion-missing' })
  const opened = await openParts(p, statement, { note: [fromHex(x.salt!), { en: 'seen at the harbour' }] }, undefined)
  expect(opened).toMatchObject({ observations: [], openings: { note: [expect.anything(), { en: 'seen at the harbour' }] } })
})
