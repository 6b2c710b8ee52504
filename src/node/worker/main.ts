import { parentPort } from 'node:worker_threads'
import { type Answer, Handler, type Request } from './handler.js'
import { errorGiven } from './messages.js'

// The file a thread is started from. It imports what it needs and nothing imports it.
const port = parentPort
if (port !== null) {
  const handler = new Handler()
  port.on('message', (request: Request) => {
    handler.ask(request).then(
      (value) => port.postMessage({ id: request.id, value } satisfies Answer),
      (error: unknown) => port.postMessage({ id: request.id, error: errorGiven(error) } satisfies Answer),
    )
  })
}
