import { encode } from '../../../src/cbor/index.js'
import { basisStatusType, supersedeType } from '../../../src/custody/orders/kinds.js'
import { docketBytes, erasedType, importType, orderType, type StatementEntry, withheldType } from '../../../src/docket/index.js'
import { concat, fromHex, type Hex } from '../../../src/ground/index.js'
import type { ExhibitId, LegalBasis } from '../../../src/matter/index.js'
import { begun, clock, Desk, on } from './desk.js'
import { alice, bob, carol, type Person } from './people.js'
import { collect, day, hour, order, plain, receive, release, type Story } from './stories.js'

const warrant: LegalBasis = { kind: 'warrant', reference: '5 Gs 212/26', issuer: 'AG Hamburg', date: begun }
const onWarrant = (d: Desk, e: ExhibitId, more: Partial<LegalBasis> = {}, iat?: number) =>
  collect(d, e, bob, { legalBasis: [{ ...warrant, ...more }] }, iat === undefined ? {} : { iat })
const status = (d: Desk, what: string, from: number, about?: Hex, by: Person = carol, parts: object = {}) =>
  d.add(by, basisStatusType, { status: what, from, ...(about && { about: fromHex(about) }) }, parts)
const hold = (d: Desk, e: ExhibitId, by: Person = carol) => d.act(by, { action: 'hold', exhibits: on(e), parts: order })
const lift = (d: Desk, e: ExhibitId, about: Hex, by: Person = carol) =>
  d.act(by, { action: 'liftHold', exhibits: on(e), about: fromHex(about), parts: order })
const correct = (d: Desk, e: ExhibitId, about: Hex, by: Person, field: string, value?: unknown, on1?: Desk['docket']) =>
  d.act(
    by,
    {
      action: 'correct',
      exhibits: on(e),
      about: fromHex(about),
      parts: {
        correction: {
          field,
          new: { en: JSON.stringify(value) ?? 'otherwise' },
          reason: { en: 'slip' },
          noticed: { en: 'on reading' },
          ...(value !== undefined && { value: value as never }),
        },
      },
    },
    on1 === undefined ? {} : { on: on1 },
  )

const bases: readonly Story[] = [
  {
    name: 'before-basis',
    changed: 'seized a day before the warrant was made',
    observations: ['basis.before'],
    tell: (d, e) => onWarrant(d, e, { date: begun + 2 * day }),
  },
  {
    name: 'basis-suspended',
    changed: 'seized while the warrant was suspended',
    observations: ['basis.not-standing'],
    with: [carol],
    tell: async (d, e) => {
      const record = await onWarrant(d, e)
      await status(d, 'suspended', begun - day, record)
      return record
    },
  },
  {
    name: 'basis-set-aside',
    changed: 'the warrant was set aside afterwards',
    observations: ['basis.set-aside'],
    with: [carol],
    tell: async (d, e) => {
      const record = await onWarrant(d, e)
      await status(d, 'setAside', begun + 2 * day, record)
      return record
    },
  },
  {
    name: 'basis-used-after',
    changed: 'examined after the warrant was set aside',
    observations: ['basis.used-after'],
    with: [carol],
    tell: async (d, e) => {
      await status(d, 'setAside', begun + hour, await onWarrant(d, e))
      return plain(d, e, 'examine', bob, {}, { iat: begun + 2 * hour })
    },
  },
  {
    name: 'basis-by-another',
    changed: 'a warrant that a court set aside is upheld by an authority that cannot',
    observations: ['basis.status-by-another'],
    with: [carol],
    tell: async (d, e) => {
      const record = await onWarrant(d, e)
      await status(d, 'setAside', begun + day, record)
      return status(d, 'upheld', begun + day, record, bob)
    },
  },
  {
    name: 'basis-unlinked',
    changed: 'a warrant is set aside, and which is not said',
    observations: ['basis.status-unlinked'],
    tell: async (d, e) => {
      await onWarrant(d, e)
      return status(d, 'setAside', begun, undefined, bob)
    },
  },
]

const orders: readonly Story[] = [
  {
    name: 'preservation-broken',
    changed: 'destroyed while a court had ordered it kept',
    code: 'order.preservation-broken',
    with: [carol],
    tell: async (d, e) => {
      await collect(d, e)
      await hold(d, e)
      return plain(d, e, 'dispose')
    },
  },
  {
    name: 'lift-by-another',
    changed: 'a court’s preservation order lifted by the prosecutor',
    code: 'order.lift-by-another',
    with: [carol],
    tell: async (d, e) => {
      await collect(d, e)
      return lift(d, e, await hold(d, e), bob)
    },
  },
  {
    name: 'lift-of-nothing',
    changed: 'a record lifted that was no preservation order',
    observations: ['order.lift-of-nothing'],
    tell: async (d, e) => lift(d, e, await collect(d, e), bob),
  },
  {
    name: 'orders-conflicting',
    changed: 'to be kept by one authority’s order and given back by another’s',
    observations: ['order.conflicting'],
    with: [carol],
    tell: async (d, e) => {
      await collect(d, e)
      await hold(d, e)
      await d.add(bob, orderType, { order: 'return', exhibits: on(e) })
      return undefined
    },
  },
]

