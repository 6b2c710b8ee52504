import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, test } from 'vitest'

/** Names in ROGATORY_REQUIRE (`browser,vectors`) whose absence is a failure rather than a skip said aloud. */
export function isRequired(what: 'browser' | 'vectors'): boolean {
  return (process.env.ROGATORY_REQUIRE ?? '').split(',').includes(what)
}

const root = resolve(import.meta.dirname, '../..')

/** The folder of published vectors, beside the project or where ROGATORY_VECTORS says; undefined when there is none. */
export function vectorsDir(): string | undefined {
  const dir = process.env.ROGATORY_VECTORS ?? resolve(root, '../shared/vectors')
  return existsSync(dir) ? dir : undefined
}

/** What became of each vector of a family: run, refused by our stricter profile (with the reason), or skipped. */
export class VectorCount {
  run = 0
  readonly refused = new Map<string, number>()
  readonly skipped = new Map<string, number>()

  refuse(reason: string, count = 1): void {
    this.refused.set(reason, (this.refused.get(reason) ?? 0) + count)
  }

  skip(reason: string, count = 1): void {
    this.skipped.set(reason, (this.skipped.get(reason) ?? 0) + count)
  }
}

/**
 * Declares a suite over published vectors. Without the folder the suite is skipped aloud, or fails where the
 * environment requires vectors. The counts are printed when the suite ends.
 */
export function describeVectors(family: string, body: (dir: string, count: VectorCount) => void): void {
  const dir = vectorsDir()
  if (dir === undefined) {
    const say = `vectors ${family}: SKIPPED, no folder of published vectors (set ROGATORY_VECTORS)`
    if (isRequired('vectors')) {
      test(`vectors ${family} are required`, () => {
        throw new Error(say)
      })
    } else {
      console.warn(say)
      test.skip(say)
    }
    return
  }
  const count = new VectorCount()
  describe(`vectors ${family}`, () => {
    body(dir, count)
    afterAll(() => {
      const list = (m: Map<string, number>) => [...m].map(([why, n]) => `${n} (${why})`).join(', ') || '0'
      console.log(`vectors ${family}: ${count.run} run; refused on purpose: ${list(count.refused)}; skipped: ${list(count.skipped)}`)
    })
  })
}

/** A JSON vector file, gunzipped when its name says so. */
export function readJson<T>(dir: string, name: string): T {
  const bytes = readFileSync(resolve(dir, name))
  return JSON.parse((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')) as T
}
