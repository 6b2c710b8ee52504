import type { Role } from '../../identity/index.js'
import { actsOf, stepsOf } from '../facts.js'
import { isVerdict, signersOf } from './signers.js'
import { type Check, idsOf, met, noAct, notChecked, notMet } from './verdict.js'

interface With {
  readonly acts?: readonly string[]
  readonly must?: boolean
  readonly roles?: readonly Role[]
}

/** PRO-23: whether the role of who signed allows the act. */
export const p03: Check<With> = (f, { acts, must, roles }) => {
  const steps = acts === undefined ? f.steps : stepsOf(f, acts)
  if (steps.length === 0) return acts === undefined ? notMet('line.empty') : noAct(must)
  const denied = steps.filter(
    (step) => step.codes.includes('custody.role') || actsOf(step).some((act) => f.case.outOfRole.has(`${step.by.kid} ${act}`)),
  )
  if (denied.length > 0) return notMet('role.not-allowed', { statements: idsOf(denied), codes: ['custody.role'] })
  if (roles !== undefined) {
    const signers = signersOf(f, idsOf(steps))
    if (isVerdict(signers)) return signers
    const others = signers.filter((one) => one.believed && !one.roles.some((role) => roles.includes(role)))
    if (others.length > 0) return notMet('role.not-allowed', { statements: idsOf(others), data: { wanted: [...roles].sort().join(' ') } })
  }
  const strangers = steps.filter(({ believed }) => !believed)
  if (strangers.length > 0) return notChecked('signer.not-believed', { statements: idsOf(strangers) })
  return met('role.allowed', { statements: idsOf(steps) })
}
