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
  const [wrong] = wrongMembers(whole)
  if (wrong !== undefined) throw new UsageError('trust.policy', `${wrong} is not as a policy's`, { data: { member: wrong } })
  return whole
}

/** Names of the members that are no rule, or not of the form of theirs, in the order they stand. */
export function wrongMembers(policy: object): readonly string[] {
  return Object.entries(policy).flatMap(([member, value]) =>
    Object.hasOwn(members, member) && members[member as keyof Policy](value) ? [] : [member],
  )
}

const isSeconds = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0

// By hand, because a policy is made synchronously and the schema library is loaded on first use only.
const members: Readonly<Record<keyof Required<Policy>, (value: unknown) => boolean>> = {
  companion: (value) => value === 'asTyped' || value === 'always',
  algorithmEnds: (value) => isMap(value) && Object.entries(value).every(([kind, end]) => signatureKinds.includes(kind) && isSeconds(end)),
  clockTolerance: isSeconds,
  promptly: isSeconds,
  roles: (value) => isByAct(value, areRoles),
  companionFor: (value) => isListOf(value, (act) => isAct(act)),
  thresholds: (value) => isByAct(value, isThreshold),
  binding: (value) => isByAct(value, (list) => isListOf(list, (one) => one === 'authority' || isRole(one)) && (list as []).length > 0),
  trustedClocks: (value) => isListOf(value, (one) => typeof one === 'string' && /^rog:[0-9a-f]{64}$/.test(one)),
}

const isAct = (act: unknown): boolean => typeof act === 'string' && /^[a-z][A-Za-z.]{0,63}$/.test(act)

const isByAct = (value: unknown, rule: (value: unknown) => boolean): boolean =>
  isMap(value) && Object.entries(value).every(([act, one]) => isAct(act) && rule(one))

/** A list without repetitions, of at most ten thousand. */
const isListOf = (value: unknown, rule: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length <= 10_000 && new Set(value).size === value.length && value.every(rule)

/** Two to a hundred persons: one is what every act has. */
const isThreshold = (value: unknown): boolean => {
  if (!isMap(value)) return false
  const { persons, ...rest } = value as { persons?: unknown }
  return Number.isSafeInteger(persons) && (persons as number) >= 2 && (persons as number) <= 100 && Object.keys(rest).length === 0
}

const signatureKinds: readonly string[] = ['Ed25519', 'P-256', 'ML-DSA-65']

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

const isRole = (role: unknown): boolean => (roles as readonly unknown[]).includes(role)

const areRoles = (list: unknown): boolean => Array.isArray(list) && list.length > 0 && list.every(isRole)
