import type { Role } from '../identity/index.js'
import type { PartName } from './parts.js'

/** What an act does to a custody line; `none` leaves whoever holds the thing its holder. */
export type Effect = 'none' | 'store' | 'copy' | 'release' | 'receive' | 'return' | 'dispose' | 'consume' | 'lose' | 'recall'

/** The steps one seizure record may stand for, in their order. */
export const seizureSteps = ['recognise', 'isolate', 'document', 'collect', 'package'] as const
export type Step = (typeof seizureSteps)[number]

export type OpenMember = 'to' | 'stage' | 'answers' | 'file' | 'heads' | 'about' | 'steps' | 'until'

/** One row of the table of actions (CUS-05). */
export interface ActionRow {
  /** closed parts a record of this action must have */
  readonly required: readonly PartName[]
  /** closed parts it may have beside those */
  readonly optional: readonly PartName[]
  /** open members it must and may have beside action, exhibits and custodian */
  readonly members: { readonly required: readonly OpenMember[]; readonly optional: readonly OpenMember[] }
  /** members of an exhibit entry it may have beside exhibit and instance */
  readonly entry: readonly ('outcome' | 'mode' | 'copy' | 'role')[]
  /** roles that may sign it unless the policy says otherwise; absent: every role */
  readonly who?: readonly Role[]
  readonly effect: Effect
  /** what a record of this action is for, in a few words of English: for help texts and the specification */
  readonly example: string
}

const usual = [
  'participants',
  'place',
  'legalBasis',
  'purpose',
  'source',
  'container',
  'digests',
  'tools',
  'changes',
  'declaration',
  'formalities',
  'attachments',
  'note',
  'extra',
] as const satisfies readonly PartName[]

const always = ['basis', 'at'] as const satisfies readonly PartName[]

const investigators: readonly Role[] = [
  'police',
  'customs',
  'prosecutor',
  'investigatingJudge',
  'court',
  'laboratory',
  'expert',
  'notary',
  'provider',
]
const examiners: readonly Role[] = [...investigators, 'defence']
const deciders: readonly Role[] = ['court', 'prosecutor', 'investigatingJudge', 'police', 'customs', 'centralAuthority']

interface Given {
  readonly required?: readonly PartName[]
  readonly optional?: readonly PartName[]
  readonly must?: readonly OpenMember[]
  readonly may?: readonly OpenMember[]
  readonly entry?: ActionRow['entry']
  readonly who?: readonly Role[]
  readonly effect?: Effect
}

function row(example: string, given: Given = {}): ActionRow {
  const required = [...always, ...(given.required ?? [])]
  return Object.freeze({
    required,
    optional: [...usual, ...(given.optional ?? [])].filter((part) => !required.includes(part)),
    members: { required: given.must ?? [], optional: given.may ?? [] },
    entry: given.entry ?? [],
    ...(given.who && { who: given.who }),
    effect: given.effect ?? 'none',
    example,
  })
}

const table = {
  recognise: row('a telephone is seen on the desk and recognised as relevant', { who: investigators, may: ['steps'] }),
  isolate: row('the telephone is put into flight mode and a shielded bag', {
    who: investigators,
    may: ['steps'],
    optional: ['deviceClock'],
  }),
  document: row('the desk is photographed before anything is touched', { who: investigators, may: ['steps'], optional: ['deviceClock'] }),
  collect: row('the telephone is taken on a warrant', {
    who: investigators,
    may: ['steps'],
    optional: ['deviceClock'],
    required: ['place'],
  }),
  package: row('the telephone is put into bag 0004711 and sealed', { who: investigators, may: ['steps'], optional: ['deviceClock'] }),
  transport: row('the bag is driven to the evidence store', { may: ['to'], optional: ['carriage'] }),
  acquire: row('the telephone is imaged with a named tool', {
    who: examiners,
    required: ['tools', 'digests'],
    optional: ['deviceClock'],
    entry: ['role'],
  }),
  copy: row('two working copies of the image are made', { entry: ['copy'], effect: 'copy' }),
  examine: row('the image is examined in the laboratory', { who: examiners, optional: ['deviceClock'] }),
  derive: row('chats are extracted from the image', { who: examiners, required: ['tools'], entry: ['role'] }),
  decrypt: row('an encrypted container is decrypted', { who: examiners, required: ['tools'], entry: ['role'] }),
  redact: row("a third person's messages are blacked out", { required: ['purpose'], entry: ['role'] }),
  translate: row('the chats are translated', { required: ['participants'], entry: ['role'] }),
  rehash: row('an image with an old MD5 is hashed again with SHA-256', { required: ['digests'] }),
  split: row('the drive is taken out of the computer', { who: examiners, entry: ['role'] }),
  combine: row('three bags are put into one box', { entry: ['role'] }),
  consume: row('the sample is used up in the analysis', { who: examiners, required: ['legalBasis'], effect: 'consume' }),
  release: row('the bag is handed to the courier for the other authority', {
    must: ['to'],
    optional: ['carriage'],
    entry: ['mode', 'copy'],
    effect: 'release',
  }),
  receive: row('the bag or the envelope is taken in and checked', {
    must: ['stage'],
    may: ['answers', 'file', 'heads'],
    optional: ['carriage', 'reasons'],
    entry: ['outcome'],
    effect: 'receive',
  }),
  access: row('a prosecutor reads the chats in the store'),
  verify: row('digests are recomputed and agree', { required: ['digests'] }),
  store: row('the bag is put on shelf 12', { effect: 'store' }),
  disclose: row('defence counsel is given a part to read', { required: ['purpose'], may: ['to'] }),
  return: row('the telephone is given back to its owner', { may: ['to'], optional: ['carriage'], effect: 'return' }),
  dispose: row('the copy is destroyed', { required: ['disposal', 'legalBasis'], effect: 'dispose' }),
  lose: row('the parcel never arrived and was reported lost', { may: ['answers'], optional: ['carriage'], effect: 'lose' }),
  recall: row('a seal was recorded but its envelope never left', { must: ['answers'], effect: 'recall' }),
  correct: row('a serial number was mistyped', { required: ['correction'], must: ['about'] }),
  incident: row('the bag seal was found broken', { optional: ['carriage'] }),
  hold: row('nothing may be destroyed before the appeal is decided', { who: deciders, required: ['legalBasis'], may: ['until'] }),
  liftHold: row('the appeal is decided', { who: deciders, required: ['legalBasis'], must: ['about'] }),
  dispute: row('a record of another is not agreed with', { required: ['note'], must: ['about'] }),
  claim: row('privilege or ownership is claimed', { required: ['note'], may: ['about'] }),
  observe: row('something worth recording was noticed', { required: ['note'], may: ['about'] }),
} as const satisfies Readonly<Record<string, ActionRow>>

/** Every action a custody record can have (design: the fixed list; `release` hands over what no envelope carries). */
export type Action = keyof typeof table

/** The one table of actions, null-prototype so that no hostile name finds anything. */
export const actions: Readonly<Record<Action, ActionRow>> = Object.freeze(Object.assign(Object.create(null), table))

export const actionNames = Object.keys(table) as readonly Action[]
