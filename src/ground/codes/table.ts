/** How grave an observation of this code is unless the observer says otherwise. */
export type Severity = 'error' | 'warning' | 'note'

/** One row of the code table: its usual severity and the requirement of docs/spec it belongs to. */
export interface CodeRow {
  readonly severity: Severity
  readonly spec: string
}

export type CodeTable = Readonly<Record<string, CodeRow>>
