import { type Docket, linkage } from '../docket/index.js'
import type { RecordedOutput } from '../report/index.js'

/** What a command added to a docket, as its JSON says it. */
export function recordedJson(
  after: Docket,
  before: Docket | undefined,
  docketFile: string,
  exhibits?: RecordedOutput['exhibits'],
): RecordedOutput {
  const { order } = linkage(after, { at: Math.floor(Date.now() / 1000), tolerance: 300 })
  return {
    schema: 'rogatory.recorded/1',
    docket: after.id,
    docketFile,
    added: order.filter((id) => before === undefined || !before.entries.has(id)),
    ...(exhibits && { exhibits }),
    observations: [],
  }
}
