import { parentPort } from 'node:worker_threads'
import { type Answer, Handler, type Request } from './handler.js'
import { errorGiven, type SealDone } from './messages.js'

/** Memory that goes with an answer instead of being copied: catalogue records, and what came with the job. */
function memoryOf(value: unknown): ArrayBuffer[] {
  const { records, spare = [] } = (value ?? {}) as Partial<SealDone>
  return records === undefined ? [...spare] : [records.packed.buffer, ...spare]
}

// The file a thread is started from. It imports what it needs and nothing imports it.
const port = parentPort
if (port !== null) {
  const handler = new Handler()
  port.on('message', (request: Request) => {
    handler.ask(request).then(
      (value) => port.postMessage({ id: request.id, value } satisfies Answer, memoryOf(value)),
      (error: unknown) => port.postMessage({ id: request.id, error: errorGiven(error) } satisfies Answer),
    )
  })
}
