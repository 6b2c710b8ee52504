import type { Bytes } from '../ground/index.js'

/** Text by language: BCP 47 tag to text, at least one. `und` where the language is not known. */
export type Text = Readonly<Record<string, string>>

/** National or house fields under reverse-domain names: shown verbatim, never evaluated. */
export type Extra = Readonly<Record<string, unknown>>

/** Seconds since 1970-01-01T00:00:00Z, whole. */
export type Seconds = number

/** How exactly a time is known; `from` and `until` are compared only as far as this allows. */
export type Precision = 'second' | 'minute' | 'day' | 'month' | 'unknown'

/** When an act happened, as its recorder knows it (never the signing time). */
export interface When {
  readonly from: Seconds
  readonly until?: Seconds
  readonly precision: Precision
  /** minutes east of UTC of the clock it was read from */
  readonly offset?: number
  /** IANA time zone name, where known */
  readonly zone?: string
  readonly source: TimeSource
}

export type TimeSource =
  | { readonly kind: 'systemClock' }
  | { readonly kind: 'compared'; readonly with: string; readonly difference: Seconds }
  | { readonly kind: 'document'; readonly reference?: string }
  | { readonly kind: 'memory' }

/** ISO 3166-1 alpha-2 country and, as far as known, the address or facility. */
export interface PlaceOfAct {
  readonly country: string
  readonly address?: Text
  readonly facility?: Text
}

/** Someone who acts: at least one of person, unit or function; the authority they act for; their key if they have one. */
export interface Person {
  readonly name?: Text
  readonly unit?: Text
  readonly function?: Text
  readonly authority?: string
  readonly key?: Bytes
}

/** Who holds: an authority and, as finely as it chooses, a unit, store or officer by stable id; never a key. */
export interface Custodian {
  readonly authority: string
  readonly unit?: string
  readonly store?: string
  readonly officer?: string
}

/** What a digest was taken over. Only digests of equal `over` and algorithm are ever compared. */
export type DigestOver =
  | { readonly kind: 'item' }
  | { readonly kind: 'mediaStream' }
  | { readonly kind: 'volumeSet' }
  | { readonly kind: 'partition'; readonly number: number }
  | { readonly kind: 'segment'; readonly number: number; readonly count: number }
  | { readonly kind: 'toolDefined'; readonly name: string }

/** A digest with what it covers. Algorithm names are those of the IANA hash registry, upper case (`SHA-256`, `MD5`). */
export interface Digest {
  readonly algorithm: string
  readonly value: Bytes
  readonly over: DigestOver
  /** sectors that could not be read and were filled */
  readonly sectorErrors?: number
  readonly takenBy?: string
}

/** What an act rests on. */
export interface LegalBasis {
  readonly kind: 'warrant' | 'order' | 'statute' | 'consent' | 'request'
  readonly reference?: string
  readonly issuer?: string
  readonly date?: Seconds
  /** the request statement, for kind `request` */
  readonly statement?: Bytes
}

/** An exhibit's identity: the statement that introduced it, and its place in it. */
export type ExhibitId = readonly [statement: Bytes, index: number]

/**
 * One of the things custody is kept of: the original; a copy made by a custody record (its id, and which of its copies);
 * or the copy that an envelope brought to an authority (the seal's id, the authority's id).
 */
export type Instance = 'original' | { readonly record: Bytes; readonly copy: number } | { readonly seal: Bytes; readonly authority: string }

export type ExhibitNature = 'object' | 'device' | 'medium' | 'image' | 'extraction' | 'records' | 'testimony' | 'document'

/** A number or name under which somebody refers to an exhibit; never its identity. */
export interface Label {
  readonly label: string
  readonly authority: string
  readonly system?: string
  readonly from?: Seconds
  readonly until?: Seconds
}

/** Whether a handover takes the instance away or sends a copy of it. */
export type HandoverMode = 'moves' | 'copySent'
