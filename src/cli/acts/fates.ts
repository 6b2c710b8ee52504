import type { BasisStatusOpen } from '../../custody/index.js'
import type { Docket, OrderOpen } from '../../docket/index.js'
import { addStatement, type NewStatementContent } from '../../exchange/index.js'
import { UsageError } from '../../ground/index.js'
import { basisOf, idBytes, partsGiven, signInto, statementIn, thingsOf } from '../added.js'
import { deadline, seconds } from '../convert.js'
import type { Exit } from '../exits.js'
import type { FateOptions } from '../given/docket-more.js'
import type { Shell } from '../shell.js'

const now = () => Math.floor(Date.now() / 1000)
const statuses = ['challenged', 'suspended', 'upheld', 'setAsideInPart', 'setAside', 'expired'] as const
const orders = ['dispose', 'return', 'produce', 'withhold', 'erase'] as const

/** Signs one statement about other records, after showing it. */
function sign(shell: Shell, options: FateOptions, make: (docket: Docket) => NewStatementContent): Promise<Exit> {
  const shown = (docket: Docket): string => {
    const { type, open, parts } = make(docket)
    const text = JSON.stringify(
      { ...open, ...parts },
      (_, member) => (member instanceof Uint8Array ? Buffer.from(member).toString('hex') : member),
      2,
    )
    return `${type}\n${text}`
  }
  const run = { signal: shell.signal }
  return signInto(shell, options, shown, (docket, keys) => addStatement(docket, keys, make(docket), run), 'Recorded')
}

const textOf = (options: FateOptions, text: string) => ({ [options.language ?? 'und']: text })

const words = (options: FateOptions) => ({
  ...(options.court !== undefined && { court: textOf(options, options.court) }),
  ...(options.reason !== undefined && { reason: textOf(options, options.reason) }),
})

/** What became of a legal basis. */
export function basis(shell: Shell, status: string, options: FateOptions): Promise<Exit> {
  if (!(statuses as readonly string[]).includes(status))
    throw new UsageError('usage.argument', `the status is one of ${statuses.join(', ')}`)
  if (options.about === undefined && options.basis === undefined)
    throw new UsageError('usage.argument', 'of which legal basis? --basis names it, or --about a record that rests on it')
  return sign(shell, options, (docket) => ({
    type: 'legalBasis.status',
    open: {
      status: status as BasisStatusOpen['status'],
      from: options.from === undefined ? now() : seconds(options.from, '--from'),
      ...(options.about !== undefined && { about: idBytes(statementIn(docket, options.about, '--about')) }),
      ...(options.exhibit && { exhibits: thingsOf(docket, options.exhibit) }),
    },
    parts: { ...(options.basis !== undefined && { basis: basisOf(options.basis, options.issuer) }), ...words(options) },
  }))
}

/** An order about exhibits, or about parts of records. */
export function order(shell: Shell, what: string, options: FateOptions): Promise<Exit> {
  if (!(orders as readonly string[]).includes(what)) throw new UsageError('usage.argument', `the order is one of ${orders.join(', ')}`)
  const aboutParts = what === 'withhold' || what === 'erase'
  if (!aboutParts && options.exhibit === undefined) throw new UsageError('usage.argument', 'which exhibits? --exhibit names them')
  return sign(shell, options, (docket) => ({
    type: 'order',
    open: {
      order: what as OrderOpen['order'],
      ...(options.exhibit && { exhibits: thingsOf(docket, options.exhibit, options.instance) }),
      ...(aboutParts && {
        list: partsGiven(docket, options).map(({ statement, parts }) => ({ statement: idBytes(statement), parts })),
      }),
      ...(options.by !== undefined && { by: deadline(options.by, '--by') }),
    },
    parts: { ...(options.basis !== undefined && { legalBasis: [basisOf(options.basis, options.issuer)] }), ...words(options) },
  }))
}

/** What takes the place of an envelope or a record. */
export function supersede(shell: Shell, old: string, next: string | undefined, options: FateOptions): Promise<Exit> {
  return sign(shell, options, (docket) => ({
    type: 'supersede',
    open: {
      old: idBytes(statementIn(docket, old, 'the old record')),
      ...(next !== undefined && { new: idBytes(statementIn(docket, next, 'the new record')) }),
      ...(options.exhibit && { exhibits: thingsOf(docket, options.exhibit) }),
    },
    parts: words(options),
  }))
}

/** Kept as evidence only. */
export function restrict(shell: Shell, options: FateOptions): Promise<Exit> {
  return sign(shell, options, (docket) => ({
    type: 'restrict',
    open: {
      exhibits: thingsOf(docket, options.exhibit ?? [], options.instance),
      from: options.from === undefined ? now() : seconds(options.from, '--from'),
    },
    parts: words(options),
  }))
}
