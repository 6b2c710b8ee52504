import type { Catalogue } from '../complete.js'
import { spaced } from '../spacing.js'
import { codes } from './codes/index.js'
import { data } from './data.js'
import { members } from './members.js'
import { reasons } from './reasons.js'
import { statements } from './statements.js'
import { titles } from './titles.js'
import { counts, words } from './words.js'

export const fr: Catalogue = spaced({ dir: 'ltr', name: 'français', words, counts, statements, members, titles, reasons, data, codes })
