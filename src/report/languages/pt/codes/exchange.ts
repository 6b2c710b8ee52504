/** Plain sentences of codes: particulars stand beside them. */
export const exchangeCodes = {
  'exchange.docket': 'O processo dentro do envelope não pode ser lido, ou não é o que o selo nomeia.',
  'exchange.heads': 'O processo dentro do envelope não termina onde o selo diz.',
  'exchange.other-docket': 'O envelope pertence a outro caso que não o processo dado.',
  'exchange.seal-not-recorded':
    'O processo dado não contém o selo deste envelope: nada do que foi lido mostra que os dois pertençam um ao outro.',
  'envelope.recipient-classical':
    'Uma chave de receção não resistiria a um computador quântico: o que hoje se capta poderia ser lido mais tarde.',
  'exchange.seal-not-admitted': 'O processo dentro do envelope não admite quem o selou, por isso nada foi entregue.',
  'manifest.unreadable': 'O envelope é dirigido a esta chave, mas a chave não o abre: não foi selado como deve.',
} as const
