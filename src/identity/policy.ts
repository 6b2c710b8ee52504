import { UsageError } from '../ground/index.js'
import { type Policy, roles } from './types.js'

/** 2036-01-01: by then NIST IR 8547 disallows signatures that a quantum computer could forge. */
const quantumDate = 2_082_758_400

/** What a verifier's rules are unless it says otherwise (TRU-35). */
export const defaultPolicy: Policy = Object.freeze({
  companion: 'asTyped',
  algorithmEnds: Object.freeze({ Ed25519: quantumDate, 'P-256': quantumDate }),
  clockTolerance: 300,
  promptly: 86_400,
  roles: Object.freeze({}),
})

/** The default policy with `changes` laid over it. @throws UsageError `trust.policy` (data.member) for what is no policy */
export function policyWith(changes: Partial<Policy> = {}): Policy {
  const whole: Policy = { ...defaultPolicy, ...changes }
  for (const [member, value] of Object.entries(whole))
    if (!Object.hasOwn(members, member) || !members[member as keyof Policy](value))
      throw new UsageError('trust.policy', `${member} is not as a policy's`, { data: { member } })
  return whole
}

const isSeconds = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0

// By hand, because a policy is made synchronously and the schema library is loaded on first use only.
const members: Readonly<Record<keyof Policy, (value: unknown) => boolean>> = {
  companion: (value) => value === 'asTyped' || value === 'always',
  algorithmEnds: (value) => isMap(value) && Object.entries(value).every(([kind, end]) => signatureKinds.includes(kind) && isSeconds(end)),
  clockTolerance: isSeconds,
  promptly: isSeconds,
  roles: (value) => isMap(value) && Object.entries(value).every(([act, list]) => /^[a-z][A-Za-z.]{0,63}$/.test(act) && areRoles(list)),
}

const signatureKinds: readonly string[] = ['Ed25519', 'P-256', 'ML-DSA-65']

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

const areRoles = (list: unknown): boolean => Array.isArray(list) && list.length > 0 && list.every((role) => roles.includes(role))
