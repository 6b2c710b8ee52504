import { describe, expect, test } from 'vitest'
import { a, about, b, caseOf, factOf, judge, sign, t, trustOf } from '../exchange/officials.js'

/** Who can forge an old algorithm signs after its end, beside records that were renewed in time. */

const A = a.card.authority
const B = b.card.authority
const { companion: _, ...classical } = a.keys

describe('after the end of an algorithm', () => {
  test('[TRU-54] a record renewed in time vouches for no other of its key: signer.algorithm', async () => {
    const c = await caseOf()
    const renewed = await sign(c, classical, A, 'collect', 10)
    await sign(c, b.keys, B, 'observe', 20)
    const forged = await sign(c, classical, A, 'examine', 11)
    const store = trustOf({ trustedClocks: [B] })
    const trust = { ...store, policy: { ...store.policy, algorithmEnds: { Ed25519: t(100) } } }
    const report = await judge(c, trust, 1000)
    expect(about(report, renewed)).toEqual([])
    expect(factOf(report, renewed)).toMatchObject({ believed: true })
    expect(about(report, forged)).toEqual(['signer.algorithm'])
    expect(factOf(report, forged)).toMatchObject({ believed: false })
  })
})
