import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { ItemInput } from '../../src/envelope/index.js'
import { open, openDocket, type Report, type Sealed, type SealInput, verify } from '../../src/exchange/index.js'
import { sealWith } from '../../src/exchange/seal.js'
import { FolderSink, fileData, fileSink, fileSource, workers } from '../../src/node/index.js'
import { at, believed, now, p, seeded, someone, trusting } from '../exchange/people.js'

/** The built file of a thread: sources are TypeScript, which a thread cannot start from. */
export const threadFile = new URL('../../dist/node/worker/main.js', import.meta.url)
export const threads = (count: number, url: URL = threadFile) => workers({ count, url })
export type Threads = ReturnType<typeof workers>
type Run = NonNullable<Parameters<typeof verify>[2]>

export const [alice, bob] = [await someone('Worker A', 'PT'), await someone('Worker B', 'DE')]
export const trust = trusting(alice, bob)
const docket = await openDocket({ caseRef: { en: 'Threads' }, at }, alice.keys)
export const mebi = 2 ** 20

/** A folder for all tests of a file, removed when they have run. */
export function sharedFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'rogatory-workers-'))
  afterAll(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** A file of `size` bytes that repeat nowhere, and the item it becomes. */
export function fileItem(dir: string, name: string, size: number): ItemInput & { readonly file: string; readonly size: number } {
  const file = join(dir, name)
  const key = createHash('sha256').update(name).digest()
  writeFileSync(file, p.ctr(key, new Uint8Array(16), new Uint8Array(size)) as Uint8Array)
  return { exhibit: 'e', path: [name], file, size, data: fileData(file, lstatSync(file)) }
}

/** One file item for each size, in a folder made for them. */
export function fileItems(dir: string, sizes: readonly number[]) {
  mkdirSync(dir, { recursive: true })
  return sizes.map((size, i) => fileItem(dir, `${String(i).padStart(5, '0')}-${size}`, size))
}

/** Seals with the same randomness every time: the same items give the same bytes. */
export function sealing(
  items: SealInput['items'],
  sink: WritableStream<Uint8Array>,
  run: Run = {},
  more: Partial<SealInput> = {},
): Promise<Sealed> {
  const input: SealInput = {
    from: alice.keys,
    to: [believed(trust, bob)],
    docket,
    exhibits: [{ ref: 'e', exhibit: { nature: 'records' } }],
    items,
    at,
    ...more,
  }
  return sealWith({ random: seeded('threads'), now }, input, sink, run)
}

export async function sealed(items: SealInput['items'], out: string, run: Run = {}, more: Partial<SealInput> = {}): Promise<Sealed> {
  return sealing(items, fileSink(out), run, more)
}

export const digestOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

/** Everything in a folder: each file's path and digest. */
export function contentsOf(dir: string): Record<string, string> {
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(names.filter((name) => statSync(join(dir, name)).isFile()).map((name) => [name, digestOf(join(dir, name))]))
}

/** Which provider and engine did it is the one thing that may differ. */
export const alike = ({ provider: _, ...report }: Report) => report

/** Opens a file and extracts all of it to a folder. */
export async function extracted(file: string, dir: string, run: Run = {}): Promise<Report> {
  const source = await fileSource(file)
  const folder = new FolderSink(dir)
  try {
    const envelope = await open(source, { trust, keys: bob.keys, at }, run)
    return await envelope.extract((entry) => folder.sinkFor({ number: entry.number, path: entry.name.path }))
  } finally {
    await source.close()
  }
}

/** Verifies a file, with the recipient's keys or without. */
export async function verified(file: string, withKeys: boolean, run: Run = {}): Promise<Report> {
  const source = await fileSource(file)
  try {
    return await verify(source, { trust, at, ...(withKeys && { keys: bob.keys }) }, run)
  } finally {
    await source.close()
  }
}
