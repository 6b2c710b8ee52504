import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type BuildOptions, build, type Metafile } from 'esbuild'
import { throughDoors } from './doors.js'

/** File of dist to the sources and packages' files that were read into it. */
export type BundleRecord = Readonly<Record<string, readonly string[]>>

// CommonJS packages in an ES module still call require for the modules of Node itself.
// A bundler may put the thread's file into a data: URL, from which nothing but those is found.
const banner =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url.startsWith('data:') ? 'file:///' : import.meta.url);"

const worker = 'src/node/worker/main.ts'

/**
 * Puts the command line into `dist`, with the packages it uses: a few files instead of three hundred, because finding,
 * opening and reading files is most of the time in which a command starts. Names stay as written, so that the trace of a
 * failure can be read. The files lie in `cli/`, as deep as main.ts in the sources, for what they find beside themselves:
 * package.json, the golden envelope, the worker.
 */
export async function bundleCommandLine(dist: string): Promise<BundleRecord> {
  rmSync(join(dist, 'cli'), { recursive: true, force: true })
  const common: BuildOptions & { metafile: true } = {
    outdir: dist,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    charset: 'utf8',
    banner: { js: banner },
    metafile: true,
    logLevel: 'silent',
  }
  const built = await Promise.all([
    // What a command needs and others do not is a file of its own.
    build({
      ...common,
      entryPoints: { 'cli/main': 'src/cli/main.ts' },
      chunkNames: 'cli/[name]-[hash]',
      splitting: true,
      plugins: [throughDoors],
    }),
    // Programs of their own, threads and a process: each one whole file, also the thread of the library, which others copy.
    build({ ...common, entryPoints: { 'cli/worker/main': worker, 'node/worker/main': worker, 'cli/demo': 'src/cli/demo.ts' } }),
  ])
  const metafiles = built.map(({ metafile }) => metafile)
  copyFileSync('src/cli/selftest/golden.json', join(dist, 'cli/golden.json'))
  for (const folder of ['cli', 'node/worker']) writeFileSync(join(dist, folder, 'LICENSES.txt'), licences(metafiles))
  const main = join(dist, 'cli/main.js')
  writeFileSync(main, `#!/usr/bin/env node\n${readFileSync(main, 'utf8')}`)
  chmodSync(main, 0o755)
  return Object.assign({}, ...metafiles.map((one) => recordOf(one, resolve(dist))))
}

function recordOf({ outputs }: Metafile, dist: string): BundleRecord {
  const read = (inputs: Metafile['outputs'][string]['inputs']) => Object.keys(inputs).filter((input) => inputs[input]!.bytesInOutput > 0)
  return Object.fromEntries(Object.entries(outputs).map(([output, { inputs }]) => [resolve(output).slice(dist.length + 1), read(inputs)]))
}

/** The licences of the packages within: each asks that its text goes with every copy. */
function licences(metafiles: readonly Metafile[]): string {
  const inputs = metafiles.flatMap((one) => Object.keys(one.inputs))
  const packages = new Set(inputs.flatMap((input) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/[^:]*$/.exec(input)?.[1] ?? []))
  const texts = [...packages].sort().map((name) => {
    const dir = join('node_modules', name)
    const { version, license } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as { version: string; license: string }
    const file = readdirSync(dir).find((one) => /^licen[cs]e/i.test(one))
    if (file === undefined) throw new Error(`${name} ${version} (${license}) comes without the text of its licence`)
    return `${name} ${version} (${license})\n\n${readFileSync(join(dir, file), 'utf8').trim()}\n`
  })
  return `The bundled files of this package contain these packages.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`
}
