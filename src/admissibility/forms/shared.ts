import type { FormField } from './types.js'

/** Who wrote the forms, and how far they can be relied on: the same for all. */
export const drafted = { author: 'rogatory', status: 'draft' } as const

export const toolsField = (required: boolean): FormField => ({
  id: 'tools',
  label: {
    en: 'Tools used, with versions',
    fr: 'Outils utilisés, avec leur version',
    'fr-CA': 'Outils utilisés, avec leur version',
    de: 'Verwendete Werkzeuge mit Version',
    pt: 'Ferramentas utilizadas, com a versão',
    hi: 'प्रयुक्त उपकरण, संस्करण सहित',
  },
  kind: 'list',
  required,
  from: 'tools',
})

/** The notice a party gives before it offers a record: the date, once it is known. */
export const noticeField: FormField = {
  id: 'notice-date',
  label: { en: 'Date of the written notice to the other parties' },
  kind: 'date',
  required: false,
}

const perjury = 'I declare under penalty of perjury under the laws of the United States of America that the foregoing is true and correct.'

export const perjuryStatement = {
  id: 'penalty-of-perjury',
  citation: '28 U.S.C. § 1746',
  text: { en: perjury },
} as const

export const custodianStatement = {
  id: 'custodian',
  citation: 'Fed. R. Evid. 902(11)',
  text: { en: 'I am the custodian of the records listed below.' },
  optional: true,
} as const

export const qualifiedStatement = {
  id: 'qualified',
  citation: 'Fed. R. Evid. 902(11)',
  text: { en: 'I am qualified by training, experience or position to make this evidence certificate about what is listed below.' },
} as const
