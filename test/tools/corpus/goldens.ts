import type { SealInput } from '../../../src/exchange/index.js'
import { fromHex, utf8 } from '../../../src/ground/index.js'
import type { Terms } from '../../../src/matter/index.js'
import { alice, carol, now } from './people.js'

/** Where an item's bytes come from: as they are, or `length` bytes in one draw from `seed`. */
export type Data = Uint8Array | { readonly seed: string; readonly length: number }

/** What a golden envelope is sealed from, as it stands in its inputs.json. The draws follow from `seed`. */
export interface GoldenInput {
  readonly about: string
  readonly seed: string
  readonly from: string
  readonly to: readonly string[]
  readonly docket: 'start' | 'history'
  readonly exhibits: SealInput['exhibits']
  readonly items: readonly (Omit<SealInput['items'] extends Iterable<infer I> | AsyncIterable<unknown> ? I : never, 'data'> & {
    data: Data
  })[]
  readonly options: Pick<SealInput, 'terms' | 'caseRef' | 'request' | 'languages' | 'wholeDocket' | 'sha512' | 'allowClassical'>
  /** false: too large to be stored; its SHA-256 is in values.json, and its inputs give every byte */
  readonly stored?: false
}

const base = { from: 'alice', to: ['bob'], docket: 'start', options: {} } as const
const segment = 2 ** 20 - 32
const one = (ref: string, label: string) => ({ ref, exhibit: { nature: 'records', labels: [{ label }] } }) as const
const agreed = { source: { kind: 'agreed', reference: 'letter of 2026-03-01' }, originator: alice.card.authority } as const
const treaty = {
  source: { kind: 'treaty', instrument: 'Example Convention', article: '7(2)' },
  originator: alice.card.authority,
} as const
const wish = { source: { kind: 'wish' }, originator: alice.card.authority } as const

/** One condition of every kind. */
const terms: Terms = {
  conditions: [
    { id: 'purpose', kind: 'purpose', purposes: ['1 Js 1/26'], ...treaty },
    { id: 'quiet', kind: 'confidentiality', until: now + 86_400, ...agreed },
    { id: 'onward', kind: 'onwardTransfer', rule: 'toNamed', to: [carol.card.authority], ...treaty },
    { id: 'tlp', kind: 'handling', scheme: 'TLP', code: 'AMBER', ...wish },
    { id: 'keep', kind: 'retention', days: 365, ...agreed },
    { id: 'back', kind: 'return', by: now + 2 * 86_400, exhibits: [1], ...treaty },
    { id: 'destroy', kind: 'disposal', by: now + 3 * 86_400, ...agreed },
    { id: 'counsel', kind: 'privilege', status: 'claimed', reviewer: carol.card.authority, ...wish },
    { id: 'opinion', kind: 'nature', nature: 'assessment', ...wish },
    { id: 'favour', kind: 'exculpatory', text: { en: 'May exonerate.', pt: 'Pode ilibar.' }, ...wish },
  ],
  acceptance: 'beforeOpening',
  classicalRecipients: false,
}

export const goldens: Readonly<Record<string, GoldenInput>> = {
  minimal: {
    ...base,
    about: 'one exhibit, one empty item',
    seed: 'golden minimal',
    exhibits: [one('e', 'A-1')],
    items: [{ exhibit: 'e', path: ['empty'], data: new Uint8Array(0) }],
  },
  small: {
    ...base,
    about: 'three exhibits, one of them a thing without items; names that are not UTF-8, turn direction, or differ in case only',
    seed: 'golden small',
    exhibits: [
      one('mail', 'A-1'),
      { ref: 'phone', exhibit: { nature: 'device', labels: [{ label: 'A-2' }], details: { make: 'Example', serial: 'SN 1' } } },
      { ref: 'image', exhibit: { nature: 'image' }, description: { text: { en: 'a small image' }, volumes: { count: 2, complete: true } } },
    ],
    items: [
      {
        exhibit: 'mail',
        path: ['inbox', 'a.eml'],
        data: utf8('From: a\r\n\r\nhello\r\n'),
        mediaType: 'message/rfc822',
        modified: '2026-03-17T09:30:00Z',
      },
      { exhibit: 'mail', path: ['inbox', 'A.eml'], data: utf8('a case twin') },
      { exhibit: 'mail', path: ['inbox', '\u202egnp.exe'], data: utf8('a name that turns direction') },
      { exhibit: 'mail', path: ['inbox', fromHex('6cff2e747874')], data: utf8('a name that is not UTF-8') },
      {
        exhibit: 'mail',
        path: ['inbox', 'CON'],
        data: new Uint8Array(0),
        times: { accessed: '2026-03-17T09:30:00.123456789+01:00' },
        attributes: { 'example.flags': 'r' },
      },
      {
        exhibit: 'image',
        path: ['disk.001'],
        data: { seed: 'disk.001', length: 4096 },
        claimed: [{ algorithm: 'MD5', value: fromHex('00112233445566778899aabbccddeeff'), over: { kind: 'item' } }],
      },
      { exhibit: 'image', path: ['disk.002'], data: { seed: 'disk.002', length: 1001 } },
    ],
    options: { languages: ['pt', 'en'], caseRef: '1 Js 1/26', request: '11'.repeat(32) },
  },
  sha512: {
    ...base,
    about: 'every tree and digest also under SHA-512',
    seed: 'golden sha512',
    exhibits: [one('e', 'A-1')],
    items: [{ exhibit: 'e', path: ['a'], data: utf8('hashed twice') }],
    options: { sha512: true },
  },
  'two-recipients': {
    ...base,
    about: 'an X-Wing key and a P-256 key that was named and that the terms allow',
    seed: 'golden two recipients',
    to: ['bob', 'carol'],
    exhibits: [one('e', 'A-1')],
    items: [{ exhibit: 'e', path: ['a'], data: utf8('for two') }],
    options: { allowClassical: [carol.card.keys.receiving!.kid], terms: { conditions: [], classicalRecipients: true } },
  },
  terms: {
    ...base,
    about: 'a condition of use of every kind',
    seed: 'golden terms',
    exhibits: [one('e', 'A-1')],
    items: [{ exhibit: 'e', path: ['a'], data: utf8('with conditions') }],
    options: { terms },
  },
  'sender-only': {
    ...base,
    about: 'sealed to the sender’s own key: nothing is handed over',
    seed: 'golden sender only',
    to: ['alice'],
    exhibits: [one('e', 'A-1')],
    items: [{ exhibit: 'e', path: ['a'], data: utf8('kept') }],
  },
  history: {
    ...base,
    about: 'an exhibit whose docket has records before: seized, stored; it moves; the docket travels whole',
    seed: 'golden history',
    docket: 'history',
    exhibits: [],
    items: [{ exhibit: 'e', path: ['a'], data: utf8('seized') }],
    options: { wholeDocket: true },
  },
  segments: {
    ...base,
    about: 'an item of one segment and a byte: two segments, two payload blocks',
    seed: 'golden segments',
    exhibits: [one('e', 'A-1')],
    items: [{ exhibit: 'e', path: ['big'], data: { seed: 'big', length: segment + 1 } }],
  },
  boundary: {
    ...base,
    about: 'items of a segment less a byte, of exactly a segment, of a segment and a byte',
    seed: 'golden boundary',
    exhibits: [one('e', 'A-1')],
    items: [-1, 0, 1].map((more) => ({
      exhibit: 'e',
      path: [`segment ${more}`],
      data: { seed: `boundary ${more}`, length: segment + more },
    })),
    stored: false,
  },
}
