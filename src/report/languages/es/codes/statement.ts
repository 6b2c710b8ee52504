/** Plain sentences of codes: particulars stand beside them. */
export const statementCodes = {
  'statement.length': 'Un asiento firmado es más largo de lo admitido.',
  'statement.header': 'La cabecera de un asiento firmado no tiene exactamente los elementos que debe tener.',
  'statement.typ': 'La clase de un asiento firmado no está nombrada en una forma válida.',
  'statement.kid': 'Un asiento firmado no nombra en una forma válida la clave con que se firmó.',
  'statement.claims': 'Un asiento firmado no dice en una forma válida quién lo firmó, sobre qué y cuándo.',
  'statement.cnf': 'La clave adjunta a un asiento firmado no es la que nombra, o falta o no corresponde allí.',
  'statement.unprotected': 'Un asiento firmado lleva añadidos sin firmar que no se admiten.',
  'statement.token-not-checked':
    'Junto a un asiento firmado hay un recibo de registro, que esta versión no comprueba, o un sello de tiempo que aquí no se pudo comprobar.',
  'statement.payload': 'El contenido de un asiento firmado no es como exige su clase.',
  'statement.not-understood':
    'Un asiento firmado es de una clase que esta versión no conoce: se comprobaron su codificación, su firma y su lugar, no su contenido.',
  'statement.sub': 'Un asiento firmado trata de otro objeto que aquel junto al que está.',
  'statement.signature': 'La firma de un asiento firmado no es correcta: sus bytes no son los que se firmaron.',
  'statement.companion-missing': 'Falta la segunda firma, resistente a la computación cuántica, que un asiento firmado anuncia.',
  'statement.companion-undeclared': 'Junto a un asiento firmado hay una segunda firma que él no anuncia.',
  'statement.companion-key':
    'La segunda firma, resistente a la computación cuántica, se hizo con otra clave que la que anuncia el asiento firmado.',
  'statement.companion-signature': 'La segunda firma, resistente a la computación cuántica, de un asiento firmado no es correcta.',
  'statement.classical-only': 'Un asiento firmado no tiene segunda firma resistente a la computación cuántica.',
  'statement.part-unknown': 'Se abrió una parte que el asiento firmado no tiene.',
  'statement.part-opening': 'El texto dado para una parte de un asiento firmado no es el que se firmó.',
  'statement.part-content': 'Una parte de un asiento firmado no es como exige su clase.',
  'statement.part-missing': 'No se dio una parte de un asiento firmado, así que no se comprobó.',
} as const
