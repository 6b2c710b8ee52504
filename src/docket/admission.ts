import { type Hex, toHex } from '../ground/index.js'
import type { Docket, StatementEntry } from './types.js'

/** Who may append, and for which authority. */
export type AdmittedKeys = ReadonlyMap<Hex, ReadonlySet<string>>

interface Grant {
  readonly kid: Hex
  readonly authority: string
}

/**
 * The least set of keys that holds the signer of docket.open, whom an admitted key's docket.admit names, and whom a
 * carried credential or successor card signed by an admitted key names: over all statements present, whatever their
 * causal order, the trust store and what is open (DOC-24). Linear.
 */
export function admittedKeys(d: Docket): AdmittedKeys {
  const grants = new Map<Hex, Grant[]>()
  const grant = (by: Hex, kid: Hex, authority: string): void => {
    const list = grants.get(by)
    if (list === undefined) grants.set(by, [{ kid, authority }])
    else list.push({ kid, authority })
  }
  for (const entry of d.entries.values()) {
    if (entry.kind === 'stub') continue
    const { statement, introduction } = entry
    if (statement.understood && statement.type === 'docket.admit')
      grant(statement.kid, namedKey(entry), String(statement.payload.authority))
    if (introduction !== undefined && grantsAdmission(introduction)) grant(introduction.by, introduction.names, introduction.authority)
  }
  const admitted = new Map<Hex, Set<string>>()
  const open = d.entries.get(d.id)
  if (open?.kind !== 'statement') return admitted
  admitted.set(open.statement.kid, new Set([open.statement.iss]))
  const queue = [open.statement.kid]
  for (let by = queue.pop(); by !== undefined; by = queue.pop())
    for (const { kid, authority } of grants.get(by) ?? []) {
      const known = admitted.get(kid)
      if (known !== undefined) known.add(authority)
      else {
        admitted.set(kid, new Set([authority]))
        queue.push(kid)
      }
    }
  return admitted
}

/** A first card names its own signer and so admits nobody. */
export const grantsAdmission = (i: NonNullable<StatementEntry['introduction']>): boolean => i.names !== i.by

const namedKey = (entry: StatementEntry): Hex => toHex(entry.statement.payload.kid as Uint8Array)
