import { createHash } from 'node:crypto'
import type { CustodyParts, DigestsOf, Participant, Tool } from '../../src/custody/index.js'
import { type Bytes, fromHex, type Hex } from '../../src/ground/index.js'
import type { Digest, DigestOver, ExhibitId, ExhibitNature, Label } from '../../src/matter/index.js'
import { A, B, type Who, type World } from './world.js'

export const original = { instance: 'original' } as const
export const at = (who: Who) => ({ authority: who.authority })

/** A digest of a text, over one item unless said otherwise. */
export function digest(text: string, algorithm = 'SHA-256', over: DigestOver = { kind: 'item' }, more: Partial<Digest> = {}): Digest {
  const value = new Uint8Array(createHash('sha256').update(text).digest()).slice(0, algorithm === 'MD5' ? 16 : 32) as Bytes
  return { algorithm, value, over, ...more }
}

export const found = (exhibit: ExhibitId, ...digests: readonly Digest[]): CustodyParts => ({ digests: [{ exhibit, found: digests }] })

/** An exhibit of this nature, introduced by A unless said otherwise. */
export const introduce = (w: World, nature: ExhibitNature = 'image', by: Who = A): ExhibitId => [
  fromHex(w.add(by, 'exhibit', { introduces: [{ nature }] })),
  0,
]

export function label(w: World, exhibit: ExhibitId, text: string, more: Partial<Label> = {}, by: Who = A, prev?: readonly Hex[]): Hex {
  const one = { label: text, authority: by.authority, ...more }
  return w.add(
    by,
    'exhibit.label',
    { exhibits: [{ exhibit }] },
    { parts: { labels: [one] } as unknown as CustodyParts, ...(prev && { prev }) },
  )
}

type More = Parameters<World['act']>[2]

/** A record of digests: `verify` by A of the original, unless said otherwise. */
export const verify = (w: World, exhibit: ExhibitId, digests: readonly Digest[], more: More = {}, by: Who = A): Hex =>
  w.act(
    by,
    { action: 'verify', exhibits: [{ exhibit, ...original }] },
    { ...more, parts: { ...found(exhibit, ...digests), ...more?.parts } },
  )

export const changes = (exhibit?: ExhibitId): CustodyParts => ({
  changes: [
    { ...(exhibit && { exhibit }), what: { en: 'an app was started' }, by: { name: { en: 'C. Reis' } }, why: { en: 'to read the chats' } },
  ],
})

export const tool: Tool = { name: 'Extractor', version: '7.1', kind: 'deterministic' }
export const guessing: Tool = {
  name: 'Transcriber',
  version: '3',
  kind: 'generative',
  model: { name: 'voices', version: '2', inputs: { en: 'the calls' }, repeatable: false, reviewedBy: [] },
}
export const examiner: readonly Participant[] = [{ name: { en: 'C. Reis' }, part: ['performed'] }]

/** An act that makes `result` of `source`, with everything that belongs to it, but for what `parts` says instead. */
export const derive = (
  w: World,
  source: ExhibitId,
  result: ExhibitId,
  parts: { readonly [part in keyof CustodyParts]?: CustodyParts[part] | undefined } = {},
  more: More & { readonly action?: 'derive' | 'acquire' | 'translate' | 'redact' | 'split' | 'combine'; readonly by?: Who } = {},
): Hex => {
  const { action = 'derive', by = A, ...rest } = more
  const digests: readonly DigestsOf[] = [
    { exhibit: source, found: [digest('source')] },
    { exhibit: result, found: [digest('result')] },
  ]
  const whole = { participants: examiner, tools: [tool], digests, ...parts }
  const given = Object.fromEntries(Object.entries(whole).filter(([, part]) => part !== undefined)) as CustodyParts
  const exhibits = [
    { exhibit: source, ...original, role: 'source' as const },
    { exhibit: result, ...original, role: 'result' as const },
  ]
  return w.act(by, { action, exhibits }, { ...rest, parts: given })
}

/** Bag seals of one exhibit. */
export const bag = (exhibit: ExhibitId, numbers: readonly string[], more: object = {}): CustodyParts => ({
  container: [{ exhibit, sealNumbers: numbers, ...more }],
})

export const release = (w: World, exhibit: ExhibitId, parts: CustodyParts = {}, to: Who = B, by: Who = A, custodian: object = {}): Hex =>
  w.act(by, { action: 'release', to: at(to), custodian: { ...at(by), ...custodian }, exhibits: [{ exhibit, ...original }] }, { parts })

export const receive = (
  w: World,
  exhibit: ExhibitId,
  answers: Hex,
  parts: CustodyParts = {},
  by: Who = B,
  custodian: object = at(by),
): Hex =>
  w.act(
    by,
    {
      action: 'receive',
      stage: 'content',
      custodian: custodian as { authority: string },
      answers: { release: fromHex(answers) },
      exhibits: [{ exhibit, ...original, outcome: 'accepted' }],
    },
    { parts },
  )