const corrections: readonly Story[] = [
  {
    name: 'correction-of-nothing',
    changed: 'a correction of a record that is not there',
    observations: ['correction.nothing'],
    tell: async (d, e) => {
      await collect(d, e)
      return correct(d, e, 'ab'.repeat(32), bob, 'note')
    },
  },
  {
    name: 'correction-by-another',
    changed: 'a record corrected by another authority than wrote it',
    code: 'correction.by-another',
    with: [alice],
    tell: async (d, e) => correct(d, e, await collect(d, e), alice, 'note'),
  },
  {
    name: 'correction-not-used',
    changed: 'a time corrected in words only',
    observations: ['correction.not-used'],
    tell: async (d, e) => correct(d, e, await collect(d, e), bob, 'at'),
  },
  {
    name: 'correction-material',
    changed: 'who held it, corrected afterwards',
    observations: ['correction.material'],
    tell: async (d, e) => correct(d, e, await collect(d, e), bob, 'custodian', { authority: bob.card.authority, store: '12' }),
  },
  {
    name: 'correction-after-receipt',
    changed: 'the time of an act corrected after another authority received the thing',
    code: 'correction.after-receipt',
    with: [alice],
    tell: async (d, e) => {
      const record = await collect(d, e)
      await receive(d, e, await release(d, e))
      return correct(d, e, record, bob, 'at', clock(begun - hour))
    },
  },
  {
    name: 'supersede-by-another',
    changed: 'a handover taken back by another authority than made it',
    code: 'supersede.by-another',
    with: [alice],
    tell: async (d, e) => d.add(alice, supersedeType, { old: fromHex(await release(d, e)) }, { reason: { en: 'one too many' } }),
  },
]

const openingsOf = (d: Desk, id: Hex) => {
  const entry = d.docket.entries.get(id) as StatementEntry
  return { bytes: entry.statement.bytes, openings: entry.openings as Record<string, unknown> }
}

/** The docket with the openings of `taken` in the place of those of the record. */
async function movedInto(d: Desk, record: Hex, from: Hex): Promise<Uint8Array> {
  const { docket } = d
  const others = { ...docket, entries: new Map([...docket.entries].filter(([id]) => id !== record)) }
  const { bytes, openings } = openingsOf(d, record)
  return concat(await docketBytes(others), encode([bytes, { ...openings, note: openingsOf(d, from).openings.note }]))
}

const noted = (d: Desk, e: ExhibitId, text: string) => plain(d, e, 'access', bob, { note: { en: text } })
const imported = (d: Desk, entries: Uint8Array, docket: Hex) =>
  d.add(bob, importType, { docket: fromHex(docket), heads: [] }, { entries: new Uint8Array(entries) })

const moved: Story = {
  name: 'opening-moved',
  changed: 'the text of one record shown as another’s',
  code: 'statement.opening-moved',
  tell: async (d, e) => {
    await noted(d, e, 'first')
    return noted(d, e, 'second')
  },
  bytes: async (d) => {
    const [first, second] = [...d.docket.entries.keys()].slice(-2) as [Hex, Hex]
    return movedInto(d, second, first)
  },
}

const withholding: readonly Story[] = [
  moved,
  {
    name: 'withheld-by-another',
    changed: 'another authority’s words withheld without an order',
    observations: ['withheld.by-another'],
    with: [alice],
    tell: async (d, e) => {
      const record = await noted(d, e, 'words')
      return d.add(alice, withheldType, { list: [{ statement: fromHex(record), parts: ['note'] }], ground: 'other' })
    },
  },
  {
    name: 'erased-returned',
    changed: 'words that were erased are there again',
    observations: ['docket.erased-returned'],
    tell: async (d, e) => {
      const record = await noted(d, e, 'words')
      await d.add(bob, erasedType, { list: [{ statement: fromHex(record), parts: ['note'] }], ground: 'other' })
      return record
    },
    bytes: (d) => d.bytes(),
  },
  {
    name: 'import-refused',
    changed: 'earlier records taken in that are none',
    code: 'import.refused',
    tell: (d) => imported(d, Uint8Array.of(1, 2, 3), 'ab'.repeat(32)),
  },
  {
    name: 'import-other',
    changed: 'earlier records taken in that are of another case than named',
    code: 'import.refused',
    tell: async (d) => imported(d, await (await Desk.open('other case')).bytes(), 'ab'.repeat(32)),
  },
  {
    name: 'import-fails',
    changed: 'earlier records taken in, one of which is missing',
    observations: ['import.fails'],
    tell: async (d) => {
      const earlier = await Desk.open('earlier case')
      const e = await earlier.exhibit()
      const gone = await noted(earlier, e, 'first')
      await noted(earlier, e, 'second')
      const { docket } = earlier
      const cut = { ...docket, entries: new Map([...docket.entries].filter(([id]) => id !== gone)) }
      return imported(d, await docketBytes(cut), docket.id)
    },
  },
]

export const orderStories: readonly Story[] = [...bases, ...orders, ...corrections, ...withholding]
