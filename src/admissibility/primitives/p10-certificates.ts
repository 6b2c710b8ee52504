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
  const good: CertificateFact[] = []
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
  const found = { statements: idsOf(good), digests: good.flatMap((one) => compareListed(f, one).digests) }
  if (w.agree === true) {
    if (!agree(f, w.forms, good)) return notMet('certificate.digest-differs', found)
    const differing = disagreeing(w.forms, good)
    if (differing.length > 0)
      return notMet('certificate.incomplete', {
        ...found,
        data: { form: w.forms[0]!, absent: differing.map((id) => `agree:${id}`).join(' ') },
      })
  }
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

/** Whether the certificates of every form list the same digests of the exhibit. */
function agree(f: ExhibitFacts, forms: readonly string[], good: readonly CertificateFact[]): boolean {
  const texts = forms.map((form) =>
    [
      ...new Set(
        good.filter((one) => one.form === form).flatMap((one) => listed(f, one).map((digest) => `${kindOf(digest)} ${digest.value}`)),
      ),
    ]
      .sort()
      .join('\n'),
  )
  return new Set(texts).size <= 1
}

/** Fields that the forms say must be the same in their companions, and that are not. */
function disagreeing(asked: readonly string[], good: readonly CertificateFact[]): readonly string[] {
  const ids = new Set(asked.flatMap((form) => forms[form]?.agree ?? []))
  return [...ids].filter(
    (id) => new Set(good.filter(({ form }) => forms[form]?.agree?.includes(id)).map((one) => fieldText(one, id))).size > 1,
  )
}

/** What stands in a field as it is compared: neither order nor case nor spaces matter. */
function fieldText({ fields }: CertificateFact, id: string): string {
  const values = Object.hasOwn(fields, id) ? [fields[id]!].flat() : []
  return values
    .map((one) => one.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim())
    .sort()
    .join('\n')
}
