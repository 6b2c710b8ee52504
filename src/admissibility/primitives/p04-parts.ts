import type { CustodyParts, Participant, ParticipantPart } from '../../custody/index.js'
import type { Hex } from '../../ground/index.js'
import { recordedDigests } from '../digests.js'
import { type ExhibitFacts, partIn, stepsOf } from '../facts.js'
import { type Check, idsOf, met, needsHuman, noAct, notChecked, notMet, type Verdict } from './verdict.js'

interface Selected {
  readonly acts?: readonly string[]
  readonly must?: boolean
}

type Said = 'yes' | 'no' | 'closed'

/** One verdict from what each record says: `every` of them must, or one is enough. */
function decided(said: readonly (readonly [Hex, Said])[], every: boolean, lacking: 'part.absent' | 'person.not-named'): Verdict {
  const of = (what: Said) => said.filter(([, one]) => one === what).map(([id]) => id)
  const [yes, no, closed] = [of('yes'), of('no'), of('closed')]
  if (every ? no.length > 0 : yes.length === 0 && closed.length === 0) return notMet(lacking, { statements: no })
  if (every ? closed.length > 0 : yes.length === 0) return notChecked('part.not-opened', { statements: closed })
  return met('part.recorded', { statements: yes })
}

/** PRO-24, look `parts`. */
export const parts: Check<
  Selected & { readonly parts: readonly (keyof CustodyParts)[]; readonly every?: boolean; readonly declaration?: readonly string[] }
> = (f, { parts: names, acts, must, every = true, declaration }) => {
  const ids = idsOf(stepsOf(f, acts))
  if (ids.length === 0) return noAct(must)
  return decided(
    ids.map((id) => [id, worst(names.map((name) => partSaid(f, id, name, declaration)))]),
    every,
    'part.absent',
  )
}

const worst = (said: readonly Said[]): Said => (said.includes('no') ? 'no' : said.includes('closed') ? 'closed' : 'yes')

function partSaid(f: ExhibitFacts, id: Hex, name: keyof CustodyParts, declaration: readonly string[] | undefined): Said {
  const value = partIn(f, id, name)
  if (value === 'closed') return 'closed'
  if (value === 'absent' || (Array.isArray(value) && value.length === 0)) return 'no'
  if (name !== 'declaration' || declaration === undefined) return 'yes'
  const words = partIn(f, id, 'declaration')
  return typeof words === 'object' && declaration.includes(words.kind) ? 'yes' : 'no'
}

/** PRO-24, look `persons`. */
export const persons: Check<Selected & { readonly doing: readonly ParticipantPart[]; readonly every?: boolean }> = (f, w) => {
  const { doing, acts, must, every = true } = w
  const ids = idsOf(stepsOf(f, acts))
  if (ids.length === 0) return noAct(must)
  return decided(
    ids.map((id) => {
      const value = partIn(f, id, 'participants')
      if (typeof value === 'string') return [id, value === 'closed' ? 'closed' : 'no']
      return [id, doing.every((part) => value.some((one) => named(one) && one.part.includes(part))) ? 'yes' : 'no']
    }),
    every,
    'person.not-named',
  )
}

const named = ({ name, unit, function: post }: Participant): boolean => (name ?? unit ?? post) !== undefined

/** PRO-24, look `changes`. */
export const changes: Check = (f) => {
  const recorded = recordedDigests(f)
  const undeclared = recorded.filter(({ agrees, changeDeclared }) => agrees === false && changeDeclared !== true)
  if (undeclared.length > 0) return notMet('change.not-declared', { statements: idsOf(undeclared) })
  const said = idsOf(stepsOf(f, undefined)).map((id) => [id, partIn(f, id, 'changes')] as const)
  const closed = said.filter(([, value]) => value === 'closed').map(([id]) => id)
  if (closed.length > 0) return notChecked('part.not-opened', { statements: closed })
  const declared = said.filter(([, value]) => typeof value !== 'string').map(([id]) => id)
  // Without two digests that can be compared nothing shows that there was no change: that is not a condition met.
  if (declared.length === 0 && !recorded.some(({ agrees }) => agrees === true))
    return recorded.length === 0 ? notChecked('digest.none-recorded') : notChecked('digest.not-comparable', { statements: idsOf(recorded) })
  return met('change.answered', { statements: declared, data: { declared: declared.length } })
}

/** PRO-24, look `basis`: on which authority, and what became of it since. */
export const basis: Check<Selected> = (f, { acts, must }) => {
  const steps = stepsOf(f, acts)
  if (steps.length === 0) return noAct(must)
  const said = steps.map((step) => ({ step, part: partIn(f, step.statement, 'legalBasis') }))
  const bare = said.filter(({ part }) => part === 'absent' || (Array.isArray(part) && part.length === 0))
  if (bare.length > 0) return notMet('basis.none', { statements: idsOf(bare.map(({ step }) => step)) })
  const closed = said.filter(({ part }) => part === 'closed')
  if (closed.length > 0) return notChecked('part.not-opened', { statements: idsOf(closed.map(({ step }) => step)) })
  // Of a record that rests on more than are shown nobody here knows what became of the rest.
  const beyond = said.filter(({ step, part }) => Array.isArray(part) && part.length > (step.legalBasis?.length ?? 0))
  const fates = steps.flatMap(({ statement, legalBasis }) =>
    (legalBasis ?? []).map(({ now, statuses, believed }) => ({ statement, now, statuses, believed })),
  )
  const of = (...kinds: readonly string[]) => fates.filter(({ now }) => kinds.includes(now))
  const seen = (found: typeof fates) => ({ statements: found.flatMap(({ statement, statuses }) => [statement, ...statuses]) })
  const gone = of('setAside').filter(({ believed }) => believed !== false)
  if (gone.length > 0) return notMet('basis.set-aside', seen(gone))
  // What somebody not believed says of it is no answer, and no reason to go on as if nothing were said.
  const open = of('challenged', 'suspended', 'setAside', 'setAsideInPart', 'expired')
  if (open.length > 0)
    return needsHuman('basis.in-question', { ...seen(open), data: { status: [...new Set(open.map(({ now }) => now))].sort().join(' ') } })
  if (beyond.length > 0) return notChecked('facts.not-given', { statements: idsOf(beyond.map(({ step }) => step)) })
  return met('basis.stands', { statements: idsOf(steps) })
}
