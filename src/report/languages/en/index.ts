import { reasonSentences } from '../../sentences/assessment.js'
import { data } from './data.js'
import { members } from './members.js'
import { statements } from './statements.js'
import { titles } from './titles.js'
import { counts, words } from './words.js'

/** English: the source that every other language is held to. */
export const en = {
  dir: 'ltr',
  name: 'English',
  words,
  counts,
  statements,
  members,
  titles,
  reasons: reasonSentences,
  data,
  codes: {},
} as const
