/** Plain sentences of codes: particulars stand beside them. */
export const formsCodes = {
  'form.code': 'Não há formulário em papel com esse código: foi mal lido ou mal escrito.',
  'form.repeated': 'O formulário em papel já tinha sido introduzido. Um papel introduz-se uma só vez.',
  'form.scan': 'O ficheiro não é a digitalização de um papel: espera-se PDF, JPEG ou PNG.',
  'records.cell': 'O ficheiro de registos tem erros. Nada foi assinado.',
} as const
