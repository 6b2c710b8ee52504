import { localDecapsulator, localSigner } from '../../src/cose/index.js'
import { defaultProvider } from '../../src/crypto/index.js'
import { type SealParts, signSeal } from '../../src/docket/index.js'
import {
  type Catalogue,
  checkBlocks,
  checkPayload,
  type ItemInput,
  ItemsReader,
  type Opened,
  openItem,
  openManifest,
  type Row,
  type Run,
  readCatalogue,
  readFrame,
  readSeal,
  type WriteInput,
  type Written,
} from '../../src/envelope/index.js'
import { honest, type Stages } from '../../src/envelope/stages.js'
import { writeWith } from '../../src/envelope/write.js'
import { type Bytes, type Code, concat, fromHex, type Observation, u64be, utf8 } from '../../src/ground/index.js'
import { type EnvelopeSource, memorySink } from '../../src/io/index.js'

export const p = defaultProvider()

/** Bytes that are the same on every run: an AES-256-CTR keystream under the hash of a seed. */
export function drawn(seed: string): (length: number) => Bytes {
  const hasher = p.hasher('SHA-256')
  hasher.update(utf8(seed))
  const key = hasher.digest()
  let calls = 0
  return (length) => {
    const counter = concat(u64be(calls++), u64be(0))
    return p.ctr(key, counter, new Uint8Array(length)) as Bytes
  }
}

async function party(name: string, receives: 'X-Wing' | 'P-256' = 'X-Wing') {
  const random = drawn(name)
  const signer = await localSigner(p, 'Ed25519', random(32))
  const companion = await localSigner(p, 'ML-DSA-65', random(32))
  const receiving = await localDecapsulator(p, receives, random(32))
  const entry = {
    authority: `rog:${signer.key.kid}`,
    names: { en: name },
    keys: { signing: fromHex(signer.key.kid), receiving: fromHex(receiving.key.kid), companion: fromHex(companion.key.kid) },
  }
  return { signer, companion, receiving, entry }
}

export const alice = await party('alice')
export const bob = await party('bob')
export const carol = await party('carol', 'P-256')
export const mallory = await party('mallory')

export const statementId = drawn('exhibit statement')(32)

export interface Making {
  readonly seed?: string
  readonly items?: WriteInput['items']
  readonly exhibits?: number
  readonly docket?: WriteInput['docket']
  readonly sha512?: boolean
  readonly stages?: Partial<Stages>
  readonly run?: Run
  readonly input?: Partial<WriteInput>
  readonly parts?: Partial<SealParts>
  readonly signedBy?: typeof alice
}

export const note = (text: string, path: readonly (string | Uint8Array)[] = ['note.txt']): ItemInput => ({
  exhibit: 'e1',
  path,
  data: utf8(text),
})

export function partsFor(exhibits: number): SealParts {
  const handover = Array.from({ length: exhibits }, (_, i) => ({
    exhibit: [statementId, i] as const,
    instance: 'original' as const,
    mode: 'copySent' as const,
    to: [bob.entry.authority],
  }))
  return {
    parties: { sender: alice.entry, recipients: [bob.entry] },
    references: {},
    terms: {},
    languages: ['en'],
    link: { docket: statementId, seq: 0, prev: [drawn('head')(32)] },
    handover,
  }
}

/** An envelope from alice to bob, the same bytes for the same arguments. */
export async function make(o: Making = {}): Promise<{ bytes: Bytes; written: Written }> {
  const random = drawn(o.seed ?? 'envelope')
  const exhibits = o.exhibits ?? 1
  const { sink, bytes } = memorySink()
  const sender = o.signedBy ?? alice
  const input: WriteInput = {
    envelopeId: random(16),
    secret: random(32),
    recipients: [bob.receiving.key],
    sender: { kid: sender.signer.key.kid },
    docket: o.docket ?? utf8('docket'),
    exhibits: Array.from({ length: exhibits }, (_, i) => ({
      ref: `e${i + 1}`,
      identity: { statement: statementId, index: i, instance: 'original' as const },
      description: { text: { en: `exhibit ${i + 1}` } },
    })),
    items: o.items ?? [note('hello')],
    parts: { ...partsFor(exhibits), ...o.parts },
    ...(o.sha512 && { sha512: true }),
    async sign(open, closed) {
      return (await signSeal({ p, random, now: 1_790_000_000 }, sender, open, closed)).statement
    },
    ...o.input,
  }
  const written = await writeWith({ ...honest, partyProblems: () => [], ...o.stages }, { random }, input, sink, { ...o.run })
  return { bytes: bytes(), written }
}

export const codesOf = (observations: readonly Observation[]): Code[] => observations.map((o) => o.code)

/** Everything a verifier without a key sees. */
export async function keyless(source: EnvelopeSource, run: Run = {}): Promise<readonly Observation[]> {
  const frame = await readFrame(source, run)
  if (frame.value === undefined) return frame.observations
  const seal = await readSeal(frame.value, run)
  if (seal.value === undefined) return seal.observations
  const blocks = await checkBlocks(frame.value, seal.value, run)
  if (blocks.value === undefined) return blocks.observations
  return checkPayload(frame.value, seal.value, blocks.value, run)
}

/** Rows 1 to 4. */
export async function opened(source: EnvelopeSource, run: Run = {}, who = bob): Promise<Row<Opened>> {
  const frame = await readFrame(source, run)
  if (frame.value === undefined) return { observations: frame.observations }
  const seal = await readSeal(frame.value, run)
  if (seal.value === undefined) return { observations: seal.observations }
  const blocks = await checkBlocks(frame.value, seal.value, run)
  if (blocks.value === undefined) return { observations: blocks.observations }
  return openManifest(frame.value, seal.value, blocks.value, { receiving: [who.receiving], authority: who.entry.authority }, run)
}

/** Rows 1 to 5. */
export async function listed(source: EnvelopeSource, run: Run = {}): Promise<{ o: Opened; catalogue: Catalogue }> {
  const { value: o, observations } = await opened(source, run)
  if (o === undefined) throw new Error(`did not open: ${codesOf(observations).join()}`)
  const row = await readCatalogue(o, run)
  if (row.value === undefined) throw new Error(`no catalogue: ${codesOf(row.observations).join()}`)
  return { o, catalogue: row.value }
}

/** Every row, with a key: all that is wrong, in the order of reading; the first failing row ends it. */
export async function keyed(source: EnvelopeSource, run: Run = {}): Promise<readonly Observation[]> {
  const { value: o, observations } = await opened(source, run)
  if (o === undefined) return observations
  const row = await readCatalogue(o, run)
  if (row.value === undefined) return row.observations
  const reader = await ItemsReader.start(o, run, () => undefined)
  try {
    for await (const entry of row.value.items()) await reader.item(entry)
    const found = await reader.items()
    return found.length > 0 ? found : await reader.padding()
  } finally {
    await reader.end()
  }
}

export async function contentOf(source: EnvelopeSource, number: number): Promise<Bytes> {
  const { o, catalogue } = await listed(source)
  const entry = await catalogue.item(number)
  const item = await openItem(o, entry!)
  const parts: Bytes[] = []
  for await (const chunk of item.stream()) parts.push(chunk)
  return concat(...parts)
}
