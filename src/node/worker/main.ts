import { parentPort } from 'node:worker_threads'
import { type Answer, type BatchDone, Handler, type Request } from './handler.js'
import { errorGiven, type SealDone } from './messages.js'

/** Memory that goes with an answer instead of being copied: catalogue records, results, and what came with the request. */
function memoryOf(value: unknown): ArrayBuffer[] {
  const { records, results = [], spare = [] } = (value ?? {}) as Partial<SealDone & BatchDone>
  const made = new Set<ArrayBuffer>(spare)
  if (records !== undefined) made.add(records.packed.buffer)
  // Not where they are a part of memory that holds something else too.
  for (const bytes of results) if (bytes !== undefined && bytes.byteLength === bytes.buffer.byteLength) made.add(bytes.buffer)
  return [...made]
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
