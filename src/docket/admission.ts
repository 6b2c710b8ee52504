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
 * causal order, the trust store and what is open (DOC-24). A credential or card admits for the authority it is issued by
 * only where its signer is admitted for that authority: an authority's word about another's officers is nobody's. Linear.
 */
export function admittedKeys(d: Docket): AdmittedKeys {
  const { admits, issued } = grantsOf(d)
  const admitted = new Map<Hex, Set<string>>()
  const open = d.entries.get(d.id)
  if (open?.kind !== 'statement') return admitted
  const queue: (readonly [Hex, string | undefined])[] = []
  const admit = (kid: Hex, authority: string | undefined): void => {
    let known = admitted.get(kid)
    if (known === undefined) {
      known = new Set()
      admitted.set(kid, known)
      queue.push([kid, undefined])
    }
    if (authority === undefined || known.has(authority)) return
    known.add(authority)
    queue.push([kid, authority])
  }
  admit(open.statement.kid, open.statement.iss)
  // Each key once for being admitted at all, and once for each authority it is admitted for.
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [by, as] = next
    if (as === undefined) {
      for (const { kid, authority } of admits.get(by) ?? []) admit(kid, authority)
      for (const list of issued.get(by)?.values() ?? []) for (const { kid } of list) admit(kid, undefined)
    } else for (const { kid, authority } of issued.get(by)?.get(as) ?? []) admit(kid, authority)
  }
  return admitted
}

/** By the key that signed them: docket.admit statements, and carried credentials and successor cards by authority. */
function grantsOf(d: Docket): { admits: Map<Hex, Grant[]>; issued: Map<Hex, Map<string, Grant[]>> } {
  const admits = new Map<Hex, Grant[]>()
  const issued = new Map<Hex, Map<string, Grant[]>>()
  for (const entry of d.entries.values()) {
    if (entry.kind === 'stub') continue
    const { statement, introduction } = entry
    if (statement.understood && statement.type === 'docket.admit')
      listIn(admits, statement.kid).push({ kid: namedKey(entry), authority: String(statement.payload.authority) })
    if (introduction === undefined || !grantsAdmission(introduction)) continue
    const { by, names, authority } = introduction
    const own = issued.get(by) ?? new Map<string, Grant[]>()
    issued.set(by, own)
    listIn(own, authority).push({ kid: names, authority })
  }
  return { admits, issued }
}

function listIn<K>(map: Map<K, Grant[]>, key: K): Grant[] {
  const list = map.get(key) ?? []
  map.set(key, list)
  return list
}

/** A first card names its own signer and so admits nobody. */
export const grantsAdmission = (i: NonNullable<StatementEntry['introduction']>): boolean => i.names !== i.by

const namedKey = (entry: StatementEntry): Hex => toHex(entry.statement.payload.kid as Uint8Array)
