import type { Docket } from '../docket/index.js'
import type { Added } from '../exchange/index.js'
import { AbortError, fromHex, type Hex, UsageError } from '../ground/index.js'
import type { KeySet } from '../identity/index.js'
import type { Instance, LegalBasis } from '../matter/index.js'
import { updateDocket } from '../node/index.js'
import { instanceOf } from './convert.js'
import { exhibitIdOf, findExhibit } from './exhibits.js'
import { type Exit, exits } from './exits.js'
import { loadKeys } from './keys.js'
import { confirm } from './prompt.js'
import { recordedJson } from './recorded.js'
import type { Shell } from './shell.js'

interface Options {
  readonly docket: string
  readonly key: string
  readonly passphraseFile?: string
  readonly yes?: boolean
}

/** Signs something into a docket file: under its lock, after showing what on a terminal, and says what was added. */
export async function signInto(
  shell: Shell,
  options: Options,
  text: (docket: Docket) => string,
  make: (docket: Docket, keys: KeySet) => Promise<Added>,
  said: string,
): Promise<Exit> {
  const { keys } = await loadKeys(shell, options)
  let before: Docket | undefined
  let statement = ''
  const after = await updateDocket(
    options.docket,
    async (docket) => {
      before = docket
      await agree(shell, text(docket), options.yes)
      const added = await make(docket, keys)
      statement = added.statement
      return added.docket
    },
    { signal: shell.signal },
  )
  await shell.print(`${said} in ${options.docket}: ${statement}`)
  await shell.document(recordedJson(after, before, options.docket))
  return exits.ok
}

/** On a terminal nobody signs what was not shown. */
export async function agree(shell: Shell, text: string, yes: boolean | undefined): Promise<void> {
  if (!shell.interactive || yes === true) return
  shell.say(text)
  if (!(await confirm(shell, 'Sign this?'))) throw new AbortError(new Error('Not signed.'))
}

/** A signed record by its id, or by the beginning of it, at least eight digits, where no other begins so. */
export function statementIn(docket: Docket, text: string, option: string): Hex {
  if (!/^[0-9a-f]{8,64}$/.test(text))
    throw new UsageError('usage.argument', `${option} wants the id of a signed record, or its first eight hexadecimal digits or more`)
  if (docket.entries.has(text)) return text
  const found = [...docket.entries.keys()].filter((id) => id.startsWith(text))
  if (found.length !== 1)
    throw new UsageError(
      'usage.argument',
      `${found.length === 0 ? 'no record' : `${found.length} records`} of this docket begin with ${text}`,
    )
  return found[0]!
}

/** `STATEMENT=PART` several times, and whole statements, as one list with each statement once. */
export function partsGiven(
  docket: Docket,
  { part, statement }: { readonly part?: readonly string[]; readonly statement?: readonly string[] },
): { readonly statement: Hex; readonly parts: readonly string[] }[] {
  const list = new Map<Hex, string[]>()
  for (const text of part ?? []) {
    const [id = '', name = ''] = text.split('=', 2)
    if (name === '') throw new UsageError('usage.argument', `--part wants STATEMENT=PART, not ${text}`)
    const found = statementIn(docket, id, '--part')
    list.set(found, [...new Set([...(list.get(found) ?? []), name])])
  }
  for (const text of statement ?? []) list.set(statementIn(docket, text, '--statement'), [])
  if (list.size === 0) throw new UsageError('usage.argument', 'which parts? --part STATEMENT=PART or --statement ID names them')
  return [...list].map(([id, parts]) => ({ statement: id, parts }))
}

/** Exhibits by label, each with the instance given. */
export const thingsOf = (docket: Docket, labels: readonly string[], instance?: string) => {
  const which: Instance | undefined = instance === undefined ? undefined : instanceOf(instance, '--instance')
  return labels.map((label) => ({ exhibit: exhibitIdOf(findExhibit(docket, label)), ...(which !== undefined && { instance: which }) }))
}

/** `KIND=REFERENCE` with who issued it. */
export function basisOf(given: string, issuer: string | undefined): LegalBasis {
  const at = given.indexOf('=')
  const kind = at < 0 ? given : given.slice(0, at)
  const reference = at < 0 ? '' : given.slice(at + 1)
  if (!['warrant', 'order', 'statute', 'consent', 'request'].includes(kind) || reference === '')
    throw new UsageError('usage.argument', '--basis wants KIND=REFERENCE; kinds are warrant, order, statute, consent and request')
  return { kind: kind as LegalBasis['kind'], reference, ...(issuer !== undefined && { issuer }) }
}

export const idBytes = (id: Hex) => fromHex(id)
