import type { CustodyParts, ExhibitReport } from '../../custody/index.js'
import { type Docket, exhibitKey } from '../../docket/index.js'
import { type Hex, UsageError } from '../../ground/index.js'
import { counted, quoted, shown, timeWords } from '../../report/index.js'
import type { RecordOptions } from '../given/custody.js'
import { oneOf } from '../words.js'
import { type Candidate, candidatesOf, chosen } from './choose.js'
import type { Conversation } from './converse.js'
import { type CommandAction, missingOf, rowsOf } from './needs.js'
import { type Answer, askOne, type Question, value, values, word } from './questions.js'
import { handoverOf, lastBasis, lastSeals, rememberedOf } from './remembered.js'

/** What is known before anything is asked. */
export interface Setting {
  readonly docket: Docket
  readonly exhibits: readonly ExhibitReport[]
  readonly authority: string
  readonly kid: Hex
  readonly options: RecordOptions
  readonly scene: CustodyParts
}

/** Which exhibits, from a numbered list of those the action can be about. */
export async function askExhibits(
  talk: Conversation,
  action: CommandAction,
  { docket, exhibits, authority }: Setting,
): Promise<readonly Candidate[]> {
  const list = candidatesOf(docket, exhibits, action, authority)
  if (list.length === 0)
    throw new UsageError(
      'usage.argument',
      'there is no exhibit this can be about: your authority holds none (rogatory exhibit add introduces one)',
    )
  talk.tell('Exhibits:')
  const width = String(list.length).length
  for (const [i, { words }] of list.entries()) talk.tell(`  ${String(i + 1).padStart(width)}  ${words}`)
  let found: readonly Candidate[] = list.length === 1 ? list : []
  await askOne(talk, {
    text: 'Which',
    help: 'Numbers of the list or labels, such as 1 3-5 or A1; all is all of them.',
    ...(list.length === 1 && { preset: { shown: '1', take: {} } }),
    read(answer) {
      const all = answer.toLowerCase() === 'all' && !list.some(({ target }) => target.label === answer)
      found = all ? list : chosen(answer, list, docket)
      return {}
    },
  })
  return found
}

/** Acts in which somebody has the bag itself in hand. */
const bagged: ReadonlySet<string> = new Set(['seize', 'package', 'transport', 'release', 'receive', 'store', 'return', 'incident'])

/** The questions an action needs answered, each with what docket and key suggest; nothing is suggested that could be a guess about the thing itself. */
export function questionsOf(action: CommandAction, setting: Setting, targets: readonly Candidate[]): Question[] {
  const { docket, kid, options, scene } = setting
  const remembered = rememberedOf(docket, kid)
  const missing = new Set(missingOf(action, options, scene).map(({ name }) => name))
  const names = new Set<string>(rowsOf(action).flatMap((row) => [...row.required, ...row.optional, ...row.members.optional]))
  const questions: Question[] = []
  const put = (asked: boolean, question: () => Question | readonly Question[]) => {
    if (asked) questions.push(...[question()].flat())
  }
  put(missing.has('stage'), stage)
  put(missing.has('to'), () =>
    plain('to', 'To whom (card file or authority id)', 'The card file of whoever it goes to, or an authority id.'),
  )
  put(missing.has('about'), () => about(setting, targets, action))
  put(options.answers === undefined && (missing.has('answers') || (action === 'receive' && names.has('answers'))), () =>
    answers(targets, missing.has('answers')),
  )
  put(options.at === undefined && scene.at === undefined, when)
  put(missing.has('place'), () => place(remembered.place))
  put(options.basis === undefined && scene.basis === undefined, basis)
  put(missing.has('participants'), participants)
  put(missing.has('legalBasis'), () => legalBasis(docket, targets))
  put(missing.has('purpose'), () => plain('purpose', 'Why', 'The purpose, in a few words.'))
  put(missing.has('tools'), () => tools(remembered.tools))
  put(missing.has('digests'), () => targets.map(digest))
  put(missing.has('disposal'), () => plain('method', 'How it was destroyed', 'The method, such as shredded or overwritten.'))
  put(missing.has('correction'), () => correction(options))
  put(missing.has('note'), () => plain('note', 'What is to be said', 'A text; it is signed as it stands.'))
  put(
    bagged.has(action) &&
      names.has('container') &&
      options.bagSeal === undefined &&
      options.carrier === undefined &&
      scene.container === undefined,
    () => targets.flatMap((target) => bagSeal(docket, target, action)),
  )
  for (const name of ['unit', 'store', 'officer'] as const)
    put(options[name] === undefined && (remembered[name] !== undefined || (name === 'store' && action === 'store')), () =>
      custodian(name, remembered[name]),
    )
  return questions
}

