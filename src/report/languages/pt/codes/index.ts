import type { Code } from '../../../../ground/index.js'

/** Sentences of codes, one file a table of codes; a code without one is shown in English, marked as such. */
export const codes: Readonly<Partial<Record<Code, string>>> = {}
