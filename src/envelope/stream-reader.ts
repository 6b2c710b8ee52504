import { envelopeFloe, floeSegments, resumeFloe, segmentRange } from '../floe/index.js'
import { type Bytes, type Code, FormatError } from '../ground/index.js'
import type { StreamHandle } from './engine.js'
import type { Opened } from './read-manifest.js'
import { streamHeader } from './segments.js'

/** One FLOE stream in the payload, read by segment; each is authenticated before it is given out. */
export interface StreamReader {
  readonly segments: number
  /** plaintexts of segments `from` up to, not including, `to` */
  read(from: number, to: number, signal?: AbortSignal): Promise<Bytes[]>
}

export interface StreamPlace {
  /** of its header, within the payload */
  readonly offset: number
  readonly plainLength: number
  readonly key: Bytes
  readonly aad: Bytes
  /** what a stream that is not authentic under a valid seal is called */
  readonly code: Code
  readonly data: Readonly<Record<string, number>>
}

/** Opens a stream by its header. Errors: FormatError of `place.code`, `envelope.block`; SourceError; AbortError. */
export async function openStream(
  o: Pick<Opened, 'p' | 'payload' | 'engine'>,
  place: StreamPlace,
  signal?: AbortSignal,
): Promise<StreamReader> {
  const header = await o.payload.read(place.offset, streamHeader, signal)
  const handle: StreamHandle = { floe: await resumed(o, place, header), key: place.key, aad: place.aad }
  const segments = floeSegments(envelopeFloe, place.plainLength)
  const together = async (from: number, to: number, now?: AbortSignal): Promise<Bytes[]> => {
    const first = segmentRange(envelopeFloe, place.plainLength, from)
    const last = segmentRange(envelopeFloe, place.plainLength, to - 1)
    const bytes = await o.payload.read(place.offset + first.offset, last.offset + last.length - first.offset, now)
    const batch = Array.from({ length: to - from }, (_, i) => {
      const range = segmentRange(envelopeFloe, place.plainLength, from + i)
      const start = range.offset - first.offset
      return { stream: handle, n: from + i, final: from + i === segments - 1, ciphertext: bytes.subarray(start, start + range.length) }
    })
    const opened = await o.engine.run({ kind: 'open', segments: batch })
    return batch.map((segment, i) => opened[i] ?? refuse(place, segment.n))
  }
  return {
    segments,
    async read(from, to, now) {
      try {
        return await together(from, to, now)
      } catch (error) {
        if (!(error instanceof FormatError) || to - from === 1) throw error
        // A damaged block would hide an earlier segment that is not authentic: what is reported is what comes first, whoever reads.
        const plain: Bytes[] = []
        for (let n = from; n < to; n++) plain.push(...(await together(n, n + 1, now)))
        return plain
      }
    },
  }
}

async function resumed(o: Pick<Opened, 'p'>, place: StreamPlace, header: Bytes) {
  try {
    return await resumeFloe(o.p, envelopeFloe, place.key, header, place.aad)
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause
    throw new FormatError(place.code, 'the header of an encrypted stream is not authentic', { cause, data: { ...place.data } })
  }
}

function refuse(place: StreamPlace, segment: number): never {
  throw new FormatError(place.code, 'a segment is not authentic', { data: { ...place.data, segment } })
}
