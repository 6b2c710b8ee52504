import { decode, decodeSequence, encode } from '../../../src/cbor/index.js'
import { decodeSign1, encodeSign1, makeCompanion, type Signer, signWith, sigStructure } from '../../../src/cose/index.js'
import { docketBytes } from '../../../src/docket/index.js'
import { statementTypes } from '../../../src/exchange/context.js'
import { decodeDocket, verifyDocket } from '../../../src/exchange/index.js'
import { type Bytes, concat } from '../../../src/ground/index.js'
import { parseStatement, type UnverifiedStatement, verifyStatement } from '../../../src/statement/index.js'
import type { Random } from '../random.js'
import { must, same, type Target } from '../target.js'
import { mutateTree } from '../tree.js'
import { at, looseStatements, p, run, world } from '../world.js'

const statementsOf = async (): Promise<Bytes[]> => {
  const { docket } = await world()
  const inside = [...docket.entries.values()].flatMap((entry) => (entry.kind === 'statement' ? [entry.statement.bytes] : []))
  return [...inside, ...(await looseStatements())]
}

/** A statement of every type: what verifies is what was signed, tokens beside it apart. */
export const statement: Target = {
  name: 'statement',
  share: 130,
  kind: 'cbor',
  samples: statementsOf,
  async check(mutant) {
    const read = await parseStatement(p, mutant, statementTypes, 2 ** 20)
    const { a, b } = await world()
    const keys = [read.cnf, a.keys.signer.key, b.keys.signer.key]
    await verifyStatement(p, read, keys.find((key) => key?.kid === read.kid) ?? read.cnf)
    must((await statementsKnown()).has(read.id), 'a statement that verifies is one that was signed')
    return 'accepted'
  },
}

let known: Promise<ReadonlySet<string>> | undefined
function statementsKnown(): Promise<ReadonlySet<string>> {
  known ??= statementsOf().then(async (all) => {
    const read = await Promise.all(all.map((bytes) => parseStatement(p, bytes, statementTypes, 2 ** 20)))
    return new Set(read.map((one) => one.id))
  })
  return known
}

/** Reading is a fixed point, nothing is lost, and judging ends in a report, whatever the docket. */
async function judged(bytes: Bytes): Promise<'accepted'> {
  const { a, trust } = await world()
  const docket = await decodeDocket(bytes, run)
  const report = await verifyDocket(docket, { trust, at }, run)
  must(['verified', 'untrusted', 'failed'].includes(report.verdict), 'a docket has a verdict')
  const written = await docketBytes(docket)
  const again = await decodeDocket(written, run)
  must(same(await docketBytes(again), written), 'a docket that was read and written reads the same')
  must(again.entries.size === docket.entries.size, 'a docket loses nothing by being written')
  must(docket.id === again.id && a.card.authority !== '', 'a docket keeps its id')
  return 'accepted'
}

export const docket: Target = {
  name: 'docket',
  share: 20,
  kind: 'cbor',
  samples: async () => {
    const { docketBytes: whole, excerptBytes } = await world()
    return [whole, excerptBytes]
  },
  async check(mutant) {
    const decided = await judged(mutant)
    const { docket: honest } = await world()
    const read = await decodeDocket(mutant, run)
    for (const [id, entry] of read.entries)
      if (entry.kind === 'statement') must(honest.entries.has(id), 'a statement in a docket is one that was signed')
    return decided
  },
}

/** The statement with other content, signed again by the same keys: what an admitted authority that lies can make. */
async function signedAgain(read: UnverifiedStatement, payload: Uint8Array, signer: Signer, companion: Signer): Promise<Bytes> {
  const { protected: header } = decodeSign1(read.bytes)
  const target = { protected: header, payload, signature: await signWith(p, signer, sigStructure(header, payload)) }
  const unprotected = read.companionValue === undefined ? undefined : new Map([[11, await makeCompanion(p, target, companion)]])
  return encodeSign1({ ...target, ...(unprotected && { unprotected }) })
}

/** Some of a docket's statements say something else under good signatures. */
async function lyingDocket(r: Random): Promise<Bytes> {
  const { a, b, docketBytes: whole } = await world()
  const entries = decodeSequence(whole) as unknown as [Uint8Array, unknown][]
  const out: Uint8Array[] = []
  // The companion takes most of the time, so one lie is the rule.
  const liar = r.below(entries.length)
  for (const [index, [bytes, openings]] of entries.entries()) {
    if (index !== liar && !r.chance(12)) out.push(encode([bytes, openings]))
    else {
      const read = await parseStatement(p, bytes, statementTypes, 2 ** 20)
      const who = [a, b].find((one) => one.keys.signer.key.kid === read.kid) ?? a
      const payload = mutateTree(read.payloadBytes, r) ?? read.payloadBytes
      const lie = await signedAgain(read, payload, who.keys.signer, who.keys.companion!)
      out.push(encode([lie, openings]))
      if (r.chance(3)) out.push(encode([bytes, openings]))
    }
  }
  return concat(...out)
}

export const liars: Target = {
  name: 'lying docket',
  share: 18,
  kind: 'seed',
  async samples() {
    await world()
    return [new Uint8Array(16)]
  },
  async check(_, r) {
    return judged(await lyingDocket(r))
  },
}

/** Shapes of stubs and entries that no writer makes, in a docket otherwise honest. */
export const entries: Target = {
  name: 'docket entries',
  share: 18,
  kind: 'cbor',
  samples: async () => {
    const { docketBytes: whole } = await world()
    const id = new Uint8Array(32).fill(7)
    const rest = decodeSequence(whole).slice(1).map(encode)
    return [...rest, encode([id, id, 3, id, [id]]), encode([id, id, 0, false, []]), encode([id, id, 1, id, [id], id])]
  },
  async check(mutant) {
    const { docketBytes: whole } = await world()
    const [first, ...rest] = decodeSequence(whole).map(encode)
    decode(first!)
    return judged(concat(first!, mutant, ...rest))
  },
}
