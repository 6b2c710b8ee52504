import { type Code, RogatoryError, SourceError } from '../ground/index.js'

const reading: Readonly<Record<string, Code>> = {
  ENOENT: 'source.missing',
  ENOTDIR: 'source.missing',
  EISDIR: 'source.kind',
  // a link where a file was, a socket
  ELOOP: 'source.kind',
  ENXIO: 'source.kind',
}
const writing: Readonly<Record<string, Code>> = { EEXIST: 'sink.exists', ENOSPC: 'sink.full', EDQUOT: 'sink.full', EFBIG: 'sink.full' }

/** The system's own code of a failed call (`ENOENT`), or undefined. */
export function systemCode(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined
}

/** A failed read of `path` as a SourceError. */
export function readFailed(path: string, cause: unknown): RogatoryError {
  if (cause instanceof RogatoryError) return cause
  const system = systemCode(cause) ?? ''
  return new SourceError(reading[system] ?? 'source.read', `cannot read ${path}: ${system}`, { cause, data: { path, system } })
}

/** A failed write of `path` as a SourceError. */
export function writeFailed(path: string, cause: unknown): RogatoryError {
  if (cause instanceof RogatoryError) return cause
  const system = systemCode(cause) ?? ''
  return new SourceError(writing[system] ?? 'sink.write', `cannot write ${path}: ${system}`, { cause, data: { path, system } })
}
