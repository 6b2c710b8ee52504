import { FormatError } from '../ground/index.js'
import { checkProfile, firstCircle } from './profile-check.js'
import type { Profile } from './types.js'

/** More profiles than anybody puts side by side. */
const most = 256

/**
 * The profiles given and those they include, each once: given ones in their order, each followed by what it includes.
 * @param library where included profiles are found beside those given
 * @throws FormatError `profile.reference` for one that is included and not there, `profile.circle`, and what `readProfile` does
 */
export function resolveProfiles(given: readonly Profile[], library: Readonly<Record<string, Profile>>): readonly Profile[] {
  const byId = new Map<string, Profile>()
  for (const profile of given) {
    const before = byId.get(profile.id)
    if (before !== undefined && before !== profile)
      throw new FormatError('profile.reference', `two profiles are called ${profile.id}`, {
        data: { profile: profile.id, named: profile.id },
      })
    byId.set(profile.id, profile)
  }
  const find = (id: string, by: string): Profile => {
    const found = byId.get(id) ?? (Object.hasOwn(library, id) ? library[id] : undefined)
    if (found !== undefined) return found
    throw new FormatError('profile.reference', `the profile ${by} includes ${id}, which does not exist`, {
      data: { profile: by, named: id },
    })
  }
  const edges = new Map<string, readonly string[]>()
  const order: Profile[] = []
  const waiting = [...given].reverse()
  for (let profile = waiting.pop(); profile !== undefined; profile = waiting.pop()) {
    if (edges.has(profile.id)) continue
    const { id, includes = [] } = profile
    checkProfile(profile)
    edges.set(id, includes)
    order.push(profile)
    if (order.length > most) throw new FormatError('profile.format', 'more profiles than can be read', { data: { member: 'includes' } })
    waiting.push(...[...includes].reverse().map((one) => find(one, id)))
  }
  const circle = firstCircle(edges)
  if (circle !== undefined)
    throw new FormatError('profile.circle', `the profile ${circle} includes itself`, { data: { profile: circle, through: circle } })
  return order
}
