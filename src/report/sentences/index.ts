import type { Code } from '../../ground/index.js'
import { certificateSentences } from './certificate.js'
import { custodySentences } from './custody.js'
import { docketSentences } from './docket.js'
import { encodingSentences } from './encoding.js'
import { envelopeSentences } from './envelope.js'
import { exchangeSentences } from './exchange.js'
import { exhibitSentences } from './exhibit.js'
import { formSentences } from './forms.js'
import { orderSentences } from './orders.js'
import { profileSentences } from './profile.js'
import { reportSentences } from './report.js'
import { runSentences } from './run.js'
import { statementSentences } from './statement.js'
import { tokenSentences } from './token.js'
import { trustSentences } from './trust.js'
import type { Sentences } from './words.js'

/** English. Every code has its sentence: the type says so, so a new row of the code table does not compile without one. */
export const sentences: Sentences<Code> = {
  ...runSentences,
  ...formSentences,
  ...encodingSentences,
  ...statementSentences,
  ...tokenSentences,
  ...trustSentences,
  ...docketSentences,
  ...envelopeSentences,
  ...custodySentences,
  ...certificateSentences,
  ...exchangeSentences,
  ...exhibitSentences,
  ...orderSentences,
  ...reportSentences,
  ...profileSentences,
}
