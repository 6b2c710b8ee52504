import type { CustodyParts } from '../../../src/custody/index.js'
import { type Bytes, fromHex, type Hex } from '../../../src/ground/index.js'
import type { Digest, DigestOver, ExhibitId, ExhibitNature } from '../../../src/matter/index.js'
import type { Case } from './case.js'
import { cust, Desk, day, hour, on, original } from './desk.js'
import { drawn } from './draws.js'
import { alice, bob, type Person } from './people.js'

/** A case, and the statement its defect is observed at. */
export interface Story extends Pick<Case, 'name' | 'changed' | 'code' | 'observations' | 'verdict'> {
  readonly nature?: ExhibitNature
  /** who is admitted beside bob */
  readonly with?: readonly Person[]
  readonly tell: (d: Desk, e: ExhibitId) => Promise<Hex | undefined>
  /** the bytes to keep, where they are not simply the docket's */
  readonly bytes?: (d: Desk) => Promise<Uint8Array>
}

/** A story as a file of the corpus. */
export const told =
  ({ name, nature, with: parties = [], tell, bytes }: Story): (() => Promise<{ bytes: Uint8Array; statement?: Hex }>) =>
  async () => {
    const desk = await Desk.open(name, ...parties)
    const statement = await tell(desk, await desk.exhibit(nature))
    return { bytes: await (bytes?.(desk) ?? desk.bytes()), ...(statement !== undefined && { statement }) }
  }

export const place = { country: 'DE' } as const
export const order = { legalBasis: [{ kind: 'order' }] } as const

export const collect = (d: Desk, e: ExhibitId, by: Person = bob, parts: CustodyParts = {}, more: { iat?: number } = {}) =>
  d.act(by, { action: 'collect', exhibits: on(e), parts: { place, ...parts } }, more)

export const plain = (
  d: Desk,
  e: ExhibitId,
  action: 'access' | 'store' | 'examine' | 'lose' | 'return' | 'package' | 'dispose' | 'consume',
  by: Person = bob,
  parts: CustodyParts = {},
  more: { iat?: number } = {},
) =>
  d.act(
    by,
    {
      action,
      exhibits: on(e),
      parts: {
        ...(action === 'dispose' && { disposal: { method: { en: 'shredded' }, remaining: [] } }),
        ...((action === 'dispose' || action === 'consume') && order),
        ...parts,
      },
    },
    more,
  )

export const release = (d: Desk, e: ExhibitId, to: Person = alice, parts: CustodyParts = {}, more: { iat?: number } = {}) =>
  d.act(bob, { action: 'release', exhibits: [{ exhibit: e, ...original, mode: 'moves' }], to: cust(to), parts }, more)

export const receive = (
  d: Desk,
  e: ExhibitId,
  answers: Hex | undefined,
  o: {
    by?: Person
    custodian?: Person
    outcome?: 'accepted' | 'notFound' | 'notAccepted' | 'unreadable' | 'arrivedNotChecked'
    parts?: CustodyParts
    iat?: number
  } = {},
) => {
  const { by = alice, outcome = 'accepted', parts = {} } = o
  return d.act(
    by,
    {
      action: 'receive',
      stage: 'content',
      custodian: cust(o.custodian ?? by),
      exhibits: [{ exhibit: e, ...original, outcome }],
      ...(answers && { answers: { release: fromHex(answers) } }),
      parts,
    },
    o,
  )
}

/** A digest that stands for a value called `text`. */
export const digest = (
  text: string,
  over: DigestOver = { kind: 'item' },
  algorithm: 'SHA-256' | 'MD5' = 'SHA-256',
  more: Partial<Digest> = {},
): Digest => ({ algorithm, value: drawn(`digest ${text}`)(algorithm === 'MD5' ? 16 : 32) as Bytes, over, ...more })

export const found = (exhibit: ExhibitId, ...digests: readonly Digest[]): CustodyParts => ({ digests: [{ exhibit, found: digests }] })

export const verify = (d: Desk, e: ExhibitId, digests: readonly Digest[], parts: CustodyParts = {}) =>
  d.act(bob, { action: 'verify', exhibits: on(e), parts: { ...found(e, ...digests), ...parts } })

export { day, hour }
