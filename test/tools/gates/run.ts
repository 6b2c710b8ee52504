import { build } from '../build.js'
import { apiGate } from './api.js'
import { codeGates } from './codes.js'
import { fileGates } from './files.js'
import { type Gate, tool } from './gate.js'
import { specGate } from './spec.js'

const tsc = (config: string) => tool('typescript/bin/tsc', '-p', config, '--noEmit', '--pretty', 'false')
/** The providers are the rooms' own places for one platform's types. */
const without = (provider: string, lines: readonly string[]) =>
  lines.filter((line) => /^\S/.test(line) && !line.startsWith(`src/crypto/${provider}`))

const gates: readonly Gate[] = [
  { name: 'types', check: () => tsc('tsconfig.json') },
  { name: 'types without Node', check: async () => without('node', await tsc('tsconfig.portable.json')) },
  { name: 'types without DOM', check: async () => without('web', await tsc('tsconfig.nodeonly.json')) },
  {
    name: 'lint',
    check: () => tool('@biomejs/biome/bin/biome', 'check', '--colors=off', '--error-on-warnings', '--max-diagnostics=50', '.'),
  },
  { name: 'layers', check: () => tool('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', 'src') },
  { name: 'dead code', check: () => tool('knip/bin/knip.js', '--no-progress') },
  {
    name: 'package',
    check: async () => {
      await build()
      // A page is opened, not imported: it has no types.
      const page = ['--exclude-entrypoints', 'verifier.html']
      return [
        ...(await tool('publint/src/cli.js', 'run', '--strict', '--pack', 'npm')),
        ...(await tool('@arethetypeswrong/cli/dist/index.js', '--pack', '.', '--profile', 'esm-only', '--no-color', ...page)),
      ]
    },
  },
  apiGate,
  ...fileGates,
  specGate,
  ...codeGates,
]

/** Runs every gate, or those named; one line each, then what a failed one says. */
export async function main(names: readonly string[]): Promise<number> {
  const chosen = gates.filter((gate) => names.length === 0 || names.includes(gate.name))
  let failed = 0
  for (const gate of chosen) {
    const complaints = await Promise.resolve()
      .then(() => gate.check())
      .catch((error: unknown) => [error instanceof Error ? error.message : String(error)])
    console.log(`${complaints.length === 0 ? 'ok  ' : 'FAIL'} ${gate.name}`)
    if (complaints.length > 0) failed++
    for (const complaint of complaints.slice(0, 60)) console.log(`       ${complaint}`)
    if (complaints.length > 60) console.log(`       and ${complaints.length - 60} more`)
  }
  console.log(`gates: ${chosen.length - failed} passed, ${failed} failed`)
  return chosen.length === 0 || failed > 0 ? 1 : 0
}
