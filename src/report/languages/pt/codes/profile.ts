/** Plain sentences of codes: particulars stand beside them. */
export const profileCodes = {
  'profile.format': 'O perfil não está escrito como deve.',
  'profile.primitive': 'O perfil pede uma verificação que não existe.',
  'profile.parameter': 'O perfil pede uma verificação de um modo em que não pode ser feita.',
  'profile.circle': 'O perfil volta a si mesmo, de modo que nada o poderia decidir.',
  'profile.reference': 'O perfil nomeia algo que não existe.',
  'profile.language': 'Um texto do perfil não está escrito numa língua em que deve estar.',
  'profile.signer': 'O perfil está assinado, mas não por alguém em quem esta verificação confie: não se sabe quem o publica.',
  'profile.withdrawn': 'O perfil foi retirado pelos seus autores; o que diz pode já estar errado.',
} as const
