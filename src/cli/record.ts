import { createHash } from 'node:crypto'
import type { Basis, CustodyOpen, CustodyParts, CustodyRecord, ExhibitEntry } from '../custody/index.js'
import { fromHex, UsageError } from '../ground/index.js'
import type { Custodian, When } from '../matter/index.js'
import { deadline, seconds, timeWritten } from './convert.js'
import { withValue } from './corrected-value.js'
import { exhibitIdOf, labelled } from './exhibits.js'
import { readSmall } from './files.js'
import type { RecordOptions } from './given/custody.js'
import { recordParts } from './record-parts.js'
import type { Target } from './target.js'

/** What a record is made from beside its options. */
export interface Setting {
  /** the signer's authority id */
  readonly authority: string
  readonly targets: readonly Target[]
  /** authority id of --to */
  readonly to?: string
  /** parts from --context */
  readonly scene: CustodyParts
  /** seconds since 1970 UTC */
  readonly now: number
}

/** The record that the options describe: what they say, else what the scene says, else what follows from key and docket. */
export async function recordOf(action: string, options: RecordOptions, setting: Setting): Promise<Omit<CustodyRecord, 'action'>> {
  const { authority, targets, to, scene, now } = setting
  const said = withValue(recordParts(action, options, targets), options, authority, targets)
  const at = timeOf(options, now)
  const basis = await basisOf(options)
  return {
    exhibits: entriesOf(action, options, targets),
    custodian: custodianOf(authority, options),
    ...(to !== undefined && { to: { authority: to } }),
    ...(options.stage !== undefined && { stage: options.stage as NonNullable<CustodyOpen['stage']> }),
    ...(options.about !== undefined && { about: idOf(options.about, '--about') }),
    ...(options.expires !== undefined && { until: deadline(options.expires, '--expires') }),
    ...(options.answers !== undefined && { answers: answersOf(options.answers) }),
    parts: {
      ...scene,
      ...said,
      at: options.at === undefined && scene.at !== undefined ? scene.at : at,
      basis: options.basis === undefined && scene.basis !== undefined ? scene.basis : basis,
    },
  }
}

function custodianOf(authority: string, { unit, store, officer }: RecordOptions): Custodian {
  return {
    authority,
    ...(unit !== undefined && { unit }),
    ...(store !== undefined && { store }),
    ...(officer !== undefined && { officer }),
  }
}

function timeOf(options: RecordOptions, now: number): When {
  const given = options.at !== undefined
  const at = given ? timeWritten(options.at, '--at') : { from: now, precision: 'second' as const }
  // What is signed stays for ever. A date may be tomorrow's here and today's where the act was done.
  if (at.from > now + (given && options.at.length === 10 ? 86_400 : 300))
    throw new UsageError('usage.argument', `--at ${options.at} lies in the future: what is recorded has been done`)
  // A time typed in was read from somewhere; only the present one is this machine's own word.
  const kind = options.clock ?? (given ? 'memory' : 'systemClock')
  return {
    ...at,
    ...(options.until !== undefined && { until: seconds(options.until, '--until') }),
    ...(options.precision !== undefined && { precision: options.precision as When['precision'] }),
    source: { kind } as When['source'],
  }
}

async function basisOf({ basis = 'ownAct', who, basisDocument, language = 'und' }: RecordOptions): Promise<Basis> {
  const needed = (option: string): never => {
    throw new UsageError('usage.argument', `--basis ${basis} needs ${option}`)
  }
  if (basis === 'ownAct' || basis === 'sawIt') return { kind: basis }
  if (basis === 'toldBy') return { kind: 'toldBy', who: { name: { [language]: who ?? needed('--who') } } }
  if (basis === 'system') return { kind: 'system', name: who ?? needed('--who') }
  if (basis !== 'document') throw new UsageError('usage.argument', `--basis is ownAct, sawIt, toldBy, document or system, not ${basis}`)
  const bytes = await readSmall(basisDocument ?? needed('--basis-document'))
  const digest = new Uint8Array(createHash('sha256').update(bytes).digest())
  return { kind: 'document', digest, signedBy: { [language]: who ?? needed('--who') } }
}

function entriesOf(action: string, options: RecordOptions, targets: readonly Target[]): ExhibitEntry[] {
  const outcomes = new Map(
    (options.outcome ?? []).flatMap((given) =>
      given.includes('=') ? labelled([given], '--outcome') : targets.map(({ label }) => [label, given] as const),
    ),
  )
  const roles = new Map(labelled(options.role, '--role'))
  const copies = options.copies === undefined ? 1 : Number(options.copies)
  if (!Number.isSafeInteger(copies) || copies < 1 || copies > 1000)
    throw new UsageError('usage.argument', '--copies is a number from 1 to 1000')
  if (options.mode !== undefined && options.mode !== 'moves' && options.mode !== 'copySent')
    throw new UsageError('usage.argument', '--mode is moves or copySent')
  if (making.has(action) && targets.length > 1 && roles.size === 0)
    throw new UsageError(
      'usage.argument',
      `--role says which exhibit was made of which, such as --role ${targets[0]!.label}=source ${targets[1]!.label}=result`,
    )
  const known = new Set(targets.map(({ label }) => label))
  for (const label of [...outcomes.keys(), ...roles.keys()])
    if (!known.has(label)) throw new UsageError('docket.label-unknown', `${label} is not among the exhibits of this record`)
  return targets.flatMap(({ label, exhibit, instance }): ExhibitEntry[] => {
    const outcome = outcomes.get(label) ?? (action === 'receive' && options.stage === 'content' ? 'accepted' : undefined)
    const role = roles.get(label)
    const entry = {
      exhibit: exhibitIdOf(exhibit),
      instance,
      ...(outcome !== undefined && { outcome: outcome as NonNullable<ExhibitEntry['outcome']> }),
      ...(role !== undefined && { role: role as NonNullable<ExhibitEntry['role']> }),
    }
    if (action === 'copy') return Array.from({ length: copies }, (_, i) => ({ ...entry, copy: i + 1 }))
    if (action === 'release' && options.mode === 'copySent') return [{ ...entry, mode: 'copySent' as const, copy: 1 }]
    return [{ ...entry, ...(action === 'release' && options.mode !== undefined && { mode: options.mode as 'moves' }) }]
  })
}

/** Acts that make an exhibit of another: without roles nobody can tell which of which. */
const making: ReadonlySet<string> = new Set(['acquire', 'derive', 'decrypt', 'redact', 'translate', 'split'])

function idOf(text: string, option: string) {
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new UsageError('usage.argument', `${option} wants the id of a signed record, 64 hexadecimal digits`)
  return fromHex(text)
}

function answersOf(text: string): NonNullable<CustodyOpen['answers']> {
  const [kind, id = ''] = text.split('=', 2)
  if (kind === 'seal') return { seal: idOf(id, '--answers seal=') }
  if (kind === 'release') return { release: idOf(id, '--answers release=') }
  throw new UsageError('usage.argument', '--answers wants seal=<id> or release=<id>')
}
