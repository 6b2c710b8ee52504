import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { addExhibits } from '../../src/exchange/index.js'
import { unlockKeySet } from '../../src/identity/index.js'
import { updateDocket } from '../../src/node/docket-file.js'
import { takeLock } from '../../src/node/lock.js'
import { fileSink, replaceFile } from '../../src/node/sink.js'
import { makeShared, Shared, Stopped } from '../../src/node/worker/shared.js'

const forever = () => sleep(600_000)

const parts: Readonly<Record<string, (...args: string[]) => Promise<unknown>>> = {
  /** Adds lines to a file under its lock, the way a docket is changed: read, change, replace. */
  async lines(path, mark, count) {
    for (let n = 0; n < Number(count); n++) {
      const lock = await takeLock(path!, 60_000)
      const before = readFileSync(path!)
      await sleep(Math.random() * 3)
      await lock.check()
      await replaceFile(path!, [before, Buffer.from(`${mark} ${n}\n`)])
      await lock.release()
    }
  },
  /** Adds exhibits to a docket file, one change at a time. */
  async exhibits(path, key, count) {
    const keys = await unlockKeySet(readFileSync(key!, 'utf8'), null)
    for (let n = 0; n < Number(count); n++)
      await updateDocket(path!, async (d) => (await addExhibits(d, keys, [{ nature: 'records' }])).docket, { wait: 60_000 })
  },
  async hold(path) {
    await takeLock(path!, 1000)
    console.log('held')
    await forever()
  },
  /** The lock of shared memory is held by nobody who lives. */
  async killedInside() {
    const memory = makeShared({ block: 8, edges: 2, chunk: 8, chunks: 2 })
    new Int32Array(memory.control)[2] = 1
    const shared = new Shared(memory)
    shared.stop()
    try {
      shared.begunEdge(0)
    } catch (error) {
      console.log(error instanceof Stopped ? 'stopped' : String(error))
    }
  },
  async halfWritten(path, close) {
    const writer = fileSink(path!).getWriter()
    await writer.write(new Uint8Array(2 ** 20))
    if (close === 'close') await writer.close()
    console.log('written')
    await forever()
  },
}

export async function main([part, ...args]: string[]): Promise<void> {
  await parts[part!]!(...args)
}
