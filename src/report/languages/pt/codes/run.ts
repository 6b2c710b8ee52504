/** Plain sentences of codes: particulars stand beside them. */
export const runCodes = {
  'usage.argument': 'Não é possível fazer isto como foi pedido.',
  'usage.unbelieved-card':
    'Um destinatário não é de confiança: nada é selado para quem não tem o seu cartão no repositório de confiança nem consta como válido de um diretório ali admitido.',
  'usage.classical-recipient':
    'A chave de receção de um destinatário não resistiria a um computador quântico; só é usada quando nomeada expressamente.',
  'usage.untrusted': 'Intacto. Não sabemos se este signatário é quem diz ser.',
  'run.aborted': 'Interrompido antes do fim. Nada por acabar ficou com um nome definitivo.',
  'run.limit': 'Mais do que este programa aceita: a entrada está acima do limite.',
  'run.internal': 'Falhou o próprio programa. Isto nada diz sobre as provas; comunique-o, por favor.',
  'run.worker':
    'Um processo auxiliar deste programa não pôde iniciar ou terminou antes do seu trabalho. Nada por acabar ficou; isto nada diz sobre as provas.',
  'source.read': 'Não foi possível ler o ficheiro.',
  'source.missing': 'Não existe tal ficheiro ou pasta.',
  'source.short': 'O ficheiro terminou antes do que o seu tamanho indica.',
  'source.changed': 'O ficheiro mudou enquanto era lido.',
  'source.kind': 'Não é isto que aqui cabe: um ficheiro simples ou uma pasta, como diz o comando.',
  'source.open-to-others': 'Outros podem ler ou mudar o ficheiro de chaves: uma chave secreta é só do seu titular (chmod 600).',
  'source.volume-missing': 'Falta um volume. Nada foi selado.',
  'sink.write': 'A escrita falhou.',
  'sink.exists': 'Já existe algo com esse nome, e nunca se escreve por cima de nada.',
  'sink.full': 'Não há mais espaço para escrever.',
  'lock.held': 'Outro processo está a escrever. Tente de novo quando ele terminar.',
  'lock.lost': 'Outro processo tomou o lugar, por isso nada foi escrito.',
  'crypto.decrypt': 'A chave ou a frase-passe não serve, ou os bytes cifrados estão danificados.',
  'crypto.key': 'Uma chave pública não é válida.',
  'crypto.signature': 'Uma assinatura não está correta.',
} as const
