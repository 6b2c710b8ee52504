import type { CustodyParts, Tool } from '../../../src/custody/index.js'
import { fromHex } from '../../../src/ground/index.js'
import type { ExhibitId } from '../../../src/matter/index.js'
import { type Desk, on, original } from './desk.js'
import { drawn } from './draws.js'
import { alice, bob } from './people.js'
import { collect, digest, found, plain, receive, release, type Story, verify } from './stories.js'

const tool: Tool = { name: 'Extractor', version: '7.1', kind: 'deterministic' }
const guessing: Tool = {
  name: 'Transcriber',
  version: '3',
  kind: 'generative',
  model: { name: 'voices', version: '2', inputs: { en: 'the calls' }, repeatable: false, reviewedBy: [] },
}
const examiner = { participants: [{ name: { en: 'C. Reis' }, part: ['performed'] }] } as const

const derive = (d: Desk, source: ExhibitId, result: ExhibitId, parts: object = {}, action: 'derive' | 'acquire' | 'redact' = 'derive') => {
  const digests = [
    { exhibit: source, found: [digest('source')] },
    { exhibit: result, found: [digest('result')] },
  ]
  const purpose = action === 'redact' ? { purpose: { en: 'privacy' } } : {}
  const whole = Object.entries({ ...examiner, tools: [tool], digests, ...purpose, ...parts }).filter(([, part]) => part !== undefined)
  return d.act(bob, {
    action,
    exhibits: [
      { exhibit: source, ...original, role: 'source' },
      { exhibit: result, ...original, role: 'result' },
    ],
    parts: Object.fromEntries(whole) as CustodyParts,
  })
}

const media = { kind: 'mediaStream' } as const
const rehash = (d: Desk, e: ExhibitId, parts: CustodyParts) => d.act(bob, { action: 'rehash', exhibits: on(e), parts })

const digests: readonly Story[] = [
  {
    name: 'digest-changed',
    changed: 'another digest than before, and no change declared',
    code: 'digest.changed',
    tell: async (d, e) => {
      await verify(d, e, [digest('x')])
      return verify(d, e, [digest('y')])
    },
  },
  {
    name: 'digest-changed-elsewhere',
    changed: 'another digest than before, and a change declared of another thing',
    code: 'digest.changed',
    tell: async (d, e) => {
      const exhibit = await d.exhibit('image')
      await verify(d, e, [digest('x')])
      const change = { exhibit, what: { en: 'an app was started' }, by: { name: { en: 'C. Reis' } }, why: { en: 'to read the chats' } }
      return verify(d, e, [digest('y')], { changes: [change] })
    },
  },
  {
    name: 'digest-before',
    changed: 'a redaction that begins from another digest than was known',
    code: 'digest.changed',
    tell: async (d, e) => {
      await verify(d, e, [digest('x')])
      return d.act(bob, {
        action: 'redact',
        exhibits: on(e),
        parts: { purpose: { en: 'privacy' }, digests: [{ exhibit: e, before: [digest('y')], found: [digest('z')] }] },
      })
    },
  },
  {
    name: 'digest-rehash',
    changed: 'hashed anew, and the old digest no longer agrees',
    code: 'digest.changed',
    tell: async (d, e) => {
      await verify(d, e, [digest('x', { kind: 'item' }, 'MD5')])
      return rehash(d, e, found(e, digest('y', { kind: 'item' }, 'MD5'), digest('x')))
    },
  },
  {
    name: 'digest-unbridged',
    changed: 'hashed anew without taking the old digest once more',
    observations: ['digest.rehash-unbridged'],
    tell: async (d, e) => {
      await verify(d, e, [digest('x', { kind: 'item' }, 'MD5')])
      return rehash(d, e, found(e, digest('x')))
    },
  },
  {
    name: 'digest-weak',
    changed: 'only MD5 says that nothing changed',
    observations: ['digest.weak'],
    tell: async (d, e) => {
      await verify(d, e, [digest('x', { kind: 'item' }, 'MD5')])
      return verify(d, e, [digest('x', { kind: 'item' }, 'MD5')])
    },
  },
  {
    name: 'digest-not-comparable',
    changed: 'first of the medium, then of the file: nothing to compare',
    observations: ['digest.not-comparable'],
    tell: async (d, e) => {
      await verify(d, e, [digest('x', media)])
      return verify(d, e, [digest('y')])
    },
  },
  {
    name: 'digest-sectors',
    changed: 'a digest with three sectors that could not be read',
    observations: ['digest.sector-errors'],
    tell: (d, e) => verify(d, e, [digest('x', media, 'SHA-256', { sectorErrors: 3 })]),
  },
  {
    name: 'digest-unplaced',
    changed: 'a digest of a thing that the record is not about',
    observations: ['digest.unplaced'],
    tell: async (d, e) => {
      const other = await d.exhibit('image')
      return d.act(bob, { action: 'verify', exhibits: on(e), parts: found(other, digest('x')) })
    },
  },
  {
    name: 'digest-segments',
    changed: 'digests of two of three parts of an image',
    observations: ['digest.segments-missing'],
    tell: async (d, e) => {
      const two = [1, 3].map((number) => digest(String(number), { kind: 'segment', number, count: 3 }))
      await verify(d, e, two)
      return undefined
    },
  },
]

