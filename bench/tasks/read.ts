import { median, quantile } from '../stats.js'
import { type About, loadPackage, loadPeople, timed } from './package.js'

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
    let state = 1
    for (let i = 0; i < about.times; i++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      const wanted = Math.min(length, size)
      const offset = Math.floor((state / 2 ** 32) * (size - wanted + 1))
      seen.clear()
      read = 0
      // Finding the item anew each time: nothing that an earlier read has checked may help.
      const seconds = await timed(async () => {
        const item = await envelope.openItem(largest!)
        if ((await item.read(offset, wanted)).length !== wanted) throw new Error('too short')
      })
      times.push(seconds * 1000)
      blocks.push(seen.size)
      bytes.push(read)
    }
  })
  await file.close()
  const reading = times.reduce((sum, ms) => sum + ms, 0) / 1000
  return {
    seconds: median(times) / 1000,
    ms: median(times),
    p95: quantile(times, 0.95),
    blocks: Math.max(...blocks),
    bytes: median(bytes),
    opening: opening - reading,
  }
}

interface Listing extends About {
  readonly input: string
}

/** Opens, lists the whole catalogue, and opens and reads one item from its middle. */
async function catalogue(about: Listing) {
  const { lib, node } = await loadPackage()
  const { trust, other } = await loadPeople(lib, about)
  const file = await node.fileSource(about.input)
  let envelope: Awaited<ReturnType<typeof lib.open>> | undefined
  const opening = await timed(async () => {
    envelope = await lib.open(file, { trust, keys: other })
  })
  const items = envelope!.report.envelope!.contents!.items
  let count = 0
  let middle: { exhibit: number; path: readonly (string | Uint8Array)[] } | undefined
  const listing = await timed(async () => {
    for await (const entry of envelope!.items())
      if (++count === Math.ceil(items / 2)) middle = { exhibit: entry.exhibit, path: entry.name.path }
  })
  if (count !== items || middle === undefined) throw new Error(`${count} items listed, ${items} sealed`)
  const one = await timed(async () => {
    const item = await envelope!.item(middle!.exhibit, middle!.path)
    await item!.read(0, item!.entry.content.size)
  })
  await file.close()
  return { seconds: opening + listing, opening, listing, one, items }
}

export const readTasks = { random, catalogue }
