/** Plain sentences of codes: particulars stand beside them. */
export const tokenCodes = {
  'token.malformed': 'Bei einem signierten Eintrag steht ein Zeitstempel, der nicht gelesen werden kann; er zeigt nichts.',
  'token.algorithm':
    'Bei einem signierten Eintrag steht ein Zeitstempel, der auf einem zu schwachen oder unbekannten Verfahren beruht; er zeigt nichts.',
  'token.imprint':
    'Bei einem signierten Eintrag steht ein Zeitstempel über etwas anderes als die Signatur dieses Eintrags; er zeigt nichts.',
  'token.signature':
    'Bei einem signierten Eintrag steht ein Zeitstempel, dessen Signatur durch den Zeitdienst der Prüfung nicht standhält: Er wurde verändert oder gefälscht; er zeigt nichts.',
  'token.certificate':
    'Bei einem signierten Eintrag steht ein Zeitstempel, von dem nicht gezeigt ist, dass ihn der Schlüssel eines damals zugelassenen Zeitdienstes signiert hat; er zeigt nichts.',
  'token.not-believed':
    'Bei einem signierten Eintrag steht ein Zeitstempel, dem nach Ihrem Vertrauensspeicher oder Ihren Regeln hier nicht vertraut wird; er zeigt hier nichts.',
  'token.refused': 'Der Zeitdienst gab keinen Zeitstempel.',
} as const
