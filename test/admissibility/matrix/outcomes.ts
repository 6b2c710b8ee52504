import { assess } from '../../../src/admissibility/assess.js'
import { readCertificates } from '../../../src/admissibility/certificates/index.js'
import { builtInProfiles } from '../../../src/admissibility/profiles/index.js'
import type { ConditionResult } from '../../../src/admissibility/types.js'
import { verifyDocket } from '../../../src/exchange/index.js'
import { completeCase, judgedAt, jurisdictions, type Made, makeCase, run, type Thing, withoutOpening } from './case.js'
import { certificateChange } from './certificate-changes.js'
import { certified } from './certificates.js'
import { changes } from './changes.js'
import type { Matrix, Removal } from './types.js'

const cases = new Map<string, Promise<Made>>()

/** The case with one thing taken out, made once however many profiles ask. */
function caseWithout(name: string | undefined): Promise<Made> {
  if (name === undefined) return completeCase()
  const change = changes[name]
  if (change === undefined) throw new Error(`no such change: ${name}`)
  const before = cases.get(name) ?? makeCase(change)
  cases.set(name, before)
  return before
}

/** What each condition of the profile comes to, by exhibit. */
export async function results(
  { profile, forms, complete }: Pick<Matrix, 'profile' | 'forms' | 'complete'>,
  removal?: Removal,
): Promise<Readonly<Record<Thing, readonly ConditionResult[]>>> {
  const made = await caseWithout(removal?.of)
  let { docket } = made
  for (const form of forms) {
    const change = removal?.certificates?.[form]
    const done = await certified(
      made,
      docket,
      form,
      Object.keys(complete) as Thing[],
      change === undefined ? undefined : certificateChange(change),
    )
    docket = done.docket
    if (done.statement !== undefined && change === 'not shown') docket = withoutOpening(docket, done.statement, 'statements')
  }
  const at = new Date(judgedAt * 1000)
  const judged = await verifyDocket(docket, { trust: made.trust, at }, run)
  const report = { ...judged, envelope: made.envelope }
  const certificates = readCertificates(docket, judged, { trust: made.trust, at: judgedAt, ...(made.content && { content: made.content }) })
  const evidence = { docket, report, certificates, jurisdictions, ...(made.content && { content: made.content }) }
  const { exhibits } = await assess(evidence, [builtInProfiles[profile]!], at, run)
  const of = (thing: Thing) =>
    exhibits.find(({ exhibit }) => exhibit === `${made.exhibits[thing].statement}/${made.exhibits[thing].index}`)!.results
  return { device: of('device'), image: of('image'), extraction: of('extraction') }
}
