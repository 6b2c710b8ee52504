import { FormatError, type Observation, observe, type Place } from '../ground/index.js'
import type { Row } from './types.js'

/** An observation of what a FormatError says; offsets and items move from its data to the place. */
export function observationOf(error: FormatError, at: Place = {}): Observation {
  const { offset, item, ...data } = error.data
  const place: Place = {
    ...at,
    ...(typeof offset === 'number' && { offset }),
    ...(typeof item === 'number' && { item }),
  }
  return observe(error.code, place, data)
}

/** Runs a row: a FormatError, which is what bad evidence throws inside, becomes its one observation. */
export async function row<T>(work: () => Promise<Row<T>>, at: Place = {}): Promise<Row<T>> {
  try {
    const result = await work()
    return hasError(result.observations) ? { observations: result.observations } : result
  } catch (error) {
    if (error instanceof FormatError) return { observations: [observationOf(error, at)] }
    throw error
  }
}

export const hasError = (observations: readonly Observation[]): boolean => observations.some((o) => o.severity === 'error')

/** Observations of one reading, at most so many: a hostile file must not fill memory with them. */
export class Observations {
  private readonly limit: number
  private readonly list: Observation[] = []

  constructor(limit = 100) {
    this.limit = limit
  }

  add(...given: Parameters<typeof observe>): void {
    if (!this.full) this.list.push(observe(...given))
  }

  get full(): boolean {
    return this.list.length >= this.limit
  }

  all(): readonly Observation[] {
    return this.list
  }
}
