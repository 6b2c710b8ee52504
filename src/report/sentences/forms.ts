import type { Sentence } from './words.js'

/** Paper forms and files of rows. */
export const formSentences = {
  'form.code': (d) => `There is no paper form with the code${d.quote('form')}: it was read or typed wrongly.`,
  'form.repeated': (d) =>
    `The paper form${d.quote('form')} was entered already${d.put('statement', ', in the signed record ')}. One paper is entered once.`,
  'form.scan': (d) => `The file${d.quote('path')} is no scan of a paper: a PDF, JPEG or PNG is wanted.`,
  'records.cell': (d) => `The file${d.quote('file')} of records is wrong${d.put('wrong', ' in ', ' places')}. Nothing was signed.`,
} as const satisfies Readonly<Record<string, Sentence>>
