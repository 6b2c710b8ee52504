import type { Awaitable } from '../ground/index.js'
import type { StatementType, TypeSchemas } from './types.js'

const loaded = new WeakMap<StatementType, TypeSchemas>()

/** The schemas of a type, loaded once: asking the module loader for every statement costs as much as checking it. */
export function schemasOf(type: StatementType): Awaitable<TypeSchemas> {
  return loaded.get(type) ?? load(type)
}

async function load(type: StatementType): Promise<TypeSchemas> {
  const schemas = await type.schemas()
  loaded.set(type, schemas)
  return schemas
}
