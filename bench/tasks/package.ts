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

interface Workers {
  workers?: (options: { count: number }) => unknown
}

/** A run with `count` workers, where the package has them, and how it ends. */
export async function withWorkers<R>(node: NodePart, count: number, work: (run: Run) => Promise<R>): Promise<R> {
  const make = (node as Workers).workers
  if (make === undefined || count === 0) return work({})
  const engine = (await make({ count })) as NonNullable<Run['engine']> & { close?: () => Promise<void> | void }
  try {
    return await work({ engine })
  } finally {
    await engine.close?.()
  }
}

/** Seconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - began) / 1e9
}
