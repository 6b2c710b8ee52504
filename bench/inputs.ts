import { createCipheriv } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const piece = 4 * 2 ** 20

/** Bytes that look random and are the same on every run: AES-128-CTR over zeros, the seed in the key. */
export function noise(seed: number): (length: number) => Buffer {
  const key = Buffer.alloc(16)
  key.writeUInt32BE(seed)
  const cipher = createCipheriv('aes-128-ctr', key, Buffer.alloc(16))
  const zeros = Buffer.alloc(piece)
  return (length) => cipher.update(length <= piece ? zeros.subarray(0, length) : Buffer.alloc(length))
}

/** A file of `bytes` bytes, made once for each name; it has its name only when it is whole. */
export function makeFile(path: string, bytes: number, seed: number): string {
  if (existsSync(path)) return path
  const next = noise(seed)
  const part = `${path}.part`
  const fd = openSync(part, 'w')
  try {
    for (let left = bytes; left > 0; left -= piece) writeSync(fd, next(Math.min(piece, left)))
  } finally {
    closeSync(fd)
  }
  renameSync(part, path)
  return path
}

/** Folders of `each` files of `bytes` bytes below `root` (the last may have fewer): one exhibit a folder. */
export function makeFolders(root: string, files: number, bytes: number, seed: number, each = 1000): string {
  if (existsSync(root)) return root
  const part = `${root}.part`
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { recursive: true })
  const next = noise(seed)
  for (let made = 0; made < files; ) {
    const folder = join(part, `b${String(made / each).padStart(5, '0')}`)
    mkdirSync(folder)
    for (let i = 0; i < each && made < files; i++, made++) writeFileSync(join(folder, `f${String(i).padStart(4, '0')}.bin`), next(bytes))
  }
  renameSync(part, root)
  return root
}

/** Reads a file once, so that every contender finds it in the page cache. */
export function warm(path: string): void {
  const fd = openSync(path, 'r')
  const buffer = Buffer.allocUnsafe(piece)
  try {
    while (readSync(fd, buffer, 0, piece, null) > 0);
  } finally {
    closeSync(fd)
  }
}
