import { encode } from '../../../src/cbor/index.js'
import {
  append,
  type Docket,
  decodeDocket,
  docketBytes,
  exhibitType,
  nextLink,
  openType,
  type SealParts,
  signSeal,
} from '../../../src/docket/index.js'
import type { ItemInput, WriteInput } from '../../../src/envelope/index.js'
import { honest, type Stages } from '../../../src/envelope/stages.js'
import { writeWith } from '../../../src/envelope/write.js'
import { contextOf } from '../../../src/exchange/context.js'
import { type Bytes, fromHex, toHex, utf8 } from '../../../src/ground/index.js'
import type { KeySet } from '../../../src/identity/index.js'
import { memorySink } from '../../../src/io/index.js'
import { signStatement } from '../../../src/statement/index.js'
import { drawn } from './draws.js'
import { alice, bob, now, type Person, p } from './people.js'

export const contextWith = (seed: string, time = now) => contextOf({ crypto: p }, undefined, { random: drawn(seed), now: time })

/** The same keys without the companion: records that may go without stay small. */
export const light = ({ keys }: Person): KeySet => ({ card: keys.card, signer: keys.signer })

/** alice's docket: its opening, and one exhibit of each of `natures`. Nobody else is admitted, nobody's card is in it. */
export async function smallDocket(
  natures: readonly ('records' | 'device')[] = ['records'],
  seed = 'docket',
  opened = now - 500,
): Promise<{ docket: Docket; exhibit: Bytes }> {
  const ctx = contextWith(seed, opened)
  const authority = alice.card.authority
  const kid = fromHex(alice.keys.signer.key.kid)
  const open = await signStatement(
    p,
    { signer: alice.keys.signer, companion: alice.keys.companion! },
    {
      type: openType,
      iss: authority,
      sub: toHex(ctx.random(32)),
      iat: ctx.now,
      open: { authority, kid, seq: 0, prev: [] },
      parts: { caseRef: { en: 'Corpus' } },
      random: ctx.random,
    },
  )
  const first = await decodeDocket(ctx, encode([open.statement.bytes, open.openings]))
  const { docket, statement } = await append(contextWith(`${seed} exhibits`, opened + 100), first, light(alice), {
    type: exhibitType,
    open: { introduces: natures.map((nature) => ({ nature })) },
    parts: { exhibits: natures.map(() => ({})) },
  })
  return { docket, exhibit: fromHex(statement.id) }
}

export interface Making {
  readonly seed?: string
  readonly items?: readonly ItemInput[]
  readonly exhibits?: number
  readonly docket?: Docket
  /** item 0 as it is, instead of the docket's bytes */
  readonly docketBytes?: Bytes
  readonly sha512?: boolean
  readonly stages?: Partial<Stages>
  readonly input?: Partial<WriteInput>
  readonly parts?: (parts: SealParts) => SealParts
  readonly by?: Person
  readonly to?: readonly Person[]
}

export const note = (text: string, path: readonly (string | Uint8Array)[] = ['note.txt']): ItemInput => ({
  exhibit: 'e1',
  path,
  data: utf8(text),
})

export const party = ({ card }: Person) => ({
  authority: card.authority,
  names: card.names,
  keys: {
    signing: fromHex(card.keys.signing.kid),
    companion: fromHex(card.keys.companion.kid),
    receiving: fromHex(card.keys.receiving!.kid),
  },
})

/** An envelope from alice to bob by a writer whose every stage can be made to lie; the same bytes for the same arguments. */
export async function envelope(o: Making = {}): Promise<Bytes> {
  const random = drawn(o.seed ?? 'envelope')
  const count = o.exhibits ?? 1
  const small = await smallDocket(Array.from({ length: count }, () => 'records' as const))
  const docket = o.docket ?? small.docket
  const by = o.by ?? alice
  const to = o.to ?? [bob]
  const link = nextLink(docket, alice.keys.signer.key.kid)
  const parts: SealParts = {
    parties: { sender: party(by), recipients: to.map(party) },
    references: {},
    terms: {},
    languages: ['en'],
    link: { docket: fromHex(link.docket), seq: link.seq, prev: link.prev.map(fromHex), ...(link.last && { last: fromHex(link.last) }) },
    handover: Array.from({ length: count }, (_, i) => ({
      exhibit: [small.exhibit, i] as const,
      instance: 'original' as const,
      mode: 'copySent' as const,
      to: to.map(({ card }) => card.authority),
    })),
  }
  const input: WriteInput = {
    envelopeId: random(16),
    secret: random(32),
    recipients: to.map(({ card }) => card.keys.receiving!),
    sender: { kid: by.keys.signer.key.kid },
    docket: o.docketBytes ?? (await docketBytes(docket)),
    exhibits: parts.handover.map((entry, i) => ({
      ref: `e${i + 1}`,
      identity: { statement: entry.exhibit[0], index: i, instance: 'original' as const },
      description: { text: { en: `exhibit ${i + 1}` } },
    })),
    items: o.items ?? [note('hello'), note('world', ['second'])],
    parts: o.parts?.(parts) ?? parts,
    ...(o.sha512 && { sha512: true }),
    sign: async (open, closed) =>
      (await signSeal({ p, random, now }, { signer: by.keys.signer, companion: by.keys.companion! }, open, closed)).statement,
    ...o.input,
  }
  const { sink, bytes } = memorySink()
  await writeWith({ ...honest, partyProblems: () => [], ...o.stages }, { random }, input, sink, { crypto: p })
  return bytes()
}
