import type { Bytes } from '../ground/index.js'
import type { Digest, ExhibitNature, Instance, Label, Text } from '../matter/index.js'

/** One segment of a path: text, or the bytes of a name that is not UTF-8. */
export type PathSegment = string | Bytes
export type Path = readonly PathSegment[]

/** Times the evidence's own file system recorded, RFC 3339 text: kept as found, never believed. */
export interface ItemTimes {
  readonly modified?: string
  readonly accessed?: string
  readonly changed?: string
  readonly created?: string
}

/** What an item is called: part `name` of its catalogue entry. */
export interface ItemName {
  readonly path: Path
  readonly mediaType?: string
  readonly times?: ItemTimes
  readonly attributes?: Readonly<Record<string, string>>
}

/** What an item holds: part `content`. `sha256` is the plain digest of the whole item. */
export interface ItemContent {
  readonly size: number
  readonly sha256: Bytes
  /** digests acquisition tools claimed, with what they cover */
  readonly claimed?: readonly Digest[]
}

/** One item of the catalogue. Offset and length are those of its encrypted bytes in the payload. */
export interface ItemEntry {
  readonly number: number
  readonly exhibit: number
  readonly offset: number
  readonly length: number
  readonly name: ItemName
  readonly content: ItemContent
}

/** Which exhibit of the docket, and which instance of it: part `identity`. */
export interface ExhibitIdentity {
  readonly statement: Bytes
  readonly index: number
  readonly instance: Instance
}

/** How the sender describes an exhibit: part `description`. */
export interface ExhibitDescription {
  readonly labels?: readonly Label[]
  readonly nature?: ExhibitNature
  readonly text?: Text
  /** an image in several volumes: its items, in order, are the volumes */
  readonly volumes?: { readonly count: number; readonly complete: boolean }
}

/** One exhibit of the catalogue. Exhibit 0 is reserved for the docket: it has neither identity nor description. */
export interface ExhibitEntry {
  readonly number: number
  readonly identity?: ExhibitIdentity
  readonly description?: ExhibitDescription
}
