import { randomBytes } from 'node:crypto'
import { open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SpoolFactory } from '../envelope/index.js'
import { readFailed, writeFailed } from './errors.js'
import { writeAll } from './sink.js'

/** Scratch space in the system's temporary folder. What is appended is encrypted already; the file is unlinked while in use, where the system allows it. */
export const fileSpool: SpoolFactory = async () => {
  const path = join(tmpdir(), `rogatory-${randomBytes(9).toString('hex')}.spool`)
  const handle = await open(path, 'wx+', 0o600).catch((cause: unknown) => {
    throw writeFailed(path, cause)
  })
  const gone = await unlink(path).then(
    () => true,
    () => false,
  )
  return {
    async append(bytes) {
      await writeAll(handle, bytes).catch((cause: unknown) => {
        throw writeFailed(path, cause)
      })
    },
    async read(offset, length) {
      const bytes = new Uint8Array(length)
      let done = 0
      while (done < length) {
        const { bytesRead } = await handle.read(bytes, done, length - done, offset + done).catch((cause: unknown) => {
          throw readFailed(path, cause)
        })
        if (bytesRead === 0) break
        done += bytesRead
      }
      return bytes.subarray(0, done)
    },
    async close() {
      await handle.close()
      if (!gone) await unlink(path).catch(() => undefined)
    },
  }
}
