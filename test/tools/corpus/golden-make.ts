import type { CryptoProvider } from '../../../src/crypto/index.js'
import { type CustodyRecord, custodyType, recordOpen } from '../../../src/custody/index.js'
import type { Docket } from '../../../src/docket/index.js'
import { append, decodeDocket, docketBytes, ensureAdmitted, exhibitType, startDocket } from '../../../src/docket/index.js'
import type { Seam } from '../../../src/exchange/context.js'
import type { SealInput } from '../../../src/exchange/index.js'
import { sealWith } from '../../../src/exchange/seal.js'
import { type Bytes, fromHex } from '../../../src/ground/index.js'
import type { KeySet } from '../../../src/identity/index.js'
import { memorySink } from '../../../src/io/index.js'
import { drawn } from './draws.js'
import { contextWith } from './envelope.js'
import type { Data, GoldenInput } from './goldens.js'
import { alice, at, believed, bob, now, people } from './people.js'

/** The docket most goldens are sealed from: opened by alice, bob admitted. */
export const startedDocket = (): Promise<Docket> =>
  startDocket(contextWith('golden docket', now - 900), alice.keys, { caseRef: { en: 'Golden case' }, admit: [bob.card] })

/** A docket with a past: a telephone, seized by alice, stored, its label; its first exhibit is what is sealed. */
export async function historyDocket(): Promise<{ docket: Docket; exhibit: { statement: string; index: number } }> {
  let docket = await ensureAdmitted(contextWith('history admit', now - 800), await startedDocket(), alice.keys, [bob.card])
  const first = await append(contextWith('history exhibit', now - 700), docket, alice.keys, {
    type: exhibitType,
    open: { introduces: [{ nature: 'device' }] },
    parts: { exhibits: [{ make: 'Example', serial: 'SN 4711' }] },
  })
  docket = first.docket
  const entry = { exhibit: [fromHex(first.statement.id), 0], instance: 'original' } as const
  const about = { exhibits: [entry], custodian: { authority: alice.card.authority } }
  const parts = (time: number) =>
    ({
      basis: { kind: 'ownAct' },
      at: { from: time, precision: 'second', source: { kind: 'systemClock' } },
    }) as const
  const records: readonly CustodyRecord[] = [
    { action: 'collect', ...about, parts: { ...parts(now - 650), place: { country: 'PT' } } },
    { action: 'store', ...about, parts: parts(now - 600) },
  ]
  for (const [i, record] of records.entries()) {
    const { open, parts: closed } = recordOpen(record)
    docket = (await append(contextWith(`history ${i}`, now - 500 + i), docket, alice.keys, { type: custodyType, open, parts: closed }))
      .docket
  }
  return { docket, exhibit: { statement: first.statement.id, index: 0 } }
}

export const dataOf = (data: Data): Uint8Array => (data instanceof Uint8Array ? data : drawn(data.seed)(data.length))

/** Seals a golden from its inputs and the docket's bytes. `keys` are the sender's, held by any provider. */
export async function sealGolden(g: GoldenInput, from: KeySet, docket: Uint8Array, seam: Seam, p: CryptoProvider): Promise<Bytes> {
  const to = g.to.map((name) => believed(people.find((one) => one.name === name)!))
  const run = { crypto: p }
  const input: SealInput = {
    from,
    to,
    docket: await decodeDocket(contextWith('unused'), docket),
    exhibits: g.exhibits,
    items: g.items.map((item) => ({ ...item, data: dataOf(item.data) })),
    ...g.options,
    at,
  }
  const { sink, bytes } = memorySink()
  await sealWith(seam, input, sink, run)
  return bytes()
}

export const bytesOfDocket = (d: Docket): Promise<Bytes> => docketBytes(d)
