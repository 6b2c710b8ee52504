import { type HashName, providerOf } from '../crypto/index.js'
import { type Bytes, type Observation, observe } from '../ground/index.js'
import { readExactly, sourceBehind } from '../io/index.js'
import { rootOf } from '../merkle/index.js'
import { blocksHere } from './blocks-here.js'
import { inlineEngine } from './inline-engine.js'
import { blockCount, blockLength } from './layout.js'
import { row } from './observed.js'
import type { Frame, SealRead } from './read-frame.js'
import { differing, hashesIn, hashIds, plainDigests, Trees } from './trees.js'
import type { Row, Run } from './types.js'

/** What the seal vouches for beside the payload: the bytes of the manifest, and the hash of every payload block. */
export interface Blocks {
  /** 32 bytes a block, their root the signed one */
  readonly list: Bytes
  /** the very bytes whose digest was checked: they are not read again */
  readonly manifest: Bytes
}

/** Row 3: manifest digest, and the block list against the signed root. Needs no key. */
export async function checkBlocks(frame: Frame, seal: SealRead, run: Run = {}): Promise<Row<Blocks>> {
  const p = providerOf(run)
  const { layout, source } = frame
  return row(async () => {
    const manifest = await readExactly(source, layout.manifest.offset, layout.manifest.length, run.signal)
    const observations: Observation[] = []
    const signed = seal.open.manifest.digests
    for (const hash of differing(signed, await plainDigests(p, hashesIn(signed), manifest)))
      observations.push(observe('manifest.digest', { offset: layout.manifest.offset }, { hash }))
    const list = await readExactly(source, layout.blocks.offset, layout.blocks.length, run.signal)
    const root = new Map([[hashIds['SHA-256'], await rootOf(p, 'SHA-256', list)]])
    if (differing(seal.open.payload.digests, root).length > 0)
      observations.push(observe('envelope.block-list', { offset: layout.blocks.offset }))
    return { value: { list, manifest }, observations }
  })
}

// Enough to see the pattern of the damage; the last one says how many more there were.
const reported = 100

/**
 * Row 3, the whole payload: every block's hash, and the SHA-512 root where the seal has one. Needs no key. One observation
 * for each run of damaged blocks, with its place in the file.
 */
export async function checkPayload(frame: Frame, seal: SealRead, blocks: Blocks, run: Run = {}): Promise<readonly Observation[]> {
  const p = providerOf(run)
  const engine = run.engine ?? inlineEngine(p)
  const hashes = hashesIn(seal.open.payload.digests)
  const trees = hashes.length > 1 ? new Trees(p, hashes) : undefined
  const { offset, length } = frame.layout.payload
  const count = blockCount(length)
  const damage = new Damage(offset, count)
  const elsewhere = run.crypto === undefined && (await blocksElsewhere(frame, blocks, run, hashes))
  const { wrong, leaves } = elsewhere || (await blocksHere(frame, blocks.list, engine, hashes, run))
  for (const n of wrong) damage.add(n)
  for (let n = 0; trees !== undefined && n < count; n++) await trees.add(leaves!.subarray(96 * n, 96 * n + 96))
  const found = damage.all()
  if (found.length > 0 || trees === undefined) return found
  return differing(seal.open.payload.digests, await trees.digests()).map((hash) => observe('envelope.payload-digest', { offset }, { hash }))
}

/** The blocks read and hashed by whoever can do several at a time. */
async function blocksElsewhere({ source, layout }: Frame, { list }: Blocks, run: Run, hashes: readonly HashName[]) {
  const { offset, length } = layout.payload
  let done = 0
  const reading = await run.engine?.reading?.({
    source: sourceBehind(source),
    offset,
    length,
    list,
    ...(run.signal && { signal: run.signal }),
    progress(bytes) {
      done += bytes
      run.onProgress?.({ step: 'verify', done, total: length, unit: 'bytes' })
    },
  })
  if (reading === undefined) return undefined
  try {
    return await reading.blocks(hashes)
  } finally {
    await reading.end()
  }
}

/** Runs of damaged blocks. */
class Damage {
  private readonly offset: number
  private readonly total: number
  private readonly runs: { first: number; count: number }[] = []
  private more = 0

  constructor(offset: number, total: number) {
    this.offset = offset
    this.total = total
  }

  add(n: number): void {
    const last = this.runs.at(-1)
    if (last !== undefined && last.first + last.count === n) last.count++
    else if (this.runs.length < reported) this.runs.push({ first: n, count: 1 })
    else this.more++
  }

  all(): Observation[] {
    return this.runs.map(({ first, count }, i) =>
      observe(
        'envelope.block',
        { offset: this.offset + first * blockLength },
        { block: first, count, total: this.total, ...(this.more > 0 && i === this.runs.length - 1 && { more: this.more }) },
      ),
    )
  }
}
