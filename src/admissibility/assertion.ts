import type { CertificateFact } from './certificates/types.js'
import { compareListed, withoutBytes } from './digests.js'
import type { ExhibitFacts } from './facts.js'
import { distinctPersons } from './persons.js'
import { idsOf, needsHuman, notChecked, notMet, type Verdict } from './primitives/verdict.js'
import type { Test } from './types.js'

type Asked = Extract<Test, { readonly assert: unknown }>['assert']

/** PRO-15, PRO-16: persons declare these statements about the exhibit's exact digests. */
export function asserted(f: ExhibitFacts, { form, statements, persons = 1 }: Asked): Verdict {
  const ofForm = f.certificates.filter((one) => one.form === form)
  if (ofForm.length === 0) return needsHuman('assertion.absent')
  const looked = ofForm.map((one) => ({ one, ...reached(f, one, statements) }))
  const good = looked.filter(({ lacking }) => lacking === undefined).map(({ one }) => one)
  const signers = distinctPersons(good)
  if (good.length === 0) {
    const furthest = Math.max(...looked.map(({ step }) => step))
    return looked.find(({ step }) => step === furthest)!.lacking!
  }
  const digests = good.flatMap((one) => compareListed(f, one).digests)
  const found = { statements: idsOf(good), digests, data: { persons: signers } }
  if (signers < persons) return needsHuman('certificate.one-person', { ...found, data: { persons: signers, wanted: persons } })
  const assertedBy = good.map(({ statement, authority, person, signed }) => ({
    certificate: statement,
    authority,
    ...(person && { name: person.name }),
    signed,
  }))
  return { outcome: 'asserted', reason: 'assertion.made', ...found, assertedBy }
}

/** How far a certificate comes, and what it lacks there. */
function reached(
  f: ExhibitFacts,
  one: CertificateFact,
  statements: readonly string[],
): { readonly step: number; readonly lacking?: Verdict } {
  const ids = { statements: [one.statement] }
  if (!one.opened) return { step: 0, lacking: notChecked('certificate.not-opened', ids) }
  const { how, digests } = compareListed(f, one)
  if (how === 'differ') return { step: 1, lacking: notMet('certificate.digest-differs', { ...ids, digests }) }
  if (how === 'notComparable' || (how === 'none' && !withoutBytes(f)))
    return { step: 2, lacking: notChecked('digest.not-comparable', { ...ids, digests }) }
  if (!one.believed) return { step: 3, lacking: needsHuman('certificate.signer', ids) }
  const struck = statements.filter((id) => !one.statements.includes(id))
  if (struck.length > 0) return { step: 4, lacking: needsHuman('assertion.struck-out', { ...ids, data: { statements: struck.join(' ') } }) }
  if (!one.complete)
    return {
      step: 5,
      lacking: needsHuman('certificate.incomplete', { ...ids, data: { form: one.form, absent: one.absent.join(' ').slice(0, 1000) } }),
    }
  return { step: 6 }
}
