import type { Custodian } from '../matter/index.js'

/** One custodian, or joint custody: all of them together, or any of them. */
export type CustodianSet = Custodian | { readonly all: readonly Custodian[] } | { readonly any: readonly Custodian[] }
