import { makeJsonSchemas } from '../outputs.schema.js'

/**
 * JSON Schemas (draft 2020-12) of every output and input file, by the name between `rogatory.` and `/1` in its `schema` member. The same
 * stand beside this file as `<name>.json`, for readers in other languages.
 */
export const jsonSchemas = makeJsonSchemas()
