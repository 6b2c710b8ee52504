/** Plain sentences of codes: particulars stand beside them. */
export const runCodes = {
  'usage.argument': 'No se puede hacer tal como se pide.',
  'usage.unbelieved-card':
    'Un destinatario no es de confianza: nada se sella para quien no tiene su tarjeta en el almacén de confianza ni figura como válido en un directorio admitido en él.',
  'usage.classical-recipient':
    'La clave de recepción de un destinatario no resistiría a un ordenador cuántico; solo se usa si se nombra expresamente.',
  'usage.untrusted': 'Intacto. No sabemos si este firmante es quien dice ser.',
  'run.aborted': 'Interrumpido antes del final. Nada inacabado quedó con un nombre definitivo.',
  'run.limit': 'Más de lo que este programa acepta: la entrada supera el límite.',
  'run.internal': 'Falló el propio programa. Esto no dice nada de las pruebas; comuníquelo, por favor.',
  'run.worker':
    'Un proceso auxiliar de este programa no pudo iniciarse o terminó antes de su trabajo. No quedó nada inacabado; esto no dice nada de las pruebas.',
  'source.read': 'No se pudo leer el archivo.',
  'source.missing': 'No existe tal archivo o carpeta.',
  'source.short': 'El archivo terminó antes de lo que dice su tamaño.',
  'source.changed': 'El archivo cambió mientras se leía.',
  'source.kind': 'Esto no es lo que corresponde aquí: un archivo normal o una carpeta, según diga el comando.',
  'source.open-to-others': 'Otros pueden leer o cambiar el archivo de claves: una clave secreta es solo de su titular (chmod 600).',
  'source.volume-missing': 'Falta un volumen. No se selló nada.',
  'sink.write': 'Falló la escritura.',
  'sink.exists': 'Ya hay algo con ese nombre, y nunca se sobrescribe nada.',
  'sink.full': 'No queda espacio para escribir.',
  'lock.held': 'Otro proceso está escribiendo. Inténtelo de nuevo cuando haya terminado.',
  'lock.lost': 'Otro proceso tomó el relevo, así que no se escribió nada.',
  'crypto.decrypt': 'La clave o la frase de contraseña no corresponde, o los bytes cifrados están dañados.',
  'crypto.key': 'Una clave pública no es válida.',
  'crypto.signature': 'Una firma no es correcta.',
} as const
