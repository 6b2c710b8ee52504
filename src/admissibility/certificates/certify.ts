import { instanceKey } from '../../custody/index.js'
import {
  type CertificateAttachment,
  type CertificateDigest,
  type CertificateOpen,
  type CertificateParts,
  type CertificatePerson,
  type Docket,
  type ExhibitRef,
  exhibitKey,
  exhibitRefOf,
  type Linkage,
  linkage,
} from '../../docket/index.js'
import { recordCertificate } from '../../exchange/index.js'
import { copyData, fromHex, type Hex, toHex, UsageError } from '../../ground/index.js'
import type { KeySet } from '../../identity/index.js'
import type { ExhibitId, Instance, Person, PlaceOfAct, Text, When } from '../../matter/index.js'
import { type CertificateForm, type FormField, forms } from '../forms/index.js'
import { absentFrom } from './absent.js'
import { compare } from './compare.js'
import { kindOf, type RecordedFacts, recordedFacts } from './recorded.js'
import { formLanguage, templateDigest, wordsOf } from './words.js'

type Run = Parameters<typeof recordCertificate>[3]

/** What a person says for an evidence certificate; what is left out is filled from the docket. */
export interface CertifyInput {
  readonly form: string
  readonly exhibits: readonly (ExhibitRef & { readonly instance?: Instance; readonly called?: string })[]
  readonly person: CertificatePerson
  /** ids of the statements made; the others of the form are struck out */
  readonly statements: readonly string[]
  readonly fields?: Readonly<Record<string, string | readonly string[]>>
  /** absent: those that the custody records hold */
  readonly digests?: readonly CertificateDigest[]
  /** BCP 47 tag; absent: English */
  readonly language?: string
  readonly at: When
  readonly place?: PlaceOfAct
  /** before whom it is made */
  readonly before?: Person
  readonly attachments?: readonly CertificateAttachment[]
  readonly note?: Text
}

/** An evidence certificate as it would be signed, and what it still lacks. */
export interface PreparedCertificate {
  readonly form: CertificateForm
  readonly open: CertificateOpen
  readonly parts: CertificateParts & Required<Pick<CertificateParts, 'words' | 'person' | 'statements' | 'fields'>>
  /** what the form requires and is not there; nothing is signed while this is not empty */
  readonly absent: readonly string[]
  /** digests that are not those recorded of the exhibit; nothing is signed while there are any */
  readonly differing: readonly { readonly exhibit: string; readonly algorithm: string; readonly value: Hex; readonly recorded: Hex }[]
}

/** The form of an id. @throws UsageError naming those there are */
export function formOf(id: string): CertificateForm {
  const form = Object.hasOwn(forms, id) ? forms[id] : undefined
  if (form === undefined) throw new UsageError('usage.argument', `there is no form ${id}; the forms are ${Object.keys(forms).join(', ')}`)
  return form
}

/**
 * Fills a form: digests, tools, bag seals, legal basis and the device's particulars from the docket, and the words from all
 * of it in the signer's language.
 * @throws UsageError for an unknown form, statement, field, choice, capacity, language or exhibit
 */
export function prepareCertificate(docket: Docket, input: CertifyInput): PreparedCertificate {
  const form = formOf(input.form)
  const language = formLanguage(form, input.language ?? 'en')
  refuseUnknown(form, input)
  const { facts, links } = factsOf(docket, input.at.from)
  for (const one of input.exhibits)
    if (!facts.exhibits.has(exhibitKey(one)))
      throw new UsageError('docket.label-unknown', `the docket introduces no exhibit ${exhibitKey(one)}`)
  const exhibitIds = input.exhibits.map((one): ExhibitId => [fromHex(one.statement), one.index])
  const open: CertificateOpen = {
    form: form.id,
    formVersion: form.version,
    exhibits: input.exhibits.map(({ instance }, i) => ({ exhibit: exhibitIds[i]!, ...(instance !== undefined && { instance }) })),
  }
  const keys = input.exhibits.map(exhibitKey)
  const digests = input.digests ?? recordedDigests(exhibitIds, keys, facts)
  const called = input.exhibits.map((one, i) => one.called ?? facts.exhibits.get(keys[i]!)?.labels[0]?.label ?? keys[i]!)
  const { before, place, attachments = [], note } = input
  const parts = {
    person: input.person,
    statements: Object.fromEntries(form.statements.map(({ id }) => [id, input.statements.includes(id)])),
    fields: filled(form, keys, input.fields ?? {}, facts),
    ...(digests.length > 0 && { digests }),
    called,
    at: input.at,
    ...(place && { place }),
    ...(form.declaration !== 'none' || before
      ? { declaration: { kind: declarationOf(form, input.statements), ...(before && { before }) } }
      : {}),
    ...(attachments.length > 0 && { attachments }),
    ...(note && { note }),
  }
  return finish(form, language, open, parts, facts, links)
}

