import { type FileHandle, open, stat } from 'node:fs/promises'
import process from 'node:process'
import { type Bytes, fromUtf8, SourceError, UsageError } from '../ground/index.js'

const reasons: Readonly<Record<string, readonly ['source.missing' | 'source.kind' | 'source.read', string]>> = {
  ENOENT: ['source.missing', 'does not exist'],
  ENOTDIR: ['source.missing', 'does not exist'],
  EISDIR: ['source.kind', 'is a folder, and a file is wanted'],
  EACCES: ['source.read', 'may not be read'],
}

/** The system's own code of a failed call, or undefined. */
export function systemCode(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !('syscall' in cause) || !('code' in cause)) return undefined
  return typeof cause.code === 'string' ? cause.code : undefined
}

/** The whole of a file that is small by nature (a key, a card, a store); pipes are taken too, folders are not. */
export async function readSmall(path: string, limit = 2 ** 26): Promise<Bytes> {
  try {
    const handle = await open(path, 'r')
    try {
      if ((await handle.stat()).isDirectory())
        throw new SourceError('source.kind', `${path} is a folder, and a file is wanted`, { data: { path } })
      const bytes = await readUpTo(handle, limit)
      if (bytes === undefined) throw new SourceError('source.kind', `${path} is larger than any file of its kind`, { data: { path } })
      return bytes
    } finally {
      await handle.close()
    }
  } catch (cause) {
    const system = systemCode(cause)
    if (system === undefined) throw cause
    const [code, reason] = reasons[system] ?? (['source.read', `cannot be read (${system})`] as const)
    throw new SourceError(code, `${path} ${reason}`, { cause, data: { path, system } })
  }
}

/** Everything to the end; undefined once it is more than `limit`, for a device has no end. */
async function readUpTo(handle: FileHandle, limit: number): Promise<Bytes | undefined> {
  let bytes = new Uint8Array(2 ** 16)
  let length = 0
  while (length <= limit) {
    if (length === bytes.length) {
      const grown = new Uint8Array(Math.min(2 * length, limit + 1))
      grown.set(bytes)
      bytes = grown
    }
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length, null)
    if (bytesRead === 0) return bytes.slice(0, length)
    length += bytesRead
  }
  return undefined
}

/** Text of a file that holds secrets: where the system has POSIX modes, one that others can read is refused (TRU-49). */
export async function readSecret(path: string): Promise<string> {
  const mode = await stat(path).then(
    (found) => (found.isFile() ? found.mode & 0o777 : 0),
    () => 0,
  )
  const text = await readText(path)
  // What is no secret is told by its reader to be none: who may read it is beside the point.
  const secret = /^\s*-----BEGIN ROGATORY SECRET KEYS-----/.test(text)
  if (secret && process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new SourceError(
      'source.open-to-others',
      `${path} can be read or changed by others (mode ${mode.toString(8)}): chmod 600 ${path}`,
      {
        data: { path, mode: mode.toString(8) },
      },
    )
  return text
}

export async function readText(path: string, limit?: number): Promise<string> {
  const text = fromUtf8(await readSmall(path, limit))
  if (text === undefined) throw new SourceError('source.kind', `${path} is not text in UTF-8`, { data: { path } })
  return text.replace(/^\uFEFF/, '')
}

/** A JSON file that the caller wrote. @throws UsageError naming the file when it is not JSON */
export async function readJson(path: string): Promise<unknown> {
  const text = await readText(path)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UsageError('usage.argument', `${path} is not JSON: ${cause instanceof Error ? cause.message : ''}`, { cause, data: { path } })
  }
}
