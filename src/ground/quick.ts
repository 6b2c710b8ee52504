/** What is read of a schema: the members that the schema library documents for tools (`_zod.def` and `_zod.values`). */
interface Known {
  readonly _zod: Inner
}

interface Inner {
  readonly def: Definition
  readonly values?: ReadonlySet<unknown>
}

interface Definition {
  readonly type?: string
  readonly check?: string
  readonly format?: string
  readonly pattern?: RegExp
  readonly minimum?: number
  readonly maximum?: number
  readonly fn?: (value: unknown) => unknown
  readonly when?: unknown
  readonly coerce?: unknown
  readonly checks?: readonly Known[]
  readonly shape?: Readonly<Record<string, Known>>
  readonly catchall?: Known
  readonly element?: Known
  readonly items?: readonly Known[]
  readonly rest?: unknown
  readonly options?: readonly Known[]
  readonly inclusive?: boolean
  readonly discriminator?: string
  readonly innerType?: Known
}

type Accepts = (value: unknown) => boolean

/**
 * Whether a schema certainly accepts `value`: made once from the schema itself, without the copies and lists of issues that
 * the schema makes of every value. False says nothing: the value is wrong, or the schema holds what is not known here.
 */
const certainly = new WeakMap<Known, Accepts>()

/** What can be asked whether it accepts a value: a schema. */
interface Asked {
  safeParse(value: unknown): { readonly success: boolean }
}

/** Whether `schema` accepts `value`, as `safeParse` says; a tenth of its time for what is accepted. */
export function accepts(schema: Asked, value: unknown): boolean {
  return quick(schema as unknown as Known)(value) || schema.safeParse(value).success
}

function quick(schema: Known): Accepts {
  let made = certainly.get(schema)
  if (made === undefined) {
    made = predicateOf(schema)
    certainly.set(schema, made)
  }
  return made
}

const never: Accepts = () => false

/** Whether it was made by the library, and is not something else that can be asked the same. */
const isKnown = (schema: Partial<Known>): schema is Known => schema._zod !== undefined

function predicateOf(schema: Partial<Known>): Accepts {
  if (!isKnown(schema)) return never
  const shape = shapeOf(schema)
  const checks = (schema._zod.def.checks ?? []).map(checkOf)
  if (checks.length === 0) return shape
  if (checks.length === 1) {
    const only = checks[0]!
    return (value) => shape(value) && only(value)
  }
  return (value) => shape(value) && checks.every((check) => check(value))
}

function shapeOf({ _zod: { def, values } }: Known): Accepts {
  if (def.check !== undefined && def.type !== 'custom') return never
  switch (def.type) {
    case 'custom':
      return def.fn === undefined || def.when !== undefined ? never : truth(def.fn)
    case 'string':
      return def.coerce ? never : (value) => typeof value === 'string'
    case 'boolean':
      return def.coerce ? never : (value) => typeof value === 'boolean'
    case 'unknown':
      return () => true
    case 'literal':
    case 'enum':
      return values === undefined ? never : (value) => values.has(value)
    case 'optional': {
      const inner = quick(def.innerType!)
      return (value) => value === undefined || inner(value)
    }
    case 'array': {
      const element = quick(def.element!)
      return (value) => Array.isArray(value) && value.every(element)
    }
    case 'tuple':
      return def.rest == null ? tuple(def.items!.map(quick)) : never
    case 'union':
      // Of those without a name exactly one may fit: not looked into here.
      return def.inclusive === false && def.discriminator === undefined ? never : union(def)
    case 'object':
      return object(def)
    default:
      return never
  }
}

const truth =
  (fn: (value: unknown) => unknown): Accepts =>
  (value) =>
    fn(value) === true

const tuple =
  (items: readonly Accepts[]): Accepts =>
  (value) =>
    Array.isArray(value) && value.length === items.length && items.every((item, i) => item(value[i]))

function union({ options = [], discriminator }: Definition): Accepts {
  const all = options.map(quick)
  if (discriminator === undefined) return (value) => all.some((option) => option(value))
  const named = new Map<unknown, Accepts>()
  for (const [i, { _zod }] of options.entries())
    for (const name of _zod.def.shape?.[discriminator]?._zod.values ?? []) named.set(name, all[i]!)
  return (value) => isMembers(value) && named.get(value[discriminator])?.(value) === true
}

/** Every member known and right, none missing that is needed. Members beyond those pass where the schema lets them. */
function object({ shape = {}, catchall }: Definition): Accepts {
  const beyond = catchall === undefined || catchall._zod.def.type === 'unknown'
  if (!beyond && catchall._zod.def.type !== 'never') return never
  const known = new Map(Object.entries(shape).map(([name, member]) => [name, quick(member)]))
  const needed = new Set(Object.keys(shape).filter((name) => shape[name]!._zod.def.type !== 'optional'))
  return (value) => {
    if (!isMembers(value)) return false
    let found = 0
    for (const name in value) {
      const member = known.get(name)
      if (member === undefined) {
        if (!beyond) return false
      } else if (!member(value[name])) return false
      else if (needed.has(name)) found++
    }
    return found === needed.size
  }
}

/** Objects as they are decoded; what inherits members, and bytes and maps, are for the schema itself. */
const isMembers = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null

function checkOf({ _zod: { def } }: Known): Accepts {
  switch (def.check) {
    // Characters are counted there and units here, at most two of which make a character.
    case 'min_length':
      return (value) => lengthOf(value) >= (typeof value === 'string' ? 2 * def.minimum! - 1 : def.minimum!)
    case 'max_length':
      return (value) => lengthOf(value) <= def.maximum!
    case 'string_format': {
      const { pattern } = def
      // A pattern that remembers where it stopped is not used.
      if (def.format !== 'regex' || pattern === undefined || pattern.global || pattern.sticky) return never
      return (value) => typeof value === 'string' && pattern.test(value)
    }
    case 'custom':
      return def.fn === undefined || def.when !== undefined ? never : truth(def.fn)
    default:
      return never
  }
}

/** NaN, which compares as false with everything, of what has none. */
const lengthOf = (value: unknown): number => (typeof value === 'string' || Array.isArray(value) ? value.length : Number.NaN)
