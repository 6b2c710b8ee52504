import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Assessment, assess, builtInProfiles, type CertificateFact, readCertificates } from '../../admissibility/index.js'
import { type Docket, latestSelftest } from '../../docket/index.js'
import { believedTrust, type ContentFacts, examine, type Report, verifyDocket, withErasures } from '../../exchange/index.js'
import { type Hex, UsageError, utf8 } from '../../ground/index.js'
import type { Trust } from '../../identity/index.js'
import { fileSource } from '../../node/index.js'
import {
  type CourtReport,
  counted,
  courtReport,
  type InputFact,
  type Language,
  reportPage,
  type SelftestFact,
  timeOf,
} from '../../report/index.js'
import { buildDigest } from '../build-digest.js'
import { seconds } from '../convert.js'
import type { Exit } from '../exits.js'
import { readJson } from '../files.js'
import type { ReportOptions } from '../given/report.js'
import { loadKeys } from '../keys.js'
import { profilesAt } from '../profiles.js'
import { runOf } from '../run.js'
import { writeShared } from '../shared-file.js'
import type { Shell } from '../shell.js'
import { loadDocket, loadTrust } from '../stores.js'
import { fitting, notFor } from '../unfit-key.js'
import { version } from '../version.js'
import { exitOf } from './verify.js'

/** Writes the page for a court, and with --json its data. Bad evidence is reported on, and tells in the exit code. */
export async function reportFile(shell: Shell, file: string | undefined, options: ReportOptions): Promise<Exit> {
  if (options.out === undefined && !shell.json) throw new UsageError('usage.argument', '--out names the file the page is written to')
  const at = options.at === undefined ? new Date(Math.floor(Date.now() / 1000) * 1000) : new Date(seconds(options.at, '--at') * 1000)
  const trust = await loadTrust(options.trust)
  const judged = await judge(shell, file, options, trust, at)
  const { report, docket, content } = judged
  const certificates = readCertificates(docket, report, { trust, at: Math.floor(at.getTime() / 1000), ...(content && { content }) })
  const profiles = await profilesAt(options.profile ?? [], { trust, at })
  const data = await courtReport({
    report,
    docket,
    trust,
    assessments: await assessments(judged, certificates, profiles, trust, at),
    certificates,
    contentExamined: content?.whole === true,
    tool: { name: 'rogatory', version: version(), build: await buildDigest() },
    ...given('selftest', await selftestOf(options, docket)),
    ...given('ranBy', options.by),
    ...given('chosenBy', options.chosenBy),
    commands: commandsOf(file, options, at),
    inputs: await inputsOf(file, options),
  })
  if (options.out !== undefined) await writeShared(options.out, utf8(await reportPage(data, { language: options.language as Language })))
  shell.close()
  await shell.print(told(data, options.out ?? ''))
  await shell.document(data)
  return exitOf(report)
}

const given = <K extends string, T>(name: K, value: T | undefined): { readonly [P in K]?: T } =>
  (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: T }

interface Judged {
  readonly report: Report
  readonly docket: Docket
  readonly content?: ContentFacts
  readonly unread?: true
}

async function judge(shell: Shell, file: string | undefined, options: ReportOptions, trust: Trust, at: Date): Promise<Judged> {
  if (file === undefined) {
    if (options.docket === undefined) throw new UsageError('usage.argument', 'name an envelope, or a docket with --docket')
    const docket = await loadDocket(options.docket, { signal: shell.signal })
    return { report: await verifyDocket(docket, { trust, at }, { signal: shell.signal }), docket: await withErasures(docket, trust, at) }
  }
  const source = await fileSource(file)
  try {
    const run = await runOf(shell, options, source.size)
    const { key, passphraseFile } = options
    const keys = key === undefined ? undefined : (await loadKeys(shell, { key, ...given('passphraseFile', passphraseFile) })).keys
    const own = options.docket === undefined ? undefined : await loadDocket(options.docket, run)
    const done = await fitting(notFor(file, key), examine(source, { trust, at, ...given('keys', keys), ...given('docket', own) }, run))
    const docket = done.docket ?? (own && (await withErasures(own, trust, at)))
    if (docket === undefined)
      throw new UsageError('usage.argument', 'the case record in the envelope was not read: give --key, or your own copy with --docket')
    if (done.report.docket !== undefined)
      return { report: done.report, docket, ...given('content', done.content), ...given('unread', done.unread) }
    // What the envelope is, and beside it what the verifier's own case record says: neither hides the other.
    const alone = await verifyDocket(docket, { trust, at }, run)
    return { report: joined(done.report, alone), docket, ...given('content', done.content), ...given('unread', done.unread) }
  } finally {
    await source.close()
  }
}

