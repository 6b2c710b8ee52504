/** Plain sentences of codes: particulars stand beside them. */
export const reportCodes = {
  'report.incomplete': 'Der Bericht macht nicht alle elf Aussagen, die er machen muss; es wurde keine Seite geschrieben.',
} as const
