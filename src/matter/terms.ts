import type { Seconds, Text } from './types.js'

/** Why a condition binds: as a treaty's text, once accepted, or not by itself. */
export type TermsSource =
  | { readonly kind: 'treaty'; readonly instrument: string; readonly article: string }
  | { readonly kind: 'agreed'; readonly reference?: string }
  | { readonly kind: 'wish' }

interface ConditionBase {
  /** short name, distinct within the terms, by which acceptance and reports refer to it */
  readonly id: string
  readonly source: TermsSource
  /** authority id of who set it; it stays with an exhibit through every grant */
  readonly originator: string
  /** catalogue numbers of the exhibits it applies to; absent: all of the envelope */
  readonly exhibits?: readonly number[]
  readonly text?: Text
}

export type PrivilegeStatus = 'claimed' | 'underReview' | 'upheld' | 'rejected' | 'waived'

/** One condition of use (design: purposes, confidentiality, onward transfer, handling, retention, return, disposal, privilege, nature). */
export type Condition = ConditionBase &
  (
    | { readonly kind: 'purpose'; readonly purposes: readonly string[]; readonly proceedings?: readonly string[] }
    | { readonly kind: 'confidentiality'; readonly until?: Seconds }
    | { readonly kind: 'onwardTransfer'; readonly rule: 'never' | 'withConsent' | 'toNamed'; readonly to?: readonly string[] }
    | { readonly kind: 'handling'; readonly scheme: 'TLP' | 'Europol'; readonly code: string }
    | { readonly kind: 'retention'; readonly until?: Seconds; readonly days?: number }
    | { readonly kind: 'return'; readonly by?: Seconds }
    | { readonly kind: 'disposal'; readonly by?: Seconds }
    | { readonly kind: 'privilege'; readonly status: PrivilegeStatus; readonly reviewer?: string }
    | { readonly kind: 'nature'; readonly nature: 'fact' | 'assessment' }
    | { readonly kind: 'exculpatory' }
  )

/** The conditions of use an envelope carries. A receipt acknowledges them and never accepts them. */
export interface Terms {
  readonly conditions: readonly Condition[]
  /** whether the sender asks that a role which may bind accepts before opening */
  readonly acceptance?: 'beforeOpening' | 'notAsked'
  /** whether receiving keys that are not post-quantum may be sealed to, now or by a later grant */
  readonly classicalRecipients?: boolean
}