/** Puts the questions one after the other; answers about several exhibits are put together. */
export async function askAll(talk: Conversation, questions: readonly Question[]): Promise<Answer[]> {
  const given: Answer[] = []
  const lists: Record<'bagSeal' | 'digest', string[]> = { bagSeal: [], digest: [] }
  for (const question of questions) {
    const answer = await askOne(talk, question)
    for (const name of ['bagSeal', 'digest'] as const) lists[name].push(...(answer.options?.[name] ?? []))
    given.push(answer)
  }
  const whole = Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0))
  return [...given, { options: whole }]
}

const plain = (option: keyof RecordOptions, text: string, help: string): Question => ({ text, help, read: (typed) => value(option, typed) })

const stage = (): Question => ({
  text: 'Arrival (packages taken in, unopened) or content (checked)',
  help: 'arrival: bytes or packages were taken in and not opened. content: everything was checked.',
  read: (typed) => value('stage', word('stage', typed)),
})

const when = (): Question => ({
  text: 'When it was done',
  help: 'A time with its zone, such as 2026-04-15T09:02+01:00, or a date.',
  preset: { shown: 'now', take: {} },
  read: (typed) => value('at', typed),
})

const place = (last: ReturnType<typeof rememberedOf>['place']): Question => ({
  text: 'Where: country, and address',
  help: 'The two letters of the country (PT), and behind a space the address if it is to stand there.',
  ...(last !== undefined && {
    preset: {
      shown: [last.country, oneOf(last.address), oneOf(last.facility)].filter((one) => one).join(' '),
      take: { parts: { place: last } },
    },
  }),
  read(typed) {
    const [country = '', ...address] = typed.split(/\s+/)
    return { options: { ...value('place', country.toUpperCase()).options, ...(address.length > 0 && { address: address.join(' ') }) } }
  },
})

const basis = (): Question => ({
  text: 'How you know: ownAct, sawIt, toldBy NAME, system NAME',
  help: 'ownAct: you did it. sawIt: you saw it. toldBy and a name: somebody told you. system and its name. For paper: rogatory custody import.',
  preset: { shown: 'ownAct', take: {} },
  read(typed) {
    const [kind = '', ...who] = typed.split(/\s+/)
    const found = word('basis', kind)
    if (found === 'document')
      throw new UsageError('usage.argument', 'A document goes with --basis-document, or with rogatory custody import.')
    if ((found === 'toldBy' || found === 'system') && who.length === 0) throw new UsageError('usage.argument', `Who? ${found} NAME.`)
    return { options: { basis: found, ...(who.length > 0 && { who: who.join(' ') }) } }
  },
})

const participants = (): Question => ({
  text: 'Who took part, as PART=NAME; several divided by ;',
  help: 'Parts: performed, directed, packaged, sealed, carried, witnessed, present, interpreted. Such as interpreted=Ana Reis.',
  read: (typed) => values('participant', split(typed)),
})

const split = (typed: string): string[] =>
  typed
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** Suggested only where every exhibit's last legal basis is the same. */
function legalBasis(docket: Docket, targets: readonly Candidate[]): Question {
  const found = targets.map(({ exhibit }) => (exhibit === undefined ? undefined : lastBasis(docket, exhibit)))
  const words = (list: (typeof found)[number]) =>
    list?.map(({ kind, reference }) => `${kind}${reference === undefined ? '' : `=${shown(reference)}`}`).join('; ')
  const [first] = found
  const same = first !== undefined && found.every((one) => words(one) === words(first))
  return {
    text: 'Legal basis, as KIND=REFERENCE',
    help: 'warrant, order, statute, consent or request, and its reference, such as warrant=317/26-B; several divided by ;.',
    ...(same && { preset: { shown: words(first)!, take: { parts: { legalBasis: first } } } }),
    read: (typed) => values('legalBasis', split(typed)),
  }
}

const tools = (last: ReturnType<typeof rememberedOf>['tools']): Question => ({
  text: 'Tools, as NAME@VERSION; several divided by ;',
  help: 'Programs and devices it was done with. Tools that estimate or generate are described in a scene (--context).',
  ...(last !== undefined && {
    preset: { shown: last.map(({ name, version }) => `${shown(name)}@${shown(version)}`).join('; '), take: { parts: { tools: last } } },
  }),
  read: (typed) => values('tool', split(typed)),
})

