/** Plain sentences of codes: particulars stand beside them. */
export const statementCodes = {
  'statement.length': 'Um registo assinado é mais longo do que se admite.',
  'statement.header': 'O cabeçalho de um registo assinado não tem exatamente os elementos que deve ter.',
  'statement.typ': 'A espécie de um registo assinado não está nomeada numa forma válida.',
  'statement.kid': 'Um registo assinado não nomeia numa forma válida a chave com que foi assinado.',
  'statement.claims': 'Um registo assinado não diz numa forma válida quem o assinou, sobre quê e quando.',
  'statement.cnf': 'A chave junta a um registo assinado não é a que ele nomeia, ou falta ou ali não cabe.',
  'statement.unprotected': 'Um registo assinado traz acrescentos não assinados que não se admitem.',
  'statement.token-not-checked':
    'Com um registo assinado vem um recibo de registo, que esta versão não verifica, ou um carimbo temporal que aqui não se pôde verificar.',
  'statement.payload': 'O conteúdo de um registo assinado não é como a sua espécie exige.',
  'statement.not-understood':
    'Um registo assinado é de uma espécie que esta versão não conhece: verificaram-se a codificação, a assinatura e o lugar, não o conteúdo.',
  'statement.sub': 'Um registo assinado trata de outro objeto que não aquele junto do qual está.',
  'statement.signature': 'A assinatura de um registo assinado não está correta: os seus bytes não são os que foram assinados.',
  'statement.companion-missing': 'Falta a segunda assinatura, resistente à computação quântica, que um registo assinado anuncia.',
  'statement.companion-undeclared': 'Com um registo assinado vem uma segunda assinatura que ele não anuncia.',
  'statement.companion-key':
    'A segunda assinatura, resistente à computação quântica, foi feita com outra chave que não a que o registo assinado anuncia.',
  'statement.companion-signature': 'A segunda assinatura, resistente à computação quântica, de um registo assinado não está correta.',
  'statement.classical-only': 'Um registo assinado não tem segunda assinatura resistente à computação quântica.',
  'statement.part-unknown': 'Abriu-se uma parte que o registo assinado não tem.',
  'statement.part-opening': 'O texto dado para uma parte de um registo assinado não é o que foi assinado.',
  'statement.part-content': 'Uma parte de um registo assinado não é como a sua espécie exige.',
  'statement.part-missing': 'Uma parte de um registo assinado não foi dada, por isso não foi verificada.',
} as const
