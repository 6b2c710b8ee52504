import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { defaultProvider } from '../../src/crypto/index.js'
import { verifyConsistency, verifyInclusion } from '../../src/merkle/index.js'
import { describeVectors } from '../tools/vectors.js'

const p = defaultProvider()

interface Inclusion {
  readonly leafIdx: number
  readonly treeSize: number
  readonly root: string
  readonly leafHash: string
  readonly proof: readonly string[] | null
  readonly wantErr: boolean
}

interface Consistency {
  readonly size1: number
  readonly size2: number
  readonly root1: string
  readonly root2: string
  readonly proof: readonly string[] | null
  readonly wantErr: boolean
}

function files<T>(dir: string): [string, T][] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => [name, JSON.parse(readFileSync(join(dir, name), 'utf8')) as T])
}

const base64 = (text: string | null) => new Uint8Array(Buffer.from(text ?? '', 'base64'))

// A first size of 0 is refused always ([MER-07]); the published cases of size 0 expect an error too, so none deviates.
describeVectors('merkle', (dir, count) => {
  test('inclusion: every published verdict', async () => {
    const cases = files<Inclusion>(resolve(dir, 'merkle/inclusion'))
    for (const [name, c] of cases) {
      const verdict = await verifyInclusion(
        p,
        'SHA-256',
        base64(c.root),
        c.treeSize,
        c.leafIdx,
        base64(c.leafHash),
        (c.proof ?? []).map(base64),
      )
      expect(verdict, name).toBe(!c.wantErr)
      count.run++
    }
    expect(cases.length).toBeGreaterThan(0)
    expect(cases.some(([, c]) => !c.wantErr)).toBe(true)
  })

  test('consistency: every published verdict', async () => {
    const cases = files<Consistency>(resolve(dir, 'merkle/consistency'))
    for (const [name, c] of cases) {
      const verdict = await verifyConsistency(p, 'SHA-256', base64(c.root1), c.size1, base64(c.root2), c.size2, (c.proof ?? []).map(base64))
      if (!c.wantErr && base64(c.root1).length !== 32) {
        // The case uses a text in place of both roots; here a root that is no hash is never compared ([MER-03]).
        expect(verdict, name).toBe(false)
        count.refuse('[MER-03] a root that is no hash')
        continue
      }
      expect(verdict, name).toBe(!c.wantErr)
      count.run++
    }
    expect(cases.some(([, c]) => !c.wantErr)).toBe(true)
  })
})
