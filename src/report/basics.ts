import type { Place, Severity } from '../ground/index.js'

/** RFC 3339 in UTC, whole seconds; `seconds:<n>` since 1970 for a time RFC 3339 cannot write. */
export type Time = string
export type TextJson = Readonly<Record<string, string>>

export interface ObservationJson {
  /** not `Code`: a reader meets codes of later versions */
  readonly code: string
  readonly severity: Severity
  readonly at: Place
  readonly data: Readonly<Record<string, string | number | boolean>>
  readonly spec: string
}
