import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { Readable, Writable } from 'node:stream'
import { noise } from '../inputs.js'
import { timed } from './package.js'

/** typage, age in TypeScript: a file to a file through its streams. */
async function typage({ input, output }: { readonly input: string; readonly output: string }) {
  const { Encrypter, generateX25519Identity, identityToRecipient } = await import('age-encryption')
  const age = new Encrypter()
  age.addRecipient(await identityToRecipient(await generateX25519Identity()))
  const seconds = await timed(async () => {
    const plain = Readable.toWeb(createReadStream(input, { highWaterMark: 2 ** 20 })) as ReadableStream<Uint8Array>
    await (await age.encrypt(plain)).pipeTo(Writable.toWeb(createWriteStream(output)))
  })
  return { seconds }
}

/** The raw loop: native Ed25519 over as many messages, the key imported once, and nothing else done. */
async function ed25519({ count, bytes }: { readonly count: number; readonly bytes: number }) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const next = noise(9)
  const signed = Array.from({ length: Math.min(count, 1000) }, () => {
    const message = Buffer.from(next(bytes))
    return { message, signature: sign(null, message, privateKey) }
  })
  const seconds = await timed(async () => {
    for (let i = 0; i < count; i++) {
      const { message, signature } = signed[i % signed.length]!
      if (!verify(null, message, publicKey, signature)) throw new Error('a signature did not verify')
    }
  })
  return { seconds }
}

export const peerTasks = { typage, ed25519 }
