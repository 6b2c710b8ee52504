import type { Docket } from '../../docket/index.js'
import { statementIn } from '../added.js'
import type { RecordOptions } from '../given/custody.js'

/** The options with records named by their whole ids: people type the first digits that `docket show` prints. */
export function wholeIds<T extends RecordOptions>(options: T, docket: Docket): T {
  const { about, answers } = options
  const whole = (id: string, option: string): string => (id.length === 64 ? id : statementIn(docket, id, option))
  const at = answers?.indexOf('=') ?? -1
  return {
    ...options,
    ...(about !== undefined && { about: whole(about, '--about') }),
    ...(answers !== undefined && at > 0 && { answers: `${answers.slice(0, at)}=${whole(answers.slice(at + 1), '--answers')}` }),
  }
}
