import { type Code, codes, type Severity } from './codes/index.js'

/** Where an observation was made. Ids are lower hex. */
export interface Place {
  readonly statement?: string
  readonly exhibit?: string
  readonly item?: number
  readonly offset?: number
}

/** One coded thing that verification noticed: codes and data, never prose. */
export interface Observation {
  readonly code: Code
  readonly severity: Severity
  readonly at: Place
  readonly data: Readonly<Record<string, string | number | boolean>>
  readonly spec: string
}

/** Makes an observation of `code`; its severity is the table's unless given (a rule that depends on circumstances). */
export function observe(code: Code, at: Place = {}, data: Observation['data'] = {}, severity?: Severity): Observation {
  const row = codes[code]
  return { code, severity: severity ?? row.severity, at, data, spec: row.spec }
}
