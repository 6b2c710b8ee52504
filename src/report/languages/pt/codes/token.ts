/** Plain sentences of codes: particulars stand beside them. */
export const tokenCodes = {
  'token.malformed': 'Com um registo assinado vem um carimbo temporal que não se pode ler; não mostra nada.',
  'token.algorithm': 'Com um registo assinado vem um carimbo temporal assente num método demasiado fraco ou desconhecido; não mostra nada.',
  'token.imprint': 'Com um registo assinado vem um carimbo temporal sobre outra coisa que não a assinatura desse registo; não mostra nada.',
  'token.signature':
    'Com um registo assinado vem um carimbo temporal e a assinatura do serviço de tempo não está correta: foi alterado ou forjado; não mostra nada.',
  'token.certificate':
    'Com um registo assinado vem um carimbo temporal, e não consta que tenha sido assinado com a chave de um serviço de tempo em vigor nesse momento; não mostra nada.',
  'token.not-believed':
    'Com um registo assinado vem um carimbo temporal em que, pelo seu repositório de confiança ou pelas suas regras, aqui não se confia; aqui não mostra nada.',
  'token.refused': 'O serviço de tempo não deu qualquer carimbo temporal.',
} as const
