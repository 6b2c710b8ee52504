import type { Policy } from '../identity/index.js'
import { shown } from './escape.js'
import type { RuleJson } from './identity-outputs.js'
import { spanWords, timeWords } from './sentences/words.js'
import { actionTitles, roleTitles } from './titles.js'

const actName = (act: string): string =>
  Object.hasOwn(actionTitles, act) ? `\u201c${actionTitles[act as keyof typeof actionTitles]}\u201d` : `\u201c${shown(act, 64)}\u201d`

const binderName = (one: string): string =>
  one === 'authority'
    ? "the authority's own key"
    : `officers as ${Object.hasOwn(roleTitles, one) ? roleTitles[one as keyof typeof roleTitles] : shown(one, 64)}`

/** What each rule of a policy means, in one sentence each (DIR-63). */
export function policyRules(policy: Policy): RuleJson[] {
  const rules: RuleJson[] = [
    {
      member: 'companion',
      sentence:
        policy.companion === 'always'
          ? 'Every signed record must carry a second, quantum-safe signature.'
          : 'Only kinds of records that always carry a second, quantum-safe signature must carry one.',
    },
    ...Object.entries(policy.algorithmEnds).map(([kind, end]) => ({
      member: 'algorithmEnds',
      sentence: `After ${timeWords(end ?? 0)} a signature by ${kind} convinces only with a quantum-safe one beside it, or with a trusted record that shows it existed before.`,
    })),
    { member: 'clockTolerance', sentence: `Clocks may disagree by ${spanWords(policy.clockTolerance)}.` },
    { member: 'promptly', sentence: `What is recorded within ${spanWords(policy.promptly)} of the act is recorded promptly.` },
    ...Object.entries(policy.roles).map(([act, roles]) => ({
      member: 'roles',
      sentence: `The act ${actName(act)} may be signed only in the role of ${roles.map((role) => roleTitles[role]).join(' or ')}.`,
    })),
  ]
  for (const act of policy.companionFor ?? [])
    rules.push({ member: 'companionFor', sentence: `A record of ${actName(act)} must carry a second, quantum-safe signature.` })
  for (const [act, { persons }] of Object.entries(policy.thresholds ?? {}))
    rules.push({
      member: 'thresholds',
      sentence: `The act ${actName(act)} must be signed or countersigned by ${persons} persons who can be told apart; one person with several keys counts once.`,
    })
  for (const [act, who] of Object.entries(policy.binding ?? {}))
    rules.push({
      member: 'binding',
      sentence: `By the act ${actName(act)} an authority is bound only by ${who.map(binderName).join(' or ')}.`,
    })
  const clocks = policy.trustedClocks ?? []
  rules.push({
    member: 'trustedClocks',
    sentence:
      clocks.length === 0
        ? "Nobody's own signing times are trusted: only a believed time service shows that a record existed before some time."
        : `The signing times of ${clocks.map((one) => shown(one, 80)).join(', ')} are trusted, and show that what their records name existed before.`,
  })
  return rules
}

/** What a member must be, for one that is not. */
const wanted: Readonly<Record<keyof Required<Policy>, string>> = {
  companion: 'must be "asTyped" or "always"',
  algorithmEnds: 'must give an end as a time in UTC, such as "2036-01-01T00:00:00Z", for Ed25519, P-256 or ML-DSA-65 only',
  clockTolerance: 'must be whole seconds, 0 or more',
  promptly: 'must be whole seconds, 0 or more',
  roles: 'must give for each act a list of at least one role, each of them one there is',
  companionFor: 'must be a list of acts, each once',
  thresholds: 'must give for each act {"persons": n}, n from 2 to 100',
  binding: 'must give for each act a list of at least one role or "authority", each once',
  trustedClocks: 'must be a list of authority ids ("rog:" and 64 hexadecimal digits), each once',
}

export const wrongRule = (member: string): RuleJson => ({
  member,
  sentence: Object.hasOwn(wanted, member)
    ? `${member} ${wanted[member as keyof Policy]}.`
    : `There is no rule ${shown(member, 64)}: a rule that nobody evaluates protects nobody.`,
})
