import process from 'node:process'

// Everything else is imported inside the try: an installation that is broken must say so in one sentence, with its own exit code.
try {
  const { main } = await import('./program.js')
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const message = `rogatory failed inside, which is our fault: ${error instanceof Error ? error.message : String(error)}`.split('\n', 1)[0]
  if (process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify({ schema: 'rogatory.error/1', code: 'run.internal', message, exit: 70 })}\n`)
  else process.stderr.write(`${message}\n`)
  if (process.env.ROGATORY_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  process.exitCode = 70
}
