import { unlink } from 'node:fs/promises'
import type { HashName } from '../../crypto/index.js'
import {
  type BulkReading,
  blockLength,
  type ItemEntry,
  type ItemRead,
  type ReadPlan,
  segmentPlain,
  type Target,
} from '../../envelope/index.js'
import { type Bytes, FormatError } from '../../ground/index.js'
import { type MadeFile, madeFileOf, sinkFileOf } from '../sink.js'
import { fileBehind } from '../source.js'
import { Crew } from './crew.js'
import type { NewFile, ReadItem } from './given.js'
import { type ErrorGiven, errorFrom, type ReadJob } from './messages.js'
import { packReads } from './packed-items.js'
import type { Pool } from './pool.js'
import type { ItemFound } from './read-thread.js'
import { makeShared, Shared } from './shared.js'
import { batchBytes, batchItems, readTurn, turnsOf, wholeUpTo } from './turns.js'

/** Payloads below this are read inline: starting threads costs more than reading it. */
const worthwhile = 16 * 2 ** 20

/** A reading of a payload in a file; undefined for any other source and for a small one. */
export function fileReading(pool: Pool, plan: ReadPlan): BulkReading | undefined {
  const file = fileBehind(plan.source)
  return file === undefined || plan.length < worthwhile || !pool.idle ? undefined : new FileReading(pool, plan, file)
}

/** Files open at once, in all threads together: systems allow a process 1,024 or more. */
const mostOpen = 512

class FileReading implements BulkReading {
  private readonly plan: ReadPlan
  private readonly shared: Shared
  private readonly crew: Crew
  private readonly timer: NodeJS.Timeout
  private batch: { readonly item: ReadItem; readonly done: ItemRead }[] = []
  private batched = 0
  private readonly secret: Uint8Array | undefined
  /** items of a batch: each may be a file that is open until all of them are on the medium */
  private readonly most: number
  private readonly making = new Set<string>()
  private chunks = 0
  private told = 0

  constructor(pool: Pool, plan: ReadPlan, file: NonNullable<ReturnType<typeof fileBehind>>) {
    const { offset: base, length, keys } = plan
    this.plan = plan
    this.most = Math.max(1, Math.min(4 * batchItems, Math.floor(mostOpen / pool.count)))
    const list = new SharedArrayBuffer(plan.list.length)
    new Uint8Array(list).set(plan.list)
    const memory = makeShared({
      block: 0,
      edges: 0,
      chunk: segmentPlain,
      chunks: keys === undefined ? 0 : readTurn * Math.max(2, pool.count),
    })
    this.shared = new Shared(memory)
    // Copied for each thread as it is told: whoever closes overwrites its own.
    const own = keys && { envelopeId: keys.envelopeId.slice(), secret: keys.secret.slice() }
    const given = { shared: memory, file, base, length, list, ...(own && { keys: own }) }
    this.crew = new Crew(pool, { what: 'read', given }, this.shared, plan.signal)
    this.secret = own?.secret
    this.crew.start(true)
    this.timer = setInterval(() => this.tell(), 100)
    this.timer.unref()
  }

  private tell(): void {
    const now = this.shared.told
    if (now > this.told) this.plan.progress(now - this.told)
    this.told = now
  }

  private post(job: ReadJob, take: (value: unknown) => void, lane?: number): void {
    this.crew.post(job, take, lane)
  }

  async blocks(hashes: readonly HashName[]): Promise<{ wrong: readonly number[]; leaves?: Uint8Array }> {
    const count = Math.ceil(this.plan.length / blockLength)
    const counter = new SharedArrayBuffer(4)
    const leaves = hashes.length > 1 ? new SharedArrayBuffer(96 * count) : undefined
    const wrong: number[] = []
    for (let lane = 0; lane < this.crew.width; lane++)
      this.post(
        { kind: 'check', counter, turn: 4, hashes, ...(leaves && { leaves }) },
        (found) => {
          for (const b of found as readonly number[]) wrong.push(b)
        },
        lane,
      )
    await this.crew.settled()
    this.tell()
    wrong.sort((a, b) => a - b)
    return { wrong, ...(leaves && { leaves: new Uint8Array(leaves).slice() }) }
  }

