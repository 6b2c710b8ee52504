/** Plain sentences of codes: particulars stand beside them. */
export const formsCodes = {
  'form.code': 'Il n’existe pas de formulaire papier portant ce code : il a été mal lu ou mal saisi.',
  'form.repeated': 'Le formulaire papier a déjà été saisi. Un papier n’est saisi qu’une fois.',
  'form.scan': 'Le fichier n’est pas la numérisation d’un papier : un PDF, un JPEG ou un PNG est attendu.',
  'records.cell': 'Le fichier de mentions est erroné. Rien n’a été signé.',
} as const
