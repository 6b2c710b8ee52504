import { computedDigests, type DigestFact, kindOf, listed, pointer, recordedDigests } from '../digests.js'
import type { ExhibitFacts } from '../facts.js'
import { type Check, contentNotGiven, idsOf, met, needsHuman, notChecked, notMet, type Verdict } from './verdict.js'

interface With {
  readonly against?: 'recorded' | 'certified' | 'line'
  readonly form?: string
  readonly everyCopy?: boolean
}

/** PRO-21: digests recomputed, certified and along the line. */
export const p01: Check<With> = (f, { against = 'recorded', form, everyCopy }) => {
  if (against === 'line') return alongLine(f)
  const lacking = contentLacking(f)
  if (lacking !== undefined) return lacking
  return against === 'recorded' ? asRecorded(f) : asCertified(f, form!, everyCopy === true)
}

/** What stands in the way of comparing with what was recomputed. */
function contentLacking(f: ExhibitFacts): Verdict | undefined {
  if (f.case.content === undefined) return contentNotGiven(f)
  if (f.case.content.exhibits.length === 0 && f.case.content.errors > 0) return notMet('content.changed')
  if (f.content === undefined || f.content.items === 0) return notChecked('content.not-here')
  if (f.content.failed > 0 || f.content.digest === undefined)
    return notMet('content.changed', { data: { items: f.content.items, failed: f.content.failed } })
  return undefined
}

function asRecorded(f: ExhibitFacts): Verdict {
  const recorded = recordedDigests(f)
  if (recorded.length === 0) return notMet('digest.none-recorded')
  const computed = computedDigests(f)
  const comparable = recorded.filter((one) => computed.has(kindOf(one)))
  if (comparable.length === 0) return notChecked('digest.not-comparable', seen(recorded))
  const latest = f.instances.flatMap(({ digests = [] }) => {
    // What the record says was changed later may differ from what is there now.
    const changed = digests.findLastIndex(({ changeDeclared }) => changeDeclared === true)
    return digests.filter((one, i) => i >= changed && computed.has(kindOf(one)))
  })
  const wrong = latest.filter((one) => !computed.get(kindOf(one))!.has(one.value))
  if (wrong.length > 0) return notMet('digest.differs', seen(wrong))
  // All that could be compared was recorded before the change: nothing is shown to be equal.
  return latest.length === 0 ? notChecked('digest.not-comparable', seen(comparable)) : met('digest.equal', seen(latest))
}

function asCertified(f: ExhibitFacts, form: string, everyCopy: boolean): Verdict {
  const ofForm = f.certificates.filter((one) => one.form === form)
  const read = ofForm.filter(({ believed, opened }) => believed && opened)
  if (read.length === 0)
    return ofForm.some(({ opened }) => !opened)
      ? notChecked('certificate.not-opened', { statements: idsOf(ofForm) })
      : notMet('certificate.absent', { statements: idsOf(ofForm) })
  const computed = computedDigests(f)
  const certified = read.flatMap((one) => listed(f, one)).filter((one) => computed.has(kindOf(one)))
  const found = { statements: idsOf(read), digests: certified.map(pointer) }
  const wrong = certified.filter((one) => !computed.get(kindOf(one))!.has(one.value))
  if (wrong.length > 0) return notMet('digest.differs', { ...found, digests: wrong.map(pointer) })
  if (certified.length === 0) return notChecked('digest.not-comparable', found)
  if (everyCopy) {
    const bare = copiesNotCovered(f, new Set(read.flatMap((one) => listed(f, one)).map((one) => `${kindOf(one)} ${one.value}`)))
    if (bare.length > 0) return notMet('digest.copy-not-covered', { ...found, data: { copies: bare.length, first: bare[0]! } })
  }
  return met('digest.equal', found)
}

/** Instances somebody holds of which no record gives a digest that was certified; what the envelope brought was recomputed. */
function copiesNotCovered(f: ExhibitFacts, certified: ReadonlySet<string>): string[] {
  const gone = ['disposed', 'lost', 'returned', 'recalled', 'unknown']
  return f.instances
    .filter(({ state, instance }) => !gone.includes(state) && instance !== f.content?.instance && !brought(f, instance))
    .filter(({ digests = [] }) => !digests.some((one) => certified.has(`${kindOf(one)} ${one.value}`)))
    .map(({ instance }) => instance)
}

const brought = (f: ExhibitFacts, instance: string): boolean =>
  f.case.content !== undefined && instance.startsWith(`${f.case.content.seal}/`)

function alongLine(f: ExhibitFacts): Verdict {
  const recorded = recordedDigests(f)
  if (recorded.length === 0) return notMet('digest.none-recorded')
  const differing = recorded.filter(({ agrees }) => agrees === false)
  const undeclared = differing.filter(({ changeDeclared }) => changeDeclared !== true)
  if (undeclared.length > 0) return notMet('digest.differs', seen(undeclared))
  if (differing.length > 0) return needsHuman('digest.change-declared', seen(differing))
  const agreeing = recorded.filter(({ agrees }) => agrees === true)
  return agreeing.length > 0 ? met('digest.equal', seen(agreeing)) : notChecked('digest.not-comparable', seen(recorded))
}

const seen = (digests: readonly DigestFact[]) => ({ statements: idsOf(digests), digests: digests.map(pointer) })
