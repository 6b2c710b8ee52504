import type { Hex } from '../../ground/index.js'
import type { ExhibitFacts, SignerFact } from '../facts.js'
import { isVerdict, signersOf } from './signers.js'
import { type Check, contentNotGiven, idsOf, met, needsHuman, notMet, type Verdict } from './verdict.js'

interface With {
  readonly of?: 'line' | 'seal' | 'certificates'
  readonly form?: string
}

const notInForce: readonly SignerFact['keyStatus'][] = ['ceased', 'compromisedSince', 'expired', 'notYetValid']

/** PRO-22: signatures by keys that are believed and were in force when they signed. */
export const p02: Check<With> = (f, { of = 'line', form }) => {
  const ids = signed(f, of, form)
  if (!Array.isArray(ids)) return ids as Verdict
  const signers = signersOf(f, ids as readonly Hex[])
  if (isVerdict(signers)) return signers
  const invalid = signers.filter(({ keyStatus }) => notInForce.includes(keyStatus))
  if (invalid.length > 0) {
    const status = [...new Set(invalid.map((one) => one.keyStatus))].sort().join(' ')
    return notMet('signer.key-not-valid', { statements: idsOf(invalid), data: { status } })
  }
  const strangers = signers.filter(({ believed, keyStatus }) => !believed && keyStatus !== 'superseded')
  if (strangers.length > 0) return notMet('signer.not-believed', { statements: idsOf(strangers) })
  const superseded = signers.filter(({ keyStatus }) => keyStatus === 'superseded')
  if (superseded.length > 0) return needsHuman('signer.key-not-valid', { statements: idsOf(superseded), data: { status: 'superseded' } })
  return met('signature.holds', { statements: idsOf(signers), data: { signatures: signers.length } })
}

function signed(f: ExhibitFacts, of: NonNullable<With['of']>, form: string | undefined): readonly Hex[] | Verdict {
  if (of === 'seal') {
    const id = f.case.report.envelope?.sealId
    return id === undefined ? contentNotGiven(f) : [id]
  }
  if (of === 'line') return f.steps.length === 0 ? notMet('line.empty') : idsOf(f.steps)
  const ids = idsOf(f.certificates.filter((one) => one.form === form))
  return ids.length === 0 ? notMet('certificate.absent') : ids
}
