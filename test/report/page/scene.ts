import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Assessment, assess, builtInProfiles, readCertificates } from '../../../src/admissibility/index.js'
import { type Examined, examine } from '../../../src/exchange/index.js'
import { readTrust, type Trust, unlockKeySet } from '../../../src/identity/index.js'
import type { CourtReportInput } from '../../../src/report/index.js'

const fixture = (path: string): string => resolve('fixtures/v1', path)
export const at = new Date('2026-11-22T08:00:00Z')

export interface Scene {
  readonly trust: Trust
  readonly examined: Examined
  readonly assessment: Assessment
  readonly input: CourtReportInput
}

/** A frozen case with an envelope, judged with its recipient's key, under two profiles. */
export async function scene(envelope = 'golden/history.rog', profiles: readonly string[] = ['iso-27037', 'us-fre-902-14']): Promise<Scene> {
  const trust = await readTrust(readFileSync(fixture('keys/trust.json'), 'utf8'))
  const keys = await unlockKeySet(readFileSync(fixture('keys/bob.key'), 'utf8'), null)
  const examined = await examine(new Uint8Array(readFileSync(fixture(envelope))), { trust, keys, at })
  const { report, content } = examined
  const docket = examined.docket!
  const seconds = Math.floor(at.getTime() / 1000)
  const certificates = readCertificates(docket, report, { trust, at: seconds, ...(content && { content }) })
  const evidence = { docket, report, certificates, ...(content && { content }) }
  const assessment = await assess(
    evidence,
    profiles.map((id) => builtInProfiles[id]!),
    at,
  )
  return {
    trust,
    examined,
    assessment,
    input: {
      report,
      docket,
      trust,
      assessments: [assessment],
      certificates,
      contentExamined: content !== undefined,
      tool: { name: 'rogatory', version: '0.1.0', build: 'ab'.repeat(32) },
      ranBy: 'M. Silva, clerk of the court',
      commands: ['rogatory report history.rog --trust trust.json --out report.html'],
      inputs: [{ role: 'envelope', name: 'history.rog', size: 1, sha256: 'cd'.repeat(32) }],
    },
  }
}
