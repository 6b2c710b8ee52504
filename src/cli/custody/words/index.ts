import { ar } from './ar.js'
import { de } from './de.js'
import { en, type Words } from './en.js'
import { es } from './es.js'
import { fr } from './fr.js'
import { pt } from './pt.js'

const languages: Readonly<Record<string, Words>> = { en, fr, de, es, pt, ar }

/** Names of members and of the values they are chosen from, in the language of a BCP 47 tag; English where there is no other. */
export function wordsIn(tag: string | undefined): Words {
  const primary = (tag ?? 'en').split('-', 1)[0]!.toLowerCase()
  return Object.hasOwn(languages, primary) ? languages[primary]! : en
}
