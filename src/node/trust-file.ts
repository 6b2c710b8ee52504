import { fromUtf8, utf8 } from '../ground/index.js'
import { emptyTrust, readTrust, type Trust, writeTrust } from '../identity/index.js'
import { readAll } from '../io/index.js'
import { systemCode } from './errors.js'
import { takeLock } from './lock.js'
import { followLink, replaceFile } from './sink.js'
import { fileBytes } from './source.js'

/** Cards are a few kilobytes each: this holds tens of thousands. */
const mostBytes = 256 * 2 ** 20

/** Reads a trust store from its file. @throws SourceError; FormatError `trust.*` */
export async function readTrustFile(path: string): Promise<Trust> {
  const bytes = await readAll(fileBytes(path), mostBytes)
  return readTrust(fromUtf8(bytes) ?? '')
}

/**
 * Changes a trust store under a lock, so that two commands at once lose nothing; with `create` a missing one begins empty.
 * @throws SourceError `lock.held`, `source.*`, `sink.*`; what `change` throws
 */
export async function updateTrustFile(
  name: string,
  change: (trust: Trust) => Trust | Promise<Trust>,
  options: { readonly create?: boolean; readonly signal?: AbortSignal } = {},
): Promise<Trust> {
  const path = await followLink(name)
  const lock = await takeLock(path, 30_000, options.signal)
  try {
    const before = await readTrustFile(path).catch((cause: unknown) => {
      if (options.create === true && systemCode((cause as Error).cause) === 'ENOENT') return emptyTrust()
      throw cause
    })
    const after = await change(before)
    await lock.check()
    await replaceFile(path, [utf8(writeTrust(after))])
    return after
  } finally {
    await lock.release()
  }
}
