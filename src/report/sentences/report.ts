import type { Sentence } from './words.js'

/** Reports for courts. */
export const reportSentences = {
  'report.incomplete': (d) =>
    `The report does not make all eleven statements it must make${d.quote('member', ': it lacks ')}; no page was written.`,
} as const satisfies Readonly<Record<string, Sentence>>
