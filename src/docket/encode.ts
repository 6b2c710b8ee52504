import type { Bytes } from '../ground/index.js'
import { readAll } from '../io/index.js'
import type { DecodeContext } from './candidate.js'
import { decodeDocket } from './decode.js'
import { encodeEntry } from './entry.js'
import { graphOf } from './graph.js'
import type { Docket } from './types.js'

/**
 * A docket as it is stored: entries in canonical order, each followed by the stubs kept beside it, then what could not be
 * read. The same set gives the same bytes, however it was put together.
 */
export async function* encodeDocket(d: Docket): AsyncGenerator<Bytes, void, undefined> {
  const { order, ids } = graphOf(d)
  for (const n of order) {
    yield encodeEntry(d.entries.get(ids[n]!)!)
    for (const claim of d.claims.get(ids[n]!) ?? []) yield encodeEntry(claim)
  }
  yield* d.unreadable
}

/** `encodeDocket` in one piece. */
export function docketBytes(d: Docket): Promise<Bytes> {
  return readAll(encodeDocket(d), Number.MAX_SAFE_INTEGER - 1)
}

/** Whether the file this docket was read from breaks off or goes on as no sequence: it must not be written over. */
export const isDamaged = (d: Docket): boolean => d.observations.some(({ code }) => code === 'docket.encoding')

/**
 * Reads a merged docket anew where that can help: one copy may hold the key for what the other could not use.
 * @throws as decodeDocket
 */
export async function settleDocket(ctx: DecodeContext, d: Docket): Promise<Docket> {
  const pending = d.unreadable.length > 0 || d.observations.some(({ code }) => code === 'docket.introduction')
  if (!pending) return d
  const damage = d.observations.filter(({ code }) => code === 'docket.encoding')
  const read = await decodeDocket(ctx, await docketBytes(d))
  return damage.length === 0 ? read : { ...read, observations: [...read.observations, ...damage] }
}