  takes(target: Target, size: number): boolean {
    return typeof target === 'function' ? size <= wholeUpTo && madeFileOf(target) !== undefined : sinkFileOf(target) !== undefined
  }

  async item(entry: ItemEntry, target: Target | undefined, done: ItemRead): Promise<void> {
    const { number, offset, content } = entry
    const { size, sha256 } = content
    const made = typeof target === 'function' ? madeFileOf(target) : undefined
    const file = target === undefined || typeof target === 'function' ? undefined : sinkFileOf(target)
    if (size > wholeUpTo) {
      this.flush()
      const item = { number, offset, size, sha256 }
      this.large(file === undefined ? item : { ...item, aside: await file.begin() }, done)
    } else {
      const left = made === undefined ? file?.leave() : this.make(made)
      this.batch.push({
        // Spreads for each of a million items would be most of what they leave behind.
        item: left === undefined ? { number, offset, size, sha256 } : { number, offset, size, sha256, target: left },
        done: made === undefined ? done : (found) => this.isMade(made, found, done),
      })
      this.batched += size
      if (this.batch.length < this.most && this.batched < batchBytes) return
      this.flush()
    }
    await this.crew.room()
  }

  /** Files that threads are to make: what they are called while they are written is kept until that is over. */
  private make(file: MadeFile): NewFile {
    this.making.add(file.aside)
    const { path, aside, mode, folder } = file
    return folder === undefined ? { path, aside, mode } : { path, aside, mode, folder }
  }

  private isMade({ aside, onNamed }: MadeFile, found: FormatError | undefined, done: ItemRead): void {
    this.making.delete(aside)
    done(found, onNamed)
  }

  private flush(): void {
    const { batch } = this
    if (batch.length === 0) return
    this.batch = []
    this.batched = 0
    this.post({ kind: 'whole', items: packReads(batch.map(({ item }) => item)) }, (value) => {
      const found = new Map((value as readonly ItemFound[]).map(({ number, error }) => [number, error]))
      for (const { item, done } of batch) done(asFound(found.get(item.number)))
    })
  }

  private large(item: ReadItem, done: ItemRead): void {
    const { width } = this.crew
    const counter = new SharedArrayBuffer(4)
    const count = Math.ceil(item.size / segmentPlain)
    const first = this.chunks
    this.chunks += count
    let left = width
    let least: ItemFound | undefined
    for (const [lane, turn] of turnsOf(count, width, readTurn).entries())
      this.post(
        { kind: 'parts', item, counter, first, turn, hasher: lane === 0 },
        (value) => {
          for (const found of value as readonly ItemFound[]) if (least === undefined || found.at < least.at) least = found
          left--
          if (left === 0) done(asFound(least?.error))
        },
        lane,
      )
  }

  async settled(): Promise<void> {
    this.flush()
    await this.crew.settled()
    this.tell()
  }

  async padding(offset: number, length: number, key: Bytes): Promise<number | FormatError | undefined> {
    let first = Number.POSITIVE_INFINITY
    let differs: number | undefined
    let error: ErrorGiven | undefined
    for (let at = 0; at < length; at += batchBytes) {
      this.post({ kind: 'compare', offset: offset + at, at, length: Math.min(batchBytes, length - at), key }, (value) => {
        const found = value as { readonly differs?: number; readonly error?: ErrorGiven }
        if (at >= first || (found.differs === undefined && found.error === undefined)) return
        first = at
        differs = found.differs
        error = found.error
      })
      await this.crew.room()
    }
    await this.settled()
    return differs ?? asFound(error)
  }

  async end(): Promise<void> {
    clearInterval(this.timer)
    await this.crew.end()
    this.secret?.fill(0)
    // A thread removes what it does not finish, unless it was killed in between.
    for (const aside of this.making) await unlink(aside).catch(() => undefined)
  }
}

function asFound(given: ErrorGiven | undefined): FormatError | undefined {
  if (given === undefined) return undefined
  const error = errorFrom(given)
  if (error instanceof FormatError) return error
  throw error
}
