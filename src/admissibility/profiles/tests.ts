import type { ExhibitNature } from '../../matter/index.js'
import type { Capacity } from '../forms/types.js'
import type { Test } from '../types.js'

/** Natures of exhibits that have bytes; that can be put into a bag; that were taken from somebody rather than made of another. */
export const digital: readonly ExhibitNature[] = ['image', 'extraction', 'records', 'document', 'testimony']
export const physical: readonly ExhibitNature[] = ['object', 'device', 'medium']
export const taken: readonly ExhibitNature[] = ['object', 'device', 'medium', 'image', 'records', 'testimony', 'document']
/** made with a tool */
export const made: readonly ExhibitNature[] = ['image', 'extraction']

/** Tests that many profiles ask for in the same way: primitives with their parameters (docs/spec/17-profiles.md). */
export const identity: Test = { check: 'P4', with: { look: 'identity' } }
export const line: Test = { check: 'P4', with: { look: 'line' } }
export const changes: Test = { check: 'P4', with: { look: 'changes' } }
export const bagSeals: Test = { check: 'P4', with: { look: 'bagSeals' } }
export const recomputed: Test = { check: 'P1', with: { against: 'recorded' } }
export const continuous: Test = { check: 'P1', with: { against: 'line' } }
export const signatures: Test = { check: 'P2', with: { of: 'line' } }
export const times: Test = { check: 'P5' }
export const handovers: Test = { check: 'P6', with: { least: 'both' } }
export const items: Test = { check: 'P7' }
export const request: Test = { check: 'P8' }
export const terms: Test = { check: 'P9' }
export const derived: Test = { check: 'P11' }
export const human: Test = { human: true }

/** The tool and its version, in every record that made data. */
export const tools: Test = { check: 'P4', with: { look: 'parts', parts: ['tools'], acts: ['acquire', 'derive', 'decrypt'] } }

/** What a look at records of some acts may leave open: one record is enough; there need be none yet. */
interface Leave {
  readonly once?: true
  readonly ifAny?: true
}

const left = ({ once, ifAny }: Leave) => ({ ...(once && { every: false }), ...(ifAny && { must: false }) })

/** These parts, in every record of these acts. */
export const parts = (names: readonly string[], acts: readonly string[], leave: Leave = {}): Test => ({
  check: 'P4',
  with: { look: 'parts', parts: names, acts, ...left(leave) },
})

/** Somebody named who did this, in every record of these acts. */
export const persons = (doing: string, acts: readonly string[], leave: Leave = {}): Test => ({
  check: 'P4',
  with: { look: 'persons', doing: [doing], acts, ...left(leave) },
})

export const basis = (acts: readonly string[]): Test => ({ check: 'P4', with: { look: 'basis', acts } })

/** These stages, in this order; `mayLack` names those that need not have come yet by their place from 0. */
export const stages = (inOrder: readonly (string | readonly string[])[], mayLack: readonly number[]): Test => ({
  check: 'P4',
  with: { look: 'stages', stages: inOrder, mayLack },
})

/** An evidence certificate of each of these forms speaks of the exhibit, whatever it says. */
export const present = (...forms: readonly string[]): Test => ({ check: 'P10', with: { forms, digests: false, complete: false } })

/** Every field that the form asks for is filled. */
export const complete = (...forms: readonly string[]): Test => ({ check: 'P10', with: { forms, digests: false, complete: true } })

/** These fields of it are filled, which the form does not demand of every signer. */
export const fields = (form: string, ...ids: readonly string[]): Test => ({
  check: 'P10',
  with: { forms: [form], fields: ids, digests: false, complete: false },
})

/** The digests it lists are those of the exhibit. */
export const digestsListed = (...forms: readonly string[]): Test => ({ check: 'P10', with: { forms, digests: true, complete: false } })

export const capacity = (form: string, ...capacities: readonly Capacity[]): Test => ({
  check: 'P10',
  with: { forms: [form], capacities, digests: false, complete: false },
})

export const signedAbroad = (form: string): Test => ({
  check: 'P10',
  with: { forms: [form], abroad: true, digests: false, complete: false },
})

export const signedCertificate = (form: string): Test => ({ check: 'P2', with: { of: 'certificates', form } })

/** The digests recomputed now are those an evidence certificate lists. */
export const certified = (form: string): Test => ({ check: 'P1', with: { against: 'certified', form } })
export const copiesCovered = (form: string): Test => ({ check: 'P1', with: { against: 'certified', form, everyCopy: true } })

/** Evidence certificates of both forms, listing the same digests of the exhibit. */
export const agreeing = (...forms: readonly string[]): Test => ({ check: 'P10', with: { forms, agree: true, complete: false } })

export const distinctSigners = (number: number, ...forms: readonly string[]): Test => ({
  check: 'P10',
  with: { forms, persons: number, digests: false, complete: false },
})

/** Written at a time of this offset, in minutes east of UTC. */
export const timedAt = (offset: number, form: string): Test => ({
  check: 'P10',
  with: { forms: [form], offset, digests: false, complete: false },
})

/** Digests of one of these algorithms; a weak one is left to a person. */
export const algorithms = (...names: readonly string[]): Test => ({ check: 'P12', with: { algorithms: names } })

/** A person declares these statements of the form about the exhibit's exact digests. */
export const says = (form: string, ...statements: readonly string[]): Test => ({ assert: { form, statements } })

export const anyOf = (...any: readonly string[]): Test => ({ any })
export const allOf = (...all: readonly string[]): Test => ({ all })
