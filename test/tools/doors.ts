import { existsSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import type { Plugin } from 'esbuild'

const imports = /^import \{([^}]*)\} from '(\.[^']*\/index)\.js'$/gm
const reexports = /^export (?:\*|\{([^}]*)\}) from '(\.[^']*)\.js'$/gm
const declared = /^export (?:async )?(?:abstract )?(?:function\*?|const|let|class) (\w+)/gm

const specifiers = (text: string): { name: string; as: string }[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && !one.startsWith('type '))
    .map((one) => /^(\w+)(?: as (\w+))?$/.exec(one)!)
    .map(([, name, as]) => ({ name: name!, as: as ?? name! }))

/** Where each value that a module of src gives out is declared. */
function origins(file: string): Map<string, { file: string; name: string }> {
  const text = readFileSync(file, 'utf8')
  const found = new Map([...text.matchAll(declared)].map(([, name]) => [name!, { file, name: name! }]))
  for (const [, names, path] of text.matchAll(reexports)) {
    const from = resolve(dirname(file), `${path}.ts`)
    if (!existsSync(from)) continue
    const theirs = origins(from)
    if (names === undefined) for (const [name, origin] of theirs) found.set(name, origin)
    else for (const { name, as } of specifiers(names)) if (theirs.has(name)) found.set(as, theirs.get(name)!)
  }
  return found
}

/**
 * Looks through the doors of the rooms. A bundle is split by files, so that who asks a room's index.ts for one function
 * would load the whole room: each import is led to the file that declares what it names. What is not found stays as it is,
 * and a name led astray would be an error of the build.
 */
export const throughDoors: Plugin = {
  name: 'through doors',
  setup(build) {
    const rooms = new Map<string, ReturnType<typeof origins>>()
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8').replace(imports, (_, names: string, door: string) => {
        const index = resolve(dirname(path), `${door}.ts`)
        if (!rooms.has(index)) rooms.set(index, origins(index))
        const lines = specifiers(names).map(({ name, as }) => {
          const origin = rooms.get(index)!.get(name) ?? { file: index, name }
          const from = relative(dirname(path), origin.file).replaceAll('\\', '/').replace(/\.ts$/, '.js')
          return `import { ${origin.name} as ${as} } from '${from.startsWith('.') ? from : `./${from}`}'`
        })
        return lines.join(';')
      })
      return { contents, loader: 'ts' }
    })
  },
}
