import { certificateCodes } from './certificate.js'
import { custodyCodes } from './custody.js'
import { docketCodes } from './docket.js'
import { encodingCodes } from './encoding.js'
import { envelopeCodes } from './envelope.js'
import { exchangeCodes } from './exchange.js'
import { exhibitCodes } from './exhibit.js'
import { formCodes } from './forms.js'
import { orderCodes } from './orders.js'
import { profileCodes } from './profile.js'
import { reportCodes } from './report.js'
import { runCodes } from './run.js'
import { statementCodes } from './statement.js'
import { tokenCodes } from './token.js'
import { trustCodes } from './trust.js'

/** Every code of every error and observation. A code, once published, is never renamed. */
export const codes = {
  ...runCodes,
  ...formCodes,
  ...encodingCodes,
  ...statementCodes,
  ...tokenCodes,
  ...trustCodes,
  ...docketCodes,
  ...envelopeCodes,
  ...custodyCodes,
  ...certificateCodes,
  ...exchangeCodes,
  ...exhibitCodes,
  ...orderCodes,
  ...reportCodes,
  ...profileCodes,
} as const

export type Code = keyof typeof codes
export type { CodeRow, CodeTable, Severity } from './table.js'
