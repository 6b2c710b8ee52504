import type { CustodyParts, ParticipantPart } from '../custody/index.js'
import { fromHex, UsageError } from '../ground/index.js'
import type { Digest, DigestOver, LegalBasis, Text } from '../matter/index.js'
import { hashNamed } from './digest-words.js'
import { exhibitIdOf, labelled } from './exhibits.js'
import type { RecordOptions } from './given/custody.js'
import type { Target } from './target.js'

type Parts = { -readonly [part in keyof CustodyParts]: CustodyParts[part] }

/** The closed parts that the options say; what an action may not have is refused when the record is made. */
export function recordParts(action: string, options: RecordOptions, targets: readonly Target[]): CustodyParts {
  const text = (value: string): Text => ({ [options.language ?? 'und']: value })
  const parts: Parts = {}
  if (options.place !== undefined || options.address !== undefined || options.facility !== undefined) {
    if (options.place === undefined || !/^[A-Z]{2}$/.test(options.place))
      throw new UsageError('usage.argument', '--place wants an ISO 3166-1 alpha-2 country code; --address and --facility go with it')
    const { address, facility } = options
    parts.place = {
      country: options.place,
      ...(address !== undefined && { address: text(address) }),
      ...(facility !== undefined && { facility: text(facility) }),
    }
  }
  if (options.participant !== undefined)
    parts.participants = labelled(options.participant, '--participant').map(([part, name]) => ({
      name: text(name),
      part: part.split(',') as ParticipantPart[],
    }))
  if (options.legalBasis !== undefined)
    parts.legalBasis = options.legalBasis.map((given) => {
      const [kind, ...reference] = given.split('=')
      return {
        kind: kind as LegalBasis['kind'],
        ...(reference.length > 0 && { reference: reference.join('=') }),
        ...(options.issuer !== undefined && { issuer: options.issuer }),
      }
    })
  if (options.note !== undefined) parts.note = text(options.note)
  if (options.tool !== undefined) parts.tools = options.tool.map(toolOf)
  Object.assign(parts, why(action, options, targets, text), bags(options, targets, text), digestsOf(options, targets))
  if (options.method !== undefined)
    parts.disposal = {
      method: text(options.method),
      remaining: labelled(options.remaining, '--remaining').map(([label, where]) => ({
        exhibit: idIn(targets, label),
        where: text(where),
      })),
    }
  return parts
}

function why(action: string, options: RecordOptions, targets: readonly Target[], text: (value: string) => Text): Parts {
  const { reason, purpose, field, old, noticed } = options
  if (field !== undefined || options.new !== undefined || action === 'correct') {
    if (field === undefined || options.new === undefined || reason === undefined || noticed === undefined)
      throw new UsageError('usage.argument', 'a correction needs --field, --new, --reason and --noticed')
    const correction = {
      field,
      ...(old !== undefined && { old: text(old) }),
      new: text(options.new),
      reason: text(reason.join(' ')),
      noticed: text(noticed),
    }
    return { correction, ...(purpose !== undefined && { purpose: text(purpose) }) }
  }
  if (action === 'receive' && reason !== undefined)
    return {
      reasons: [...perExhibit(reason, targets)].map(([label, values]) => ({
        exhibit: idIn(targets, label),
        reason: text(values.join(' ')),
      })),
    }
  const given = purpose ?? reason?.join(' ')
  return given === undefined ? {} : { purpose: text(given) }
}

/** With a carrier, seals and their state belong to the carriage; without one, to each bag. */
function bags(options: RecordOptions, targets: readonly Target[], text: (value: string) => Text): Parts {
  const { carrier, waybill, bagSeal, condition, intact } = options
  const state = intact === undefined ? {} : { intact: intact as 'yes' | 'no' | 'notRecorded' }
  if (carrier !== undefined) {
    // What travels in one carriage has its seals there; what condition each thing is in is said of each.
    const conditions = perExhibit(condition, targets)
    const own = perExhibit(
      bagSeal?.filter((seal) => targets.some(({ label }) => seal.startsWith(`${label}=`))),
      targets,
    )
    const container = targets
      .filter(({ label }) => conditions.has(label))
      .map(({ label, exhibit }) => ({
        exhibit: exhibitIdOf(exhibit),
        sealNumbers: own.get(label) ?? (targets.length === 1 ? (bagSeal ?? []) : []),
        condition: text(conditions.get(label)!.join(' ')),
        ...state,
      }))
    const carriage = {
      carrier: text(carrier),
      ...(waybill !== undefined && { waybill }),
      ...(bagSeal !== undefined && { bagSeals: bagSeal.map((seal) => seal.slice(seal.indexOf('=') + 1)) }),
      ...(intact !== undefined && { sealsIntact: intact as 'yes' | 'no' | 'notRecorded' }),
    }
    return { carriage, ...(container.length > 0 && { container }) }
  }
  if (waybill !== undefined) throw new UsageError('usage.argument', '--waybill goes with --carrier')
  if (bagSeal === undefined && condition === undefined) return {}
  const seals = perExhibit(bagSeal, targets)
  const conditions = perExhibit(condition, targets)
  const container = targets
    .filter(({ label }) => seals.has(label) || conditions.has(label))
    .map(({ label, exhibit }) => {
      const found = conditions.get(label)
      return {
        exhibit: exhibitIdOf(exhibit),
        sealNumbers: seals.get(label) ?? [],
        ...(found && { condition: text(found.join(' ')) }),
        ...state,
      }
    })
  return { container }
}

