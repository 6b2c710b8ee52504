import { readFileSync } from 'node:fs'

/** This package's version, from the package.json two folders up, in the sources as in dist. */
export function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
