import { encode } from '../../src/cbor/index.js'
import { defaultProvider } from '../../src/crypto/index.js'
import { addEntry, append, type Docket, type DocketContext, ensureAdmitted, nextLink, startDocket } from '../../src/docket/index.js'
import { type Bytes, concat, fromHex, type Hex, type Observation, toHex } from '../../src/ground/index.js'
import { type Card, generateKeySetWith, type KeySet, readCard } from '../../src/identity/index.js'
import type { Check } from '../../src/matter/schema.js'
import { type Statement, type StatementType, signStatement } from '../../src/statement/index.js'

export const p = defaultProvider()
export const now = 1_790_000_000

/** Bytes that look random and are the same on every run. */
export function seeded(seed: number): (length: number) => Bytes {
  let state = seed >>> 0 || 1
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state >>> 24
    })
}

const anything = { safeParse: (data: unknown) => ({ success: true, data }) } as unknown as Check<unknown>

/** A linked type of this test with any content: the docket room knows no custody. */
export const custody: StatementType = {
  name: 'custody',
  version: 1,
  cnf: false,
  companion: 'optional',
  linked: true,
  schemas: () => ({ open: anything, parts: { note: anything, deep: anything } }),
}

let seeds = 1
export const contextAt = (time: number): DocketContext => ({ p, types: { custody }, random: seeded(++seeds), now: time })
export const ctx = contextAt(now)

export interface Actor {
  readonly keys: KeySet
  readonly card: Card
  readonly kid: Hex
}

export async function actor(name: string): Promise<Actor> {
  const keys = await generateKeySetWith({ names: { en: name }, jurisdiction: 'DE', roles: ['prosecutor'] }, p, {
    random: seeded(++seeds),
    now,
  })
  const card = await readCard(keys.card, { crypto: p })
  return { keys, card, kid: keys.signer.key.kid }
}

export const a = await actor('A')
export const b = await actor('B')
export const stranger = await actor('stranger')

/** A docket of A that admits B. */
export const start = (): Promise<Docket> => startDocket(ctx, a.keys, { caseRef: { en: '1 Js 1/26' }, admit: [b.card] })

const light = (who: Actor): KeySet => ({ card: who.keys.card, signer: who.keys.signer })

/** One custody statement by `who`, without companion because ML-DSA is slow. */
export const act = (d: Docket, who: Actor, open: Record<string, unknown> = { action: 'store' }, time = now) =>
  append(contextAt(time), d, light(who), { type: custody, open, parts: { note: { en: 'kept' } } })

/** Any linked statement with links of one's own making. */
export async function forge(
  who: Actor,
  sub: string,
  link: { seq: number; last?: Hex; prev: readonly Hex[] },
  o: { open?: Record<string, unknown>; type?: StatementType; iat?: number; iss?: string } = {},
): Promise<Statement> {
  const signed = await signStatement(p, o.type?.companion === 'required' ? who.keys : light(who), {
    type: o.type ?? custody,
    iss: o.iss ?? who.card.authority,
    sub,
    iat: o.iat ?? now,
    open: {
      action: 'store',
      ...o.open,
      seq: link.seq,
      ...(link.last && { last: fromHex(link.last) }),
      prev: [...link.prev].sort().map(fromHex),
    },
    random: ctx.random,
  })
  return signed.statement
}

export const entry = (statement: Statement) => ({ kind: 'statement', statement, openings: {} }) as const
export const put = (d: Docket, ...statements: readonly Statement[]): Docket =>
  statements.reduce((docket, one) => addEntry(docket, entry(one)), d)
export const linkFor = (d: Docket, who: Actor) => nextLink(d, who.kid)
export const raw = (statement: Statement | Bytes, openings: unknown = {}): Bytes =>
  encode([statement instanceof Uint8Array ? statement : statement.bytes, openings])
export const codesOf = (list: readonly Observation[]): string[] => list.map(({ code }) => code)
export const only = (list: readonly Observation[], code: string): Observation[] => list.filter((one) => one.code === code)
export const id32 = (n: number): Hex => toHex(concat(new Uint8Array(30), Uint8Array.of(n >> 8, n & 255)))
export { ensureAdmitted }
