/** Plain sentences of codes: particulars stand beside them. */
export const reportCodes = {
  'report.incomplete': 'O relatório não faz as onze declarações que deve fazer; nenhuma página foi escrita.',
} as const
