import { checkPayload, ItemsReader, type Run } from '../envelope/index.js'
import { type Observation, throwIfAborted } from '../ground/index.js'
import { emptyTrust } from '../identity/index.js'
import type { EnvelopeSource } from '../io/index.js'
import { type Looked, look, reportOf, tellItems } from './look.js'
import { summaryOf } from './summary.js'
import type { Believe, Report, UnverifiedEnvelope } from './types.js'

/** Reads who seems to have sealed an envelope, and for which keys, believing nobody. Bad evidence is observed, not thrown. */
export async function inspect(source: EnvelopeSource, run: Run = {}): Promise<UnverifiedEnvelope> {
  const looked = await look(source, { trust: emptyTrust() }, run)
  const observations = looked.observations.filter((o) => o.code !== 'signer.unknown')
  if (looked.frame === undefined || looked.seal === undefined) return { observations }
  return { summary: summaryOf(looked.frame, looked.seal, looked.blocks), observations }
}

/**
 * Verifies an envelope: without a key that it is intact and whose key sealed it; with one also what is inside, every item's
 * digest and the padding. Bad evidence is reported, never thrown.
 * @throws DecryptionError when keys are given and the envelope is not for them; SourceError; AbortError
 */
export async function verify(source: EnvelopeSource, believe: Believe, run: Run = {}): Promise<Report> {
  const looked = await look(source, believe, run)
  if (looked.blocks !== undefined) {
    const { frame, seal, blocks } = looked
    add(looked, 'blocks', await checkPayload(frame!, seal!, blocks, looked.run))
    if (looked.catalogue !== undefined) await checkContents(looked)
  }
  return reportOf(looked)
}

/** Rows 6 and 7: every item's digest, and the padding. */
export async function checkContents(l: Looked): Promise<void> {
  const { signal } = l.run
  const reader = await ItemsReader.start(l.opened!, l.run, tellItems(l.run, l.catalogue!.header.size))
  try {
    for await (const entry of l.catalogue!.items()) {
      throwIfAborted(signal)
      await reader.item(entry)
    }
    add(l, 'items', await reader.items())
    add(l, 'padding', await reader.padding())
  } finally {
    await reader.end()
  }
}

function add(l: Looked, check: 'blocks' | 'items' | 'padding', observations: readonly Observation[]): void {
  l.observations.push(...observations)
  l.checked.push(check)
}
