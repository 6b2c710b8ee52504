import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

// What `npm run demo` runs. A demonstration that is wrong somewhere must not end well: it checks itself at every step.
try {
  const { values } = parseArgs({
    options: { evidence: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help === true) process.stdout.write('npm run demo [-- --evidence DIR] [--out DIR]\n')
  else {
    const { runDemo } = await import('./demo/run.js')
    // Found from here, because this file lies as deep in dist as in the sources; what it imports is bundled.
    const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url))
    await runDemo({ ...values, program: beside('./main.js'), sample: beside('../../fixtures/case') })
  }
} catch (error) {
  process.stderr.write(`\nThe demonstration stopped: ${error instanceof Error ? error.message : String(error)}\n`)
  if (process.env.ROGATORY_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
}