const consequences: readonly Story[] = [
  {
    name: 'acquisitions-differ',
    changed: 'two images of one medium with two digests',
    observations: ['digest.acquisitions-differ'],
    nature: 'medium',
    tell: async (d, e) => {
      const image = async (value: string) => {
        const result = await d.exhibit('image')
        return derive(d, e, result, found(result, digest(value)), 'acquire')
      }
      await image('x')
      await image('y')
      return undefined
    },
  },
  {
    name: 'lineage-unknown',
    changed: 'something made of the image that nobody described',
    observations: ['lineage.not-introduced'],
    tell: async (d, e) => derive(d, e, [drawn('no such exhibit')(32), 0]),
  },
  {
    name: 'lineage-no-source',
    changed: 'extracted, and from what is not said',
    observations: ['lineage.no-source'],
    tell: (d, e) =>
      d.act(bob, { action: 'derive', exhibits: [{ exhibit: e, ...original, role: 'result' }], parts: { ...examiner, tools: [tool] } }),
  },
  {
    name: 'lineage-no-result',
    changed: 'taken apart, and into what is not said',
    observations: ['lineage.no-result'],
    tell: (d, e) => d.act(bob, { action: 'split', exhibits: on(e) }),
  },
  {
    name: 'lineage-known',
    changed: 'made of the image, though it was there before',
    observations: ['lineage.result-known'],
    tell: async (d, e) => {
      const result = await d.exhibit('extraction')
      await plain(d, result, 'access')
      return derive(d, e, result)
    },
  },
  {
    name: 'lineage-source-digest',
    changed: 'extracted from an image without a digest of it',
    observations: ['lineage.source-digest'],
    tell: async (d, e) => {
      const result = await d.exhibit('extraction')
      return derive(d, e, result, found(result, digest('result')))
    },
  },
  {
    name: 'lineage-tool',
    changed: 'redacted without saying with what',
    observations: ['lineage.tool'],
    tell: async (d, e) => derive(d, e, await d.exhibit('extraction'), { tools: undefined }, 'redact'),
  },
  {
    name: 'lineage-operator',
    changed: 'extracted by nobody who is named',
    observations: ['lineage.operator'],
    tell: async (d, e) => derive(d, e, await d.exhibit('extraction'), { participants: undefined }),
  },
  {
    name: 'lineage-model',
    changed: 'a tool that estimates, and nothing is said of its errors',
    observations: ['lineage.model-facts', 'lineage.machine-generated'],
    tell: async (d, e) => derive(d, e, await d.exhibit('extraction'), { tools: [guessing] }),
  },
  {
    name: 'lineage-circle',
    changed: 'made of what it is itself to have been made of',
    code: 'lineage.circle',
    tell: async (d, e) => {
      const result = await d.exhibit('extraction')
      await derive(d, e, result)
      await derive(d, result, e)
      return undefined
    },
  },
]

const bag = (exhibit: ExhibitId, number: string, more: object = {}): CustodyParts => ({
  container: [{ exhibit, sealNumbers: [number], ...more }],
})

const containers: readonly Story[] = [
  {
    name: 'seal-changed',
    changed: 'another bag seal on release than it was packed under',
    observations: ['container.seal-changed'],
    tell: async (d, e) => {
      await plain(d, e, 'package', bob, bag(e, '4711'))
      return release(d, e, alice, bag(e, '4712'))
    },
  },
  {
    name: 'seal-broken',
    changed: 'the bag seal was broken on arrival',
    observations: ['container.seal-broken'],
    with: [alice],
    tell: async (d, e) => {
      await plain(d, e, 'package', bob, bag(e, '4711'))
      return receive(d, e, await release(d, e), { parts: bag(e, '4711', { intact: 'no' }) })
    },
  },
  {
    name: 'seal-old',
    changed: 'packed anew, and the old seal was not kept',
    observations: ['container.old-seal'],
    tell: async (d, e) => {
      await plain(d, e, 'package', bob, bag(e, '4711'))
      return plain(d, e, 'package', bob, bag(e, '4712'))
    },
  },
  {
    name: 'seal-twice',
    changed: 'two bags under one seal number',
    observations: ['container.number-twice'],
    tell: async (d, e) => {
      await plain(d, e, 'package', bob, bag(e, '4711'))
      const other = await d.exhibit()
      return plain(d, other, 'package', bob, bag(other, '4711'))
    },
  },
  {
    name: 'shared-key',
    changed: 'two persons sign with one key',
    observations: ['custody.shared-key'],
    tell: async (d, e) => {
      await plain(d, e, 'store', bob, { participants: [{ name: { en: 'C. Reis' }, part: ['performed'] }] })
      await plain(d, e, 'access', bob, { participants: [{ name: { en: 'D. Wolf' }, part: ['performed'] }] })
      return undefined
    },
  },
  {
    name: 'disposal-remaining',
    changed: 'destroyed, and nobody speaks of the copy',
    observations: ['disposal.remaining'],
    tell: async (d, e) => {
      await collect(d, e)
      await d.act(bob, { action: 'copy', exhibits: [{ exhibit: e, ...original, copy: 1 }] })
      return plain(d, e, 'dispose')
    },
  },
  {
    name: 'copy-after-disposal',
    changed: 'a copy read after that copy was destroyed',
    code: 'custody.after-disposal',
    tell: async (d, e) => {
      const record = fromHex(await d.act(bob, { action: 'copy', exhibits: [{ exhibit: e, ...original, copy: 1 }] }))
      const copy = [{ exhibit: e, instance: { record, copy: 1 } }]
      await d.act(bob, {
        action: 'dispose',
        exhibits: copy,
        parts: { disposal: { method: { en: 'shredded' }, remaining: [{ exhibit: e }] }, legalBasis: [{ kind: 'order' }] },
      })
      return d.act(bob, { action: 'access', exhibits: copy })
    },
  },
]

export const thingStories: readonly Story[] = [
  ...[...digests, ...consequences].map((story): Story => ({ nature: 'image', ...story })),
  ...containers,
]
