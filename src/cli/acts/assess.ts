import { createHash } from 'node:crypto'
import { type Assessment, assess, assessmentStatement, type Evidence, readCertificates } from '../../admissibility/index.js'
import { type Docket, exhibitKey } from '../../docket/index.js'
import { believedTrust, type Examined, examine, type Report, recordAssessment, verifyDocket, withErasures } from '../../exchange/index.js'
import { UsageError, utf8 } from '../../ground/index.js'
import type { KeySet, Trust } from '../../identity/index.js'
import { fileSource, updateDocket } from '../../node/index.js'
import { assessmentJson, assessmentPage, assessmentText, observationJson } from '../../report/index.js'
import { seconds } from '../convert.js'
import { findExhibit } from '../exhibits.js'
import type { Exit } from '../exits.js'
import { readSmall } from '../files.js'
import type { AssessOptions } from '../given/assess.js'
import { loadKeys } from '../keys.js'
import { profilesAt } from '../profiles.js'
import { runOf } from '../run.js'
import { writeShared } from '../shared-file.js'
import type { Shell } from '../shell.js'
import { loadDocket, loadTrust } from '../stores.js'
import { fitting, notFor } from '../unfit-key.js'
import { version } from '../version.js'
import { exitOf, tellReport } from './verify.js'

type PageOptions = NonNullable<Parameters<typeof assessmentPage>[1]>

/** Assesses the exhibits of an envelope or a docket by profiles, and tells, writes or signs what came out. */
export async function assessCase(shell: Shell, file: string | undefined, options: AssessOptions): Promise<Exit> {
  demand(file, options)
  const trust = await loadTrust(options.trust)
  const at = options.at === undefined ? new Date() : new Date(seconds(options.at, '--at') * 1000)
  const { profiles, signatures } = await profilesAt(options.profile, { trust, at })
  const { key, passphraseFile } = options
  const keys =
    key === undefined ? undefined : (await loadKeys(shell, { key, ...(passphraseFile !== undefined && { passphraseFile }) })).keys
  const looked = await look(shell, file, options, { trust, at, ...(keys && { keys }) })
  // Without a docket there is no exhibit to speak of: what is wrong with the envelope is all there is to say.
  if (looked.docket === undefined) {
    if (looked.report.verdict !== 'failed' && keys === undefined)
      throw new UsageError('usage.argument', 'which exhibits an envelope holds is seen with --key or --docket: give at least one')
    return tellReport(shell, looked.report, trust)
  }
  const known = believedTrust(looked.docket, trust)
  const ev = evidenceOf({ ...looked, docket: looked.docket }, trust, known, at, options.exhibit)
  const assessment = await assess(ev, profiles, at, { signatures })
  const signed = options.sign === true ? await putOnRecord(shell, options, ev, assessment, keys!) : undefined
  if (options.html !== undefined) await writePage(options, assessment, ev, known)
  const { exhibits, observations } = ev.report
  const json = assessmentJson(assessment, exhibits, {
    observations: observations.map(observationJson),
    ...(signed !== undefined && { signed, docketFile: options.docket! }),
    ...(options.html !== undefined && { page: options.html }),
  })
  shell.close()
  await shell.print(assessmentText(json, { columns: shell.columns, colour: shell.colour, trust: known }))
  await shell.document(json)
  return exitOf(looked.report)
}

function demand(file: string | undefined, { docket, sign, key, language, html }: AssessOptions): void {
  if (file === undefined && docket === undefined) throw new UsageError('usage.argument', 'assess what? Name an envelope, or --docket')
  if (sign === true && (docket === undefined || key === undefined))
    throw new UsageError('usage.argument', '--sign needs --docket to put the assessment into, and --key to sign it with')
  if (language !== undefined && html === undefined)
    throw new UsageError('usage.argument', '--language is that of the page: it needs --html')
}

interface Beliefs {
  readonly trust: Trust
  readonly at: Date
  readonly keys?: KeySet
}

/** What verification finds of the envelope, or of the docket alone. */
async function look(shell: Shell, file: string | undefined, options: AssessOptions, believe: Beliefs): Promise<Examined> {
  const run = await runOf(shell, options)
  const given = options.docket === undefined ? undefined : await loadDocket(options.docket, run)
  const docket = given && (await withErasures(given, believe.trust, believe.at))
  const alone = async (): Promise<Examined> => ({ report: await verifyDocket(docket!, believe, run), docket: docket! })
  if (file === undefined) return alone()
  const source = await fileSource(file)
  try {
    const examined = await fitting(notFor(file, options.key), examine(source, { ...believe, ...(docket && { docket }) }, run))
    if (examined.docket !== undefined || docket === undefined) return examined
    // The envelope was not opened, and its seal is not in this docket: both are told of, side by side.
    const { report } = await alone()
    const observations = [...examined.report.observations, ...report.observations]
    const verdict = [examined.report.verdict, report.verdict].includes('failed') ? 'failed' : report.verdict
    const { envelope } = examined.report
    const { content, unread } = examined
    return {
      docket,
      ...(content && { content }),
      ...(unread && { unread }),
      report: { ...report, verdict, observations, ...(envelope && { envelope }) },
    }
  } finally {
    await source.close()
  }
}

type Looked = Examined & { readonly docket: Docket }

function evidenceOf(
  { docket, report, content, unread }: Looked,
  trust: Trust,
  known: Trust,
  at: Date,
  exhibits: readonly string[] | undefined,
): Evidence {
  const wanted = exhibits === undefined ? undefined : new Set(exhibits.map((label) => exhibitKey(findExhibit(docket, label))))
  const own: Report = wanted === undefined ? report : { ...report, exhibits: report.exhibits.filter(({ exhibit }) => wanted.has(exhibit)) }
  const judged = Math.floor(at.getTime() / 1000)
  return {
    docket,
    report: own,
    certificates: readCertificates(docket, report, { trust, at: judged, ...(content && { content }) }),
    ...(content && { content }),
    ...(unread && { unread }),
    jurisdictions: new Map(known.pins.map(({ card }) => [card.authority, card.jurisdiction])),
  }
}

async function putOnRecord(shell: Shell, options: AssessOptions, ev: Evidence, assessment: Assessment, keys: KeySet): Promise<string> {
  if (assessment.exhibits.length === 0)
    throw new UsageError('usage.argument', 'there is no exhibit: an assessment of nothing is not signed')
  const trust = new Uint8Array(
    createHash('sha256')
      .update(await readSmall(options.trust))
      .digest(),
  )
  const tool = { name: 'rogatory', version: version(), provider: ev.report.provider }
  const about = await assessmentStatement(assessment, { tool, trust, heads: ev.report.docket?.heads ?? [] })
  let statement = ''
  const add = async (docket: Docket): Promise<Docket> => {
    if (docket.id !== ev.docket.id) throw new UsageError('docket.other', `${options.docket} is of another case than the envelope`)
    const done = await recordAssessment(docket, keys, about, { signal: shell.signal })
    statement = done.statement
    return done.docket
  }
  await updateDocket(options.docket!, add, { signal: shell.signal })
  return statement
}

async function writePage({ html, language }: AssessOptions, assessment: Assessment, { report }: Evidence, trust: Trust): Promise<void> {
  const about: PageOptions = {
    exhibits: report.exhibits,
    trust,
    ...(language !== undefined && { language: language as NonNullable<PageOptions['language']> }),
  }
  const page = utf8(await assessmentPage(assessment, about))
  await writeShared(html!, page)
}
