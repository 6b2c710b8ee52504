import type { CborValue } from '../cbor/index.js'
import type { Bytes } from '../ground/index.js'
import type { SignedParts, UnverifiedStatement } from '../statement/index.js'
import type { Carried } from './introduce.js'
import type { DocketContext } from './types.js'

export type DecodeContext = Pick<DocketContext, 'p' | 'types' | 'limits' | 'signal' | 'onProgress' | 'signatures'>

/** A statement read and not yet verified, with what came around it. */
export interface Candidate {
  readonly offset: number
  readonly raw: Bytes
  readonly parsed: UnverifiedStatement
  readonly sign1: SignedParts
  readonly openings: CborValue
  readonly carried?: Carried
}
