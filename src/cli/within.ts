import { realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { UsageError } from '../ground/index.js'

const real = (path: string): Promise<string> => realpath(path).catch(() => resolve(path))

/**
 * A folder that is sealed holds neither what is written meanwhile, which would be sealed half-made, nor the secret key:
 * `seal .` in the folder of one's keys would hand it over.
 * @throws UsageError naming the file; `files` by the option that names them
 */
export async function refuseWithin(paths: readonly string[], files: Readonly<Record<string, string>>): Promise<void> {
  const sealed = await Promise.all(paths.map(real))
  for (const [option, file] of Object.entries(files)) {
    const full = join(await real(dirname(file)), basename(file))
    for (const [i, path] of sealed.entries()) {
      const way = relative(path, full)
      if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) continue
      const where = way === '' ? `${file} (${option}) is itself` : `${file} (${option}) lies within ${paths[i]}, which is`
      throw new UsageError('usage.argument', `${where} to be sealed: keep it elsewhere`, { data: { path: file } })
    }
  }
}
