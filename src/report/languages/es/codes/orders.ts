/** Plain sentences of codes: particulars stand beside them. */
export const ordersCodes = {
  'basis.status-by-another':
    'Alguien a quien no corresponde decidirlo dice qué fue de una base jurídica, o contradice a un tribunal; no cuenta.',
  'basis.status-unbelieved':
    'Lo que fue de una base jurídica lo dice alguien a quien no conocemos, o está firmado con una clave que no vale para ello.',
  'basis.status-unlinked': 'Un asiento dice qué fue de una base jurídica sin mostrar de cuál.',
  'basis.before': 'El acto consta como hecho antes de la fecha de la base jurídica en que se apoya.',
  'basis.not-standing': 'El acto se hizo cuando su base jurídica no estaba en vigor.',
  'basis.set-aside':
    'Se anuló la base jurídica de un asiento sobre este indicio: el indicio debe devolverse y no usarse más, salvo que otra cosa lo permita.',
  'basis.used-after': 'El indicio se usó después de anularse la base jurídica con que se obtuvo.',
  'order.by-another': 'Registró una orden alguien que no puede darla; no cuenta.',
  'order.preservation-broken':
    'El indicio se destruyó o enajenó, se consumió, se devolvió o se perdió mientras regía una orden de conservación; al lado consta si quien lo registró mostró conocerla.',
  'order.lift-by-another': 'Levantó una orden una autoridad que ni la dio ni está por encima de la que la dio: la orden sigue en pie.',
  'order.lift-of-nothing': 'Un asiento levanta una orden que no consta para este indicio.',
  'order.conflicting': 'No pueden cumplirse todas las órdenes sobre este indicio; se cita cada una, y ninguna se antepone.',
  'order.ended': 'Una orden de conservación de este indicio terminó en la fecha que ella misma señala; desde entonces no obliga a nadie.',
  'order.overdue': 'Venció el plazo para cumplir una orden, y ningún asiento hace constar aquí que se cumpliera.',
  'order.not-checked': 'Hay demasiadas órdenes y actos sobre este indicio para compararlos todos; el resto no se comparó.',
  'order.restricted': 'El indicio se guarda solo como prueba: no puede usarse de otro modo.',
  'correction.by-another':
    'Rectificó un asiento alguien distinto de la parte que lo firmó; la rectificación no cuenta y solo puede tomarse como impugnación.',
  'correction.nothing': 'Una rectificación es de un asiento que no está aquí, o que nadie admitió.',
  'correction.not-used':
    'Una rectificación dice solo con palabras, o de algo que el asiento no contiene, qué es lo correcto: se sigue usando el valor registrado.',
  'correction.conflicting': 'Rectificaciones hechas sin conocimiento unas de otras difieren: no se usa ninguna.',
  'correction.material': 'Una rectificación cambia algo en que descansa la custodia.',
  'correction.after-receipt':
    'Una rectificación cambia algo en que descansa la custodia, después de que el otro lado aceptara el contenido, y este no ha consentido.',
  'custody.disputed-by': 'Alguien impugna este asiento.',
  'supersede.nothing': 'Un asiento ocupa el lugar de algo que no está aquí.',
  'supersede.by-another': 'Un asiento ocupa el lugar de un sobre o asiento de otro lado; no cuenta.',
  'supersede.duty-open':
    'Aquello con que vino este indicio fue sustituido: falta registrar su devolución, su destrucción o una explicación de su custodio.',
  'statement.part-withheld': 'Se retiene una parte de un asiento; el motivo y quién lo hizo constan a su lado.',
  'statement.part-erased': 'Se borró una parte de un asiento: ya nadie puede mostrarla; el motivo y quién lo hizo constan a su lado.',
  'statement.opening-moved': 'Lo que se muestra como parte de este asiento es parte de otro.',
  'withheld.by-another':
    'Alguien dice que partes del asiento de otro lado están retenidas o borradas, y no nombra ninguna orden para ello; no cuenta.',
  'withheld.unbelieved':
    'Alguien dice que partes de un asiento están retenidas o borradas; no se le cree, o no se cree a quien firmó la orden: la orden no queda mostrada y las partes cuentan como ausentes.',
  'docket.erased-returned': 'Una parte borrada volvió con otra copia y se quitó de nuevo.',
  'docket.erased-kept':
    'Una parte de un asiento que se dice borrada está abierta aquí; no se quitó, porque a nadie se preguntó si se cree ese borrado, o porque no se cree.',
  'import.refused': 'Asientos traídos de otro caso no pueden comprobarse allí y no se usaron.',
  'import.fails': 'En asientos traídos de otro caso algo no supera la comprobación: se muestran como custodia anterior.',
  'import.omitted': 'De los asientos de otro caso se omitió algo.',
} as const
