/** Plain sentences of codes: particulars stand beside them. */
export const reportCodes = {
  'report.incomplete': 'Le rapport ne contient pas les onze énoncés qu’il doit contenir ; aucune page n’a été écrite.',
} as const