/** Makes the words, and says what is absent and what differs. */
function finish(
  form: CertificateForm,
  language: string,
  open: CertificateOpen,
  parts: Omit<PreparedCertificate['parts'], 'words'>,
  facts: RecordedFacts,
  links: Linkage,
): PreparedCertificate {
  const words = { language, template: templateDigest(form, language), text: wordsOf(form, language, open, parts) }
  const whole = { ...parts, words }
  const digests = parts.digests ?? []
  const covered = new Set(digests.map(({ exhibit }) => exhibitKey(exhibitRefOf(exhibit))))
  const bare = open.exhibits
    .map(({ exhibit }) => exhibitKey(exhibitRefOf(exhibit)))
    .filter((key) => needsDigest(facts, key) && !covered.has(key))
  const absent = [...absentFrom(form, whole), ...(bare.length > 0 ? ['digests'] : [])]
  if (!form.capacities.some((one) => one === parts.person.capacity)) absent.push(`capacity:${form.capacities.join('|')}`)
  return { form, open, parts: whole, absent, differing: differingFrom(digests, facts, links) }
}

/**
 * What somebody prepared, written down and read again: the time in it becomes that of the signing (`now`, seconds since
 * 1970 UTC) and the words are made anew.
 * @throws UsageError for a form or version this program does not know, or parts that are not as the type demands
 */
export function certificatePreparedFrom(docket: Docket, open: CertificateOpen, parts: CertificateParts, now: number): PreparedCertificate {
  const form = formOf(String(open.form))
  const { person, statements = {}, fields = {}, words } = parts
  if (form.version !== open.formVersion || person === undefined || words === undefined)
    throw new UsageError('usage.argument', `the draft is of another version of ${form.id}, or lacks the person`)
  const at: When = {
    from: now,
    precision: 'second',
    source: { kind: 'systemClock' },
    ...(parts.at?.offset !== undefined && { offset: parts.at.offset }),
  }
  const { facts, links } = factsOf(docket, now)
  const { words: _, ...rest } = parts
  return finish(form, formLanguage(form, words.language), open, { ...rest, person, statements, fields, at }, facts, links)
}

function factsOf(docket: Docket, at: number): { readonly facts: RecordedFacts; readonly links: Linkage } {
  const links = linkage(docket, { at, tolerance: 300 })
  const admitted = links.order.filter((id) => links.admitted.has(id))
  return { links, facts: recordedFacts(docket, admitted) }
}

/**
 * Signs an evidence certificate into the docket.
 * @throws UsageError naming everything the form requires and that is not there; for keys without a companion
 */
export async function certify(
  docket: Docket,
  keys: KeySet,
  input: CertifyInput,
  run?: Run,
  at?: Date,
): Promise<{ readonly docket: Docket; readonly statement: Hex }> {
  return signCertificate(docket, keys, prepareCertificate(docket, copyData(input)), run, at)
}

/** Signs what was prepared, and shown. @throws UsageError as `certify` */
export async function signCertificate(
  docket: Docket,
  keys: KeySet,
  { form, open, parts, absent, differing }: PreparedCertificate,
  run?: Run,
  at?: Date,
): Promise<{ readonly docket: Docket; readonly statement: Hex }> {
  if (absent.length > 0)
    throw new UsageError('certificate.incomplete', `${form.id} still needs ${absent.join(', ')}`, { data: { absent: absent.join(' ') } })
  const [first] = differing
  if (first !== undefined)
    throw new UsageError('certificate.digest', `the ${first.algorithm} digest of ${first.exhibit} is not the one recorded`, {
      data: { ...first },
    })
  return recordCertificate(docket, keys, { open, parts }, run, at)
}

function differingFrom(digests: readonly CertificateDigest[], facts: RecordedFacts, links: Linkage): PreparedCertificate['differing'] {
  const kinds = new Map<string, number>()
  const counted = digests.map((one) => ({ one, exhibit: exhibitKey(exhibitRefOf(one.exhibit)), kind: kindOf(one.digest) }))
  for (const { exhibit, kind } of counted) kinds.set(`${exhibit} ${kind}`, (kinds.get(`${exhibit} ${kind}`) ?? 0) + 1)
  return counted.flatMap(({ one, exhibit, kind }) => {
    const compared = compare(one, exhibit, kinds.get(`${exhibit} ${kind}`) === 1, facts, links, undefined)
    if (compared.is !== 'different') return []
    return [{ exhibit, algorithm: one.digest.algorithm, value: toHex(one.digest.value), recorded: compared.value }]
  })
}

