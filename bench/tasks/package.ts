import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

type Main = typeof import('../../src/index.js')
type NodePart = typeof import('../../src/node/index.js')
type Run = import('../../src/index.js').Run

/** What every task is told. */
export interface About {
  readonly own: string
  readonly other: string
  readonly card: string
  readonly trust: string
}

/** The package as built. */
export async function loadPackage(): Promise<{ lib: Main; node: NodePart }> {
  const [lib, node] = await Promise.all(['dist/index.js', 'dist/node/index.js'].map((file) => import(pathToFileURL(resolve(file)).href)))
  return { lib: lib as Main, node: node as NodePart }
}

/** Keys, beliefs and cards from the files the command line made. */
export async function loadPeople(lib: Main, about: About) {
  const text = (file: string) => readFileSync(file, 'utf8')
  const trust = await lib.readTrust(text(about.trust))
  const [own, other] = [await lib.unlockKeySet(text(about.own), null), await lib.unlockKeySet(text(about.other), null)]
  const to = lib.trustedAuthority(trust, (await lib.readCard(new Uint8Array(readFileSync(about.card)))).authority)
  if (to === undefined) throw new Error('the trust store does not believe the recipient')
  return { trust, own, other, to }
}

/** A run with `count` workers, which end with it; inline for 0. */
export async function withWorkers<R>(node: NodePart, count: number, work: (run: Run) => Promise<R>): Promise<R> {
  if (count === 0) return work({})
  const engine = node.workers({ count })
  try {
    return await work({ engine })
  } finally {
    await engine.close()
  }
}

/** What `work` gives, and the seconds it took. */
export async function timing<R>(work: () => Promise<R>): Promise<[seconds: number, result: R]> {
  const began = process.hrtime.bigint()
  const result = await work()
  return [Number(process.hrtime.bigint() - began) / 1e9, result]
}

/** Seconds that `work` takes. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => (await timing(work))[0]
