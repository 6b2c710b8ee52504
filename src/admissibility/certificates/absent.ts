import type { CertificateParts } from '../../docket/index.js'
import { secondsOfTime } from '../../ground/index.js'
import type { CertificateForm, FormField } from '../forms/index.js'

export const blank = (value: string | readonly string[] | undefined): boolean =>
  value === undefined || [value].flat().every((one) => one.trim() === '')

/** Whether what stands in a field is of its kind. */
export function fits({ kind, choices }: FormField, value: string | readonly string[]): boolean {
  const values = [value].flat()
  if ((kind === 'text' || kind === 'choice' || kind === 'date' || kind === 'time') && typeof value !== 'string') return false
  if (kind === 'date' || kind === 'time') return (values[0]!.length === 10) === (kind === 'date') && secondsOfTime(values[0]!) !== undefined
  return choices === undefined || values.every((one) => Object.hasOwn(choices, one))
}

/** Whether the statements made, or the choice ticked (`source=other`), ask for the field. */
function needed({ required }: FormField, { statements = {}, fields = {} }: CertificateParts): boolean {
  if (typeof required === 'boolean') return required
  return required.with.some((one) => {
    const [field, choice] = one.split('=') as [string, string | undefined]
    if (choice === undefined) return Object.hasOwn(statements, field) && statements[field] === true
    return Object.hasOwn(fields, field) && [fields[field]!].flat().includes(choice)
  })
}

/**
 * What the form requires and the parts lack, in the order of the form: `person`, `statement:<id>`, `statement:<a>|<b>`,
 * `field:<id>`, `attachment`, `place`, `at`, `words`, `declaration` (CER-12). Digests are looked at apart.
 */
export function absentFrom(form: CertificateForm, parts: CertificateParts): string[] {
  const { person, statements = {}, fields = {}, attachments = [], place, at, words, declaration } = parts
  const absent: string[] = []
  const made = (id: string) => Object.hasOwn(statements, id) && statements[id] === true
  if (person === undefined || Object.values(person.name).every((one) => one.trim() === '')) absent.push('person')
  for (const { id, optional } of form.statements) if (optional !== true && !made(id)) absent.push(`statement:${id}`)
  for (const group of form.oneOf ?? []) if (!group.some(made)) absent.push(`statement:${group.join('|')}`)
  for (const field of form.fields) {
    const value = Object.hasOwn(fields, field.id) ? fields[field.id] : undefined
    if (blank(value) ? needed(field, parts) : !fits(field, value!)) absent.push(`field:${field.id}`)
  }
  if (form.attachment !== undefined && attachments.length === 0) absent.push('attachment')
  if (form.abroad !== undefined && (place === undefined || place.country === form.abroad)) absent.push('place')
  if (at === undefined) absent.push('at')
  if (words === undefined) absent.push('words')
  if (declaration === undefined && form.declaration !== 'none') absent.push('declaration')
  return absent
}
