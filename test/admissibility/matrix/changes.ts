import type { CustodyParts } from '../../../src/custody/index.js'
import { type Change, digestOf, laboratory, police, type Step } from './case.js'

const other = digestOf(new TextEncoder().encode('other bytes') as Uint8Array<ArrayBuffer>)
type Parts = (parts: CustodyParts) => CustodyParts

const without =
  (...names: readonly (keyof CustodyParts)[]): Parts =>
  (parts) =>
    Object.fromEntries(Object.entries(parts).filter(([name]) => !names.some((one) => one === name)))
const nobodyDirects: Parts = (parts) => ({ ...parts, participants: parts.participants!.filter(({ part }) => !part.includes('directed')) })
const found: Parts = (parts) => ({ ...parts, digests: parts.digests!.map((one) => ({ ...one, found: [other] })) })
const seals =
  (...sealNumbers: readonly string[]): Parts =>
  (parts) => ({ ...parts, container: parts.container!.map((one) => ({ ...one, sealNumbers })) })
const noRequest: Parts = (parts) => ({ ...parts, legalBasis: parts.legalBasis!.filter(({ kind }) => kind !== 'request') })
const later = (hours: number, ...steps: readonly Step[]): Partial<Record<Step, number>> =>
  Object.fromEntries(steps.map((step, i) => [step, hours + i]))

/** What can be taken out of the custody of the case, one at a time, by a name that says what. */
export const changes: Readonly<Record<string, Change>> = {
  'the key to the content': { noKey: true },
  'the conditions of use': { noTerms: true },
  labels: { unlabelled: true },
  'belief in the laboratory': { unbelieved: [laboratory] },
  recognising: { without: ['recognise'] },
  isolating: { without: ['isolate'] },
  documenting: { without: ['document'] },
  collecting: { without: ['collect'] },
  packaging: { without: ['package'] },
  transporting: { without: ['transport'] },
  'the receipt of the telephone': { without: ['take'] },
  storing: { without: ['store', 'restore'] },
  'storing again after the examination': { without: ['restore'] },
  examining: { without: ['acquire', 'verify', 'derive'] },
  'the receipt of the image': { without: ['receive'] },
  'who recognised': { parts: { recognise: without('participants') } },
  'who isolated': { parts: { isolate: without('participants') } },
  'who documented': { parts: { document: without('participants') } },
  'who collected': { parts: { collect: without('participants') } },
  'who packaged': { parts: { package: without('participants') } },
  'who transported': { parts: { transport: without('participants') } },
  'who received the telephone': { parts: { take: without('participants') } },
  'who stored': { parts: { store: without('participants') } },
  'who acquired': { parts: { acquire: without('participants') } },
  'who is in charge': { parts: { collect: nobodyDirects, acquire: nobodyDirects, derive: nobodyDirects } },
  'who acquired, not shown': { withheld: { acquire: ['participants'] } },
  'tools, not shown': { withheld: { acquire: ['tools'] } },
  'where it was acquired': { parts: { acquire: without('place') } },
  'the legal basis of collecting': { parts: { collect: without('legalBasis') } },
  'the legal basis of acquiring': { parts: { acquire: without('legalBasis') } },
  'the request': { parts: { collect: noRequest, acquire: noRequest, derive: noRequest } },
  'what the image was made from': { sourceless: ['acquire'] },
  'bag seals': { parts: { package: without('container'), release: without('container'), take: without('container') } },
  'the same bag seal on arrival': { parts: { take: seals('0009999') } },
  'digests of an algorithm that stands': { weakDigests: true },
  'digests that stay equal': { parts: { verify: found } },
  'digests of what was sealed': { parts: { acquire: found, verify: found } },
  'time in its order': { parts: { verify: (parts) => ({ ...parts, at: { ...parts.at!, from: parts.at!.from - 40 * 3600 } }) } },
  'that only the holder acts': { by: { verify: police } },
  'custody between release and receipt': {
    hours: { ...later(32, 'take', 'store', 'acquire', 'verify', 'derive', 'restore') },
  },
}
