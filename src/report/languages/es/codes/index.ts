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
import { trustCodes } from './trust.js'

/** Sentences of codes, one file a table of codes; a code without one is shown in English, marked as such. */
export const codes: Readonly<Partial<Record<Code, string>>> = {
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
  ...trustCodes,
}
