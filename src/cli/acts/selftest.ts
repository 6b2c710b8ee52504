import process from 'node:process'
import { defaultProvider } from '../../crypto/index.js'
import { type SelftestOutput, selftestText } from '../../report/index.js'
import { type Exit, exits } from '../exits.js'
import { exchangeTest } from '../selftest/exchange.js'
import { goldenTest } from '../selftest/golden.js'
import { knownAnswers } from '../selftest/known-answers.js'
import type { Shell } from '../shell.js'
import { version } from '../version.js'

/** Runs the known answers and a whole exchange in memory; a wrong answer means that this installation must not be used. */
export async function selftest(shell: Shell): Promise<Exit> {
  const provider = defaultProvider()
  const tests: { name: string; passed: boolean; detail?: string }[] = []
  for (const { name, run } of [...knownAnswers, goldenTest, exchangeTest]) {
    if (shell.signal.aborted) throw shell.signal.reason
    try {
      const wrong = await run(provider)
      tests.push({ name, passed: wrong === undefined, ...(wrong !== undefined && { detail: wrong }) })
    } catch (error) {
      tests.push({ name, passed: false, detail: error instanceof Error ? error.message : String(error) })
    }
  }
  const passed = tests.every((test) => test.passed)
  const json: SelftestOutput = {
    schema: 'rogatory.selftest/1',
    version: version(),
    provider: provider.name,
    runtime: `Node ${process.versions.node}, OpenSSL ${process.versions.openssl}, ${process.platform} ${process.arch}`,
    at: `${new Date().toISOString().slice(0, 19)}Z`,
    passed,
    tests,
  }
  await shell.print(selftestText(json, { columns: shell.columns, colour: shell.colour }))
  await shell.document(json)
  return passed ? exits.ok : exits.internal
}
