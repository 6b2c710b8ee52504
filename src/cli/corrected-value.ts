import { type CorrectedValue, type CustodyParts, correctedFields } from '../custody/index.js'
import { fromHex, UsageError } from '../ground/index.js'
import type { Custodian } from '../matter/index.js'
import { timeWritten } from './convert.js'
import { hashNamed, wrongLength } from './digest-words.js'
import { exhibitIdOf } from './exhibits.js'
import type { Target } from './target.js'

/**
 * A correction of a field that results use, with the new value read from the words of --new: then the custody line is drawn
 * with it. Of other fields the words are all there is.
 */
export function withValue(
  parts: CustodyParts,
  words: { readonly old?: string; readonly new?: string; readonly about?: string },
  authority: string,
  targets: readonly Target[],
): CustodyParts {
  const { correction } = parts
  if (correction === undefined || words.new === undefined || correction.value !== undefined) return parts
  if (!(correctedFields as readonly string[]).includes(correction.field)) return parts
  // A serial number stands beside the exhibit and not beside its labels: aimed at the wrong record it would correct nothing.
  const introduced = targets[0]?.exhibit.statement
  if (correction.field === 'serial' && introduced !== undefined && words.about !== undefined && words.about !== introduced)
    throw new UsageError('usage.argument', `a serial number stands in the record that introduced the exhibit: --about ${introduced}`)
  const value = readValue(correction.field, words.new, words.old, authority, targets)
  return value === undefined ? parts : { ...parts, correction: { ...correction, value } }
}

function readValue(
  field: string,
  text: string,
  old: string | undefined,
  authority: string,
  targets: readonly Target[],
): CorrectedValue | undefined {
  const wrong = (wanted: string): UsageError => new UsageError('usage.argument', `--field ${field} wants --new as ${wanted}`)
  const [target] = targets
  switch (field) {
    case 'at':
      return { ...timeWritten(text, '--new'), source: { kind: 'memory' } }
    case 'place':
      if (!/^[A-Z]{2}$/.test(text)) throw wrong('an ISO 3166-1 alpha-2 country code')
      return { country: text }
    case 'custodian':
      return custodian(text, authority, wrong('unit=ID, store=ID or officer=ID, several joined by commas'))
    case 'digest': {
      const [, algorithm, hex] = /^([A-Za-z0-9][A-Za-z0-9/-]{1,31}):((?:[0-9a-fA-F]{2}){4,64})$/.exec(text) ?? []
      if (algorithm === undefined || hex === undefined || target === undefined) throw wrong('ALGORITHM:hex, such as SHA-256:3f20…')
      const length = wrongLength(algorithm, hex.length / 2)
      if (length !== undefined) throw new UsageError('usage.argument', `the digest of --new ${length}`)
      return {
        exhibit: exhibitIdOf(target.exhibit),
        instance: target.instance,
        digest: { algorithm: hashNamed(algorithm), value: fromHex(hex.toLowerCase()), over: { kind: 'item' } },
      }
    }
    case 'bagSeal':
      if (old === undefined || target === undefined) throw wrong('the right number, and --old as the one that was recorded')
      return { exhibit: exhibitIdOf(target.exhibit), old, new: text }
    case 'serial':
      return target && { index: target.exhibit.index, serial: text }
    case 'label':
      return { index: 0, label: { label: text, authority } }
    default:
      return undefined
  }
}

function custodian(text: string, authority: string, wrong: UsageError): Custodian {
  const found: { authority: string; unit?: string; store?: string; officer?: string } = { authority }
  for (const one of text.split(',')) {
    const [, name, id] = /^(unit|store|officer)=(.+)$/.exec(one.trim()) ?? []
    if (name === undefined || id === undefined) throw wrong
    found[name as 'unit' | 'store' | 'officer'] = id
  }
  return found
}