const digest = ({ target }: Candidate): Question => ({
  text: `Digest of ${shown(target.label)}, as ALGORITHM:HEX`,
  help: 'Such as SHA-256:9f86…; of the whole item, or with what it is of behind it: @mediaStream, @volumeSet, @partition:1.',
  read: (typed) => values('digest', [`${target.label}=${typed}`]),
})

const correction = (options: RecordOptions): Question[] =>
  (
    [
      ['field', 'Which field is wrong', 'Such as serial or place.address.'],
      ['old', 'What stands there', 'As it stands in the record.'],
      ['new', 'What is right', 'As it ought to have stood.'],
      ['reason', 'Why it was wrong', 'Such as mistyped.'],
      ['noticed', 'How it was noticed', 'Such as compared with the device.'],
    ] as const
  )
    .filter(([option]) => options[option] === undefined)
    .map(([option, text, help]) => ({
      text,
      help,
      ...(option === 'old' && { optional: true }),
      read: (typed: string): Answer => (option === 'reason' ? { options: { reason: [typed] } } : value(option, typed)),
    }))

/** On a receipt and an incident the number is read off the bag: what it ought to be is said, and never taken for what it is. */
function bagSeal(docket: Docket, { target, exhibit }: Candidate, action: CommandAction): Question[] {
  const known = exhibit === undefined ? undefined : lastSeals(docket, exhibit)
  const looked = action === 'receive' || action === 'incident'
  if (known === undefined && action !== 'seize' && action !== 'package') return []
  const numbers = known?.map((one) => shown(one)).join('; ')
  const recorded = looked && numbers !== undefined ? ` (recorded: ${numbers}; read it off the bag)` : ''
  return [
    {
      text: `Bag seal of ${shown(target.label)}${recorded}`,
      help: 'The number on the bag seal; several divided by ;.',
      optional: true,
      ...(known !== undefined && !looked && { preset: { shown: numbers!, take: sealed(target.label, known) } }),
      read: (typed) => values('bagSeal', sealed(target.label, split(typed)).options!.bagSeal!),
    },
  ]
}

const sealed = (label: string, seals: readonly string[]): Answer => ({ options: { bagSeal: seals.map((seal) => `${label}=${seal}`) } })

const custodian = (name: 'unit' | 'store' | 'officer', last: string | undefined): Question => ({
  text: { unit: 'Unit', store: 'Store', officer: 'Officer' }[name],
  help: 'The id under which your authority knows it; it stands in the open part of the record.',
  optional: true,
  ...(last !== undefined && { preset: { shown: shown(last), take: value(name, last) } }),
  read: (typed) => value(name, typed),
})

/** The handover on which every one of them is on its way; a receipt may answer none, a recall must. */
function answers(targets: readonly Candidate[], required: boolean): Question {
  const found = new Set(targets.map(({ instance }) => (instance === undefined ? undefined : handoverOf(instance))))
  const [only] = found
  return {
    text: 'Which handover it answers',
    help: 'seal=ID or release=ID: the record by which it was handed over.',
    ...(!required && { optional: true }),
    ...(found.size === 1 &&
      only !== undefined && { preset: { shown: `${only.slice(0, only.indexOf('=') + 9)}…`, take: value('answers', only) } }),
    read: (typed) => value('answers', typed),
  }
}

/** The newest records of the exhibits chosen, by number; of preservation orders only these can be lifted. */
function about({ docket }: Setting, targets: readonly Candidate[], action: CommandAction): Question {
  const keys = new Set(targets.map(({ target }) => exhibitKey(target.exhibit)))
  const steps = targets
    .flatMap(({ exhibit }) => (exhibit !== undefined && keys.has(exhibit.exhibit) ? exhibit.instances.flatMap(({ line }) => line) : []))
    .filter((step) => docket.entries.has(step.statement) && (action !== 'liftHold' || step.action === 'hold'))
    .sort((a, b) => b.iat - a.iat || (a.statement < b.statement ? -1 : 1))
  const list = [...new Map(steps.map((step) => [step.statement, step])).values()].slice(0, 20)
  const words = list.map((step, i) => `  ${i + 1}  ${timeWords(step.iat)}  ${step.action}  ${step.statement.slice(0, 16)}…`)
  return {
    ...(list.length > 0 && { intro: [`${counted(list.length, 'record')}, newest first:`, ...words].join('\n') }),
    text: 'Which record (number or id)',
    help: `The id of the signed record this is about, as ${quoted('rogatory custody show')} prints it, or its number in the list.`,
    read: (typed) => value('about', (/^\d{1,2}$/.test(typed) ? list[Number(typed) - 1]?.statement : undefined) ?? typed),
  }
}
