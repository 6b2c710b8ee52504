import { type Action, type ActionRow, actions, type CustodyParts, seizureSteps } from '../../custody/index.js'
import type { RecordOptions } from '../given/custody.js'

/** An action of the table, or `seize`, which stands for the steps of a seizure in one record. */
export type CommandAction = Action | 'seize'

export const rowsOf = (action: CommandAction): readonly ActionRow[] =>
  action === 'seize' ? seizureSteps.map((step) => actions[step]) : [actions[action]]

/** Something a record of an action must say, with the option that says it. */
export interface Need {
  /** the part or open member, as in the table of actions */
  readonly name: string
  readonly option: string
  readonly what: string
  given(options: RecordOptions): boolean
}

const need = (name: string, option: string, what: string, given: Need['given']): Need => ({ name, option, what, given })

const known: readonly Need[] = [
  need('to', '--to CARD', 'to whom: a card file or an authority id', (o) => o.to !== undefined),
  need('stage', '--stage arrival|content', 'whether the contents were checked', (o) => o.stage !== undefined),
  need('answers', '--answers seal=ID|release=ID', 'the handover that is answered', (o) => o.answers !== undefined),
  need('about', '--about ID', 'the record it is about', (o) => o.about !== undefined),
  need('place', '--place CC', 'the country it was done in', (o) => o.place !== undefined),
  need('participants', '--participant PART=NAME', 'who took part, and as what', (o) => o.participant !== undefined),
  need('legalBasis', '--legal-basis KIND=REFERENCE', 'what it rests on', (o) => o.legalBasis !== undefined),
  need('purpose', '--purpose TEXT', 'why', (o) => o.purpose !== undefined || o.reason !== undefined),
  need('tools', '--tool NAME@VERSION', 'what it was done with', (o) => o.tool !== undefined),
  need('digests', '--digest LABEL=ALGORITHM:HEX', 'what was computed', (o) => o.digest !== undefined || o.digestBefore !== undefined),
  need('disposal', '--method TEXT', 'how it was destroyed; --remaining LABEL=WHERE what is left', (o) => o.method !== undefined),
  need('correction', '--field NAME --new TEXT --reason TEXT --noticed TEXT', 'what stood there wrongly, and what is right', (o) =>
    [o.field, o.new, o.reason, o.noticed].every((one) => one !== undefined),
  ),
  need('note', '--note TEXT', 'what is to be said', (o) => o.note !== undefined),
]

/** When and how one knows need not be said: now, and by one's own act. */
const defaulted: ReadonlySet<string> = new Set(['at', 'basis', 'steps'])

/** What a record of `action` must say and nobody can guess. */
export function needsOf(action: CommandAction): readonly Need[] {
  const names = new Set(rowsOf(action).flatMap((row) => [...row.members.required, ...row.required]))
  return [...names]
    .filter((name) => !defaulted.has(name))
    .map(
      (name) =>
        known.find((one) => one.name === name) ??
        need(name, '--context FILE', `the part ${name}, as docs/cli.md describes it`, () => false),
    )
}

/** Those of them that neither the options nor the scene say. */
export const missingOf = (action: CommandAction, options: RecordOptions, scene: CustodyParts): readonly Need[] =>
  needsOf(action).filter((one) => !one.given(options) && !Object.hasOwn(scene, one.name))

/** What is missing, all of it in one sentence. */
export function missingText(action: CommandAction, missing: readonly Pick<Need, 'name' | 'option' | 'what'>[]): string {
  const them = missing.length === 1 ? 'it by an option' : 'them by options'
  const how = missing.map(({ option, what }) => `${option} (${what})`).join('; ')
  return `${action} needs ${missing.map(({ name }) => name).join(', ')}: say ${them} or in a scene (--context): ${how}`
}

/** The same for a row of a file, where the columns say it. */
export function missingCells(action: CommandAction, missing: readonly Need[]): string {
  const columns = missing.map(({ name, option, what }) => {
    const named = [...option.matchAll(/--([a-z-]+)/g)].map(([, one]) => one!.replaceAll('-', '_'))
    return `${name} (${named.length === 1 ? 'column' : 'columns'} ${named.join(', ')}: ${what.replace(/--([a-z-]+) \S+/g, '$1')})`
  })
  return `${action} needs ${columns.join('; ')}`
}

/** For options of parts and members, which they say something of; an option that stands here with none fits every action. */
export const optionOf: Readonly<Record<string, readonly string[]>> = {
  place: ['place'],
  address: ['place'],
  facility: ['place'],
  participant: ['participants'],
  legalBasis: ['legalBasis'],
  issuer: ['legalBasis'],
  purpose: ['purpose'],
  reason: ['purpose', 'reasons', 'correction'],
  note: ['note'],
  to: ['to'],
  carrier: ['carriage'],
  waybill: ['carriage'],
  bagSeal: ['container', 'carriage'],
  condition: ['container'],
  intact: ['container', 'carriage'],
  tool: ['tools'],
  digest: ['digests'],
  digestBefore: ['digests'],
  mode: ['mode'],
  copies: ['copy'],
  role: ['role'],
  about: ['about'],
  expires: ['until'],
  answers: ['answers'],
  stage: ['stage'],
  outcome: ['outcome'],
  method: ['disposal'],
  remaining: ['disposal'],
  field: ['correction'],
  old: ['correction'],
  new: ['correction'],
  noticed: ['correction'],
}

/** Whether an option can say something in a record of this action. */
export function fits(action: CommandAction, option: string): boolean {
  const of = Object.hasOwn(optionOf, option) ? optionOf[option]! : undefined
  if (of === undefined) return true
  if (option === 'copies') return action === 'copy'
  if (option === 'mode') return action === 'release'
  return rowsOf(action).some((row) => {
    const names: readonly string[] = [...row.required, ...row.optional, ...row.members.required, ...row.members.optional, ...row.entry]
    return of.some((name) => names.includes(name))
  })
}
