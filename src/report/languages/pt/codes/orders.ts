/** Plain sentences of codes: particulars stand beside them. */
export const ordersCodes = {
  'basis.status-by-another': 'Alguém a quem não cabe decidi-lo diz o que foi feito de uma base legal, ou contraria um tribunal; não conta.',
  'basis.status-unbelieved':
    'O que foi feito de uma base legal é dito por alguém que não conhecemos, ou está assinado com uma chave que não vale para isso.',
  'basis.status-unlinked': 'Um registo diz o que foi feito de uma base legal sem mostrar de qual.',
  'basis.before': 'O ato está registado como feito antes da data da base legal em que assenta.',
  'basis.not-standing': 'O ato foi feito quando a sua base legal não estava em vigor.',
  'basis.set-aside':
    'A base legal de um registo sobre este vestígio foi anulada: o vestígio deve ser devolvido e não mais usado, salvo se outra coisa o permitir.',
  'basis.used-after': 'O vestígio foi usado depois de anulada a base legal com que foi recolhido.',
  'order.by-another': 'Uma ordem foi registada por alguém que não a pode dar; não conta.',
  'order.preservation-broken':
    'O vestígio foi destruído ou alienado, consumido, devolvido ou perdido enquanto valia uma ordem de preservação; ao lado consta se quem o registou mostrou conhecê-la.',
  'order.lift-by-another': 'Uma ordem foi levantada por uma autoridade que nem a deu nem está acima da que a deu: a ordem mantém-se.',
  'order.lift-of-nothing': 'Um registo levanta uma ordem que não está registada para este vestígio.',
  'order.conflicting': 'As ordens sobre este vestígio não podem ser todas cumpridas; cita-se cada uma, e nenhuma passa à frente.',
  'order.ended': 'Uma ordem de preservação deste vestígio terminou na data que ela própria indica; desde então não obriga ninguém.',
  'order.overdue': 'Terminou o prazo para cumprir uma ordem, e nenhum registo aqui diz que foi cumprida.',
  'order.not-checked': 'Há demasiadas ordens e atos sobre este vestígio para os comparar todos; o resto não foi comparado.',
  'order.restricted': 'O vestígio é guardado apenas como prova: não pode ser usado de outro modo.',
  'correction.by-another':
    'Um registo foi corrigido por alguém que não o lado que o assinou; a correção não conta e só pode tomar-se como impugnação.',
  'correction.nothing': 'Uma correção é de um registo que não está aqui, ou que ninguém admitiu.',
  'correction.not-used':
    'Uma correção diz só por palavras, ou de algo que o registo não contém, o que está certo: continua a usar-se o valor registado.',
  'correction.conflicting': 'Correções feitas sem conhecimento umas das outras diferem: nenhuma é usada.',
  'correction.material': 'Uma correção altera algo em que a custódia assenta.',
  'correction.after-receipt':
    'Uma correção altera algo em que a custódia assenta, depois de o outro lado ter aceitado o conteúdo, e este não concordou.',
  'custody.disputed-by': 'Alguém impugna este registo.',
  'supersede.nothing': 'Um registo toma o lugar de algo que não está aqui.',
  'supersede.by-another': 'Um registo toma o lugar de um envelope ou registo de outro lado; não conta.',
  'supersede.duty-open':
    'Aquilo com que este vestígio veio foi substituído: falta registar a sua devolução, a sua destruição ou uma explicação do seu detentor.',
  'statement.part-withheld': 'Uma parte de um registo está retida; o motivo e quem o fez constam ao lado.',
  'statement.part-erased': 'Uma parte de um registo foi apagada: já ninguém a pode mostrar; o motivo e quem o fez constam ao lado.',
  'statement.opening-moved': 'O que se mostra como parte deste registo é parte de outro.',
  'withheld.by-another':
    'Alguém diz que partes do registo de outro lado estão retidas ou apagadas, e não nomeia ordem para isso; não conta.',
  'withheld.unbelieved':
    'Alguém diz que partes de um registo estão retidas ou apagadas; não se acredita nele, ou em quem assinou a ordem: a ordem não fica mostrada e as partes contam como em falta.',
  'docket.erased-returned': 'Uma parte apagada voltou com outra cópia e foi retirada de novo.',
  'docket.erased-kept':
    'Uma parte de um registo que se diz apagada está aberta aqui; não foi retirada, porque a ninguém se perguntou se se acredita nesse apagamento, ou porque não se acredita.',
  'import.refused': 'Registos trazidos de outro caso não podem ser verificados ali e não foram usados.',
  'import.fails': 'Em registos trazidos de outro caso algo não resiste à verificação: são mostrados como custódia anterior.',
  'import.omitted': 'Dos registos de outro caso algo foi omitido.',
} as const
