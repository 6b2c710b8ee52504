/** Plain sentences of codes: particulars stand beside them. */
export const certificateCodes = {
  'certificate.form':
    'Uma certidão de prova contém declarações que o seu formulário não prevê, e não são contadas; ou o seu formulário é desconhecido desta versão, e não foi examinado o que ele exige.',
  'certificate.incomplete': 'A uma certidão de prova falta o que o seu formulário pede.',
  'certificate.not-opened':
    'Partes de uma certidão de prova estão fechadas aqui, por isso o que a pessoa declarou não se pode ler por inteiro.',
  'certificate.signer': 'Uma certidão de prova está assinada numa qualidade que o seu formulário não permite.',
  'certificate.signer-unknown':
    'Uma certidão de prova está assinada por alguém que não conhecemos, ou com uma chave que não vale para isso: é mostrada, e nada se tem por declarado com ela.',
  'certificate.template':
    'Uma certidão de prova foi feita com outros textos do seu formulário que não os desta versão; as suas palavras mostram-se como foram assinadas.',
  'certificate.words': 'As palavras com que uma pessoa assinou uma certidão de prova não dizem o que diz o registo a seu lado.',
  'certificate.time': 'A hora escrita numa certidão de prova não é a da sua assinatura.',
  'certificate.digest':
    'Uma certidão de prova nomeia outro resumo que não o dos registos do vestígio, ou o do conteúdo agora lido: não fala destes bytes.',
  'certificate.digest-missing': 'Uma certidão de prova nomeia um vestígio sem o seu resumo: não fica fixado de que fala ao certo.',
  'certificate.not-comparable': 'Nenhum registo contém um resumo da mesma espécie que o da certidão de prova: não foram comparados.',
  'certificate.before-act': 'Uma certidão de prova foi assinada antes de existir o ato ou o resumo de que fala.',
  'certificate.alone': 'Uma certidão de prova está só: a que deve acompanhá-la não está no processo.',
  'certificate.pair': 'Duas certidões de prova que devem concordar nomeiam resumos ou dados diferentes.',
  'certificate.same-person':
    'A mesma pessoa assinou mais de uma vez, e só conta uma; onde devem assinar duas pessoas diferentes, falta a segunda.',
} as const
