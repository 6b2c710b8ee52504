import { median, quantile } from '../stats.js'
import { type About, loadPackage, loadPeople, timed, timing, withWorkers } from './package.js'

const block = 2 ** 20
const length = 65_536

interface Reading extends About {
  readonly input: string
  readonly times: number
}

/** Opens, then reads 64 KiB at random places of the largest item: milliseconds and payload blocks of each read. */
async function random(about: Reading) {
  const { lib, node } = await loadPackage()
  const { trust, other } = await loadPeople(lib, about)
  const file = await node.fileSource(about.input)
  const seen = new Set<number>()
  let read = 0
  let payload = 0
  const counting = {
    size: file.size,
    read(offset: number, wanted: number, signal?: AbortSignal) {
      read += wanted
      // The payload begins behind the magic of 8 bytes; what lies behind it are block hashes, manifest and seal.
      const end = Math.min(offset + wanted, 8 + payload)
      for (let n = Math.floor((offset - 8) / block); n >= 0 && n * block + 8 < end; n++) seen.add(n)
      return file.read(offset, wanted, signal)
    },
  }
  let opening = 0
  const times: number[] = []
  const blocks: number[] = []
  const bytes: number[] = []
  opening = await timed(async () => {
    const envelope = await lib.open(counting, { trust, keys: other })
    payload = envelope.report.envelope!.payloadLength
    let largest: Parameters<typeof envelope.openItem>[0] | undefined
    for await (const entry of envelope.items()) if (largest === undefined || entry.content.size > largest.content.size) largest = entry
    const size = largest!.content.size
    const item = await envelope.openItem(largest!)
    let state = 1
    // The first read is told apart: it may read the beginning of the item as well.
    for (let i = 0; i <= about.times; i++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      const wanted = Math.min(length, size)
      const offset = Math.floor((state / 2 ** 32) * (size - wanted + 1))
      seen.clear()
      read = 0
      const seconds = await timed(async () => {
        if ((await item.read(offset, wanted)).length !== wanted) throw new Error('too short')
      })
      times.push(seconds * 1000)
      blocks.push(seen.size)
      bytes.push(read)
    }
  })
  await file.close()
  const reading = times.reduce((sum, ms) => sum + ms, 0) / 1000
  const later = times.slice(1)
  return {
    seconds: median(later) / 1000,
    ms: median(later),
    p95: quantile(later, 0.95),
    first: times[0]!,
    firstBlocks: blocks[0]!,
    blocks: Math.max(...blocks.slice(1)),
    bytes: median(bytes.slice(1)),
    opening: opening - reading,
  }
}

interface Listing extends About {
  readonly input: string
  readonly workers: number
}

/** Opens, lists the whole catalogue, and finds and reads one item from its middle. */
async function catalogue(about: Listing) {
  const { lib, node } = await loadPackage()
  const { trust, other } = await loadPeople(lib, about)
  const file = await node.fileSource(about.input)
  const found = await withWorkers(node, about.workers, async (run) => {
    const [opening, envelope] = await timing(() => lib.open(file, { trust, keys: other }, run))
    const { items } = envelope.report.envelope!.contents!
    const [listing, { count, middle }] = await timing(async () => {
      let count = 0
      let middle: { exhibit: number; path: readonly (string | Uint8Array)[] } | undefined
      for await (const { exhibit, name } of envelope.items()) if (++count === Math.ceil(items / 2)) middle = { exhibit, path: name.path }
      return { count, middle }
    })
    if (count !== items || middle === undefined) throw new Error(`${count} items listed, ${items} sealed`)
    const [one] = await timing(async () => {
      const item = await envelope.item(middle.exhibit, middle.path)
      return item!.read(0, item!.entry.content.size)
    })
    return { seconds: opening + listing, opening, listing, one, items }
  })
  await file.close()
  return found
}

export const readTasks = { random, catalogue }