/** The report on an envelope whose case record could not be read, with that on the verifier's own. */
function joined(envelope: Report, docket: Report): Report {
  const worst = (['failed', 'untrusted'] as const).find((verdict) => [envelope.verdict, docket.verdict].includes(verdict)) ?? 'verified'
  const checked = [...envelope.checked, ...docket.checked.filter((check) => !envelope.checked.includes(check))]
  return {
    ...docket,
    ...envelope,
    verdict: worst,
    checked,
    notChecked: envelope.notChecked.filter((check) => !checked.includes(check)),
    exhibits: docket.exhibits,
    observations: [...envelope.observations, ...docket.observations],
  }
}

async function assessments(
  { report, docket, content, unread }: Judged,
  certificates: readonly CertificateFact[],
  { profiles, signatures }: Awaited<ReturnType<typeof profilesAt>>,
  trust: Trust,
  at: Date,
): Promise<readonly Assessment[]> {
  if (profiles.length === 0) return []
  const jurisdictions = new Map(believedTrust(docket, trust).pins.map(({ card }) => [card.authority, card.jurisdiction]))
  return [
    await assess({ docket, report, certificates, jurisdictions, ...given('content', content), ...given('unread', unread) }, profiles, at, {
      signatures,
    }),
  ]
}

/** The self-test named, else the latest that was signed into the docket. */
async function selftestOf({ selftest }: ReportOptions, docket: Docket): Promise<SelftestFact | undefined> {
  if (selftest === undefined) {
    const signed = latestSelftest(docket)
    if (signed === undefined) return undefined
    const { at, tool, passed, tests, authority, statement } = signed
    return { at: timeOf(at), version: tool.version, provider: tool.provider, passed, tests, signedBy: authority, statement }
  }
  const read = await readJson(selftest)
  if (!isSelftest(read))
    throw new UsageError('usage.argument', `${selftest} is not what rogatory selftest --json writes`, { data: { path: selftest } })
  return { at: read.at, version: read.version, provider: read.provider, passed: read.passed, tests: read.tests.length }
}

interface SelftestRead {
  readonly schema: 'rogatory.selftest/1'
  readonly at: string
  readonly version: string
  readonly provider: string
  readonly passed: boolean
  readonly tests: readonly unknown[]
}
const isSelftest = (value: unknown): value is SelftestRead => {
  const one = value as Partial<SelftestRead> | null
  if (typeof one !== 'object' || one === null || one.schema !== 'rogatory.selftest/1' || !Array.isArray(one.tests)) return false
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(String(one.at)) &&
    typeof one.version === 'string' &&
    typeof one.provider === 'string' &&
    typeof one.passed === 'boolean'
  )
}

/** What to type for the same page. Files by their names alone: where they lie on this machine is nobody's business. */
function commandsOf(file: string | undefined, options: ReportOptions, at: Date): readonly string[] {
  const name = (path: string): string => quote(basename(path))
  const words = ['rogatory report', ...(file === undefined ? [] : [name(file)])]
  if (options.docket !== undefined) words.push(`--docket ${name(options.docket)}`)
  words.push(`--trust ${name(options.trust)}`)
  if (options.key !== undefined) words.push(`--key ${name(options.key)}`)
  if (options.profile !== undefined) words.push(`--profile ${options.profile.map(name).join(' ')}`)
  if (options.selftest !== undefined) words.push(`--selftest ${name(options.selftest)}`)
  if (options.chosenBy !== undefined) words.push(`--chosen-by ${quote(options.chosenBy)}`)
  if (options.by !== undefined) words.push(`--by ${quote(options.by)}`)
  words.push(`--language ${options.language}`, `--at ${timeOf(Math.floor(at.getTime() / 1000))}`, '--out report.html')
  return [words.join(' ')]
}

const quote = (word: string): string => (/^[A-Za-z0-9@%+=:,./_-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)

async function inputsOf(file: string | undefined, options: ReportOptions): Promise<readonly InputFact[]> {
  const inputs: InputFact[] = []
  const add = async (role: InputFact['role'], path: string | undefined): Promise<void> => {
    if (path === undefined) return
    const { size } = await stat(path)
    inputs.push({ role, name: basename(path), size, sha256: await sha256Of(path) })
  }
  await add('envelope', file)
  await add('docket', options.docket)
  await add('trust', options.trust)
  // Nothing is told of a key but that one was used.
  if (options.key !== undefined) inputs.push({ role: 'key', name: basename(options.key) })
  for (const profile of options.profile ?? []) if (!Object.hasOwn(builtInProfiles, profile)) await add('profile', profile)
  await add('selftest', options.selftest)
  return inputs
}

async function sha256Of(path: string): Promise<Hex> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}

function told({ exhibits, observations, at }: CourtReport, out: string): string {
  return `Report on ${counted(exhibits.length, 'exhibit')} with ${counted(observations.length, 'observation')}, as at ${at}, written to ${out}.\nA person who can be questioned must adopt it.`
}
