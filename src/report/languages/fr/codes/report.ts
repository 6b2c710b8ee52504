/** Plain sentences of codes: particulars stand beside them. */
export const reportCodes = {
  'report.incomplete': 'Le rapport ne fait pas les onze déclarations qu’il doit faire ; aucune page n’a été écrite.',
} as const
