/** One run of one program. */
export interface Sample {
  readonly seconds: number
  /** bytes: the largest resident set of any one process of the run; absent where it cannot be measured */
  readonly peak?: number
  /** seconds of processor time, user and system, of the whole run; absent where it cannot be measured */
  readonly cpu?: number
  /** figures a library task reports of itself */
  readonly figures?: Readonly<Record<string, number>>
}

/** A program that takes its turn in a case. */
export interface Contender {
  readonly name: string
  /** as shown to readers; the folders of one machine are replaced by short names */
  readonly command: string
  /** fewer rounds than the case has, for slow programs without a budget */
  readonly rounds?: number
  /** ours, started as a user starts it: its memory counts for the memory budget */
  readonly ours?: boolean
  run(round: number): Promise<Sample>
  /** what a run leaves, removed after it, outside the time */
  readonly leaves?: readonly string[]
  /** what its last run leaves stays: the next step works on it */
  readonly keeps?: boolean
}

export interface Measured {
  readonly name: string
  readonly command: string
  readonly seconds: readonly number[]
  /** seconds */
  readonly median: number
  readonly peak?: number
  /** seconds, median */
  readonly cpu?: number
  readonly ours: boolean
  readonly figures?: Readonly<Record<string, number>>
}

export type Unit = 'times' | 'ms' | 'MB' | 'blocks' | 'percent'

/** A budget against what was measured. A ratio is of two figures of one run. */
export interface Verdict {
  readonly budget: string
  readonly sense: 'at least' | 'at most'
  readonly limit: number
  readonly got: number
  readonly unit: Unit
  readonly met: boolean
}

/** Time, or memory, against a size or a count. */
export interface Curve {
  readonly id: string
  readonly title: string
  readonly axis: 'bytes' | 'items'
  readonly series: readonly Series[]
}
export interface Series {
  readonly name: string
  readonly points: readonly Point[]
}
export interface Point {
  readonly x: number
  /** seconds */
  readonly y: number
  readonly peak?: number
}

export interface CaseResult {
  readonly id: string
  readonly title: string
  readonly input: string
  /** bytes of input, for a rate */
  readonly bytes?: number
  readonly measured: readonly Measured[]
  readonly verdicts: readonly Verdict[]
  readonly curves?: readonly Curve[]
  /** tables of figures that are no race: name and text */
  readonly figures?: readonly { readonly name: string; readonly text: string }[]
  /** what was left out, and why */
  readonly skipped: readonly string[]
  readonly notes?: readonly string[]
}

export interface Results {
  readonly schema: 'rogatory.bench/1'
  readonly mode: 'full' | 'quick' | 'smoke'
  readonly date: string
  readonly command: string
  readonly machine: Machine
  readonly versions: Readonly<Record<string, string>>
  readonly cases: readonly CaseResult[]
}

export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly instructions: string
  readonly memory: number
  readonly kernel: string
  readonly node: string
  readonly filesystem: string
}
