import { decode, encode } from '../cbor/index.js'
import type { CryptoProvider } from '../crypto/index.js'
import { sealType } from '../docket/index.js'
import { copyBytes, equalBytes, toHex, UsageError } from '../ground/index.js'
import { type ClosedParts, checkParts, closeParts } from '../statement/index.js'
import type { Entry } from './entries.js'
import { partyProblems } from './parties.js'
import type { Stages } from './stages.js'
import type { WriteContext, WriteInput } from './types.js'
import { exhibitEntries } from './write-items.js'

/** What the caller may change during a long run is copied before the first await; only the items are read as they come. */
export function ownCopy(input: WriteInput): WriteInput {
  const copy = <T>(value: T): T => decode(encode(value)) as T
  return {
    ...input,
    envelopeId: copyBytes(input.envelopeId),
    secret: copyBytes(input.secret),
    recipients: input.recipients.map((key) => ({ ...key, bytes: copyBytes(key.bytes) })),
    sender: { ...input.sender },
    exhibits: input.exhibits.map(({ ref, identity, description }) => ({ ref, identity: copy(identity), description: copy(description) })),
    parts: copy(input.parts),
  }
}

export const toHexOr = (bytes: Uint8Array | undefined): string | undefined => bytes && toHex(bytes)

/** Parties that the reader would refuse are refused here, before anything is written and again once the seal is there. */
export function refuseParties(stages: Stages, input: WriteInput, iss: string, companion: string | undefined): void {
  const recipients = input.recipients.map((key) => key.kid).sort()
  const [problem] = stages.partyProblems(partyProblems(input.parts, { iss, signing: input.sender.kid, companion, recipients }))
  if (problem !== undefined) throw new UsageError(problem.code, 'the parties inside are not those outside', { data: problem.data })
}

export interface Plan {
  readonly refs: ReadonlyMap<string, number>
  readonly exhibits: readonly Entry[]
  readonly closed: ClosedParts
}

/** Everything that can be refused is refused before the first byte is written or anything is signed. */
export async function prepare(p: CryptoProvider, input: WriteInput, ctx: WriteContext, most: number): Promise<Plan> {
  const refuse = (what: string): never => {
    throw new UsageError('usage.argument', what)
  }
  if (input.recipients.length === 0) refuse('an envelope has at least one recipient')
  if (new Set(input.recipients.map((key) => key.kid)).size !== input.recipients.length) refuse('a recipient is named twice')
  const refs = new Map(input.exhibits.map((exhibit, i) => [exhibit.ref, i + 1]))
  if (refs.size !== input.exhibits.length) refuse('two exhibits have one ref')
  if (refs.size >= most) refuse('more exhibits than the limit')
  await checkParts(sealType, { ...input.parts })
  const { handover } = input.parts
  if (handover.length !== input.exhibits.length) refuse('the handover names other exhibits than the catalogue')
  for (const [i, { identity }] of input.exhibits.entries()) {
    const entry = handover[i]!
    const same =
      equalBytes(entry.exhibit[0], identity.statement) &&
      entry.exhibit[1] === identity.index &&
      equalBytes(encode(entry.instance), encode(identity.instance))
    if (!same) refuse('the handover names other exhibits than the catalogue')
  }
  const exhibits = await exhibitEntries(input.exhibits)
  const closed = await closeParts(p, toHex(input.envelopeId), { ...input.parts }, ctx.random)
  return { refs, exhibits, closed }
}
