import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { jsonSchemas } from '../../src/report/schemas/index.js'

/** Every schema file with its text. */
export const schemaFiles = (): readonly (readonly [path: string, text: string])[] =>
  Object.entries(jsonSchemas).map(([name, schema]) => [`src/report/schemas/${name}.json`, `${JSON.stringify(schema)}\n`])

export const frozen = 'test/report/schemas.sha256'

/** One line for each file, as `sha256sum` writes them. */
export const frozenText = (): string =>
  schemaFiles()
    .map(([path, text]) => `${createHash('sha256').update(text).digest('hex')}  ${path}\n`)
    .join('')

/** Writes the schema files and their hashes anew. */
export function main(): number {
  for (const [path, text] of schemaFiles()) writeFileSync(path, text)
  writeFileSync(frozen, frozenText())
  return 0
}
