import type { Code } from '../../../../ground/index.js'
import { certificateCodes } from './certificate.js'
import { custodyCodes } from './custody.js'
import { docketCodes } from './docket.js'
import { encodingCodes } from './encoding.js'
import { envelopeCodes } from './envelope.js'
import { exchangeCodes } from './exchange.js'
import { exhibitCodes } from './exhibit.js'
import { formsCodes } from './forms.js'
import { ordersCodes } from './orders.js'
import { profileCodes } from './profile.js'
import { reportCodes } from './report.js'
import { runCodes } from './run.js'
import { statementCodes } from './statement.js'
import { tokenCodes } from './token.js'
import { trustCodes } from './trust.js'

/** Every code's sentence, one file a table of codes: a new code does not compile without one. */
export const codes: Readonly<Record<Code, string>> = {
  ...certificateCodes,
  ...custodyCodes,
  ...docketCodes,
  ...encodingCodes,
  ...envelopeCodes,
  ...exchangeCodes,
  ...exhibitCodes,
  ...formsCodes,
  ...ordersCodes,
  ...profileCodes,
  ...reportCodes,
  ...runCodes,
  ...statementCodes,
  ...tokenCodes,
  ...trustCodes,
}
