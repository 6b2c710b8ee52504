import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Hex } from '../ground/index.js'

/**
 * SHA-256 of the program as it is installed: over one line `<SHA-256>  ./<path>` for each of its JavaScript files, in byte
 * order of their paths. In the package: `cd dist && find . -name '*.js' | LC_ALL=C sort | xargs sha256sum | sha256sum`.
 */
export async function buildDigest(): Promise<Hex> {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const found = (await readdir(root, { recursive: true })).map((path) => path.replaceAll('\\', '/')).filter((path) => path.endsWith('.js'))
  const whole = createHash('sha256')
  for (const path of found.sort((a, b) => Buffer.compare(Buffer.from(`./${a}`), Buffer.from(`./${b}`)))) {
    const digest = createHash('sha256').update(await readFile(`${root}/${path}`))
    whole.update(`${digest.digest('hex')}  ./${path}\n`)
  }
  return whole.digest('hex')
}
