/** Plain sentences of codes: particulars stand beside them. */
export const tokenCodes = {
  'token.malformed': 'Junto a un asiento firmado hay un sello de tiempo que no se puede leer; no muestra nada.',
  'token.algorithm':
    'Junto a un asiento firmado hay un sello de tiempo basado en un método demasiado débil o desconocido; no muestra nada.',
  'token.imprint': 'Junto a un asiento firmado hay un sello de tiempo sobre algo distinto de la firma de ese asiento; no muestra nada.',
  'token.signature':
    'Junto a un asiento firmado hay un sello de tiempo y la firma del servicio de tiempo no es correcta: fue alterado o falsificado; no muestra nada.',
  'token.certificate':
    'Junto a un asiento firmado hay un sello de tiempo, y no consta que se firmara con la clave de un servicio de tiempo en vigor en ese momento; no muestra nada.',
  'token.not-believed':
    'Junto a un asiento firmado hay un sello de tiempo en el que, según su almacén de confianza o sus reglas, aquí no se confía; aquí no muestra nada.',
  'token.refused': 'El servicio de tiempo no dio ningún sello de tiempo.',
} as const
