import { type Hex, type Observation, observe } from '../../ground/index.js'
import type { Text } from '../../matter/index.js'
import { type CertificateForm, forms } from '../forms/index.js'
import type { CertificateFact } from './types.js'

/** A name as it is compared: no case, no width, no spaces that nobody sees. */
const folded = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

/** A name is compared in at most so many languages. */
const mostNames = 16

const namesOf = (name: Text | undefined): string[] =>
  [...new Set(Object.values(name ?? {}).map(folded))]
    .filter((one) => one !== '')
    .sort()
    .slice(0, mostNames)

export function samePersonName(a: Text | undefined, b: Text | undefined): boolean {
  const names = new Set(namesOf(a))
  return namesOf(b).some((one) => names.has(one))
}

/** One person: one key, one officer's credential, or one name (CER-42). */
export const samePerson = (a: CertificateFact, b: CertificateFact): boolean =>
  a.kid === b.kid || (a.officer !== undefined && a.officer === b.officer) || samePersonName(a.person?.name, b.person?.name)

/** How many companions of one form are looked at for one exhibit: believed ones first, then by id. */
const most = 64

/** What evidence certificates say beside one another: companions absent, disagreeing, or by one person; one signed twice. */
export function pairObservations(facts: readonly CertificateFact[]): ReadonlyMap<Hex, readonly Observation[]> {
  const out = new Map<Hex, Observation[]>()
  const put = (id: Hex, ...given: Parameters<typeof observe>) => {
    const list = out.get(id) ?? []
    list.push(observe(...given))
    out.set(id, list)
  }
  const beside = groups(facts)
  const said = sayings()
  for (const fact of facts) {
    const form = fact.known ? forms[fact.form] : undefined
    if (form === undefined) continue
    for (const companion of form.companions ?? [])
      for (const exhibit of fact.exhibits) {
        const at = { statement: fact.statement, exhibit }
        const others = beside.get(`${companion} ${exhibit}`) ?? []
        const agreeing = others.filter((other) => other.opened && agree(form, said(fact), said(other), exhibit))
        if (others.length === 0) put(fact.statement, 'certificate.alone', at, { form: companion })
        else if (fact.opened && agreeing.length === 0 && others.some(({ opened }) => opened))
          put(fact.statement, 'certificate.pair', at, { with: others.find(({ opened }) => opened)!.statement })
        const look = agreeing.length > 0 ? agreeing : others
        if (look.length > 0 && look.every((other) => samePerson(fact, other)))
          put(fact.statement, 'certificate.same-person', at, { with: look[0]!.statement })
      }
  }
  for (const { fact, first, exhibit } of repeated(facts))
    put(fact.statement, 'certificate.same-person', { statement: fact.statement, exhibit }, { with: first.statement }, 'note')
  return out
}

function groups(facts: readonly CertificateFact[]): ReadonlyMap<string, readonly CertificateFact[]> {
  const map = new Map<string, CertificateFact[]>()
  for (const fact of [...facts.filter(({ believed }) => believed), ...facts.filter(({ believed }) => !believed)])
    for (const exhibit of fact.exhibits) {
      const key = `${fact.form} ${exhibit}`
      const list = map.get(key) ?? []
      if (list.length < most) list.push(fact)
      map.set(key, list)
    }
  return map
}

/** What must be the same in two companions, as text: the digests of each exhibit, and fields. */
interface Said {
  readonly digests: ReadonlyMap<string, string>
  readonly fields: Readonly<Record<string, string | readonly string[]>>
}

/** Made once for each evidence certificate: one may name a hundred thousand exhibits. */
function sayings(): (fact: CertificateFact) => Said {
  const made = new Map<CertificateFact, Said>()
  return (fact) => {
    const before = made.get(fact)
    if (before !== undefined) return before
    const lists = new Map<string, string[]>()
    for (const { exhibit, algorithm, over, value, path } of fact.digests) {
      const list = lists.get(exhibit) ?? []
      list.push(JSON.stringify([algorithm, Object.entries(over).sort(), value, path]))
      lists.set(exhibit, list)
    }
    const said = { digests: new Map([...lists].map(([exhibit, list]) => [exhibit, list.sort().join()])), fields: fact.fields }
    made.set(fact, said)
    return said
  }
}

function agree(form: CertificateForm, a: Said, b: Said, exhibit: string): boolean {
  const field = ({ fields }: Said, id: string) => (Object.hasOwn(fields, id) ? [fields[id]!].flat().map(folded).sort().join('\n') : '')
  return a.digests.get(exhibit) === b.digests.get(exhibit) && (form.agree ?? []).every((id) => field(a, id) === field(b, id))
}

/** The later ones of those by one person in one form about one exhibit; by time of signing, then id. */
function* repeated(facts: readonly CertificateFact[]) {
  const seen = new Map<string, CertificateFact>()
  const inTime = [...facts].sort((a, b) => a.signed - b.signed || (a.statement < b.statement ? -1 : 1))
  for (const fact of inTime)
    for (const exhibit of fact.exhibits) {
      const who = [`kid ${fact.kid}`, ...namesOf(fact.person?.name).map((one) => `name ${one}`)]
      const keys = who.map((one) => `${fact.form} ${exhibit} ${one}`)
      const first = keys.map((key) => seen.get(key)).find((one) => one !== undefined && one !== fact)
      if (first !== undefined) yield { fact, first, exhibit }
      for (const key of keys) if (!seen.has(key)) seen.set(key, fact)
    }
}