/** `LABEL=VALUE` for one exhibit of the record; a value without a label is for all of them. */
function perExhibit(given: readonly string[] | undefined, targets: readonly Target[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const value of given ?? []) {
    // A label may hold an equals sign itself; what scanners and spreadsheets give is not ours to choose.
    const named = targets.filter(({ label }) => value.startsWith(`${label}=`))
    const at = named.length > 0 ? named[0]!.label.length : value.indexOf('=')
    if (at > 0 && named.length === 0)
      throw new UsageError('docket.label-unknown', `${value.slice(0, at)} is not among the exhibits of this record`)
    for (const { label } of named.length > 0 ? named : targets)
      found.set(label, [...(found.get(label) ?? []), at > 0 ? value.slice(at + 1) : value])
  }
  return found
}

function toolOf(given: string) {
  const at = given.lastIndexOf('@')
  if (at < 1 || at === given.length - 1) throw new UsageError('usage.argument', `--tool wants NAME@VERSION, not ${given}`)
  return { name: given.slice(0, at), version: given.slice(at + 1), kind: 'deterministic' as const }
}

/** `LABEL=VALUE`; where the record is about one exhibit, VALUE alone is of that one. */
function ofOnly(given: readonly string[] | undefined, option: string, targets: readonly Target[]): readonly (readonly [string, string])[] {
  const [only, other] = targets
  return (given ?? []).flatMap((value) =>
    only !== undefined && other === undefined && !value.startsWith(`${only.label}=`) && /^[^=:]+:/.test(value)
      ? [[only.label, value] as const]
      : labelled([value], option),
  )
}

/** Digests found, and found before the act, by exhibit; two of one exhibit stand together. */
function digestsOf({ digest, digestBefore }: RecordOptions, targets: readonly Target[]): Parts {
  if (digest === undefined && digestBefore === undefined) return {}
  const byLabel = new Map<string, { found: Digest[]; before: Digest[] }>()
  for (const [member, option, given] of [
    ['found', '--digest', digest],
    ['before', '--digest-before', digestBefore],
  ] as const)
    for (const [label, value] of ofOnly(given, option, targets)) {
      const entry = byLabel.get(label) ?? { found: [], before: [] }
      entry[member].push(digestOf(value, `${option} wants LABEL=ALGORITHM:HEX, not ${label}=${value}`))
      byLabel.set(label, entry)
    }
  const digests = [...byLabel].map(([label, { found, before }]) => ({
    exhibit: idIn(targets, label),
    found,
    ...(before.length > 0 && { before }),
  }))
  return { digests }
}

function digestOf(value: string, refusal: string): Digest {
  const [, algorithm, hex, over] = /^([^:]+):((?:[0-9a-fA-F]{2})+)(?:@(.+))?$/.exec(value) ?? []
  if (algorithm === undefined || hex === undefined) throw new UsageError('usage.argument', refusal)
  return { algorithm: hashNamed(algorithm), value: fromHex(hex.toLowerCase()), over: overOf(over ?? 'item', refusal) }
}

/** What a digest was taken over: `item`, `mediaStream`, `volumeSet`, `partition:1`, `segment:1/3`, `tool:NAME`. */
function overOf(words: string, refusal: string): DigestOver {
  const [kind = '', rest = ''] = words.split(/:(.*)/s, 2)
  if ((kind === 'item' || kind === 'mediaStream' || kind === 'volumeSet') && rest === '') return { kind }
  if (kind === 'partition' && /^\d{1,9}$/.test(rest)) return { kind, number: Number(rest) }
  const [, number, count] = /^(\d{1,9})\/(\d{1,9})$/.exec(rest) ?? []
  if (kind === 'segment' && number !== undefined) return { kind, number: Number(number), count: Number(count) }
  if (kind === 'tool' && rest !== '') return { kind: 'toolDefined', name: rest }
  throw new UsageError('usage.argument', `${refusal}; it is taken over item, mediaStream, volumeSet, partition:1, segment:1/3 or tool:NAME`)
}

function idIn(targets: readonly Target[], label: string) {
  const target = targets.find((one) => one.label === label)
  if (target === undefined) throw new UsageError('docket.label-unknown', `${label} is not among the exhibits of this record`)
  return exhibitIdOf(target.exhibit)
}
