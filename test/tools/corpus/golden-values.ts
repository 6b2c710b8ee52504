import { decode, decodeSequence, encode } from '../../../src/cbor/index.js'
import { encStructure, recipientStructure } from '../../../src/cose/encrypt.js'
import { countersignStructure, decodeEncrypt, decodeSign1, readCompanion, sigStructure } from '../../../src/cose/index.js'
import { type CryptoProvider, hpkeOpen } from '../../../src/crypto/index.js'
import { checkBlocks, openItem, openManifest, readCatalogue, readFrame, readSeal } from '../../../src/envelope/index.js'
import { catalogueAad, commitEntryPart, itemAad, manifestAad, recipientInfo } from '../../../src/envelope/keys.js'
import { concat, fromHex, toHex } from '../../../src/ground/index.js'
import type { KeySet } from '../../../src/identity/index.js'
import { leafHash, rootOf } from '../../../src/merkle/index.js'

const none = new Uint8Array(0)

/**
 * Every value on the way from an envelope's bytes to its items, as hexadecimal, each made again from the ones before it by
 * one provider. Large values stand as their SHA-256.
 */
export async function goldenValues(p: CryptoProvider, bytes: Uint8Array, keys: readonly KeySet[], sha512: boolean) {
  const run = { crypto: p }
  const frame = (await readFrame(bytes, run)).value!
  const seal = (await readSeal(frame, run)).value!
  const blocks = (await checkBlocks(frame, seal, run)).value!
  const receiving = keys.flatMap((set) => (set.receiving ? [set.receiving] : []))
  const o = (await openManifest(frame, seal, blocks, { receiving }, run)).value!
  const catalogue = (await readCatalogue(o, run)).value!
  const { envelopeId: id, senderKid } = seal
  const hash = async (data: Uint8Array) => toHex(await p.hash('SHA-256', data))

  const sign1 = decodeSign1(seal.statement.bytes)
  const companion = await readCompanion(p, seal.statement.companionValue!)
  const { countersignature } = companion
  const sealed = {
    id: seal.statement.id,
    protected: toHex(sign1.protected),
    payload: toHex(sign1.payload),
    sigStructure: toHex(sigStructure(sign1.protected, sign1.payload)),
    signature: toHex(sign1.signature),
    companion: {
      kid: companion.key.kid,
      protected: toHex(countersignature.protected),
      structure: await hash(countersignStructure(sign1, countersignature.protected)),
      signature: toHex(countersignature.signature),
    },
  }

  const encrypted = decodeEncrypt(blocks.manifest)
  const kids = encrypted.recipients.map((r) => fromHex(r.kid))
  const extraInfo = await recipientInfo(p, id, senderKid, kids)
  const externalAad = manifestAad(id, senderKid)
  const recipients = []
  let cek: Uint8Array = none
  for (const r of encrypted.recipients) {
    const key = receiving.find((one) => one.key.kid === r.kid)!
    const shared = new Uint8Array(await key.decapsulate(r.enc))
    const info = recipientStructure(r.protected, extraInfo)
    cek = await hpkeOpen(p, r.alg === 57 ? 'X-Wing' : 'P-256', () => shared, info, none, r.enc, r.ciphertext)
    recipients.push({
      kid: r.kid,
      alg: r.alg,
      protected: toHex(r.protected),
      enc: toHex(r.enc),
      sharedSecret: toHex(shared),
      hpkeInfo: toHex(info),
      encryptedKey: toHex(r.ciphertext),
    })
  }
  const structure = encStructure(encrypted.protected, externalAad)
  const plaintext = await p.gcmOpen(cek, encrypted.iv, structure, encrypted.ciphertext)
  const manifest = {
    protected: toHex(encrypted.protected),
    iv: toHex(encrypted.iv),
    externalAad: toHex(externalAad),
    encStructure: toHex(structure),
    contentKey: toHex(cek),
    recipientExtraInfo: toHex(extraInfo),
    recipients,
    plaintext: toHex(trimmed(plaintext)),
    plaintextLength: plaintext.length,
    openings: Object.fromEntries(
      Object.entries(o.openings).map(([name, [salt, value]]) => [name, { salt: toHex(salt), value: toHex(encode(value)) }]),
    ),
  }

  const { header } = catalogue
  const derived = {
    commitment: toHex(await o.keys.commitment()),
    catalogue: toHex(await o.keys.catalogue()),
    padding: toHex(await o.keys.padding()),
    items: await all(header.items, async (n) => toHex(await o.keys.item(n))),
  }

  const payload = bytes.subarray(8, 8 + frame.layout.payload.length)
  const blockHashes = await all(Math.ceil(payload.length / 2 ** 20), async (n) =>
    toHex(await leafHash(p, 'SHA-256', payload.subarray(n * 2 ** 20, (n + 1) * 2 ** 20))),
  )
  const roots = { 'SHA-256': toHex(await rootOf(p, 'SHA-256', concat(...blockHashes.map(fromHex)))) }

  const entries = []
  const encoded: Uint8Array[] = []
  const leaves: Uint8Array[] = []
  const list = [{ open: header, parts: {} }] as { open: object; parts: object }[]
  for await (const { number, ...parts } of catalogue.exhibits()) list.push({ open: { number }, parts })
  for await (const { name, content, ...open } of catalogue.items()) list.push({ open, parts: { name, content } })
  for (const [leaf, { open, parts }] of list.entries()) {
    encoded.push(encode([open, parts]))
    const shown = []
    const commitments: Record<string, Uint8Array> = {}
    for (const [part, value] of Object.entries(parts)) {
      const salt = await o.keys.salt(leaf, part)
      commitments[part] = await commitEntryPart(p, id, leaf, part, salt, value)
      shown.push({ part, value: toHex(encode(value)), salt: toHex(salt), commitment: toHex(commitments[part]) })
    }
    const data = encode([open, commitments])
    const leafOf = await leafHash(p, 'SHA-256', data)
    leaves.push(leafOf)
    entries.push({ open: toHex(encode(open)), parts: shown, leaf: toHex(data), leafHash: toHex(leafOf) })
  }
  const root = { 'SHA-256': toHex(await rootOf(p, 'SHA-256', concat(...leaves))) }

  const place = o.catalogue
  const streams = { catalogue: toHex(payload.subarray(place.offset, place.offset + 74)) } as Record<string, string>
  const items = []
  for await (const entry of catalogue.items()) {
    streams[entry.number] = toHex(payload.subarray(entry.offset, entry.offset + 74))
    const parts: Uint8Array[] = []
    for await (const chunk of (await openItem(o, entry, run)).stream()) parts.push(chunk)
    const content = concat(...parts)
    const short = content.length <= 1024 ? { bytes: toHex(content) } : {}
    const entriesInside =
      entry.number === 0
        ? { docketEntries: await all(decodeSequence(content).length, async (n) => hash(encode(decodeSequence(content)[n]!))) }
        : {}
    items.push({
      number: entry.number,
      length: content.length,
      sha256: await hash(content),
      aad: toHex(itemAad(id, entry.number)),
      ...short,
      ...entriesInside,
    })
  }
  const end = place.offset + place.length
  const pad = payload.subarray(end)
  return {
    length: bytes.length,
    sha256: await hash(bytes),
    layout: frame.layout,
    envelopeId: toHex(id),
    secret: toHex(o.secret),
    derived,
    seal: sealed,
    manifest,
    blocks: { leafHashes: blockHashes, roots, ...(sha512 && { 'SHA-512': await root512(p, payload) }) },
    catalogue: { ...place, aad: toHex(catalogueAad(id)), plaintext: toHex(concat(...encoded)), entries, root },
    floeHeaders: streams,
    items,
    padding: { offset: end, length: pad.length, sha256: await hash(pad), first: toHex(pad.subarray(0, 64)) },
  }
}

async function root512(p: CryptoProvider, payload: Uint8Array): Promise<string> {
  const leaves = await all(Math.ceil(payload.length / 2 ** 20), (n) =>
    leafHash(p, 'SHA-512', payload.subarray(n * 2 ** 20, (n + 1) * 2 ** 20)),
  )
  return toHex(await rootOf(p, 'SHA-512', concat(...leaves)))
}

async function all<T>(count: number, one: (n: number) => T | Promise<T>): Promise<T[]> {
  const out: T[] = []
  for (let n = 0; n < count; n++) out.push(await one(n))
  return out
}

/** The manifest's one item without its zeros. */
function trimmed(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (bytes[end - 1] === 0) end--
  decode(bytes.subarray(0, end))
  return bytes.subarray(0, end)
}
