import process from 'node:process'
import { defaultProvider } from '../../crypto/index.js'
import { recordSelftest } from '../../exchange/index.js'
import { type Bytes, UsageError, utf8 } from '../../ground/index.js'
import { updateDocket } from '../../node/index.js'
import { type SelftestOutput, selftestText } from '../../report/index.js'
import { type Exit, exits } from '../exits.js'
import type { SelftestOptions } from '../given/selftest.js'
import { type KeyOptions, loadKeys } from '../keys.js'
import { exchangeTest } from '../selftest/exchange.js'
import { golden, goldenTest } from '../selftest/golden.js'
import { knownAnswers } from '../selftest/known-answers.js'
import type { Shell } from '../shell.js'
import { version } from '../version.js'

/** Runs the known answers and a whole exchange in memory; a wrong answer means that this installation must not be used. */
export async function selftest(shell: Shell, options: SelftestOptions = {}): Promise<Exit> {
  const { docket, key } = options
  if ((docket === undefined) !== (key === undefined))
    throw new UsageError('usage.argument', 'a result is signed with --key into --docket: give both, or neither')
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
  const made: SelftestOutput = {
    schema: 'rogatory.selftest/1',
    version: version(),
    provider: provider.name,
    runtime: `Node ${process.versions.node}, OpenSSL ${process.versions.openssl}, ${process.platform} ${process.arch}`,
    at: `${new Date().toISOString().slice(0, 19)}Z`,
    passed,
    tests,
  }
  const json =
    docket === undefined ? made : { ...made, signed: await sign(shell, { ...options, docket, key: key! }, made), docketFile: docket }
  await shell.print(selftestText(json, { columns: shell.columns, colour: shell.colour }))
  await shell.document(json)
  return passed ? exits.ok : exits.internal
}

type Signing = KeyOptions & { readonly docket: string }

/** The result as a signed record of the case: what a report says of the computer that made it rests on this. */
async function sign(shell: Shell, { docket, ...key }: Signing, made: SelftestOutput): Promise<string> {
  const { keys } = await loadKeys(shell, key)
  const { version, provider, runtime, passed, tests } = made
  const about = {
    passed,
    at: Math.floor(Date.parse(made.at) / 1000),
    tool: { name: 'rogatory', version, provider },
    runtime,
    failed: tests.filter((one) => !one.passed).map(({ name }) => name),
    tests: tests.length,
    vectors: await vectors(),
  }
  let statement = ''
  const add = async (before: Parameters<typeof recordSelftest>[0]) => {
    const done = await recordSelftest(before, keys, about, { signal: shell.signal })
    statement = done.statement
    return done.docket
  }
  await updateDocket(docket, add, { signal: shell.signal })
  return statement
}

/** SHA-256 over the names of the known answers and the golden envelope with its card and key: what the answers were compared with. */
async function vectors(): Promise<Bytes> {
  const { envelope, card, key } = golden()
  const names = [...knownAnswers, goldenTest, exchangeTest].map(({ name }) => name)
  return defaultProvider().hash('SHA-256', utf8(JSON.stringify([names, envelope, card, key])))
}
