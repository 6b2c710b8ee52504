/** Plain sentences of codes: particulars stand beside them. */
export const exchangeCodes = {
  'exchange.docket': 'El expediente dentro del sobre no se puede leer, o no es el que nombra el sello.',
  'exchange.heads': 'El expediente dentro del sobre no termina donde dice el sello.',
  'exchange.other-docket': 'El sobre pertenece a otro caso que el expediente dado.',
  'exchange.seal-not-recorded': 'El expediente dado no contiene el sello de este sobre: nada de lo leído muestra que ambos vayan juntos.',
  'envelope.recipient-classical': 'Una clave de recepción no resistiría a un ordenador cuántico: lo captado hoy podría leerse más tarde.',
  'exchange.seal-not-admitted': 'El expediente dentro del sobre no admite a quien lo selló, así que no se entregó nada.',
  'manifest.unreadable': 'El sobre va dirigido a esta clave, pero la clave no lo abre: no se selló como se debe.',
} as const
