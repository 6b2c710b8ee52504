import { FormatError, freezeData, fromUtf8 } from '../ground/index.js'
import { canonicalJson } from './canonical.js'
import type { CertificateForm } from './forms/index.js'
import { profileSchema } from './profile.schema.js'
import { checkProfile } from './profile-check.js'
import type { Profile } from './types.js'

/** Bounds of a profile (PRO-01): bytes of its JSON, and how deep it is nested. */
export const profileLimits = { bytes: 2 ** 20, depth: 32 } as const

/**
 * A profile from its JSON: text, bytes or parsed. Whether profiles it includes exist, and lead back to it, is only known
 * among others (`resolveProfiles`).
 * @throws FormatError `profile.format`, `profile.primitive`, `profile.parameter`, `profile.circle`, `profile.reference`, `profile.language`
 */
export function readProfile(given: unknown, forms?: Readonly<Record<string, CertificateForm>>): Profile {
  const value = typeof given === 'string' || given instanceof Uint8Array ? parsed(given) : bounded(given)
  const read = profileSchema.safeParse(value)
  if (!read.success) {
    const path = read.error.issues[0]?.path.map(String).join('.') ?? ''
    throw wrong(path === '' ? 'its members' : path.slice(0, 200))
  }
  const profile = read.data as Profile
  checkProfile(profile, forms)
  return freezeData(profile)
}

const wrong = (member: string) =>
  new FormatError('profile.format', `the profile is not of the shape it must be, at ${member}`, { data: { member } })

function parsed(given: string | Uint8Array): unknown {
  if (given.length > profileLimits.bytes) throw wrong('its size')
  const text = typeof given === 'string' ? given : fromUtf8(given)
  if (text === undefined) throw wrong('its encoding')
  // Depth is counted before parsing: a parser may spend stack on each level.
  if (tooDeep(text)) throw wrong('its depth')
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw wrong('its JSON')
  }
}

function tooDeep(text: string): boolean {
  let depth = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (quoted) {
      if (c === '\\') i++
      else if (c === '"') quoted = false
    } else if (c === '"') quoted = true
    else if (c === '{' || c === '[') {
      depth++
      if (depth > profileLimits.depth) return true
    } else if (c === '}' || c === ']') depth--
  }
  return false
}

/** A copy of parsed data within the bounds; what no JSON text could be is refused. */
function bounded(given: unknown): unknown {
  const walk = (value: unknown, depth: number): void => {
    if (depth > profileLimits.depth) throw wrong('its depth')
    if (value instanceof Map || value instanceof Set || typeof value === 'function' || typeof value === 'bigint') throw wrong('its JSON')
    if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) walk(member, depth + 1)
  }
  walk(given, 0)
  const text = canonicalJson(given) ?? ''
  if (text.length > profileLimits.bytes) throw wrong('its size')
  return text === '' ? undefined : JSON.parse(text)
}
