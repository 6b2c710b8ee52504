import { members as ar } from './ar/members.js'
import { members as de } from './de/members.js'
import { members as en } from './en/members.js'
import { members as es } from './es/members.js'
import { members as fr } from './fr/members.js'
import { members as pt } from './pt/members.js'
import type { Members } from './types.js'

const languages: Readonly<Record<string, Members>> = { en, fr, de, es, pt, ar }

/** Names of members and of the values they are chosen from, in the language of a BCP 47 tag; English where there is no other. */
export function membersIn(tag: string | undefined): Members {
  const primary = (tag ?? 'en').split('-', 1)[0]!.toLowerCase()
  return Object.hasOwn(languages, primary) ? languages[primary]! : en
}
