import { providerOf } from '../crypto/index.js'
import { instanceKey } from '../custody/index.js'
import type { Docket } from '../docket/index.js'
import { checkPayload, type Run } from '../envelope/index.js'
import { toHex } from '../ground/index.js'
import type { EnvelopeSource } from '../io/index.js'
import { type ContentFacts, type ExhibitContent, hashExhibits } from './content.js'
import { type Looked, look, reportOf } from './look.js'
import type { Believe, Report } from './types.js'

/** What verification of an envelope found, and the facts an assessment is made from. */
export interface Examined {
  readonly report: Report
  /** the docket that was judged: the envelope's joined with the verifier's own; absent where none could be read */
  readonly docket?: Docket
  /** with a key; without exhibits where an error stood before them */
  readonly content?: ContentFacts
  /** with a key: the frame or the seal does not hold, so that nothing of the content was reached */
  readonly unread?: true
}

/**
 * Verifies an envelope as `verify` does, and keeps the docket judged and what was recomputed of each exhibit.
 * @throws DecryptionError when keys are given and the envelope is not for them; SourceError; AbortError
 */
export async function examine(source: EnvelopeSource, believe: Believe, run: Run = {}): Promise<Examined> {
  const looked = await look(source, believe, run)
  let content: ContentFacts | undefined
  if (looked.blocks !== undefined) {
    looked.observations.push(...(await checkPayload(looked.frame!, looked.seal!, looked.blocks, looked.run)))
    looked.checked.push('blocks')
    if (looked.catalogue !== undefined) content = await contentOf(looked)
  }
  // A key was given and the content was not reached: that is no content not looked at.
  if (content === undefined && believe.keys !== undefined && looked.seal !== undefined) {
    const errors = looked.observations.filter(({ severity }) => severity === 'error').length
    content = { seal: looked.seal.statement.id, whole: false, errors, exhibits: [] }
  }
  const docket = looked.joined ?? (looked.judged === undefined ? undefined : looked.believe.docket)
  const unread = content === undefined && believe.keys !== undefined
  return { report: reportOf(looked), ...(docket && { docket }), ...(content && { content }), ...(unread && { unread }) }
}

async function contentOf(l: Looked): Promise<ContentFacts> {
  const handed = l.opened!.parts.handover
  const hashed = await hashExhibits(
    providerOf(l.run),
    l,
    handed.map((_, i) => i + 1),
    l.run,
  )
  l.observations.push(...hashed.observations)
  l.checked.push('items', 'padding')
  const exhibits = handed.map(({ exhibit: [statement, index], instance }, i): ExhibitContent => {
    const { items, failed, digest, claimed, list } = hashed.exhibits.get(i + 1)!
    return {
      exhibit: `${toHex(statement)}/${index}`,
      number: i + 1,
      instance: instanceKey(instance),
      items,
      failed,
      ...(digest && { digest: { algorithm: digest.algorithm, value: toHex(digest.value), over: digest.over } }),
      claimed: claimed.map(({ algorithm, value, over }) => ({ algorithm, value: toHex(value), over })),
      ...(list && { list }),
    }
  })
  return { seal: l.seal!.statement.id, whole: true, errors: hashed.padding, exhibits }
}
