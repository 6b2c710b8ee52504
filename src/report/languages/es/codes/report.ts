/** Plain sentences of codes: particulars stand beside them. */
export const reportCodes = {
  'report.incomplete': 'El informe no hace las once declaraciones que debe hacer; no se escribió ninguna página.',
} as const
