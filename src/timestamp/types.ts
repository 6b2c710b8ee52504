import type { Bytes, ErrorData, Hex } from '../ground/index.js'

/** A time service (RFC 3161) this verifier believes, for as long as it says. */
export interface TimeService {
  /** X.509 certificate, DER: the service's own, or one that its chain of issuers leads to */
  readonly certificate: Bytes
  /** SHA-256 of the certificate's DER */
  readonly fingerprint: Hex
  /** what people call it */
  readonly name?: string
  /** only times from this one on count; seconds since 1970 UTC */
  readonly from?: number
  /** only times up to this one count; seconds since 1970 UTC */
  readonly until?: number
}

/** Why a token that holds in itself shows nothing here. */
export type NotBelieved =
  /** no believed certificate leads to its signature */
  | 'unknown'
  /** the service is believed, and not for this time */
  | 'outside'
  /** it tells a time after that of the verification */
  | 'later'
  /** signatures of its kind have ended under the policy */
  | 'algorithm'

/** What is wrong with a token whoever looks at it. */
export type TokenFault = 'token.malformed' | 'token.algorithm' | 'token.imprint' | 'token.signature' | 'token.certificate'

/** What it is that is wrong, where that has a name of its own (TIM-14, TIM-16, TIM-17). */
export type TokenWhy =
  | 'otherBytes'
  | 'contentType'
  | 'messageDigest'
  | 'signature'
  | 'noSigningCertificateV2'
  | 'notAtHand'
  | 'otherCertificate'
  | 'noPurpose'
  | 'purposeNotCritical'
  | 'otherPurpose'
  | 'notForSignatures'
  | 'criticalExtension'
  | 'notInForce'

/** The verdict on one token over given bytes. */
export type TokenVerdict =
  | {
      readonly state: 'believed'
      /** the bytes existed at this time at the latest: genTime and its accuracy, rounded up; seconds since 1970 UTC */
      readonly time: number
      readonly service: TimeService
      /** SHA-256 of the certificate that signed it */
      readonly signer: Hex
    }
  | { readonly state: 'notBelieved'; readonly why: NotBelieved; readonly time: number; readonly signer: Hex; readonly name: string }
  | { readonly state: 'bad'; readonly code: TokenFault; readonly data: ErrorData }
  /** where there is no WebCrypto, nothing can be said */
  | { readonly state: 'notChecked' }
