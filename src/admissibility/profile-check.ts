import { type Code, FormatError } from '../ground/index.js'
import type { Text } from '../matter/index.js'
import { type CertificateForm, forms as knownForms } from './forms/index.js'
import { parameterSchemas, withDefaults } from './parameters.schema.js'
import { type Primitive, type Profile, type ProfileCondition, primitives } from './types.js'

type Forms = Readonly<Record<string, CertificateForm>>

/** What a profile of the right shape may still have wrong on its own (PRO-02 to PRO-06). @throws FormatError */
export function checkProfile(profile: Profile, forms: Forms = knownForms): void {
  for (const condition of profile.conditions) checkTest(profile, condition, forms)
  checkCircles(profile)
  checkLanguages(profile)
}

type Data = Readonly<Record<string, string>>
const refuse = (code: Code, profile: Profile, data: Data, what: string) =>
  new FormatError(code, `the profile ${profile.id} ${what}`, { data: { profile: profile.id, ...data } })

function checkTest(profile: Profile, { id, test }: ProfileCondition, forms: Forms): void {
  const unknown = (named: string) =>
    refuse('profile.reference', profile, { condition: id, named }, `names ${named} in its condition ${id}, which does not exist`)
  if ('check' in test) {
    // A reader's own word for it: the shape takes any text, so that an unknown primitive has its own code.
    if (!primitives.includes(test.check))
      throw refuse(
        'profile.primitive',
        profile,
        { condition: id, check: test.check },
        `asks in its condition ${id} for ${test.check}, and there is no such check`,
      )
    const given = withDefaults(test.check, test.with ?? {})
    const read = parameterSchemas[test.check].safeParse(given)
    if (!read.success) {
      const member = read.error.issues[0]?.path.map(String).join('.').slice(0, 200) || 'with'
      throw refuse(
        'profile.parameter',
        profile,
        { condition: id, member },
        `gives ${test.check} in its condition ${id} a parameter it does not take, at ${member}`,
      )
    }
    const named = formsIn(test.check, given)
    for (const form of named) if (!Object.hasOwn(forms, form)) throw unknown(form)
    for (const field of (given.fields as readonly string[] | undefined) ?? [])
      for (const form of named) if (!forms[form]!.fields.some((one) => one.id === field)) throw unknown(`${form}: ${field}`)
  } else if ('assert' in test) {
    const { form, statements } = test.assert
    if (!Object.hasOwn(forms, form)) throw unknown(form)
    for (const one of statements) if (!forms[form]!.statements.some((known) => known.id === one)) throw unknown(`${form}: ${one}`)
  } else if (!('human' in test)) {
    const ids = new Set(profile.conditions.map((one) => one.id))
    for (const other of othersOf(test)) if (!ids.has(other)) throw unknown(other)
  }
}

function formsIn(check: Primitive, given: Readonly<Record<string, unknown>>): readonly string[] {
  if (check === 'P10') return given.forms as readonly string[]
  return typeof given.form === 'string' ? [given.form] : []
}

/** The conditions a condition is made of. */
export const othersOf = (test: ProfileCondition['test']): readonly string[] => ('all' in test ? test.all : 'any' in test ? test.any : [])

/** Conditions that lead back to themselves; the stack is our own, so that no chain is too long for it. */
function checkCircles(profile: Profile): void {
  const others = new Map(profile.conditions.map(({ id, test }) => [id, othersOf(test)]))
  const circle = firstCircle(others)
  if (circle !== undefined) throw refuse('profile.circle', profile, { condition: circle }, `leads back to itself at ${circle}`)
}

/** A node of a directed graph that is reachable from itself, if there is one: the least in the order of the map. */
export function firstCircle(edges: ReadonlyMap<string, readonly string[]>): string | undefined {
  const state = new Map<string, 'open' | 'done'>()
  for (const start of edges.keys()) {
    const stack: { readonly node: string; next: number }[] = [{ node: start, next: 0 }]
    if (state.has(start)) continue
    state.set(start, 'open')
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const to = edges.get(top.node)?.[top.next++]
      if (to === undefined) {
        state.set(top.node, 'done')
        stack.pop()
      } else if (state.get(to) === 'open') return to
      else if (!state.has(to)) {
        state.set(to, 'open')
        stack.push({ node: to, next: 0 })
      }
    }
  }
  return undefined
}

function checkLanguages(profile: Profile): void {
  const texts: (readonly [member: string, text: Text])[] = [
    ['title', profile.title],
    ...(profile.pending ?? []).map((text, i) => [`pending.${i}`, text] as const),
    ...(profile.notCovered ?? []).map((text, i) => [`notCovered.${i}`, text] as const),
    ...profile.conditions.map(({ id, text }) => [`condition ${id}`, text] as const),
  ]
  for (const [member, text] of texts)
    for (const language of profile.languages)
      if (!Object.hasOwn(text, language) || text[language]!.trim() === '')
        throw refuse('profile.language', profile, { member, language }, `has no text in ${language} at ${member}`)
}
