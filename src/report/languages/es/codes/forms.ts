/** Plain sentences of codes: particulars stand beside them. */
export const formsCodes = {
  'form.code': 'No hay ningún formulario en papel con ese código: se leyó o se tecleó mal.',
  'form.repeated': 'El formulario en papel ya se había introducido. Un papel se introduce una sola vez.',
  'form.scan': 'El archivo no es la digitalización de un papel: se espera PDF, JPEG o PNG.',
  'records.cell': 'El archivo de asientos tiene errores. No se firmó nada.',
} as const
