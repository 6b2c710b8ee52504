import { chmod } from 'node:fs/promises'
import { fileSink } from '../node/index.js'

/** Writes a new file that others may read, whole or not at all. @throws SourceError `sink.exists` */
export async function writeShared(path: string, bytes: Uint8Array): Promise<void> {
  const writer = fileSink(path).getWriter()
  await writer.write(bytes)
  await writer.close()
  await chmod(path, 0o644)
}
