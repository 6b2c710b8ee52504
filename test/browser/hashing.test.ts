import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { decode, encode } from '../../src/cbor/index.js'
import { toHex } from '../../src/ground/index.js'
import { describeBrowser } from '../tools/browser.js'

/** The bundle as the page sees it: only its type comes from here, its code runs in the browser. */
declare const lib: typeof import('../../src/crypto/index.js') &
  typeof import('../../src/cbor/index.js') &
  typeof import('../../src/ground/index.js')

const source = "export * from './src/crypto/index.js'\nexport * from './src/cbor/index.js'\nexport * from './src/ground/index.js'"

describeBrowser('crypto and cbor', source, ({ evaluate, complaints }) => {
  test('the default provider is the one of the web', async () => {
    expect(await evaluate(() => lib.defaultProvider().name, null)).toBe('web')
  })

  test.each([0, 1, 55, 56, 64, 1 << 20])('SHA-256 and SHA-512 of %i bytes are those of Node', async (length) => {
    const bytes = randomBytes(length)
    const hashes = await evaluate(async (hex) => {
      const data = lib.fromHex(hex)
      const of = async (p: ReturnType<typeof lib.defaultProvider>) =>
        [await p.hash('SHA-256', data), await p.hash('SHA-512', data)].map(lib.toHex)
      return [await of(lib.webProvider), await of(lib.nobleProvider)]
    }, bytes.toString('hex'))
    const expected = ['sha256', 'sha512'].map((name) => createHash(name).update(bytes).digest('hex'))
    expect(hashes).toEqual([expected, expected])
  })

  test("a signature of Node's own P-256 is believed there, and a changed message is not", async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const signature = createSign('SHA256').update('message').sign({ key: privateKey, dsaEncoding: 'ieee-p1363' })
    const { x, y } = publicKey.export({ format: 'jwk' })
    const raw = Buffer.concat([Buffer.from([4]), Buffer.from(x ?? '', 'base64url'), Buffer.from(y ?? '', 'base64url')])
    const verdicts = await evaluate(
      async ({ key, sig }) => {
        const signed = lib.normaliseP256(lib.fromHex(sig))
        const check = (text: string) => lib.defaultProvider().p256Verify(lib.fromHex(key), lib.utf8(text), signed)
        return [await check('message'), await check('massage')]
      },
      { key: raw.toString('hex'), sig: signature.toString('hex') },
    )
    expect(verdicts).toEqual([true, false])
  })

  test('what Node encodes is decoded there to the same bytes again, and the reverse', async () => {
    const bytes = encode({ a: [1, -2, 'é', new Uint8Array([0, 255])], b: new Map([[1, true]]) })
    const there = await evaluate((hex) => lib.toHex(lib.encode(lib.decode(lib.fromHex(hex)))), toHex(bytes))
    expect(there).toBe(toHex(bytes))
    expect(toHex(encode(decode(bytes)))).toBe(there)
  })

  test('the page complained about nothing', () => {
    expect(complaints).toEqual([])
  })
})
