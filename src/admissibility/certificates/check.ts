import { exhibitKey, exhibitRefOf, type Linkage } from '../../docket/index.js'
import { equalBytes, type Observation, observe, secondsOfTime, toHex } from '../../ground/index.js'
import { type CertificateForm, forms } from '../forms/index.js'
import { absentFrom } from './absent.js'
import { needsDigest } from './certify.js'
import { compare, type KnownContent } from './compare.js'
import { lackingWords } from './lacking.js'
import { samePersonName } from './pairs.js'
import { kindOf, type RecordedFacts } from './recorded.js'
import type { CertificateFact, CertifiedDigest, KnownSigner, PersonFact, ReadCertificate } from './types.js'
import { templateDigest, wordsOf } from './words.js'

export interface Around {
  readonly facts: RecordedFacts
  readonly links: Pick<Linkage, 'isAncestor'>
  readonly tolerance: number
  readonly signer: KnownSigner
  readonly content?: ReadonlyMap<string, KnownContent>
}

/** Parts without which nobody can say what was declared. */
const telling = ['person', 'statements', 'fields', 'digests', 'words'] as const

/** A day: later than that the time written is not the time of signing. */
const longAgo = 86_400

/** Judges one evidence certificate by itself; pairs are looked at afterwards. */
export function checkOne(read: ReadCertificate, around: Around): CertificateFact {
  const { open, parts, closed } = read
  const { statement } = read.entry
  const at = { statement: statement.id }
  const observations: Observation[] = []
  const note = (...given: Parameters<typeof observe>) => observations.push(observe(...given))
  const form = Object.hasOwn(forms, open.form) ? forms[open.form] : undefined
  const known = form !== undefined && form.version === open.formVersion ? form : undefined
  const opened = !telling.some((name) => closed.includes(name))
  if (!around.signer.believed) note('certificate.signer-unknown', at, { kid: statement.kid, authority: statement.iss })
  if (!opened) note('certificate.not-opened', at, { parts: closed.join(' ') })
  if (known === undefined) note('certificate.form', at, { form: open.form, version: open.formVersion, known: false })

  const exhibits = [...new Set(open.exhibits.map(({ exhibit }) => exhibitKey(exhibitRefOf(exhibit))))]
  const digests = digestsOf(read, exhibits, around, observations)
  const declared = inFormOrder(known, Object.entries(parts.statements ?? {}))
  const inForm = (id: string) => known === undefined || known.statements.some((one) => one.id === id)
  const unknown = declared.filter(([id]) => !inForm(id)).map(([id]) => id)
  if (unknown.length > 0)
    note('certificate.form', at, { form: open.form, known: true, unknown: unknown.slice(0, 10).join(' '), count: unknown.length })

  let absent: string[] = []
  if (known !== undefined && opened) {
    absent = absentFrom(known, parts).filter((one) => !closed.includes(one))
    if (observations.some(({ code }) => code === 'certificate.digest-missing')) absent.push('digests')
    const lacking = absent.filter((one) => one !== 'digests')
    if (lacking.length > 0)
      note('certificate.incomplete', at, {
        form: known.id,
        absent: lacking.slice(0, 20).join(' '),
        count: lacking.length,
        lacks: lackingWords(known, lacking.slice(0, 20)).join('; '),
      })
    checkPerson(known, read, observations)
    checkWords(known, read, around.tolerance, observations)
    // What was signed is then not known to be the words of the form.
    const others = observations.some(({ code }) => code === 'certificate.template' || code === 'certificate.words')
    if (others && !absent.includes('words')) absent.push('words')
  }
  const { person } = parts
  const fact: CertificateFact = {
    statement: statement.id,
    form: open.form,
    formVersion: open.formVersion,
    known: known !== undefined,
    authority: statement.iss,
    kid: statement.kid,
    ...(around.signer.officer && { officer: around.signer.officer.credential }),
    signed: statement.iat,
    believed: around.signer.believed,
    ...(person && {
      person: { name: person.name, ...(person.function && { function: person.function }), capacity: person.capacity } satisfies PersonFact,
    }),
    statements: declared.filter(([id, made]) => made && inForm(id)).map(([id]) => id),
    struckOut: declared.filter(([id, made]) => !made && inForm(id)).map(([id]) => id),
    fields: parts.fields ?? {},
    opened,
    exhibits,
    digests,
    ...(parts.words && { words: parts.words }),
    ...(parts.at && { at: parts.at }),
    ...(parts.place && { country: parts.place.country }),
    ...(parts.declaration && { declaration: parts.declaration }),
    complete:
      known !== undefined &&
      opened &&
      absent.length === 0 &&
      !observations.some(({ code }) => code === 'certificate.signer' || code === 'certificate.same-person'),
    absent,
    observations,
  }
  return fact
}

