import { secondsOfTime, UsageError } from '../../ground/index.js'
import { type Policy, policyOf, policyWith, storedPolicy, wrongMembers } from '../../identity/index.js'
import { updateTrustFile } from '../../node/index.js'
import { type PolicyCheckOutput, policyRules, policyText, wrongRule } from '../../report/index.js'
import { type Exit, exits } from '../exits.js'
import { readJson } from '../files.js'
import type { PolicyOptions } from '../given/policy.js'
import type { Shell } from '../shell.js'
import { loadTrust } from '../stores.js'

type Stored = Parameters<typeof policyOf>[0]

/** What is wrong, by member; exit 1 as for evidence that fails. */
export async function check(shell: Shell, file: string | undefined, { trust }: PolicyOptions): Promise<Exit> {
  const path = file ?? trust
  if (path === undefined) throw new UsageError('usage.argument', 'which policy? Name its file, or a trust store with --trust')
  const read = await policyIn(path)
  await tell(shell, read)
  return read.wrong.length > 0 ? exits.evidence : exits.ok
}

export async function show(shell: Shell, { trust }: PolicyOptions): Promise<Exit> {
  await tell(shell, { policy: (await loadTrust(trust ?? '')).policy, wrong: [] })
  return exits.ok
}

export async function set(shell: Shell, file: string, { trust }: PolicyOptions): Promise<Exit> {
  const read = await policyIn(file)
  const { policy } = read
  if (policy !== undefined) await updateTrustFile(trust ?? '', (before) => ({ ...before, policy }), { signal: shell.signal })
  await tell(shell, read)
  return policy === undefined ? exits.evidence : exits.ok
}

interface Read {
  readonly policy?: Policy
  readonly wrong: readonly string[]
}

/** A policy from a file of its own (`rogatory.policy/1`, members left out are as by default), or from a whole trust store. */
async function policyIn(path: string): Promise<Read> {
  const value = await readJson(path)
  if (!isMap(value)) throw new UsageError('usage.argument', `${path} holds no policy`)
  const { schema, ...members } = value
  if (schema === 'rogatory.trust/1' && isMap(members.policy)) return readMembers(members.policy)
  if (schema !== undefined && schema !== 'rogatory.policy/1')
    throw new UsageError('usage.argument', `${path} is neither a policy (rogatory.policy/1) nor a trust store (rogatory.trust/1)`)
  return readMembers(members)
}

function readMembers(members: Record<string, unknown>): Read {
  const ends = isMap(members.algorithmEnds) ? Object.entries(members.algorithmEnds) : undefined
  // Times are written as RFC 3339; the rule itself is checked with seconds.
  const asSeconds = ends && Object.fromEntries(ends.map(([kind, end]) => [kind, secondsOf(end)]))
  const wrong = wrongMembers({ ...members, ...(asSeconds && { algorithmEnds: asSeconds }) })
  if (wrong.length > 0) return { wrong }
  const policy = policyOf({ ...storedPolicy(policyWith()), ...(members as Partial<Stored>) } as Stored)
  return { policy, wrong: [] }
}

const secondsOf = (end: unknown): number =>
  (typeof end === 'string' && /:\d{2}:\d{2}Z$/.test(end) ? secondsOfTime(end) : undefined) ?? Number.NaN

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

async function tell(shell: Shell, { policy, wrong }: Read): Promise<void> {
  const json: PolicyCheckOutput = {
    schema: 'rogatory.policy-check/1',
    correct: policy !== undefined,
    wrong: wrong.map(wrongRule),
    rules: policy === undefined ? [] : policyRules(policy),
    ...(policy && { policy: { ...storedPolicy(policy) } }),
  }
  await shell.print(policyText(json, { columns: shell.columns, colour: shell.colour }))
  await shell.document(json)
}
