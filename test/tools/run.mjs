// Runs a TypeScript file of the tools on any supported Node: bundles it aside, imports it, removes it.
import { mkdirSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildSync } from 'esbuild'

const [entry, ...rest] = process.argv.slice(2)
const name = entry.replaceAll(/[^a-z0-9]+/gi, '-')
const outfile = resolve('node_modules/.cache/rogatory', `${name}-${process.pid}.mjs`)
mkdirSync(resolve(outfile, '..'), { recursive: true })
buildSync({
  entryPoints: [entry],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'error',
})
process.argv = [process.argv[0], resolve(entry), ...rest]
process.on('exit', () => rmSync(outfile, { force: true }))
const { main } = await import(pathToFileURL(outfile).href)
try {
  process.exitCode = (await main(rest)) ?? 0
} catch (error) {
  console.error(process.env.DEBUG === undefined && error instanceof Error ? error.message : error)
  process.exitCode = 1
}