/** The encoding sorts its keys; people read statements in the order of the form. */
function inFormOrder(form: CertificateForm | undefined, declared: readonly (readonly [string, boolean])[]) {
  const place = new Map(form?.statements.map(({ id }, i) => [id, i]))
  return [...declared].sort(([a], [b]) => (place.get(a) ?? place.size) - (place.get(b) ?? place.size))
}

function digestsOf(
  { entry, parts, closed }: ReadCertificate,
  exhibits: readonly string[],
  around: Around,
  observations: Observation[],
): CertifiedDigest[] {
  const { id, iat } = entry.statement
  const named = new Set(exhibits)
  const kinds = new Map<string, number>()
  const counted = (parts.digests ?? []).map((one) => ({ one, exhibit: exhibitKey(exhibitRefOf(one.exhibit)), kind: kindOf(one.digest) }))
  for (const { exhibit, kind } of counted) kinds.set(`${exhibit} ${kind}`, (kinds.get(`${exhibit} ${kind}`) ?? 0) + 1)
  const covered = new Set<string>()
  const early = new Set<string>()
  const digests = counted.map(({ one, exhibit, kind }): CertifiedDigest => {
    const { digest, path } = one
    covered.add(exhibit)
    const where = { statement: id, exhibit }
    const data = { algorithm: digest.algorithm, over: digest.over.kind, value: toHex(digest.value) }
    const compared = compare(one, exhibit, kinds.get(`${exhibit} ${kind}`) === 1, around.facts, around.links, around.content?.get(exhibit))
    if (compared.is === 'different')
      observations.push(
        observe('certificate.digest', where, {
          ...data,
          now: compared.value,
          recomputed: compared.recomputed,
          ...('with' in compared && compared.with !== undefined && { with: compared.with }),
        }),
      )
    else if (compared.is === 'notComparable') observations.push(observe('certificate.not-comparable', where, data))
    else if (compared.since !== undefined && iat + around.tolerance < compared.since && !early.has(exhibit)) {
      early.add(exhibit)
      observations.push(observe('certificate.before-act', where, { signed: iat, act: compared.since }))
    }
    return {
      exhibit,
      algorithm: digest.algorithm,
      value: data.value,
      over: digest.over,
      ...(path && { path }),
      ...(compared.is !== 'notComparable' && { agrees: compared.is === 'equal' }),
    }
  })
  if (!closed.includes('digests'))
    for (const exhibit of exhibits)
      if (!covered.has(exhibit) && needsDigest(around.facts, exhibit))
        observations.push(observe('certificate.digest-missing', { statement: id, exhibit }))
  // A digest of an exhibit that the open members do not name touches nothing.
  return digests.filter(({ exhibit }) => named.has(exhibit))
}

function checkPerson(form: CertificateForm, { entry, parts }: ReadCertificate, observations: Observation[]): void {
  const at = { statement: entry.statement.id }
  const { person, fields = {}, declaration } = parts
  if (person === undefined) return
  if (!form.capacities.some((one) => one === person.capacity))
    observations.push(observe('certificate.signer', at, { capacity: person.capacity, allowed: form.capacities.join(', ') }))
  const other = form.otherPerson !== undefined && Object.hasOwn(fields, form.otherPerson) ? fields[form.otherPerson] : undefined
  const others = [...(typeof other === 'string' ? [{ und: other }] : []), ...(declaration?.before?.name ? [declaration.before.name] : [])]
  if (others.some((name) => samePersonName(name, person.name)))
    observations.push(observe('certificate.same-person', at, { with: entry.statement.id }))
}

function checkWords(
  form: CertificateForm,
  { entry, open, parts, closed }: ReadCertificate,
  tolerance: number,
  observations: Observation[],
): void {
  const { id, iat } = entry.statement
  const at = { statement: id }
  const { words, fields = {} } = parts
  for (const { id: field, act } of form.fields) {
    const value = act && Object.hasOwn(fields, field) ? fields[field] : undefined
    const time = typeof value === 'string' ? secondsOfTime(value) : undefined
    if (time !== undefined && iat + tolerance < time)
      observations.push(observe('certificate.before-act', at, { field, signed: iat, act: time }))
  }
  if (parts.at !== undefined && Math.abs(parts.at.from - iat) > longAgo)
    observations.push(observe('certificate.time', at, { signed: iat, written: parts.at.from, difference: Math.abs(parts.at.from - iat) }))
  if (words === undefined || closed.length > 0) return
  const language = form.languages.find((tag) => tag === words.language)
  const ours = language === undefined ? undefined : templateDigest(form, language)
  if (ours === undefined || !equalBytes(ours, words.template))
    observations.push(observe('certificate.template', at, { language: words.language, template: toHex(words.template) }))
  else if (wordsOf(form, language!, open, parts) !== words.text)
    observations.push(observe('certificate.words', at, { language: words.language }))
}
