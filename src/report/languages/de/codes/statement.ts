/** Plain sentences of codes: particulars stand beside them. */
export const statementCodes = {
  'statement.length': 'Ein signierter Eintrag ist länger als zulässig.',
  'statement.header': 'Der Kopf eines signierten Eintrags hat nicht genau die Angaben, die er haben muss.',
  'statement.typ': 'Die Art eines signierten Eintrags ist nicht in gültiger Form genannt.',
  'statement.kid': 'Ein signierter Eintrag nennt den Schlüssel, mit dem er signiert ist, nicht in gültiger Form.',
  'statement.claims': 'Ein signierter Eintrag sagt nicht in gültiger Form, wer ihn worüber und wann signiert hat.',
  'statement.cnf': 'Der einem signierten Eintrag beigefügte Schlüssel ist nicht der genannte, oder er fehlt oder gehört dort nicht hin.',
  'statement.unprotected': 'Ein signierter Eintrag trägt unsignierte Zusätze, die nicht zulässig sind.',
  'statement.token-not-checked':
    'Bei einem signierten Eintrag steht eine Protokollquittung, die diese Version nicht prüft, oder ein Zeitstempel, der hier nicht geprüft werden konnte.',
  'statement.payload': 'Der Inhalt eines signierten Eintrags ist nicht, wie seine Art es verlangt.',
  'statement.not-understood':
    'Ein signierter Eintrag ist von einer Art, die diese Version nicht kennt: Kodierung, Signatur und Platz wurden geprüft, der Inhalt nicht.',
  'statement.sub': 'Ein signierter Eintrag handelt von einem anderen Gegenstand als dem, bei dem er steht.',
  'statement.signature':
    'Die Signatur eines signierten Eintrags hält der Prüfung nicht stand: Seine Bytes sind nicht die, die signiert wurden.',
  'statement.companion-missing': 'Die zweite, quantensichere Signatur, die ein signierter Eintrag ankündigt, fehlt.',
  'statement.companion-undeclared': 'Bei einem signierten Eintrag steht eine zweite Signatur, die er nicht ankündigt.',
  'statement.companion-key':
    'Die zweite, quantensichere Signatur wurde mit einem anderen Schlüssel erstellt, als der signierte Eintrag ankündigt.',
  'statement.companion-signature': 'Die zweite, quantensichere Signatur eines signierten Eintrags hält der Prüfung nicht stand.',
  'statement.classical-only': 'Ein signierter Eintrag hat keine zweite, quantensichere Signatur.',
  'statement.part-unknown': 'Es wurde ein Teil geöffnet, den der signierte Eintrag nicht hat.',
  'statement.part-opening': 'Der zu einem Teil eines signierten Eintrags vorgelegte Text ist nicht der signierte.',
  'statement.part-content': 'Ein Teil eines signierten Eintrags ist nicht, wie seine Art es verlangt.',
  'statement.part-missing': 'Ein Teil eines signierten Eintrags wurde nicht vorgelegt und deshalb nicht geprüft.',
} as const
