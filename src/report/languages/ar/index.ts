import type { Catalogue } from '../complete.js'
import { codes } from './codes/index.js'
import { data } from './data.js'
import { members } from './members.js'
import { reasons } from './reasons.js'
import { statements } from './statements.js'
import { titles } from './titles.js'
import { counts, words } from './words.js'

export const ar: Catalogue = { dir: 'rtl', name: 'العربية', words, counts, statements, members, titles, reasons, data, codes }
