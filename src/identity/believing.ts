import type { Hex, Observation } from '../ground/index.js'
import type { Credential, Revocation } from './credential.js'
import type { Directory, RevocationReason, Succession } from './shapes.js'
import type { Card, Trust } from './types.js'

/** What is known of a signing key, as at the act. */
export type KeyStatus = 'valid' | 'superseded' | 'ceased' | 'compromisedSince' | 'expired' | 'notYetValid' | 'unknown'

/** How others show that a statement existed before some time, seconds since 1970 UTC. */
export interface Shown {
  readonly before: number
  /** id of the record that shows it: of another authority whose times are trusted, or stamped by a believed time service */
  readonly by: Hex
  /** where a time service shows it: SHA-256 of the certificate by which it is believed */
  readonly service?: Hex
  /** the same by a record that is itself signed with a quantum-safe companion */
  readonly quantumSafe?: number
}

/** A word about a key that counts: by its own authority, or by a believed directory operator. */
export interface KeyRevocation {
  /** id of the revocation or of the directory */
  readonly id: Hex
  readonly reason: RevocationReason
  /** for `compromised` */
  readonly since?: number
  /** when it was published: from then on a superseded or ceased key signs nothing more */
  readonly published: number
  /** whose word it is */
  readonly by: 'authority' | 'directory'
}

/** Something a docket carries, and the statements that carry it. */
export interface Carried<T> {
  readonly value: T
  /** ids of the docket.introduce statements, ascending */
  readonly carriers: readonly Hex[]
}

/**
 * What a docket brings along beside its records, all of it verified under the keys it names. It lets keys be found and things
 * be known; whether it counts says the trust store alone.
 */
export interface Brought {
  readonly cards: readonly Carried<Card>[]
  readonly credentials: readonly Carried<Credential>[]
  readonly revocations: readonly Carried<Revocation>[]
  readonly directories: readonly Carried<Directory>[]
  readonly successions: readonly Carried<Succession>[]
}

export const nothingBrought: Brought = { cards: [], credentials: [], revocations: [], directories: [], successions: [] }

/** Seconds before which one of these statements is shown to have existed; undefined where nothing shows it. */
export type ShownBefore = (statements: readonly Hex[]) => number | undefined

/** What shows how early something was there, and how much that may rest on. */
export interface Times {
  /** by trusted time (DIR-53): for credentials and revocations */
  readonly shown?: ShownBefore
  /** the same for directories; absent: as `shown` */
  readonly listed?: ShownBefore
  /** for directories by a key replaced in order, also by what authorities pinned by hand recorded after them (DIR-18) */
  readonly vouched?: ShownBefore
}

/** From when to when a directory lists a key. */
export interface Window {
  readonly directory: Hex
  readonly from: number
  readonly until?: number
}

/** A trust store and what a docket brings along, ready to judge many signers by. */
export interface Beliefs {
  /** the store, with the cards that believed directories list and the docket carries */
  readonly trust: Trust
  /** by kid: the authority whose signing key it is or was */
  readonly authorities: ReadonlyMap<Hex, string>
  /** by kid, for each directory that lists it: its windows there */
  readonly windows: ReadonlyMap<Hex, readonly (readonly Window[])[]>
  /** by `<kid> <authority>` */
  readonly revocations: ReadonlyMap<string, readonly KeyRevocation[]>
  /** by `<kid> <authority>`: those signed by a believed key of the authority, newest first */
  readonly credentials: ReadonlyMap<string, readonly Credential[]>
  /** `<kid> <authority>` that a credential names which is not signed by a believed key of the authority */
  readonly refused: ReadonlySet<string>
  readonly observations: readonly Observation[]
}

export const keyOf = (kid: Hex, authority: string): string => `${kid} ${authority}`
