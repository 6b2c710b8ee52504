import { type CborValue, decode } from '../cbor/index.js'
import type { CryptoProvider } from '../crypto/index.js'
import { type Bytes, equalBytes, type Hex, type Observation, observe, toHex } from '../ground/index.js'
import { commitPart, type Openings, type Statement } from '../statement/index.js'
import { lackingParts } from './kept.js'
import type { Docket } from './types.js'

/** An entry some of whose openings did not hold. */
export interface Failing {
  readonly statement: Hex
  readonly raw: Bytes
}

/** Commitments computed to find where openings belong, beside four for each statement: a flood of them stays linear. */
const tries = 4096

/** Moved openings told of for one statement. */
const mostTold = 64

const codes: ReadonlySet<string> = new Set(['statement.part-opening', 'statement.part-unknown'])

/**
 * Tells openings that were carried over from another statement of this docket from those that are simply wrong (ORD-46):
 * the salt is that of an opening that stands there, or the opening fits a part that is closed there.
 */
export async function movedOpenings(p: CryptoProvider, d: Docket, failing: readonly Failing[]): Promise<Docket> {
  const suspects = failing.flatMap(({ statement, raw }) => openingsIn(raw).map(([name, salt, value]) => ({ statement, name, salt, value })))
  const wrong = new Set(d.observations.filter(({ code }) => codes.has(code)).map(({ at }) => at.statement))
  const asked = suspects.filter(({ statement }) => wrong.has(statement))
  if (asked.length === 0) return d
  const salts = new Map<string, Hex>()
  const wanted = new Set(asked.map(({ salt }) => toHex(salt)))
  const lacking = new Map<string, Statement[]>()
  for (const [id, entry] of d.entries) {
    if (entry.kind !== 'statement') continue
    for (const [name, [salt]] of Object.entries(entry.openings)) {
      const key = `${name} ${toHex(salt)}`
      const before = salts.get(key)
      if (wanted.has(toHex(salt)) && (before === undefined || id < before)) salts.set(key, id)
    }
    for (const name of lackingParts(entry)) {
      const list = lacking.get(name)
      if (list === undefined) lacking.set(name, [entry.statement])
      else if (list.length < tries) list.push(entry.statement)
    }
  }
  const budget = { left: tries + 4 * d.entries.size }
  const found = new Map<string, { readonly part: string; readonly from: Hex }[]>()
  for (const { statement, name, salt, value } of asked) {
    const own = d.entries.get(statement)
    // What holds here was not moved.
    if (own?.kind === 'statement' && Object.hasOwn(own.openings, name)) continue
    const from = salts.get(`${name} ${toHex(salt)}`) ?? (await fitting(p, lacking.get(name) ?? [], { name, salt, value }, budget))
    if (from !== undefined && from !== statement)
      found.set(statement, [...(found.get(statement) ?? []), { part: name, from }].slice(0, mostTold))
  }
  if (found.size === 0) return d
  return { ...d, observations: d.observations.flatMap((one) => told(one, found)) }
}

type Opening = { readonly name: string; readonly salt: Bytes; readonly value: CborValue }

async function fitting(p: CryptoProvider, list: readonly Statement[], o: Opening, budget: { left: number }): Promise<Hex | undefined> {
  for (const { id, sub, payload } of list) {
    if (--budget.left < 0) return undefined
    if (equalBytes(await commitPart(p, sub, payload.nonce!, o.name, o.salt, o.value), payload.closed![o.name]!)) return id
  }
  return undefined
}

function openingsIn(raw: Bytes): readonly (readonly [name: string, salt: Bytes, value: CborValue])[] {
  const item = decode(raw) as readonly CborValue[]
  return Object.entries(item[1] as unknown as Openings).flatMap(([name, opening]) =>
    Array.isArray(opening) && opening.length === 2 && opening[0] instanceof Uint8Array && opening[0].length === 32
      ? [[name, opening[0] as Bytes, opening[1] as CborValue] as const]
      : [],
  )
}

/** The observation of an opening that does not hold, said more exactly; of several unknown parts the rest stays as it was. */
function told(one: Observation, found: ReadonlyMap<string, readonly { readonly part: string; readonly from: Hex }[]>): Observation[] {
  const moved = found.get(one.at.statement ?? '')
  if (moved === undefined || !codes.has(one.code)) return [one]
  const exact = moved.find(({ part }) => part === one.data.part)
  const more = one.code === 'statement.part-unknown' && one.data.more !== undefined
  const said = (more ? moved : exact === undefined ? [] : [exact]).map(({ part, from }) =>
    observe('statement.opening-moved', one.at, { part, from }),
  )
  return said.length > 0 && !more ? said : [...said, one]
}
