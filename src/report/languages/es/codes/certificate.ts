/** Plain sentences of codes: particulars stand beside them. */
export const certificateCodes = {
  'certificate.form':
    'Una certificación probatoria contiene declaraciones que su formulario no prevé, y no se cuentan; o su formulario es desconocido para esta versión, y no se examinó lo que exige.',
  'certificate.incomplete': 'A una certificación probatoria le falta lo que pide su formulario.',
  'certificate.not-opened':
    'Partes de una certificación probatoria están cerradas aquí, así que lo declarado por la persona no puede leerse entero.',
  'certificate.signer': 'Una certificación probatoria está firmada en una calidad que su formulario no permite.',
  'certificate.signer-unknown':
    'Una certificación probatoria está firmada por alguien a quien no conocemos, o con una clave que no vale para ello: se muestra, y nada se tiene por declarado con ella.',
  'certificate.template':
    'Una certificación probatoria se hizo con otros textos de su formulario que los de esta versión; sus palabras se muestran como se firmaron.',
  'certificate.words': 'Las palabras con que una persona firmó una certificación probatoria no dicen lo que dice el asiento a su lado.',
  'certificate.time': 'La hora escrita en una certificación probatoria no es la de su firma.',
  'certificate.digest':
    'Una certificación probatoria nombra otro resumen que los asientos del indicio, o que el contenido leído ahora: no habla de estos bytes.',
  'certificate.digest-missing': 'Una certificación probatoria nombra un indicio sin su resumen: no queda fijado de qué habla exactamente.',
  'certificate.not-comparable': 'Ningún asiento contiene un resumen de la misma clase que la certificación probatoria: no se compararon.',
  'certificate.before-act': 'Una certificación probatoria está firmada antes de existir el acto o el resumen de que habla.',
  'certificate.alone': 'Una certificación probatoria está sola: la que debe acompañarla no está en el expediente.',
  'certificate.pair': 'Dos certificaciones probatorias que deben coincidir nombran resúmenes o datos distintos.',
  'certificate.same-person':
    'Una misma persona firmó más de una vez, y solo cuenta una; donde deben firmar dos personas distintas, falta la segunda.',
} as const
