import type { Role } from '../../identity/index.js'
import { blank } from '../certificates/absent.js'
import type { CertificateFact } from '../certificates/types.js'
import { compareListed, kindOf, listed, withoutBytes } from '../digests.js'
import type { ExhibitFacts } from '../facts.js'
import { forms } from '../forms/index.js'
import { distinctPersons } from '../persons.js'
import type { Profile } from '../types.js'
import { type Check, idsOf, met, notChecked, notMet, type Verdict } from './verdict.js'

interface With {
  readonly forms: readonly string[]
  readonly persons?: number
  readonly capacities?: readonly string[]
  readonly roles?: readonly Role[]
  readonly digests?: boolean
  readonly agree?: boolean
  readonly complete?: boolean
  readonly fields?: readonly string[]
  readonly abroad?: boolean
  /** minutes east of UTC of the time it was written at */
  readonly offset?: number
}

/** PRO-30: the certificates asked for are there, by whom they must be, about these digests. Whether they are true is not asked. */
export const p10: Check<With> = (f, w, profile) => {
  let good: CertificateFact[] = []
  for (const form of w.forms) {
    const ofForm = f.certificates.filter((one) => one.form === form)
    if (ofForm.length === 0) return notMet('certificate.absent', { data: { form } })
    const looked = ofForm.map((one) => ({ one, ...reached(f, one, w, profile) }))
    const whole = looked.filter(({ lacking }) => lacking === undefined)
    if (whole.length === 0) {
      const furthest = Math.max(...looked.map(({ step }) => step))
      const { lacking } = looked.find(({ step }) => step === furthest)!
      return { ...lacking!, data: { form, ...lacking!.data } }
    }
    good.push(...whole.map(({ one }) => one))
  }
  const pointing = () => ({ statements: idsOf(good), digests: good.flatMap((one) => compareListed(f, one).digests) })
  if (w.agree === true) {
    const alike = inEveryForm(w.forms, good, (one) => digestText(f, one))
    if (alike.length === 0) return notMet('certificate.digest-differs', pointing())
    const ids = [...new Set(w.forms.flatMap((form) => forms[form]?.agree ?? []))]
    const pairs = inEveryForm(w.forms, alike, (one) => JSON.stringify([digestText(f, one), ...ids.map((id) => fieldText(one, id))]))
    if (pairs.length === 0)
      return notMet('certificate.incomplete', {
        ...pointing(),
        data: { form: w.forms[0]!, absent: disagreeing(ids, w.forms, alike).join(' ') },
      })
    // One that was written wrongly and signed anew stands beside the pair and takes nothing from it.
    good = pairs
  }
  const found = pointing()
  const signers = distinctPersons(good)
  const wanted = w.persons ?? 1
  if (signers < wanted) return notMet('certificate.one-person', { ...found, data: { persons: signers, wanted } })
  return met('certificate.present', { ...found, data: { persons: signers } })
}

function reached(f: ExhibitFacts, one: CertificateFact, w: With, profile: Profile): { readonly step: number; readonly lacking?: Verdict } {
  const ids = { statements: [one.statement] }
  if (!one.opened) return { step: 0, lacking: notChecked('certificate.not-opened', ids) }
  if (w.digests !== false) {
    const { how, digests } = compareListed(f, one)
    if (how === 'differ') return { step: 1, lacking: notMet('certificate.digest-differs', { ...ids, digests }) }
    if (how === 'notComparable' || (how === 'none' && !withoutBytes(f)))
      return { step: 2, lacking: notChecked('digest.not-comparable', { ...ids, digests }) }
  }
  const signer = signerLacking(f, one, w, profile)
  if (signer !== undefined) return { step: 3, lacking: { ...signer, ...ids } }
  const empty = (w.fields ?? []).filter((field) => !Object.hasOwn(one.fields, field) || blank(one.fields[field]))
  if ((w.complete !== false && !one.complete) || empty.length > 0) {
    const absent = [...(w.complete === false ? [] : one.absent), ...empty.map((field) => `field:${field}`)]
    return {
      step: 4,
      lacking: notMet('certificate.incomplete', { ...ids, data: { absent: [...new Set(absent)].join(' ').slice(0, 1000) } }),
    }
  }
  if (w.offset !== undefined && one.at?.offset !== w.offset)
    return { step: 4, lacking: notMet('time.zone', { ...ids, data: { offset: w.offset } }) }
  return { step: 5 }
}

function signerLacking(f: ExhibitFacts, one: CertificateFact, w: With, { jurisdiction }: Profile): Verdict | undefined {
  if (!one.believed) return notMet('certificate.signer')
  if (w.capacities !== undefined && !w.capacities.includes(one.person?.capacity ?? ''))
    return notMet('certificate.signer', { data: { capacity: one.person?.capacity ?? '' } })
  if (w.roles !== undefined) {
    const signer = f.case.signers.get(one.statement)
    if (signer === undefined) return notChecked('facts.not-given')
    if (!signer.roles.some((role) => w.roles!.includes(role)))
      return notMet('certificate.signer', { data: { roles: [...signer.roles].sort().join(' ') } })
  }
  if (w.abroad !== true) return undefined
  const home = f.case.jurisdictions?.get(one.authority)
  if (home === undefined) return notChecked('facts.not-given')
  return country(home) === country(jurisdiction) ? notMet('certificate.signer', { data: { jurisdiction: home } }) : undefined
}

/** The State of a jurisdiction: of a sub-state unit the part before the hyphen. */
export const country = (jurisdiction: string): string => jurisdiction.split('-', 1)[0]!

/** The certificates that say the same as one of each other form. */
function inEveryForm(
  asked: readonly string[],
  good: readonly CertificateFact[],
  textOf: (one: CertificateFact) => string,
): CertificateFact[] {
  const texts = new Map(good.map((one) => [one, textOf(one)]))
  const said = asked.map((form) => new Set(good.filter((one) => one.form === form).map((one) => texts.get(one))))
  return good.filter((one) => said.every((other) => other.has(texts.get(one))))
}

/** The digests of the exhibit that a certificate lists, as they are compared. */
const digestText = (f: ExhibitFacts, one: CertificateFact): string =>
  [...new Set(listed(f, one).map((digest) => `${kindOf(digest)} ${digest.value}`))].sort().join('\n')

/** Fields in which no certificates of all the forms say the same; of those that do one by one, and never together, all. */
function disagreeing(ids: readonly string[], asked: readonly string[], good: readonly CertificateFact[]): readonly string[] {
  const alone = ids.filter((id) => inEveryForm(asked, good, (one) => fieldText(one, id)).length === 0)
  return (alone.length > 0 ? alone : ids).map((id) => `agree:${id}`)
}

/** What stands in a field as it is compared: neither order nor case nor spaces matter. */
function fieldText({ fields }: CertificateFact, id: string): string {
  const values = Object.hasOwn(fields, id) ? [fields[id]!].flat() : []
  return values
    .map((one) => one.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim())
    .sort()
    .join('\n')
}
