import { toHex } from '../ground/index.js'
import { admittedKeys } from './admission.js'
import type { SelftestFact, SelftestOpen } from './assessing.js'
import type { Docket } from './types.js'

/** The self-test signed last by a key that may append to this docket, ties to the least id; undefined where there is none. */
export function latestSelftest(d: Docket): SelftestFact | undefined {
  const keys = admittedKeys(d)
  let latest: SelftestFact | undefined
  for (const entry of d.entries.values()) {
    if (entry.kind !== 'statement' || entry.statement.type !== 'selftest' || !entry.statement.understood) continue
    const { id, iat, iss, kid } = entry.statement
    if (!keys.has(kid) || (latest !== undefined && (iat < latest.signed || (iat === latest.signed && id > latest.statement)))) continue
    const { passed, at, tool, runtime, failed, tests, vectors } = entry.statement.payload as unknown as SelftestOpen
    latest = { statement: id, authority: iss, signed: iat, passed, at, tool, runtime, failed, tests, vectors: toHex(vectors) }
  }
  return latest
}
