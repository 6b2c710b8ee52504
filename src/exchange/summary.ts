import { decodeEncrypt } from '../cose/index.js'
import type { Blocks, Frame, SealRead } from '../envelope/index.js'
import { FormatError } from '../ground/index.js'
import type { Judgement, Trust } from '../identity/index.js'
import type { EnvelopeSummary } from './types.js'

/** RFC 3339 of whole seconds since 1970 UTC. */
export const timeText = (seconds: number): string => {
  const date = new Date(seconds * 1000)
  // A hostile time can lie outside what a calendar has; the number is then shown as it is.
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString().replace('.000Z', 'Z')
}

const algorithms: Readonly<Record<number, string>> = { [-19]: 'Ed25519', [-9]: 'ESP256' }

/** What an envelope shows to anyone, and whether its signer is believed. */
export function summaryOf(frame: Frame, seal: SealRead, blocks: Blocks | undefined, judged?: Judgement, trust?: Trust): EnvelopeSummary {
  const { statement } = seal
  const card = judged?.card
  return {
    sealId: statement.id,
    envelopeId: statement.sub,
    length: frame.source.size,
    payloadLength: frame.layout.payload.length,
    signer: {
      authority: statement.iss,
      kid: statement.kid,
      signed: timeText(statement.iat),
      algorithm: algorithms[statement.alg] ?? String(statement.alg),
      companion: statement.companionKey !== undefined,
      believed: judged?.believed === true,
      ...(card && {
        names: card.names,
        fingerprint: card.fingerprint,
        fingerprintConfirmed: trust?.pins.some((pin) => pin.card.id === card.id && pin.confirmed) === true,
      }),
    },
    recipients: blocks === undefined ? [] : recipientsOf(blocks),
  }
}

function recipientsOf(blocks: Blocks): EnvelopeSummary['recipients'] {
  try {
    return decodeEncrypt(blocks.manifest).recipients.map(({ kid, alg }) => ({ kid, postQuantum: alg === 57 }))
  } catch (error) {
    // A manifest that is not one is row 4's to report; here there is simply nobody to name.
    if (error instanceof FormatError) return []
    throw error
  }
}
