import type { Code } from '../../ground/index.js'
import { partIn, stepsOf } from '../facts.js'
import { isVerdict, signersOf } from './signers.js'
import { type Check, idsOf, met, noAct, notChecked, notMet, type Verdict } from './verdict.js'

interface With {
  readonly trusted?: boolean
  readonly offset?: number
  readonly acts?: readonly string[]
  readonly must?: boolean
}

const broken: readonly Code[] = ['custody.time-order', 'custody.time-after-signing', 'docket.backward', 'docket.future']

/** PRO-25: times in order as far as their precision goes; trusted, and in a zone, where the rule asks for it. */
export const p05: Check<With> = (f, w) => {
  if (f.steps.length === 0) return notMet('line.empty')
  const wrong = f.steps.flatMap((step) => {
    const codes = [...step.codes, ...(f.case.codes.get(step.statement) ?? [])].filter((code) => broken.includes(code))
    return codes.length === 0 ? [] : [{ statement: step.statement, codes }]
  })
  if (wrong.length > 0) return notMet('time.order-broken', { statements: idsOf(wrong), codes: wrong.flatMap(({ codes }) => codes) })
  const ids = idsOf(f.steps)
  const signers = signersOf(f, ids)
  if (w.trusted === true) {
    if (isVerdict(signers)) return signers
    const bare = signers.filter(({ time }) => time.shownBefore === undefined)
    if (bare.length > 0) return notMet('time.not-trusted', { statements: idsOf(bare), data: { records: bare.length } })
  }
  const zone = w.offset === undefined ? undefined : inZone(f, w, w.offset)
  if (zone !== undefined) return zone
  const times = f.steps.filter(({ at }) => at !== undefined && at.precision !== 'unknown')
  if (times.length === 0) {
    // When anything was done is not recorded: that is in no order, in a right one neither.
    const closed = ids.filter((id) => partIn(f, id, 'at') === 'closed')
    return closed.length > 0 ? notChecked('part.not-opened', { statements: closed }) : notChecked('time.none-recorded', { statements: ids })
  }
  const trusted = isVerdict(signers) ? 0 : signers.filter(({ time }) => time.shownBefore !== undefined).length
  return met('time.in-order', { statements: ids, data: { records: ids.length, times: idsOf(times).length, trusted } })
}

function inZone(f: Parameters<Check>[0], { acts, must }: With, offset: number): Verdict | undefined {
  const ids = idsOf(stepsOf(f, acts))
  if (ids.length === 0) return noAct(must)
  const said = ids.map((id) => [id, partIn(f, id, 'at')] as const)
  const other = said.filter(([, at]) => at === 'absent' || (typeof at === 'object' && at.offset !== offset)).map(([id]) => id)
  if (other.length > 0) return notMet('time.zone', { statements: other, data: { offset } })
  const closed = said.filter(([, at]) => at === 'closed').map(([id]) => id)
  return closed.length > 0 ? notChecked('part.not-opened', { statements: closed }) : undefined
}
