import type { CertificateForm } from '../forms/index.js'
import { inLanguage } from './words.js'

/** What is absent that no text of the form names. */
const others: Readonly<Record<string, string>> = {
  person: 'the name of the person who declares it',
  capacity: 'a quality in which one may sign this form',
  attachment: 'the document enclosed',
  place: 'the place of signing the form asks for',
  at: 'the time of signing',
  words: 'the words of the form, signed',
  declaration: 'the formula under which it is signed',
  digests: 'an exact digest of every exhibit',
}

/**
 * What `absentFrom` names, for people: statements and particulars by the form's own texts in a language, else in English.
 * What this form does not know stays as it is.
 */
export function lackingWords(form: CertificateForm, absent: readonly string[], language = 'en'): string[] {
  const statement = (id: string) => {
    const known = form.statements.find((one) => one.id === id)
    return known === undefined ? id : `\u201C${inLanguage(known.text, language)}\u201D`
  }
  return absent.map((one) => {
    const at = one.indexOf(':')
    const [kind, rest] = at < 0 ? [one, ''] : [one.slice(0, at), one.slice(at + 1)]
    if (kind === 'statement') return rest.split('|').map(statement).join(' / ')
    const field = kind === 'field' || kind === 'agree' ? form.fields.find(({ id }) => id === rest) : undefined
    if (field !== undefined) return inLanguage(field.label, language)
    return Object.hasOwn(others, kind) ? others[kind]! : one
  })
}