/** Things whose content is data; of others a digest is asked for only where one is recorded. */
const data: ReadonlySet<string> = new Set(['image', 'extraction', 'records', 'document'])

export const needsDigest = (facts: RecordedFacts, exhibit: string): boolean =>
  facts.digests.has(exhibit) || data.has(facts.exhibits.get(exhibit)?.nature ?? '')

/** Every digest recorded of the exhibits, each value once; where one kind was recorded anew, the last. */
function recordedDigests(ids: readonly ExhibitId[], keys: readonly string[], facts: RecordedFacts): CertificateDigest[] {
  return keys.flatMap((key, i) => {
    const kinds = new Map<string, CertificateDigest[]>()
    for (const { digests } of facts.digests.get(key) ?? []) {
      const fresh = new Map<string, CertificateDigest[]>()
      for (const digest of digests) {
        const kind = kindOf(digest)
        const list = fresh.get(kind) ?? []
        list.push({ exhibit: ids[i]!, digest })
        fresh.set(kind, list)
      }
      for (const [kind, list] of fresh) kinds.set(kind, list)
    }
    return [...kinds.values()].flat()
  })
}

function filled(form: CertificateForm, keys: readonly string[], given: NonNullable<CertifyInput['fields']>, facts: RecordedFacts) {
  const fields: Record<string, string | readonly string[]> = {}
  for (const field of form.fields) {
    const value = Object.hasOwn(given, field.id) ? given[field.id]! : fromDocket(field, keys, facts)
    if (value !== undefined && value.length > 0) fields[field.id] = value
  }
  return fields
}

function fromDocket({ from, kind }: FormField, keys: readonly string[], facts: RecordedFacts): string | readonly string[] | undefined {
  if (from === undefined) return undefined
  const texts = [...new Set(keys.flatMap((key) => particulars(from, key, facts)))].slice(0, 1000)
  if (texts.length === 0) return undefined
  return kind === 'list' ? texts : texts.join('; ')
}

function particulars(from: NonNullable<FormField['from']>, key: string, facts: RecordedFacts): readonly string[] {
  if (from === 'tools' || from === 'bagSeals' || from === 'legalBasis') return facts[from].get(key) ?? []
  const detail = facts.exhibits.get(key)?.detail
  if (detail === undefined) return []
  if (from === 'identifiers')
    return [...(detail.imei ?? []), ...(detail.iccid ?? []), ...(detail.uid ? [detail.uid] : []), ...(detail.mac ?? [])]
  const one = from === 'colour' ? Object.values(detail.colour ?? {})[0] : detail[from]
  return one === undefined ? [] : [one]
}

/** Forms that leave the formula to a statement take the one that was made. */
function declarationOf(form: CertificateForm, statements: readonly string[]): string {
  const formulas = { oath: 'oath', affirmation: 'affirmation', obligation: 'obligation', caution: 'admonition' } as const
  const made = (Object.keys(formulas) as (keyof typeof formulas)[]).find((id) => statements.includes(id))
  return form.declaration === 'oath' && made !== undefined ? formulas[made] : form.declaration
}

function refuseUnknown(form: CertificateForm, { statements, fields = {}, exhibits }: CertifyInput): void {
  const known = form.statements.map(({ id }) => id)
  const unknown = statements.find((id) => !known.includes(id))
  if (unknown !== undefined) throw new UsageError('usage.argument', `${form.id} has no statement ${unknown}; it has ${known.join(', ')}`)
  const ids = form.fields.map(({ id }) => id)
  const field = Object.keys(fields).find((id) => !ids.includes(id))
  if (field !== undefined) throw new UsageError('usage.argument', `${form.id} has no field ${field}; it has ${ids.join(', ')}`)
  if (exhibits.length === 0) throw new UsageError('usage.argument', 'an evidence certificate speaks of at least one exhibit')
  const named = new Set(exhibits.map((one) => `${exhibitKey(one)} ${one.instance === undefined ? '' : instanceKey(one.instance)}`))
  if (named.size < exhibits.length)
    throw new UsageError('usage.argument', 'an evidence certificate names one exhibit and instance once, and here it is named twice')
}
