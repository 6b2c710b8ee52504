import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ItemEntry } from '../../envelope/index.js'
import { type OpenEnvelope, open, type Report } from '../../exchange/index.js'
import { SourceError, UsageError, type Verified } from '../../ground/index.js'
import { FolderSink, fileSource } from '../../node/index.js'
import { type FailedItemJson, type OpenedOutput, openedText, reportJson } from '../../report/index.js'
import type { Exit } from '../exits.js'
import type { OpenOptions } from '../given/open.js'
import { ItemsList, pathJson } from '../items-list.js'
import { loadKeys } from '../keys.js'
import { runOf } from '../run.js'
import type { Shell } from '../shell.js'
import { loadDocket, loadTrust } from '../stores.js'
import { fitting, notFor } from '../unfit-key.js'
import { exitOf } from './verify.js'

export const itemsFile = 'items.json'

/** Opens an envelope and writes its items, never the docket's own, into a folder that was new or empty. */
export async function openFile(shell: Shell, file: string, options: OpenOptions): Promise<Exit> {
  const source = await fileSource(file)
  try {
    const run = await runOf(shell, options, source.size)
    await refuseFilled(options.out)
    const trust = await loadTrust(options.trust)
    const { keys } = await loadKeys(shell, options)
    const docket = options.docket === undefined ? undefined : await loadDocket(options.docket, run)
    const envelope = await fitting(notFor(file, options.key), open(source, { trust, keys, ...(docket && { docket }) }, run))
    const wanted = await wantedOf(envelope, options.item)
    const done = await write(envelope, options.out, wanted, run)
    shell.close()
    const json: OpenedOutput = { schema: 'rogatory.opened/1', folder: options.out, ...done, report: reportJson(done.report) }
    await shell.print(openedText(json, { columns: shell.columns, colour: shell.colour, trust }))
    await shell.document(json)
    return exitOf(done.report)
  } finally {
    await source.close()
  }
}

async function refuseFilled(dir: string): Promise<void> {
  const names = await readdir(dir).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return []
    throw new SourceError('sink.write', `${dir} is no folder that can be written to (${cause.code})`, { cause, data: { path: dir } })
  })
  if (names.length > 0)
    throw new SourceError('sink.exists', `${dir} is not empty: items go into a folder that is new or empty`, { data: { path: dir } })
}

const textOf = (path: ItemEntry['name']['path']): string =>
  path.map((segment) => (typeof segment === 'string' ? segment : Buffer.from(segment).toString('latin1'))).join('/')

/** Which items --item means: one path, or everything below it. A path that means nothing stops it before anything is written. */
async function wantedOf(envelope: OpenEnvelope, given: readonly string[] | undefined): Promise<(entry: ItemEntry) => boolean> {
  if (given === undefined) return () => true
  const wanted = given.map((path) => path.replace(/^\.\//, '').replace(/\/+$/, ''))
  const matches = (path: string, one: string) => path === one || path.startsWith(`${one}/`)
  const open = new Set(wanted)
  for await (const entry of envelope.items()) {
    const path = textOf(entry.name.path)
    for (const one of open) if (matches(path, one)) open.delete(one)
    if (open.size === 0) break
  }
  for (const one of open) throw new UsageError('usage.argument', `the envelope holds no item ${one}`)
  return (entry) => wanted.some((one) => matches(textOf(entry.name.path), one))
}

interface Done {
  readonly list: string
  readonly written: number
  readonly bytes: number
  readonly failed: readonly FailedItemJson[]
  readonly report: Report
}

/** Whatever goes wrong, the list says which items are complete. */
async function write(
  envelope: OpenEnvelope,
  dir: string,
  wanted: (entry: ItemEntry) => boolean,
  run: NonNullable<Parameters<OpenEnvelope['extract']>[1]>,
): Promise<Done> {
  const folder = new FolderSink(dir)
  await folder.prepare()
  const path = join(dir, itemsFile)
  const list = new ItemsList(path)
  const begun = new Map<number, Verified<ItemEntry>>()
  let written = 0
  let bytes = 0
  let failure: unknown
  let report: Report | undefined
  try {
    await list.begin(envelope.sealId, envelope.exhibits())
    report = await envelope.extract(async (entry) => {
      if (!wanted(entry)) return undefined
      begun.set(entry.number, entry)
      list.expect(entry.number)
      return folder.placeFor({ number: entry.number, path: entry.name.path }, async () => {
        begun.delete(entry.number)
        written += 1
        bytes += entry.content.size
        const place = folder.placed.get(entry.number) ?? ''
        // Of a million items nothing is kept that is written down.
        folder.placed.delete(entry.number)
        await list.add(entry, place)
      })
    }, run)
  } catch (error) {
    failure = error
  }
  await list.end().catch((error: unknown) => {
    failure ??= error
  })
  if (report === undefined || failure !== undefined) throw failure
  const failed = [...begun.values()].map(({ number, name }): FailedItemJson => {
    const first = report.observations.find(({ at, severity }) => at.item === number && severity === 'error')
    return { number, path: pathJson(name.path), code: first?.code ?? 'run.internal' }
  })
  return { list: path, written, bytes, failed, report }
}
